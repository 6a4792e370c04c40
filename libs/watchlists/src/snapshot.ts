import { canonicalJson, err, ok, type Json, type Result } from '@ytterby/kernel';
import type { ListedEntity } from './listed-entity';

/** SHA-256 of a text as lower-case hex; passed in, as this library knows no runtime. */
export type Sha256Hex = (text: string) => string;

/** Everything that is listed at one moment. Immutable; the id says what is in it. */
export interface Snapshot {
  /** `ls-` and the first 32 hex digits of the SHA-256 of {@link Snapshot.lines}. */
  readonly snapshotId: string;
  /** By id. */
  readonly entities: readonly ListedEntity[];
  /** Entities per list, by the publisher's name. */
  readonly counts: Readonly<Record<string, number>>;
  /** One canonical JSON line per entity, in the order of the entities: what is stored. */
  readonly lines: readonly string[];
}

function canonicalLine(entity: ListedEntity): string {
  // A ListedEntity is JSON by construction: texts, numbers, booleans, nulls and lists of them.
  return canonicalJson(entity as unknown as Json);
}

/** Entities per list. */
export function countByList(entities: readonly Pick<ListedEntity, 'listId'>[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { listId } of entities) counts[listId] = (counts[listId] ?? 0) + 1;
  return counts;
}

/** The id of a snapshot with these lines. */
export function snapshotIdOf(lines: readonly string[], sha256: Sha256Hex): string {
  return `ls-${sha256(lines.join('\n')).slice(0, 32)}`;
}

/** Builds a snapshot, whatever order the entities come in. An id that occurs twice is an error that names it. */
export function buildSnapshot(entities: readonly ListedEntity[], sha256: Sha256Hex): Result<Snapshot, string> {
  const sorted = [...entities].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const double = sorted.find((entity, i) => entity.id === sorted[i + 1]?.id);
  if (double !== undefined) return err(`the entity id ${JSON.stringify(double.id)} occurs more than once`);
  const lines = sorted.map(canonicalLine);
  return ok({ snapshotId: snapshotIdOf(lines, sha256), entities: sorted, counts: countByList(sorted), lines });
}

/** The stored lines of a snapshot, when they are what the id says. */
export function provenLines(snapshotId: string, lines: readonly string[], sha256: Sha256Hex): Result<readonly string[], string> {
  const found = snapshotIdOf(lines, sha256);
  return found === snapshotId ? ok(lines) : err(`the content of list snapshot ${snapshotId} is that of ${found}: it was changed or cut`);
}

/** Reads a stored snapshot again. Fails when the content is not what the id says. */
export function readSnapshot(snapshotId: string, lines: readonly string[], sha256: Sha256Hex): Result<Snapshot, string> {
  const proven = provenLines(snapshotId, lines, sha256);
  if (!proven.ok) return proven;
  return buildSnapshot(
    lines.map((line) => JSON.parse(line) as ListedEntity),
    sha256,
  );
}
