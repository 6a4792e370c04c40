import type { Acceptance } from '@ytterby/domain-orders';
import { YtterbyError } from '@ytterby/kernel';
import { aSubmission } from '../../test/builders';
import type { OrderSubmission } from '../ports';
import { SubmissionQueue } from './submission-queue';

const accepted: Acceptance = { kind: 'accepted', supersedes: null };
const revisionsOf = (batch: readonly OrderSubmission[]): number[] => batch.map(({ order }) => order.revision);

/** A store whose transactions end when the test says so. */
class SlowStore {
  readonly batches: number[][] = [];
  private readonly open: ((failure?: Error) => void)[] = [];
  private notify: () => void = () => undefined;

  readonly store = (batch: readonly OrderSubmission[]): Promise<readonly Acceptance[]> => {
    this.batches.push(revisionsOf(batch));
    return new Promise((resolve, reject) => {
      this.open.push((failure) => (failure === undefined ? resolve(batch.map(() => accepted)) : reject(failure)));
      this.notify();
    });
  };

  /** Ends the transaction that is under way, as soon as there is one. */
  async end(failure?: Error): Promise<void> {
    while (this.open.length === 0) {
      await new Promise<void>((resolve) => {
        this.notify = resolve;
      });
    }
    this.open.shift()?.(failure);
  }
}

describe('SubmissionQueue', () => {
  const submit = (queue: SubmissionQueue, revision: number): Promise<Acceptance> => queue.submit(aSubmission('A', { revision }));

  it('stores together what arrives in one turn, and what arrives during a transaction in the next', async () => {
    const slow = new SlowStore();
    const queue = new SubmissionQueue(slow.store);
    const first = [submit(queue, 1), submit(queue, 2)];
    const firstEnds = slow.end();
    await Promise.resolve();
    const second = [submit(queue, 3), submit(queue, 4), submit(queue, 5)];
    await firstEnds;
    await slow.end();
    expect(await Promise.all([...first, ...second])).toHaveLength(5);
    expect(slow.batches).toEqual([[1, 2], [3, 4, 5]]);
  });

  it('answers nobody before the commit', async () => {
    const slow = new SlowStore();
    let isAnswered = false;
    const answer = submit(new SubmissionQueue(slow.store), 1).then(() => {
      isAnswered = true;
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect(isAnswered).toBe(false);
    await slow.end();
    await answer;
  });

  it('puts at most 500 into one transaction, and at most 8 million characters', async () => {
    const batches: number[] = [];
    const queue = new SubmissionQueue((batch) => {
      batches.push(batch.length);
      return Promise.resolve(batch.map(() => accepted));
    });
    const small = aSubmission('A');
    await Promise.all(Array.from({ length: 1_201 }, () => queue.submit(small)));
    expect(batches.splice(0)).toEqual([500, 500, 201]);
    const big = { ...small, content: { ...small.content, canonical: 'x'.repeat(3_000_000) } };
    await Promise.all([big, big, big, small, small].map((submission) => queue.submit(submission)));
    expect(batches).toEqual([2, 3]);
  });

  it('refuses what is too much, and takes more when it has caught up', async () => {
    const slow = new SlowStore();
    const queue = new SubmissionQueue(slow.store);
    const waiting = Array.from({ length: 5_000 }, () => submit(queue, 1));
    await expect(submit(queue, 2)).rejects.toMatchObject({ code: 'YTB_DB_UNAVAILABLE', message: expect.stringContaining('Too many orders wait') });
    for (let i = 0; i < 10; i++) await slow.end();
    await Promise.all(waiting);
    const late = submit(queue, 3);
    await slow.end();
    expect(await late).toEqual(accepted);
  });

  it('fails all when the database is away, and goes on afterwards', async () => {
    const slow = new SlowStore();
    const queue = new SubmissionQueue(slow.store);
    const both = Promise.allSettled([submit(queue, 1), submit(queue, 2)]);
    await slow.end(new YtterbyError('YTB_DB_UNAVAILABLE'));
    expect((await both).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(slow.batches).toHaveLength(1);
    const next = submit(queue, 3);
    await slow.end();
    expect(await next).toEqual(accepted);
  });

  it('fails a bad one alone', async () => {
    const queue = new SubmissionQueue((batch) => (revisionsOf(batch).includes(2) ? Promise.reject(new Error('bad')) : Promise.resolve(batch.map(() => accepted))));
    const results = await Promise.allSettled([1, 2, 3].map((revision) => submit(queue, revision)));
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });
});
