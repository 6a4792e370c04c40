import type { Database, Tx } from '@ytterby/persistence';
import type { OutboxEvent } from '../ports';
import { JobWorker, type JobBatch } from './job-worker';

const tx: Tx = { query: () => Promise.reject(new Error('unexpected')), afterCommit: () => undefined };
const logger = { info: () => undefined, warn: () => undefined, error: () => undefined };
const metrics = { count: () => undefined, gauge: () => undefined, observeSeconds: () => undefined };
const POLL_MS = 1_000;

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

describe('the worker on stored orders', () => {
  function workerOf(batches: (JobBatch | Error)[]) {
    const asked: number[] = [];
    const appended: string[] = [];
    const database = { transaction: <T>(work: (tx: Tx) => Promise<T>) => work(tx) } as Database;
    const worker = new JobWorker({
      job: 'test',
      outbox: {
        append: (_tx, events) => {
          appended.push(...events.map(({ id }) => id));
          return Promise.resolve();
        },
      },
      database,
      batch: () => {
        asked.push(batches.length);
        const next = batches.shift() ?? { events: [], orders: 0, more: false };
        return next instanceof Error ? Promise.reject(next) : Promise.resolve(next);
      },
      logger,
      metrics,
      pollMs: POLL_MS,
    });
    return { worker, asked, appended };
  }

  const event: OutboxEvent = { topic: 'license.decided.v1', key: 'o', id: 'e', payload: '{}' };
  const more: JobBatch = { events: [event], orders: 1, more: true };

  it('works a job off without a pause, then looks again at each poll', async () => {
    const { worker, asked, appended } = workerOf([more, more]);
    worker.start();
    await jest.advanceTimersByTimeAsync(0);
    expect([asked.length, appended]).toEqual([3, ['e', 'e']]);
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
