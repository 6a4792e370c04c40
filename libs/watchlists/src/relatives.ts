import type { PartyScreening, RelatedListed } from '@ytterby/contracts';
import type { IsoDate } from '@ytterby/kernel';
import { distinct } from './distinct';
import type { ListedEntity } from './listed-entity';
import { listingOf } from './listing-of';
import type { PartyHit } from './screening-index';

/** Most relatives that are told of one entity, the nearest first: a state or a fund may hold hundreds. */
const MOST_RELATIVES = 50;

/** Who holds whom, as far as the lists know. */
export interface HoldingGraph {
  /** Those who name this entity as a holder, by id. */
  heldBy(id: string): readonly ListedEntity[];
}

/** What the holder has in somebody whom it holds, where the list says so. */
function shareIn(held: ListedEntity, holder: string): Pick<RelatedListed, 'pct'> {
  const pct = held.parents.find(({ id }) => id === holder)?.pct ?? null;
  return pct === null ? {} : { pct };
}

/**
 * Whom a listed entity holds, at every depth, and who has a holder with it, as the lists know them: each once, with what it is listed as on the day. Red
 * flags, as No. 61 Art 2 looks at what a listed party holds, never up or sideways. A share is told of those that it holds itself.
 */
export function knownRelatives(entity: ListedEntity, graph: HoldingGraph, day: IsoDate): RelatedListed[] {
  const met = new Set([entity.id]);
  const found: RelatedListed[] = [];
  const add = (relation: RelatedListed['relation'], other: ListedEntity, share: Pick<RelatedListed, 'pct'>): void => {
    if (met.has(other.id) || found.length === MOST_RELATIVES) return;
    met.add(other.id);
    found.push({ relation, name: other.names[0] ?? other.id, ...share, listings: [listingOf(other, day)] });
  };
  // The entity and whoever it is found to hold, the nearest first.
  for (const holder of met) for (const held of graph.heldBy(holder)) add('subsidiary', held, holder === entity.id ? shareIn(held, holder) : {});
  for (const { id: parent } of entity.parents) if (parent !== null) for (const sister of graph.heldBy(parent)) add('sister', sister, {});
  return found;
}

/** The relatives of whom the confirmed hits name: of the party, and of the company that it is a branch of. */
export function relatedListedOf(confirmed: readonly Pick<PartyHit, 'relatives' | 'where'>[]): Pick<PartyScreening, 'relatedListed'> {
  const relatedListed = distinct(confirmed.filter(({ where }) => where !== 'owner').flatMap(({ relatives = [] }) => relatives));
  return relatedListed.length === 0 ? {} : { relatedListed };
}
