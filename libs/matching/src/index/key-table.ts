import { GrowingInts, groupInts, type Groups } from './growing';

const NONE = -1;

function spread(key: number): number {
  let mixed = key ^ (key >>> 16);
  mixed = Math.imul(mixed, 0x7feb352d);
  mixed ^= mixed >>> 15;
  mixed = Math.imul(mixed, 0x846ca68b);
  return mixed ^ (mixed >>> 16);
}

/** From 32-bit keys to the words that stand under them: open addressing into one array of words, grouped by key. Filled, then sealed, then only read. */
export class KeyTable {
  private slots = new Int32Array(1 << 12).fill(NONE);
  private readonly keys = new GrowingInts();
  private readonly groupOf = new GrowingInts();
  private readonly words = new GrowingInts();
  private keyOf = new Int32Array(1 << 12);
  private count = 0;
  private groups: Groups = { starts: new Int32Array(1), items: new Int32Array(0) };

  /** Puts a word under a key. Only before {@link seal}. */
  add(key: number, word: number): void {
    if (this.count * 2 >= this.slots.length) this.widen();
    const slot = this.slotOf(key);
    if (this.slots[slot] === NONE) {
      this.slots[slot] = this.count++;
      this.keyOf[slot] = key;
      this.keys.push(key);
    }
    this.groupOf.push(this.slots[slot] ?? 0);
    this.words.push(word);
  }

  /** Lays the words out by key. Linear. */
  seal(): void {
    this.groups = groupInts(this.groupOf.trimmed(), this.words.trimmed(), this.count);
    this.groupOf.release();
    this.words.release();
    this.keys.release();
  }

  /** Group of a key, -1 for none; its words are `items[from(group)]` up to `items[from(group + 1)]`. */
  find(key: number): number {
    return this.slots[this.slotOf(key)] ?? NONE;
  }

  from(group: number): number {
    return this.groups.starts[group] ?? 0;
  }

  get items(): Int32Array {
    return this.groups.items;
  }

  /** Bytes of its arrays. */
  get bytes(): number {
    return this.slots.byteLength + this.keyOf.byteLength + this.groups.starts.byteLength + this.groups.items.byteLength;
  }

  private slotOf(key: number): number {
    const mask = this.slots.length - 1;
    let slot = spread(key) & mask;
    while (this.slots[slot] !== NONE && this.keyOf[slot] !== key) slot = (slot + 1) & mask;
    return slot;
  }

  private widen(): void {
    const keys = this.keys.trimmed();
    this.slots = new Int32Array(this.slots.length * 2).fill(NONE);
    this.keyOf = new Int32Array(this.slots.length);
    keys.forEach((key, group) => {
      const slot = this.slotOf(key);
      this.slots[slot] = group;
      this.keyOf[slot] = key;
    });
  }
}
