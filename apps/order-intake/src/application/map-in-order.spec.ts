import fc from 'fast-check';
import { mapInOrder } from './map-in-order';

async function* numbers(count: number): AsyncGenerator<number> {
  for (let i = 0; i < count; i++) yield await Promise.resolve(i);
}

async function collect<T>(source: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of source) items.push(item);
  return items;
}

const WIDE = { maxItems: 100, maxWeight: 1_000_000, weigh: () => 1 };

describe('mapInOrder', () => {
  it('keeps the order, whichever result is there first', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.integer({ min: 0, max: 20 }), fc.integer({ min: 1, max: 5 }), async (scheduler, count, maxItems) => {
        const schedule = scheduler.scheduleFunction((item: number) => Promise.resolve(item * 10));
        const all = collect(mapInOrder(numbers(count), { ...WIDE, maxItems }, schedule));
        await scheduler.waitFor(all);
        expect(await all).toEqual(Array.from({ length: count }, (_, i) => i * 10));
      }),
    );
  });

  it.each([
    { what: 'items', window: { ...WIDE, maxItems: 3 }, atOnce: 3 },
    { what: 'weight', window: { ...WIDE, maxWeight: 10, weigh: () => 4 }, atOnce: 3 },
    { what: 'an item heavier than all', window: { ...WIDE, maxWeight: 10, weigh: () => 99 }, atOnce: 1 },
  ])('has no more under way than the window allows: $what', async ({ window, atOnce }) => {
    let [running, most] = [0, 0];
    await collect(
      mapInOrder(numbers(20), window, async () => {
        most = Math.max(most, (running += 1));
        await new Promise((resolve) => setImmediate(resolve));
        running -= 1;
      }),
    );
    expect(most).toBe(atOnce);
  });

  it('gives a result as soon as it is there, although the source has not ended', async () => {
    const source = (async function* (): AsyncGenerator<number> {
      yield 1;
      await new Promise(() => undefined); // a sender that waits for the first answer
    })();
    const results = mapInOrder(source, WIDE, (item) => Promise.resolve(item));
    expect(await results.next()).toEqual({ value: 1, done: false });
  });

  it('passes on that the source failed, also while it is not reading', async () => {
    const source = (async function* (): AsyncGenerator<number> {
      yield await Promise.resolve(1);
      throw new Error('connection lost');
    })();
    const slow = mapInOrder(source, { ...WIDE, maxItems: 1 }, () => new Promise((resolve) => setImmediate(resolve)));
    await expect(collect(slow)).rejects.toThrow('connection lost');
  });

  it('ends the source when its reader stops', async () => {
    let isEnded = false;
    const source = (async function* (): AsyncGenerator<number> {
      try {
        yield* numbers(100);
      } finally {
        isEnded = true;
      }
    })();
    for await (const item of mapInOrder(source, WIDE, (value) => Promise.resolve(value))) if (item === 2) break;
    expect(isEnded).toBe(true);
  });
});
