import { GrowingInts, groupInts } from './growing';

const NONE = -1;

function spread(key: number): number {
  let mixed = key ^ (key >>> 16);
  mixed = Math.imul(mixed, 0x7feb352d);
  mixed ^= mixed >>> 15;
  mixed = Math.imul(mixed, 0x846ca68b);
  return mixed ^ (mixed >>> 16);
}

function slotOf(key: number, slots: Int32Array, keyOf: Int32Array): number {
  const mask = slots.length - 1;
  let slot = spread(key) & mask;
  while (slots[slot] !== NONE && keyOf[slot] !== key) slot = (slot + 1) & mask;
  return slot;
}

/**
 * From 32-bit keys to the numbers that stand under them, laid out flat: open addressing (`slots` holds the group of the key in `keyOf`) into one array of
 * numbers, grouped by key. Group `g` is `items` from `starts[g]` to `starts[g + 1]`.
 */
export interface KeyTableImage {
  readonly slots: Int32Array;
  readonly keyOf: Int32Array;
  readonly starts: Int32Array;
  readonly items: Int32Array;
}

/** Gathers keys for a {@link KeyTableImage}. */
export class KeyTableBuilder {
  private slots = new Int32Array(1 << 12).fill(NONE);
  private keyOf = new Int32Array(1 << 12);
  private readonly keys = new GrowingInts();
  private readonly groupOf = new GrowingInts();
  private readonly numbers = new GrowingInts();
  private count = 0;

  /** Puts a number under a key. */
  add(key: number, value: number): void {
    if (this.count * 2 >= this.slots.length) this.widen();
    const slot = slotOf(key, this.slots, this.keyOf);
    if (this.slots[slot] === NONE) {
      this.slots[slot] = this.count++;
      this.keyOf[slot] = key;
      this.keys.push(key);
    }
    this.groupOf.push(this.slots[slot] as number);
    this.numbers.push(value);
  }

  /** Lays the numbers out by key; nothing is added afterwards. Linear. */
  seal(): KeyTableImage {
    const { starts, items } = groupInts(this.groupOf.trimmed(), this.numbers.trimmed(), this.count);
    for (const list of [this.groupOf, this.numbers, this.keys]) list.release();
    return { slots: this.slots, keyOf: this.keyOf, starts, items };
  }

  private widen(): void {
    const keys = this.keys.trimmed();
    this.slots = new Int32Array(this.slots.length * 2).fill(NONE);
    this.keyOf = new Int32Array(this.slots.length);
    keys.forEach((key, group) => {
      const slot = slotOf(key, this.slots, this.keyOf);
      this.slots[slot] = group;
      this.keyOf[slot] = key;
    });
  }
}

/** Group of a key, -1 for none. */
export function groupOf({ slots, keyOf }: KeyTableImage, key: number): number {
  return slots[slotOf(key, slots, keyOf)] as number;
}

/** The numbers under a key. */
export function under(table: KeyTableImage, key: number): Int32Array {
  const group = groupOf(table, key);
  return group === NONE ? table.items.subarray(0, 0) : table.items.subarray(table.starts[group], table.starts[group + 1]);
}
