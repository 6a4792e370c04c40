import { promisify } from 'node:util';
import { gunzipSync, gzip } from 'node:zlib';
import { err, type IsoDate, type Result } from '@ytterby/kernel';
import { sha256Hex } from '@ytterby/platform';
import { buildSnapshot, indexStoredNames, listDelta, type ListedEntity, namesOfOrder, parseListLine, parseStarterLine, readSnapshot, restsOn, reviewedEntity, screenExporter, ScreeningIndex, screenParty, type Snapshot, type SubjectFindings } from '@ytterby/watchlists';
import type { BuiltSnapshot, ListBuilder, ListIndex, ListLine, NameQuery, SnapshotContent } from '../ports';

const utf8 = new TextDecoder('utf-8', { fatal: true });
const compress = promisify(gzip);
const BASIS_LENGTH = 32;

/** Reads the forms `starter` and `ytterby` of the watchlists library; keeps snapshots as gzipped canonical lines. */
export const listBuilder: ListBuilder = {
  async build(lines, form) {
    const entities = new Map<string, ListedEntity>();
    const errors: { line: number; reason: string }[] = [];
    for await (const line of lines) {
      if (line.bytes?.length === 0) continue; // a blank line between entries
      const read = readLine(line, form);
      if (!read.ok) errors.push({ line: line.line, reason: read.error });
      else if (entities.has(read.value.id)) errors.push({ line: line.line, reason: `id ${JSON.stringify(read.value.id)} stands on an earlier line too` });
      else entities.set(read.value.id, read.value);
    }
    if (entities.size === 0) return { snapshot: null, errors };
    return { snapshot: await stored(certain(buildSnapshot([...entities.values()], sha256Hex))), errors };
  },

  index(snapshotId, content) {
    return new WatchlistIndex(snapshotIn({ snapshotId, content }));
  },

  delta(before, after) {
    return listDelta(before.map(snapshotIn), snapshotIn(after));
  },

  indexNames(orders) {
    const names = orders.map((order) => namesOfOrder(order));
    const orderOf = names.flatMap((queries, position) => queries.map(() => position));
    const stored = indexStoredNames(names.flat());
    return { concernedBy: ({ matched }) => new Set(matched.flatMap((entity) => [...stored.meeting(entity)].map((at) => orderOf[at] ?? 0))) };
  },
};

function snapshotIn({ snapshotId, content }: SnapshotContent): Snapshot {
  return certain(readSnapshot(snapshotId, gunzipSync(content).toString().split('\n'), sha256Hex));
}

function readLine({ bytes, line }: ListLine, { format, list }: Parameters<ListBuilder['build']>[1]): Result<ListedEntity, string> {
  const text = decoded(bytes);
  if (text === null) return err(bytes === null ? 'is too long' : 'is not UTF-8');
  // Written as an escape in JSON; the database could not keep a hit on such a name.
  if (text.includes('\\u0000')) return err('holds the character U+0000');
  const parsed = format === 'starter' ? parseStarterLine(text, line) : parseListLine(text, line, list);
  return parsed.ok ? parsed : err(parsed.error.reason);
}

function decoded(bytes: Buffer | null): string | null {
  try {
    return bytes === null ? null : utf8.decode(bytes);
  } catch {
    return null;
  }
}

async function stored({ snapshotId, entities, counts, lines }: Snapshot): Promise<BuiltSnapshot> {
  return { snapshotId, entities: entities.length, counts, content: await compress(lines.join('\n')) };
}

function certain<T>(result: Result<T, string>): T {
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

class WatchlistIndex implements ListIndex {
  readonly snapshotId: string;
  readonly matcherVersion: string;
  private readonly index: ScreeningIndex;
  private shown = { day: '', entities: new Map<string, string>() };

  constructor(snapshot: Snapshot) {
    this.index = new ScreeningIndex(snapshot);
    this.snapshotId = this.index.snapshotId;
    this.matcherVersion = this.index.matcherVersion;
  }

  screenExporter(...[exporter, day]: Parameters<ListIndex['screenExporter']>): ReturnType<ListIndex['screenExporter']> {
    return screenExporter(exporter, this.index, day);
  }

  screenParty(...[party, day]: Parameters<ListIndex['screenParty']>): ReturnType<ListIndex['screenParty']> {
    return screenParty(party, this.index, day);
  }

  search(query: NameQuery, day: IsoDate): SubjectFindings {
    const { schema = null, country = null, nativeNames = [], aliases = [], identifiers = [] } = query;
    return this.index.screen('party', { name: query.name, nativeNames, aliases, schema, country, identifiers }, day);
  }

  /** Serialised once per entity and day: the same entity is met again and again. */
  entityJson(entityId: string, day: IsoDate): string {
    if (this.shown.day !== day) this.shown = { day, entities: new Map() };
    const known = this.shown.entities.get(entityId);
    if (known !== undefined) return known;
    const entity = this.index.entity(entityId);
    if (entity === undefined) throw new Error(`a hit names the entity ${entityId}, which the snapshot does not have`);
    const json = JSON.stringify(reviewedEntity(entity, day));
    this.shown.entities.set(entityId, json);
    return json;
  }

  basisOf(entityId: string): string | null {
    const entity = this.index.entity(entityId);
    return entity === undefined ? null : sha256Hex(restsOn(entity)).slice(0, BASIS_LENGTH);
  }
}
