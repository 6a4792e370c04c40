import type { Database, Tx } from '@ytterby/persistence';
import type { OutboxEvent } from '../ports';
import { JobWorker, type JobBatch } from './job-worker';

const statements: string[] = [];
const tx: Tx = {
  query: (sql) => {
    statements.push(sql);
    return Promise.resolve({ rows: [], rowCount: 0 });
  },
  afterCommit: () => undefined,
};
const logger = { info: () => undefined, warn: () => undefined, error: () => undefined };
const metrics = { count: () => undefined, gauge: () => undefined, observeSeconds: () => undefined };
const POLL_MS = 1_000;

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

describe('the worker on stored orders', () => {
  function workerOf(batches: (JobBatch | Error)[]) {
    const asked: number[] = [];
    let wakes = 0;
    const database = { transaction: <T>(work: (tx: Tx) => Promise<T>) => work(tx) } as Database;
    const worker = new JobWorker({
      job: 'test',
      source: 'urn:test',
      partitions: 4,
      database,
      batch: () => {
        asked.push(batches.length);
        const next = batches.shift() ?? { events: [], orders: 0, more: false };
        return next instanceof Error ? Promise.reject(next) : Promise.resolve(next);
      },
      wakeRelay: () => (wakes += 1),
      logger,
      metrics,
      pollMs: POLL_MS,
    });
    return { worker, asked, wakes: () => wakes };
  }

  const event: OutboxEvent = { topic: 'license.decided.v1', key: 'o', id: 'e', payload: '{}' };
  const more: JobBatch = { events: [event], orders: 1, more: true };

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
