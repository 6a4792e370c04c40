import { unitBit } from './tally';
import type { Expansion, Vocabulary } from './vocabulary';

/**
 * Similarity of every unit of the query to the listed words that it may meet: a small matrix, rows for the words, found by word id. Reused by stamping.
 * Words are compared when first asked for, as most of those that share a key stand in no name that can reach the threshold.
 */
export class Similarities {
  private readonly stamps: Int32Array;
  private readonly rows: Int32Array;
  /** A similarity, or -1 - k for the k-th word of the unit's expansion that was not asked for yet. */
  private matrix = new Float64Array(1024);
  private expansions: readonly Expansion[] = [];
  private columns = 0;
  private used = 0;
  private stamp = 0;

  constructor(private readonly vocabulary: Vocabulary) {
    this.stamps = new Int32Array(vocabulary.size);
    this.rows = new Int32Array(vocabulary.size);
  }

  /** Forgets the query before and takes what the units of the next may meet, one expansion a unit. */
  begin(expansions: readonly Expansion[]): void {
    this.stamp++;
    this.used = 0;
    this.columns = expansions.length;
    this.expansions = expansions;
  }

  /** Says how alike a unit and a listed word are, or (-1 - k) that they are the k-th pair of the unit's expansion and were not compared yet. */
  put(unit: number, word: number, similarity: number): void {
    // The row first: making it may move the matrix.
    const cell = this.rowOf(word) * this.columns + unit;
    this.matrix[cell] = similarity;
  }

  /** Similarity of a unit of the query to a listed word, 0 when they do not meet. */
  of(unit: number, word: number): number {
    if (this.stamps[word] !== this.stamp) return 0;
    const cell = (this.rows[word] as number) * this.columns + unit;
    const known = this.matrix[cell] as number;
    if (known >= 0) return known;
    const found = this.vocabulary.similarity(this.expansions[unit] as Expansion, -1 - known);
    this.matrix[cell] = found;
    return found;
  }

  /** Bits of the units of the query that a listed word meets. */
  unitsThatMeet(word: number): number {
    if (this.stamps[word] !== this.stamp) return 0;
    const { matrix, columns } = this;
    const row = (this.rows[word] as number) * columns;
    let bits = 0;
    for (let unit = 0; unit < columns; unit++) {
      const known = matrix[row + unit] as number;
      if (known > 0 || (known < 0 && this.of(unit, word) > 0)) bits |= unitBit(unit);
    }
    return bits;
  }

  private rowOf(word: number): number {
    if (this.stamps[word] === this.stamp) return this.rows[word] as number;
    const row = this.used++;
    this.stamps[word] = this.stamp;
    this.rows[word] = row;
    const end = (row + 1) * this.columns;
    if (end > this.matrix.length) {
      const wider = new Float64Array(Math.max(end, this.matrix.length * 2));
      wider.set(this.matrix);
      this.matrix = wider;
    }
    this.matrix.fill(0, row * this.columns, end);
    return row;
  }
}
