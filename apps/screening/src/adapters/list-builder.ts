import { setImmediate } from 'node:timers/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { err, type Result } from '@ytterby/kernel';
import { namesNotCompared } from '@ytterby/matching';
import { sha256Hex } from '@ytterby/platform';
import { buildSnapshot, type ListedEntity, namesTooLong, parseListLine, parseStarterLine, type Snapshot } from '@ytterby/watchlists';
import type { BuiltSnapshot, ListBuilder, ListLine, NamedLine } from '../ports';
import { openIndex, type OpenOptions } from './index-client';
import { certain } from './snapshot-index';

const utf8 = new TextDecoder('utf-8', { fatal: true });
const compress = promisify(gzip);

/** Reads the forms `starter` and `ytterby` of the watchlists library; keeps snapshots as gzipped canonical lines. */
export function listBuilder(options: OpenOptions): ListBuilder {
  return { build, index: (snapshotId, content) => openIndex(snapshotId, content, options) };
}

/** Entries that are read in one go; then others get their turn, as each takes about a tenth of a millisecond and a file may be in memory whole. */
const AT_ONCE = 200;
/** Characters of a long name that are shown. */
const SHOWN = 60;

const build: ListBuilder['build'] = async (lines, form) => {
  const entities = new Map<string, ListedEntity>();
  const errors: NamedLine[] = [];
  const kept: NamedLine[] = [];
  for await (const line of lines) {
    if (line.bytes?.length === 0) continue; // a blank line between entries
    const read = readLine(line, form);
    if (!read.ok) errors.push({ line: line.line, reason: read.error });
    else if (entities.has(read.value.id)) errors.push({ line: line.line, reason: `id ${JSON.stringify(read.value.id)} stands on an earlier line too` });
    else {
      entities.set(read.value.id, read.value);
      kept.push(...unmetNames(read.value).map((reason) => ({ line: line.line, reason })));
      if (entities.size % AT_ONCE === 0) await setImmediate();
    }
  }
  if (entities.size === 0) return { snapshot: null, errors, kept };
  return { snapshot: await stored(certain(buildSnapshot([...entities.values()], sha256Hex))), errors, kept };
};

/** Whoever keeps a list must know of entries that nobody would ever be found to be. */
function unmetNames(entity: ListedEntity): string[] {
  const { because, all } = namesNotCompared(entity);
  const long = namesTooLong(entity).map((name) => `${entity.id}: a name of it is never met. The name “${name.slice(0, SHOWN)}…” has ${name.length} characters, more than are compared; shorten it.`);
  if (all) return [`${entity.id}: no name of it can be compared, so only an identifier meets it. ${because.join(' ')}`, ...long];
  return [...because.map((reason) => `${entity.id}: a name of it is never met. ${reason}`), ...long];
}

function readLine({ bytes, line }: ListLine, { format, list }: Parameters<ListBuilder['build']>[1]): Result<ListedEntity, string> {
  const text = decoded(bytes);
  if (text === null) return err(bytes === null ? 'is too long' : 'is not UTF-8');
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
