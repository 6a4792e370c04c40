import type { Database, Tx } from '@ytterby/persistence';
import { silentLogger } from '@ytterby/platform';
import type { RescreenedBatch } from './application/rescreen-orders';
import { ListWatch } from './list-watch';
import { RescreenWorker } from './rescreen-worker';

const tx: Tx = { query: () => Promise.reject(new Error('no SQL')), afterCommit: () => undefined };
const metrics = { count: () => undefined, gauge: () => undefined, observeSeconds: () => undefined };
const POLL_MS = 1_000;

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

describe('the worker that screens again', () => {
  function workerOf(batches: (RescreenedBatch | Error)[]) {
    const asked: number[] = [];
    let wakes = 0;
    const database = { transaction: <T>(work: (tx: Tx) => Promise<T>) => work(tx) } as Database;
    const worker = new RescreenWorker({
      database,
      batch: () => {
        asked.push(batches.length);
        const next = batches.shift() ?? { events: [], orders: 0, more: false };
        return next instanceof Error ? Promise.reject(next) : Promise.resolve(next);
      },
      append: () => Promise.resolve(),
      wakeRelay: () => (wakes += 1),
      logger: silentLogger,
      metrics,
      pollMs: POLL_MS,
    });
    return { worker, asked, wakes: () => wakes };
  }

  const more: RescreenedBatch = { events: [], orders: 1, more: true };

  it('works a job off without a pause, then looks again at each poll', async () => {
    const { worker, asked, wakes } = workerOf([more, more]);
    worker.start();
    await jest.advanceTimersByTimeAsync(0);
    expect([asked.length, wakes()]).toEqual([3, 2]);
    await jest.advanceTimersByTimeAsync(2 * POLL_MS);
    expect(asked.length).toBe(5);
    await worker.stop();
    await jest.advanceTimersByTimeAsync(10 * POLL_MS);
    expect(asked.length).toBe(5);
  });

  it('tries again, ever slower, when a batch fails, and goes on when it works', async () => {
    const { worker, asked } = workerOf([new Error('database away'), new Error('still away'), more]);
    worker.start();
    await jest.advanceTimersByTimeAsync(0);
    await jest.advanceTimersByTimeAsync(2 * POLL_MS - 1);
    expect(asked.length).toBe(1);
    await jest.advanceTimersByTimeAsync(1 + 3 * POLL_MS);
    expect(asked.length).toBe(4);
    await worker.stop();
  });
});

describe('the watch for lists', () => {
  function watchOf(answers: (boolean | Error)[], onFirstList = (): Promise<void> => Promise.resolve()) {
    const seen = { started: 0, failed: 0 };
    const watch = new ListWatch({
      refresh: () => {
        const next = answers.length > 1 ? answers.shift() : answers[0];
        return next instanceof Error ? Promise.reject(next) : Promise.resolve(next ?? false);
      },
      onFirstList: () => {
        seen.started += 1;
        return onFirstList();
      },
      onStartFailed: () => (seen.failed += 1),
      logger: silentLogger,
      pollMs: POLL_MS,
    });
    return { watch, seen };
  }

  it('starts the work once, when the first list is there', async () => {
    const { watch, seen } = watchOf([false, new Error('database away'), true]);
    await watch.start();
    expect(seen.started).toBe(0);
    await jest.advanceTimersByTimeAsync(5 * POLL_MS);
    expect(seen).toEqual({ started: 1, failed: 0 });
    await watch.stop();
  });

  it('looks at once when told, and never after it was stopped', async () => {
    const { watch, seen } = watchOf([false, true]);
    await watch.start();
    await watch.stop();
    watch.check();
    await jest.advanceTimersByTimeAsync(5 * POLL_MS);
    expect(seen.started).toBe(0);
  });

  it('says so when the work cannot start', async () => {
    const { watch, seen } = watchOf([true], () => Promise.reject(new Error('no broker')));
    await watch.start();
    expect(seen).toEqual({ started: 1, failed: 1 });
    await watch.stop();
  });
});
