import type { Acceptance } from '@ytterby/domain-orders';
import { YtterbyError } from '@ytterby/kernel';
import type { OutboxEvent } from '@ytterby/messaging';
import type { Database, Tx } from '@ytterby/persistence';
import { aSubmission } from '../../test/builders';
import { FakeTx, MemoryOrderStore } from '../../test/memory-order-store';
import { storeBatchWith } from './store-batch';

class Rig {
  readonly log: string[] = [];
  readonly store = new MemoryOrderStore();
  failures: Error[] = [];

  readonly database = {
    transaction: async <T>(work: (tx: Tx) => Promise<T>): Promise<T> => {
      const tx = new FakeTx();
      const result = await work(tx);
      const failure = this.failures.shift();
      if (failure !== undefined) throw failure; // its fate is unknown: the effects may be there
      this.log.push('commit');
      tx.commit();
      return result;
    },
  } as unknown as Database;

  readonly storeBatch = storeBatchWith({
    store: this.store,
    clock: () => 0,
    newId: () => 'id',
    onStatus: () => this.log.push('status'),
    database: this.database,
    outbox: {
      append: (_tx: Tx, events: readonly OutboxEvent[]) => {
        this.log.push(`outbox ${events.length}`);
        return Promise.resolve();
      },
    },
    count: (kind: Acceptance['kind']) => this.log.push(kind),
  });
}

describe('storeBatchWith', () => {
  it('writes the events in the transaction, and tells of it afterwards', async () => {
    const rig = new Rig();
    await rig.storeBatch([aSubmission('A'), aSubmission('A')]);
    expect(rig.log).toEqual(['outbox 1', 'commit', 'status', 'accepted', 'duplicate']);
  });

  it('does it again when the fate of the commit is unknown: what was stored is then a duplicate', async () => {
    const rig = new Rig();
    rig.failures = [new YtterbyError('YTB_DB_UNAVAILABLE')];
    expect(await rig.storeBatch([aSubmission('A')])).toEqual([{ kind: 'duplicate' }]);
  });

  it('gives up after the second time, and at once on a bug', async () => {
    const rig = new Rig();
    rig.failures = [new YtterbyError('YTB_DB_UNAVAILABLE'), new YtterbyError('YTB_DB_UNAVAILABLE')];
    await expect(rig.storeBatch([aSubmission('A')])).rejects.toMatchObject({ code: 'YTB_DB_UNAVAILABLE' });
    rig.failures = [new Error('bug')];
    await expect(rig.storeBatch([aSubmission('B')])).rejects.toThrow('bug');
    expect(rig.log.filter((entry) => entry === 'accepted')).toEqual([]);
  });
});
