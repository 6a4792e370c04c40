/** How much work may be under way at once. */
export interface Window<T> {
  readonly maxItems: number;
  /** Sum of the weights; a single item may be heavier. */
  readonly maxWeight: number;
  readonly weigh: (item: T) => number;
}

interface Pending<R> {
  readonly result: Promise<R>;
  readonly weight: number;
}

/**
 * Maps a stream with many items under way at once and yields the results in the order of the items, each as soon as it and all before it are there.
 * `map` must not reject. Stops reading while the window is full.
 */
export async function* mapInOrder<T, R>(source: AsyncIterable<T>, window: Window<T>, map: (item: T) => Promise<R>): AsyncGenerator<R> {
  const reader = new OneAhead(source);
  const pending: Pending<R>[] = [];
  let weight = 0;
  try {
    for (let first = pending[0]; reader.hasMore || first !== undefined; first = pending[0]) {
      const isFull = pending.length >= window.maxItems || weight >= window.maxWeight;
      const item = await reader.nextUnless(first?.result, isFull);
      if (item !== null) {
        pending.push({ result: map(item.value), weight: window.weigh(item.value) });
        weight += window.weigh(item.value);
      } else if (first !== undefined) {
        yield await first.result;
        pending.shift();
        weight -= first.weight;
      }
    }
  } finally {
    await reader.close();
  }
}

/** An iterator with its next item already asked for. */
class OneAhead<T> {
  private readonly iterator: AsyncIterator<T>;
  private next: Promise<IteratorResult<T>> | null;

  constructor(source: AsyncIterable<T>) {
    this.iterator = source[Symbol.asyncIterator]();
    this.next = this.ask();
  }

  get hasMore(): boolean {
    return this.next !== null;
  }

  /** The next item; null at the end, or when `other` settles first, or at once when there is an `other` and nothing may be taken now. */
  async nextUnless(other: Promise<unknown> | undefined, isFull: boolean): Promise<{ readonly value: T } | null> {
    if (this.next === null || (other !== undefined && isFull)) return null;
    const result = await (other === undefined ? this.next : Promise.race([this.next, other.then(() => null)]));
    if (result === null) return null;
    this.next = result.done === true ? null : this.ask();
    return result.done === true ? null : { value: result.value };
  }

  async close(): Promise<void> {
    await this.iterator.return?.();
  }

  private ask(): Promise<IteratorResult<T>> {
    const next = this.iterator.next();
    // A source that fails while nobody waits for it is told of when it is asked; until then it must not count as unhandled.
    next.catch(() => undefined);
    return next;
  }
}
