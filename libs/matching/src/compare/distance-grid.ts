import { UNIT_COST, type SoundCosts } from './costs';
import { type Letters, MAX_WORD } from './letters';

/** More than any distance. */
export const FAR = 0x3fff_ffff;

const WIDTH = MAX_WORD + 2;
/** Letters in a table of costs; the last stands for all outside ASCII. */
const PLACES = 128;
/** The letters that can be changed into others for less than a whole letter all lie between these. */
const FIRST_PLACE = 0x2d;
const LAST_PLACE = 0x7a;
const NOWHERE = new Uint16Array(0);
const NO_COSTS: SoundCosts = { substitute: new Uint8Array(0), indel: new Uint8Array(0), burden: new Uint8Array(0) };
/** First and last column within the bound of a row that has none. */
const NONE_FIRST = WIDTH * 2;
const NONE_LAST = -WIDTH * 2;

/**
 * Weighted edit distances (leaving out, changing, and swapping neighbours at the cost of one letter: optimal string alignment) from one word to many, in
 * hundredths of a letter. It is the innermost loop of screening, which compares each word of a query with hundreds that sound alike, so it works out as
 * little as it can:
 *
 * - nothing, when the other word has letters that ours has not and that cost too much by themselves;
 * - only cells within the bound are worked out (Ukkonen 1985, "Algorithms for approximate string matching"), and none after two rows without one;
 * - the rows of letters that a word has in common with the one before it stand already, so words are best compared in alphabetical order;
 * - it allocates nothing.
 *
 * What it remembers never changes an answer. At most {@link MAX_WORD}² steps a word.
 */
export class DistanceGrid {
  private word: Letters = { codes: NOWHERE, from: -1, length: 0 };
  private costs = NO_COSTS;
  private readonly units = new Uint16Array(MAX_WORD);
  /** Where each letter of the word stands in the tables of costs. */
  private readonly places = new Uint8Array(MAX_WORD);
  private readonly cells = new Int32Array((MAX_WORD + 1) * WIDTH);
  /** Of each row: its least cell, and the first and last column within the bound. */
  private readonly least = new Int32Array(MAX_WORD + 1);
  private readonly first = new Int32Array(MAX_WORD + 1);
  private readonly last = new Int32Array(MAX_WORD + 1);
  /** Letters of the rows that stand. */
  private readonly rows = new Uint16Array(MAX_WORD);
  private standing = 0;
  private bound = -1;
  /** What each letter of another word costs at least: nothing when the word has it too. */
  private readonly leastCost = new Uint8Array(PLACES);

  /** Takes the word and the costs of the distances that are asked for next; nothing is lost when they are those of before. */
  from(word: Letters, costs: SoundCosts): this {
    const known = this.word;
    if (known.codes === word.codes && known.from === word.from && known.length === word.length && this.costs === costs) return this;
    this.word = { codes: word.codes, from: word.from, length: Math.min(word.length, MAX_WORD) };
    this.costs = costs;
    this.bound = -1;
    for (let j = 0; j < this.word.length; j++) {
      const unit = word.codes[word.from + j] as number;
      this.units[j] = unit;
      this.places[j] = unit < 127 ? unit : 127;
    }
    this.setLeastCosts();
    return this;
  }

  /** A letter that the word has not is added, or one of the word's is changed into it; half a swap moves a letter that both have. */
  private setLeastCosts(): void {
    const { places, leastCost } = this;
    const { substitute, indel } = this.costs;
    leastCost.set(indel);
    for (let j = 0; j < this.word.length; j++) {
      const place = places[j] as number;
      const line = place * PLACES;
      for (let other = FIRST_PLACE; other <= LAST_PLACE; other++) {
        const cost = substitute[line + other] as number;
        if (cost < (leastCost[other] as number)) leastCost[other] = cost;
      }
      leastCost[place] = 0;
    }
  }

  /** A lower bound of the distance to another word: the sum of what each of its letters costs at least. */
  private leastTo({ codes, from }: Letters, length: number): number {
    const { leastCost } = this;
    let sum = 0;
    for (let i = from; i < from + length; i++) sum += leastCost[Math.min(codes[i] as number, PLACES - 1)] as number;
    return sum;
  }

  /** Distance to another word, or {@link FAR} when it is above the limit. */
  to(other: Letters, limit: number): number {
    const length = Math.min(other.length, MAX_WORD);
    if (this.leastTo(other, length) > limit) return FAR;
    if (limit > this.bound) this.widen(limit);
    const { rows, least } = this;
    const { codes, from } = other;
    let row = 0;
    while (row < this.standing && row < length && rows[row] === codes[from + row]) {
      row++;
      if ((least[row] as number) > limit && (least[row - 1] as number) > limit) return FAR;
    }
    while (row < length) {
      rows[row] = codes[from + row] as number;
      this.standing = ++row;
      this.work(row);
      if ((least[row] as number) > limit && (least[row - 1] as number) > limit) return FAR;
    }
    const n = this.word.length;
    const distance = this.last[length] === n ? (this.cells[length * WIDTH + n] as number) : FAR;
    return distance <= limit ? distance : FAR;
  }

  /** Begins anew with a wider bound. */
  private widen(bound: number): void {
    const { cells, places } = this;
    const { indel } = this.costs;
    this.bound = bound;
    this.standing = 0;
    let sum = 0;
    let j = 0;
    cells[0] = 0;
    while (j < this.word.length && sum + (indel[places[j] as number] as number) <= bound) {
      sum += indel[places[j] as number] as number;
      cells[++j] = sum;
    }
    cells[j + 1] = FAR;
    this.least[0] = 0;
    this.first[0] = 0;
    this.last[0] = j;
  }

  /** Works out row `i`: the distances of the first `i` letters of the other word to every beginning of ours. Cells outside what is read later are left as they are. */
  private work(i: number): void {
    const { cells, places, units, bound, first, last } = this;
    const { substitute, indel } = this.costs;
    const n = this.word.length;
    const row = i * WIDTH;
    const above = row - WIDTH;
    const unit = this.rows[i - 1] as number;
    const before = i > 1 ? (this.rows[i - 2] as number) : -1;
    const place = Math.min(unit, 127);
    const line = place * 128;
    const drop = indel[place] as number;
    const firstSwap = i > 1 ? (first[i - 2] as number) + 2 : NONE_FIRST;
    const lastSwap = i > 1 ? (last[i - 2] as number) + 2 : NONE_LAST;
    const start = Math.min(first[i - 1] as number, firstSwap);
    const stop = Math.min(Math.max((last[i - 1] as number) + 1, lastSwap), n);
    let left = FAR;
    let least = FAR;
    let from = NONE_FIRST;
    let to = NONE_LAST;
    let j = start;
    if (start === 0) {
      left = (cells[above] as number) + drop;
      cells[row] = left;
      least = left;
      if (left <= bound) from = to = 0;
      j = 1;
    } else cells[row + start - 1] = FAR;
    let diagonal = cells[above + j - 1] as number;
    for (; j <= stop; j++) {
      const other = units[j - 1] as number;
      const over = cells[above + j] as number;
      let best = diagonal + (unit === other ? 0 : (substitute[line + (places[j - 1] as number)] as number));
      const dropped = over + drop;
      if (dropped < best) best = dropped;
      const added = left + (indel[places[j - 1] as number] as number);
      if (added < best) best = added;
      if (before === other && j > 1 && unit === units[j - 2] && j >= firstSwap && j <= lastSwap) {
        const swapped = (cells[above - WIDTH + j - 2] as number) + UNIT_COST;
        if (swapped < best) best = swapped;
      }
      cells[row + j] = best;
      diagonal = over;
      left = best;
      if (best < least) least = best;
      if (best <= bound) {
        if (from === NONE_FIRST) from = j;
        to = j;
      }
    }
    this.least[i] = least;
    first[i] = from;
    last[i] = this.runOn(row, j, to);
  }

  /** Further right only what follows from the cell before can be within the bound. Says the last column that is. */
  private runOn(row: number, from: number, to: number): number {
    const { cells, places, bound } = this;
    let j = from;
    let last = to;
    for (let left = to === j - 1 ? (cells[row + to] as number) : FAR; j <= this.word.length && left <= bound; j++) {
      left += this.costs.indel[places[j - 1] as number] as number;
      cells[row + j] = left;
      if (left <= bound) last = j;
    }
    cells[row + j] = FAR;
    return last;
  }
}
