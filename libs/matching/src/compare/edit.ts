import type { SoundCosts } from './costs';

/** Longest word that is compared letter by letter; longer ones are cut, so that one comparison is at most this squared. */
export const MAX_WORD = 48;

const WIDTH = MAX_WORD + 1;
const grid = new Float64Array(WIDTH * WIDTH);

function at(table: Float64Array, index: number): number {
  return table[index] ?? 0;
}

function code(word: string, index: number): number {
  const unit = word.charCodeAt(index);
  return unit < 128 ? unit : 127;
}

function substitution(a: string, b: string, position: readonly [number, number], costs: SoundCosts): number {
  const [i, j] = position;
  const [x, y] = [a.charCodeAt(i), b.charCodeAt(j)];
  if (x === y) return 0;
  return x < 128 && y < 128 ? at(costs.substitute, x * 128 + y) : 1;
}

/**
 * Weighted edit distance with transpositions (cost 1). At most {@link MAX_WORD}² steps; both words must not be longer than that.
 * The scratch grid is module-wide: the function is not re-entrant, which synchronous code never needs.
 */
export function weightedDistance(a: string, b: string, costs: SoundCosts): number {
  const [m, n] = [a.length, b.length];
  grid[0] = 0;
  for (let i = 1; i <= m; i++) grid[i * WIDTH] = at(grid, (i - 1) * WIDTH) + at(costs.indel, code(a, i - 1));
  for (let j = 1; j <= n; j++) grid[j] = at(grid, j - 1) + at(costs.indel, code(b, j - 1));
  for (let i = 1; i <= m; i++) {
    const row = i * WIDTH;
    const dropA = at(costs.indel, code(a, i - 1));
    for (let j = 1; j <= n; j++) {
      let best = at(grid, row - WIDTH + j - 1) + substitution(a, b, [i - 1, j - 1], costs);
      best = Math.min(best, at(grid, row - WIDTH + j) + dropA, at(grid, row + j - 1) + at(costs.indel, code(b, j - 1)));
      if (i > 1 && j > 1 && a.charCodeAt(i - 1) === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1)) {
        best = Math.min(best, at(grid, row - 2 * WIDTH + j - 2) + 1);
      }
      grid[row + j] = best;
    }
  }
  return at(grid, m * WIDTH + n);
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
