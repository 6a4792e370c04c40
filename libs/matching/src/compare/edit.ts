import type { SoundCosts } from './costs';

/** Longest word that is compared letter by letter; longer ones are cut, so that one comparison is at most this squared. */
export const MAX_WORD = 48;

const WIDTH = MAX_WORD + 1;
const grid = new Float64Array(WIDTH * WIDTH);

function at(table: Float64Array | Int32Array, index: number): number {
  return table[index] ?? 0;
}

function code(word: string, index: number): number {
  const unit = word.charCodeAt(index);
  return unit < 128 ? unit : 127;
}

/**
 * Weighted edit distance with transpositions (cost 1). At most {@link MAX_WORD}² steps; both words must not be longer than that.
 * The scratch arrays are module-wide: the function is not re-entrant, which synchronous code never needs. It is the innermost loop of screening,
 * so it allocates nothing and looks every letter up once.
 */
export function weightedDistance(a: string, b: string, costs: SoundCosts): number {
  const { substitute, indel } = costs;
  const [m, n] = [a.length, b.length];
  readWord(b, n);
  grid[0] = 0;
  for (let j = 1; j <= n; j++) grid[j] = at(grid, j - 1) + at(indel, code(b, j - 1));
  for (let i = 1; i <= m; i++) {
    const row = i * WIDTH;
    const unit = a.charCodeAt(i - 1);
    const previous = i > 1 ? a.charCodeAt(i - 2) : -1;
    const dropA = at(indel, unit < 128 ? unit : 127);
    let left = at(grid, row - WIDTH) + dropA;
    grid[row] = left;
    for (let j = 1; j <= n; j++) {
      const other = at(units, j);
      const above = row - WIDTH + j;
      let best = at(grid, above - 1) + (unit === other ? 0 : unit < 128 && other < 128 ? at(substitute, unit * 128 + other) : 1);
      const dropped = at(grid, above) + dropA;
      if (dropped < best) best = dropped;
      const added = left + at(indel, other < 128 ? other : 127);
      if (added < best) best = added;
      const isSwap = previous === other && j > 1 && unit === at(units, j - 1);
      if (isSwap) best = Math.min(best, at(grid, above - WIDTH - 2) + 1);
      grid[row + j] = best;
      left = best;
    }
  }
  return at(grid, m * WIDTH + n);
}

/** The code units of a word, counted from 1. */
const units = new Int32Array(WIDTH);

function readWord(word: string, length: number): void {
  for (let j = 1; j <= length; j++) units[j] = word.charCodeAt(j - 1);
}

/** Sum of leaving out every sound: what a word "weighs" under the costs. */
export function soundWeight(word: string, costs: SoundCosts): number {
  let sum = 0;
  for (let i = 0; i < word.length; i++) sum += at(costs.indel, code(word, i));
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
