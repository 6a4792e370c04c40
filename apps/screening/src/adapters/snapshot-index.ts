import { gunzipSync } from 'node:zlib';
import type { IsoDate, Result } from '@ytterby/kernel';
import { sha256Hex } from '@ytterby/platform';
import { buildScreeningImage, editionOf, readSnapshot, restsOn, reviewedEntity, screenExporter, type ScreeningImage, ScreeningIndex, screenParty, type Snapshot, type SubjectFindings } from '@ytterby/watchlists';
import type { IndexSize, NameQuery, ShownEntity, SnapshotContent, SnapshotIndex } from '../ports';

const BASIS_LENGTH = 32;

/** The value of a result that cannot be an error but for a mistake. @throws Error with what is wrong */
export function certain<T>(result: Result<T, string>): T {
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

/** A stored snapshot, read again. @throws Error when the content is not what the id says */
export function snapshotIn({ snapshotId, content }: SnapshotContent): Snapshot {
  return certain(readSnapshot(snapshotId, gunzipSync(content).toString().split('\n'), sha256Hex));
}

/** Reads a stored snapshot and lays it out for screening: seconds of CPU for tens of thousands of entities. @throws as {@link snapshotIn} */
export function imageOf(content: SnapshotContent): ScreeningImage {
  return buildScreeningImage(snapshotIn(content));
}

/** The index over a snapshot that was laid out: next to nothing to open. */
export function snapshotIndex(image: ScreeningImage): SnapshotIndex {
  return new WatchlistIndex(image);
}

class WatchlistIndex implements SnapshotIndex {
  readonly snapshotId: string;
  readonly matcherVersion: string;
  readonly size: IndexSize;
  private readonly index: ScreeningIndex;
  private shownOn = { day: '', entities: new Map<string, ShownEntity>() };

  constructor(image: ScreeningImage) {
    this.index = new ScreeningIndex(image);
    ({ snapshotId: this.snapshotId, matcherVersion: this.matcherVersion, size: this.size } = editionOf(image));
  }

  screenExporter(...[exporter, day]: Parameters<SnapshotIndex['screenExporter']>): ReturnType<SnapshotIndex['screenExporter']> {
    return screenExporter(exporter, this.index, day);
  }

  screenParty(...[party, day]: Parameters<SnapshotIndex['screenParty']>): ReturnType<SnapshotIndex['screenParty']> {
    return screenParty(party, this.index, day);
  }

  search(query: NameQuery, day: IsoDate): SubjectFindings {
    const { name, schema = null, country = null, address = null, nativeNames = [], aliases = [], identifiers = [] } = query;
    return this.index.screen('party', { name, nativeNames, aliases, schema, country, addresses: address === null ? [] : [address], identifiers }, day);
  }

  /** Serialised once per entity and day: the same entity is met again and again. */
  shown(entityId: string, day: IsoDate): ShownEntity | null {
    if (this.shownOn.day !== day) this.shownOn = { day, entities: new Map() };
    const known = this.shownOn.entities.get(entityId);
    if (known !== undefined) return known;
    const entity = this.index.entity(entityId);
    if (entity === undefined) return null;
    const shown = { entityJson: JSON.stringify(reviewedEntity(entity, day)), basis: sha256Hex(restsOn(entity)).slice(0, BASIS_LENGTH) };
    this.shownOn.entities.set(entityId, shown);
    return shown;
  }
}
