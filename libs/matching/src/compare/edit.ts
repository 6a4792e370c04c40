import type { SoundCosts } from './costs';

/** Longest word that is compared letter by letter; longer ones are cut, so that one comparison is at most this squared. */
export const MAX_WORD = 48;

/** A run of UTF-16 code units inside a larger array. */
export interface Letters {
  codes: Uint16Array;
  from: number;
  length: number;
}

const WIDTH = MAX_WORD + 1;
const grid = new Float64Array(WIDTH * WIDTH);

/** Where a code unit stands in a table of costs. */
function place(unit: number): number {
  return unit < 128 ? unit : 127;
}

function firstRow(b: Letters, indel: Float64Array): void {
  let sum = 0;
  grid[0] = 0;
  for (let j = 0; j < b.length; j++) {
    sum += indel[place(b.codes[b.from + j] as number)] as number;
    grid[j + 1] = sum;
  }
}

/**
 * Weighted edit distance with transpositions (cost 1), or Infinity as soon as it must be above `limit`. At most {@link MAX_WORD}² steps; both words
 * must not be longer than that. The scratch array is module-wide: the function is not re-entrant, which synchronous code never needs. It is the
 * innermost loop of screening, so it allocates nothing and reads arrays of one kind at each place (every index is within bounds by construction).
 */
export function lettersDistance(a: Letters, b: Letters, costs: SoundCosts, limit: number): number {
  const { substitute, indel } = costs;
  const { codes, from } = b;
  const m = a.length;
  const n = b.length;
  firstRow(b, indel);
  let previous = -1;
  // A swap reaches back two rows: only when nothing in two rows is within the limit is there no way below it.
  let cheapestAbove = 0;
  for (let i = 1; i <= m; i++) {
    const row = i * WIDTH;
    const unit = a.codes[a.from + i - 1] as number;
    const dropA = indel[place(unit)] as number;
    const line = unit < 128 ? unit * 128 : -1;
    let diagonal = grid[row - WIDTH] as number;
    let left = diagonal + dropA;
    let cheapest = left;
    let before = -1;
    grid[row] = left;
    for (let j = 1; j <= n; j++) {
      const other = codes[from + j - 1] as number;
      const above = grid[row - WIDTH + j] as number;
      let best = diagonal + (unit === other ? 0 : line >= 0 && other < 128 ? (substitute[line + other] as number) : 1);
      const dropped = above + dropA;
      if (dropped < best) best = dropped;
      const added = left + (indel[other < 128 ? other : 127] as number);
      if (added < best) best = added;
      if (previous === other && unit === before) best = Math.min(best, (grid[row - 2 * WIDTH + j - 2] as number) + 1);
      grid[row + j] = best;
      diagonal = above;
      left = best;
      before = other;
      if (best < cheapest) cheapest = best;
    }
    if (cheapest > limit && cheapestAbove > limit) return Infinity;
    cheapestAbove = cheapest;
    previous = unit;
  }
  return grid[m * WIDTH + n] as number;
}

function lettersOf(word: string): Letters {
  return { codes: Uint16Array.from(word, (char) => char.charCodeAt(0)), from: 0, length: word.length };
}

/** As {@link lettersDistance} for two strings of one code unit a letter, without a limit. */
export function weightedDistance(a: string, b: string, costs: SoundCosts): number {
  return lettersDistance(lettersOf(a), lettersOf(b), costs, Infinity);
}

/** Sum of leaving out every sound: what a word "weighs" under the costs. */
export function soundWeight(word: Letters, costs: SoundCosts): number {
  let sum = 0;
  for (let i = 0; i < word.length; i++) sum += costs.indel[place(word.codes[word.from + i] as number)] as number;
  return sum;
}

/** True when one letter less on either or both sides makes the words equal (the symmetric-delete neighbourhood of distance 1). Linear. */
export function withinOneDeletion(a: string, b: string): boolean {
  let start = 0;
  while (start < a.length && start < b.length && a.charCodeAt(start) === b.charCodeAt(start)) start++;
  let [endA, endB] = [a.length, b.length];
  while (endA > start && endB > start && a.charCodeAt(endA - 1) === b.charCodeAt(endB - 1)) {
    endA--;
    endB--;
  }
  const [restA, restB] = [endA - start, endB - start];
  if (restA <= 1 && restB <= 1) return true;
  if (restA !== restB) return false;
  return a.slice(start + 1, endA) === b.slice(start, endB - 1) || a.slice(start, endA - 1) === b.slice(start + 1, endB);
}
