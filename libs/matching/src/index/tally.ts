const FIELDS = 8;
const STAMP = 0;
const UNITS = 1;
const TRAITS = 2;
const QUERY = 3;
const LIST = 4;
const WEIGHT = 5;
const BUSINESS = 6;
const INITIALS = 7;
/** Weights of listed words are kept in whole thousandths, rounded up. */
export const THOUSAND = 1000;
/** Units before this one have a bit of their own; the others share one. */
export const UNITS_WITH_A_BIT = 29;
const SHARED = 1 << UNITS_WITH_A_BIT;
/** Bit for a listed word that stands for several. */
export const MET_JOINED = 1 << 30;

/** What of a listed name bounds its score. */
export interface NameFacts {
  weight: number;
  /** Weight of its business words. */
  business: number;
  /** Weight of its initials, which are not found by key. */
  initials: number;
  /** Its traits as one number, see `score-bound.ts`. */
  traits: number;
}

/** The bit of a query's unit among those that met a name. */
export function unitBit(unit: number): number {
  return unit < UNITS_WITH_A_BIT ? 1 << unit : SHARED;
}

/**
 * What may have met so far, per listed name: weight on the side of the query and of the list, beside what bounds the name's score. Reused between queries
 * by stamping. All of a name lies in half a line of memory, as a query meets thousands of names in no order.
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
    facts.forEach(({ weight, business, initials, traits }, at) => {
      this.marks[at * FIELDS + TRAITS] = traits;
      this.sums.set([weight, business, initials], at * FIELDS + WEIGHT);
    });
  }

  reset(): void {
    this.stamp++;
    this.count = 0;
  }

  /**
   * A word may meet a unit of the query: counts it for all names that hold the word. A unit counts once a name, every word of
   * the list counts.
   * @param list names and weight of the word there (in thousandths) by turns, read from `from` up to `to`
   * @param unit its weight; its bit, with {@link MET_JOINED} when the word stands for several
   */
  add(list: Int32Array, from: number, to: number, { weight, bits }: { weight: number; bits: number }): void {
    const { marks, sums, stamp } = this;
    for (let k = from; k < to; k += 2) {
      const at = list[k] as number;
      const listed = (list[k + 1] as number) / THOUSAND;
      const cell = at * FIELDS;
      if (marks[cell + STAMP] !== stamp) {
        marks[cell + STAMP] = stamp;
        marks[cell + UNITS] = bits;
        sums[cell + QUERY] = weight;
        sums[cell + LIST] = listed;
        this.names[this.count++] = at;
      } else {
        const met = marks[cell + UNITS] as number;
        if ((met & bits & ~(MET_JOINED | SHARED)) === 0) sums[cell + QUERY] = (sums[cell + QUERY] as number) + weight;
        sums[cell + LIST] = (sums[cell + LIST] as number) + listed;
        marks[cell + UNITS] = met | bits;
      }
    }
  }

  /** The k-th name touched. */
  touched(k: number): number {
    return this.names[k] as number;
  }

  /** Bits of the units that met the name, with {@link MET_JOINED}. */
  units(at: number): number {
    return this.marks[at * FIELDS + UNITS] as number;
  }

  traits(at: number): number {
    return this.marks[at * FIELDS + TRAITS] as number;
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

  get bytes(): number {
    return this.marks.byteLength + this.names.byteLength;
  }
}
