import type { HitWhere, Listing, OwnershipFinding, RelatedListed, ReviewedEntity } from '@ytterby/contracts';
import type { IsoDate } from '@ytterby/kernel';
import { buildImage, bytesOf, DEFAULT_CONFIG, type ImageSize, type IndexImage, matcherVersion, openIndex, screenName, sizeOf, type MatcherConfig, type NameIndex, type NameQuery } from '@ytterby/matching';
import { EntityTable, type EntityTableImage, layOutEntities } from './entity-table';
import type { ListedEntity } from './listed-entity';
import { listingOf } from './listing-of';
import { knownOwners } from './ownership';
import { knownRelatives } from './relatives';
import type { Snapshot } from './snapshot';

/** One name of a party that met one listed entity. */
export interface PartyHit {
  /** Whose name it was. */
  where: HitWhere;
  /** The main name of the party, owner, company or exporter. */
  subject: string;
  /** The name of the subject (main, native or alias) that met the entity. */
  queryName: string;
  entityId: string;
  listId: string;
  /** 0–1; at least the review threshold. */
  score: number;
  matchedName: string;
  because: string;
  /** `match`: an exact identifier decided. */
  status: 'match' | 'review';
  /** What the subject is listed as if the hit is a true match. */
  listings: Listing[];
  /** Who owns the subject, as the lists know, if the hit is a true match; missing when they know nobody. */
  owners?: OwnershipFinding[] | undefined;
  /** Listed relatives of the subject, as the lists know, if the hit is a true match; missing when they know none. */
  relatives?: RelatedListed[] | undefined;
}

/** What screening one subject (a name with its spellings) found. */
export interface SubjectFindings {
  status: 'clear' | 'review' | 'match' | 'error';
  hits: PartyHit[];
  /** Listings confirmed by an exact identifier. */
  confirmed: Listing[];
  /** A sentence for each name that could not be compared in full: why the status is `error`. */
  problems: string[];
}

/** Everything that screening a party reads of a snapshot, laid out flat: nothing of it is written after it was built, so that threads can share it. */
export interface ScreeningImage {
  readonly snapshotId: string;
  readonly entities: EntityTableImage;
  readonly index: IndexImage;
}

/** Lays a snapshot out for screening: about 0.2 ms of CPU a name. */
export function buildScreeningImage(snapshot: Snapshot, config: MatcherConfig = DEFAULT_CONFIG): ScreeningImage {
  return { snapshotId: snapshot.snapshotId, entities: layOutEntities(snapshot), index: buildImage(snapshot.entities, config) };
}

/** What an index says of itself, with the bytes of everything that is shared. */
export interface Edition {
  readonly snapshotId: string;
  readonly matcherVersion: string;
  readonly size: ImageSize;
}

/** What an index over an image would say of itself, without opening one. */
export function editionOf(image: ScreeningImage): Edition {
  const { snapshotId, index } = image;
  return { snapshotId, matcherVersion: matcherVersion(index.config), size: { ...sizeOf(index), bytes: bytesOf(image) } };
}

/** Screens parties against a snapshot. */
export class ScreeningIndex {
  private readonly names: NameIndex;
  private readonly entities: EntityTable;

  constructor({ entities, index }: ScreeningImage) {
    this.entities = new EntityTable(entities);
    this.names = openIndex(index, (position) => this.entities.at(position));
  }

  /** The entity with this id, undefined when the snapshot has none. */
  entity(entityId: string): ListedEntity | undefined {
    return this.entities.find(entityId);
  }

  private relationsOf(entity: ListedEntity, day: IsoDate): Pick<PartyHit, 'owners' | 'relatives'> {
    const relatives = knownRelatives(entity, this.entities, day);
    return { ...(entity.parents.length === 0 ? {} : { owners: knownOwners(entity, (id) => this.entities.find(id), day) }), ...(relatives.length === 0 ? {} : { relatives }) };
  }

  /**
   * Screens one subject on a (Beijing) day, which says what an entity is listed as and never whether it is met. Never throws; a name that cannot be
   * compared is an `error`, never clear.
   */
  screen(where: HitWhere, query: NameQuery, day: IsoDate): SubjectFindings {
    const { status, hits, problems } = screenName(query, this.names);
    const found = hits.flatMap((hit) => {
      const entity = this.entities.find(hit.entityId);
      return entity === undefined ? [] : [{ where, subject: query.name, listId: entity.listId, listings: [listingOf(entity, day)], ...this.relationsOf(entity, day), ...hit }];
    });
    // Index and entities come from one snapshot; should they ever not fit, a hit that cannot be shown must not be lost.
    if (found.length < hits.length) return { status: 'error', hits: found, confirmed: [], problems: [...problems, 'A hit on an entity that the snapshot does not hold; import the list again.'] };
    return { status, hits: found, confirmed: found.filter((hit) => hit.status === 'match').flatMap((hit) => hit.listings), problems };
  }
}

/** A listed entity as a person is shown it beside the party on a day. */
export function reviewedEntity(entity: ListedEntity, day: IsoDate): ReviewedEntity {
  const [name = entity.id, ...others] = entity.names;
  const listing = listingOf(entity, day);
  return {
    entityId: entity.id,
    listId: entity.listId,
    list: entity.list,
    name,
    aliases: [...others, ...entity.aliases, ...entity.weakAliases],
    nativeNames: [...entity.nativeNames],
    country: entity.countries[0] ?? null,
    category: entity.category,
    capability: entity.capability,
    basis: entity.basis,
    sources: [...entity.sources],
    parents: entity.parents.map((parent) => ({ ...parent })),
    since: entity.since,
    status: listing.status,
  };
}
