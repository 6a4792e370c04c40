/** A list of 32-bit integers that grows by doubling; half the memory of an array of numbers, and never boxed. */
export class GrowingInts {
  private values = new Int32Array(1024);
  length = 0;

  push(value: number): void {
    if (this.length === this.values.length) {
      const wider = new Int32Array(this.length * 2);
      wider.set(this.values);
      this.values = wider;
    }
    this.values[this.length++] = value;
  }

  /** What was pushed, without room to grow. */
  trimmed(): Int32Array<ArrayBuffer> {
    return this.values.slice(0, this.length);
  }

  /** Forgets everything and gives its memory back. */
  release(): void {
    this.values = new Int32Array(0);
    this.length = 0;
  }
}

/** A pool of code units that grows by doubling. */
export class GrowingUnits {
  values = new Uint16Array(4096);
  length = 0;

  /** Puts units at the end and says where they begin. */
  append(units: Uint16Array): number {
    const at = this.makeRoom(units.length);
    this.values.set(units, at);
    return at;
  }

  /** Puts the code units of a text at the end. */
  appendText(text: string): void {
    const at = this.makeRoom(text.length);
    for (let i = 0; i < text.length; i++) this.values[at + i] = text.charCodeAt(i);
  }

  private makeRoom(more: number): number {
    const at = this.length;
    this.length += more;
    if (this.length > this.values.length) {
      const wider = new Uint16Array(Math.max(this.values.length * 2, this.length));
      wider.set(this.values.subarray(0, at));
      this.values = wider;
    }
    return at;
  }

  /** Gives back the room to grow. */
  trim(): void {
    this.values = this.values.slice(0, this.length);
  }
}

/** Groups in one array: group `g` is `items` from `starts[g]` to `starts[g + 1]`, in the order given. */
export interface Groups {
  starts: Int32Array<ArrayBuffer>;
  items: Int32Array<ArrayBuffer>;
}

/** Items by group (a counting sort). `group[i]` is the group of `items[i]`. Linear. */
export function groupInts(group: Int32Array, items: Int32Array, groups: number): Groups {
  const starts = new Int32Array(groups + 1);
  for (const g of group) starts[g + 1] = (starts[g + 1] ?? 0) + 1;
  for (let g = 0; g < groups; g++) starts[g + 1] = (starts[g + 1] ?? 0) + (starts[g] ?? 0);
  const next = starts.slice(0, groups);
  const out = new Int32Array(items.length);
  group.forEach((g, i) => {
    const at = next[g] ?? 0;
    out[at] = items[i] ?? 0;
    next[g] = at + 1;
  });
  return { starts, items: out };
}
