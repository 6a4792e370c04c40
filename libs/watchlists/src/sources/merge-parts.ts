import { err, ok, type Result } from '@ytterby/kernel';
import type { ListedEntity } from '../listed-entity';
import { countByList, type Sha256Hex, snapshotIdOf } from '../snapshot';

/** Lists that come from one place. */
export interface SourcePart {
  /** Where they come from, as a sentence says it: `source "ofac"`. */
  readonly from: string;
  /** Lists that are its own: those that it ever gave, also when it gives nothing of them any more. */
  readonly lists: readonly string[];
  /** Lines of a snapshot. */
  readonly lines: readonly string[];
}

/** A snapshot as it is stored, without its entities in memory. */
export interface MergedLines {
  readonly snapshotId: string;
  /** Entities per list. */
  readonly counts: Readonly<Record<string, number>>;
  readonly lines: readonly string[];
}

/** A line with what is asked of it; the entity itself is too large to keep tens of thousands of. */
interface Line {
  readonly id: string;
  readonly listId: string;
  readonly line: string;
}

function read(line: string): Line {
  const { id, listId } = JSON.parse(line) as ListedEntity;
  return { id, listId, line };
}

/** The owner of every list. A list has one source, or nobody could say which of two entries of it counts. */
function ownersOf(parts: readonly SourcePart[], lines: readonly (readonly Line[])[]): Result<ReadonlyMap<string, string>, string> {
  const owners = new Map<string, string>();
  for (const [i, { from, lists }] of parts.entries()) {
    for (const list of new Set([...lists, ...(lines[i] ?? []).map(({ listId }) => listId)])) {
      const other = owners.get(list);
      if (other !== undefined) return err(`the list ${JSON.stringify(list)} comes from ${other} and from ${from}; one of them must leave it out`);
      owners.set(list, from);
    }
  }
  return ok(owners);
}

/**
 * The snapshot in which these parts take the place of their own lists, and every other list stays as it is in force. Nothing of a list that a part's source gave
 * before and gives no more is left. All lines are those of {@link buildSnapshot}, and so is what comes out.
 * @returns a sentence that names both sides when two parts have the same list, or an id stands in two places
 */
export function mergeParts(inForce: readonly string[], parts: readonly SourcePart[], sha256: Sha256Hex): Result<MergedLines, string> {
  const given = parts.map(({ lines }) => lines.map(read));
  const owners = ownersOf(parts, given);
  if (!owners.ok) return owners;
  const kept = inForce.map(read).filter(({ listId }) => !owners.value.has(listId));
  const places = new Map<string, Line>();
  for (const line of [kept, ...given].flat()) {
    const other = places.get(line.id);
    const placeOf = ({ listId }: Line): string => owners.value.get(listId) ?? `list ${JSON.stringify(listId)} of the snapshot in force`;
    if (other !== undefined) return err(`the entity id ${JSON.stringify(line.id)} comes from ${placeOf(other)} and from ${placeOf(line)}; ids must be unique over all lists`);
    places.set(line.id, line);
  }
  const sorted = [...places.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const lines = sorted.map(({ line }) => line);
  return ok({ snapshotId: snapshotIdOf(lines, sha256), counts: countByList(sorted), lines });
}
