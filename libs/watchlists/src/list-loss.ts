/** Entities per list, by the publisher's name. */
export type ListCounts = Readonly<Record<string, number>>;

/** A list that would lose too much: how many entities it has in force, and how many it would have. */
export interface ListLoss {
  readonly list: string;
  readonly before: number;
  readonly after: number;
}

/** Below this a loss is an ordinary correction, whatever its share, unless it empties the list. */
const FEWEST_GONE = 5;

/**
 * The lists that would be empty or gone, or would lose more than `maxLossPct` percent and at least five entities; by name. A file that was cut, a wrong
 * file, and one list put in the place of all others look like that.
 */
export function listLosses(before: ListCounts, after: ListCounts, maxLossPct: number): ListLoss[] {
  const names = Object.keys(before).sort();
  return names.map((list) => ({ list, before: before[list] ?? 0, after: after[list] ?? 0 })).filter((loss) => isTooMuch(loss, maxLossPct));
}

function isTooMuch({ before, after }: ListLoss, maxLossPct: number): boolean {
  const gone = before - after;
  return (gone > 0 && after === 0) || (gone >= FEWEST_GONE && gone * 100 > before * maxLossPct);
}
