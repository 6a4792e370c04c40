const FIELDS = 8;
const STAMP = 0;
const UNIT = 1;
const QUERY = 2;
const LIST = 3;
const WEIGHT = 4;
const BUSINESS = 5;
const INITIALS = 6;
const FOREIGN = 7;
const THOUSAND = 1000;

/** What of a listed name bounds its score. */
export interface NameFacts {
  weight: number;
  /** Weight of its business words. */
  business: number;
  /** Weight of its initials, which are not found by key. */
  initials: number;
  foreign: boolean;
}

/**
 * What met so far, per listed name: weight on the side of the query and of the list, beside what bounds the name's score. Reused between queries by stamping.
 * All of a name lies in half a line of memory, as a query meets a thousand names in no order.
 */
export class Tally {
  private readonly marks: Int32Array;
  private readonly sums: Float32Array;
  private readonly names: Int32Array;
  /** How many names were touched, see {@link touched}. */
  count = 0;
  private stamp = 0;

  constructor(facts: readonly NameFacts[]) {
    const cells = new ArrayBuffer(facts.length * FIELDS * 4);
    this.marks = new Int32Array(cells);
    this.sums = new Float32Array(cells);
    this.names = new Int32Array(facts.length);
    facts.forEach(({ weight, business, initials, foreign }, at) => this.sums.set([weight, business, initials, foreign ? 1 : 0], at * FIELDS + WEIGHT));
  }

  reset(): void {
    this.stamp++;
    this.count = 0;
  }

  /**
   * A word met unit `unit` of the query, which weighs `weight`: counts it for all names that hold the word. A unit counts once a name, every word of the
   * list counts.
   * @param postings name and weight of the word there (in thousandths) by turns, read from `from` up to `to`
   */
  add(postings: { list: Int32Array; from: number; to: number }, unit: number, weight: number): void {
    const { marks, sums, stamp } = this;
    const { list, to } = postings;
    for (let k = postings.from; k < to; k += 2) {
      const at = list[k] as number;
      const listed = (list[k + 1] as number) / THOUSAND;
      const cell = at * FIELDS;
      if (marks[cell + STAMP] !== stamp) {
        marks[cell + STAMP] = stamp;
        sums[cell + QUERY] = weight;
        sums[cell + LIST] = listed;
        this.names[this.count++] = at;
      } else {
        if (marks[cell + UNIT] !== unit) sums[cell + QUERY] = (sums[cell + QUERY] as number) + weight;
        sums[cell + LIST] = (sums[cell + LIST] as number) + listed;
      }
      marks[cell + UNIT] = unit;
    }
  }

  /** The k-th name touched. */
  touched(k: number): number {
    return this.names[k] as number;
  }

  /** Weight of the query's units that met the name. */
  metQuery(at: number): number {
    return this.sums[at * FIELDS + QUERY] as number;
  }

  metList(at: number): number {
    return this.sums[at * FIELDS + LIST] as number;
  }

  weight(at: number): number {
    return this.sums[at * FIELDS + WEIGHT] as number;
  }

  business(at: number): number {
    return this.sums[at * FIELDS + BUSINESS] as number;
  }

  initials(at: number): number {
    return this.sums[at * FIELDS + INITIALS] as number;
  }

  isForeign(at: number): boolean {
    return this.sums[at * FIELDS + FOREIGN] === 1;
  }

  get bytes(): number {
    return this.marks.byteLength + this.names.byteLength;
  }
}
