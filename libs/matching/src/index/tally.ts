import { THOUSAND } from './name-table-builder';

const FIELDS = 4;
const STAMP = 0;
const UNITS = 1;
const QUERY = 2;
const LIST = 3;
/** Units before this one have a bit of their own; the others share one. */
export const UNITS_WITH_A_BIT = 29;
const SHARED = 1 << UNITS_WITH_A_BIT;
/** Bit for a listed word that stands for several. */
export const MET_JOINED = 1 << 30;

/** The bit of a query's unit among those that met a name. */
export function unitBit(unit: number): number {
  return unit < UNITS_WITH_A_BIT ? 1 << unit : SHARED;
}

/**
 * What may have met so far, per listed name: weight on the side of the query and of the list. Reused between queries by stamping. All of a name lies side
 * by side, as a query meets hundreds of names in no order.
 */
export class Tally {
  private readonly marks: Int32Array;
  private readonly sums: Float32Array;
  private readonly names: Int32Array;
  /** How many names were touched, see {@link touched}. */
  count = 0;
  private stamp = 0;

  /** @param names how many names are listed */
  constructor(names: number) {
    const cells = new ArrayBuffer(names * FIELDS * 4);
    this.marks = new Int32Array(cells);
    this.sums = new Float32Array(cells);
    this.names = new Int32Array(names);
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

  /** Weight of the query's units that met the name. */
  metQuery(at: number): number {
    return this.sums[at * FIELDS + QUERY] as number;
  }

  metList(at: number): number {
    return this.sums[at * FIELDS + LIST] as number;
  }
}
