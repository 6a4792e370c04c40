import type { Expansion } from './vocabulary';

/** Similarity of every unit of the query to the listed words that it meets: a small matrix, rows for the words met, found by word id. Reused by stamping. */
export class Similarities {
  private readonly stamps: Int32Array;
  private readonly rows: Int32Array;
  private matrix = new Float64Array(1024);
  private columns = 0;
  private used = 0;
  private stamp = 0;

  constructor(words: number) {
    this.stamps = new Int32Array(words);
    this.rows = new Int32Array(words);
  }

  /** Takes what the units of a query met, one expansion a unit. */
  fill(expansions: readonly Expansion[]): void {
    this.stamp++;
    this.used = 0;
    this.columns = expansions.length;
    expansions.forEach(({ words, similarities }, unit) => {
      words.forEach((word, k) => (this.matrix[this.rowOf(word) * this.columns + unit] = similarities[k] ?? 0));
    });
  }

  /** Similarity of a unit of the query to a listed word, 0 when they do not meet. */
  of(unit: number, word: number): number {
    if (this.stamps[word] !== this.stamp) return 0;
    return this.matrix[(this.rows[word] ?? 0) * this.columns + unit] ?? 0;
  }

  get bytes(): number {
    return this.stamps.byteLength + this.rows.byteLength;
  }

  private rowOf(word: number): number {
    if (this.stamps[word] === this.stamp) return this.rows[word] ?? 0;
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
