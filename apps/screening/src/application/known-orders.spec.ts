import { YtterbyError } from '@ytterby/kernel';
import { anOrder, aParty } from '../../test/builders';
import type { KeptOrder, OrderNames, RevisionKey, SnapshotContent } from '../ports';
import { KnownOrders } from './known-orders';

const SNAPSHOT: SnapshotContent = { snapshotId: 'S', content: Buffer.alloc(0) };

/** Names that say every order they hold is concerned, and tell how they came to hold them. */
class ToldNames implements OrderNames {
  readonly told: string[] = [];
  private kept: string[] = [];
  failing = false;

  takeIn(orders: readonly KeptOrder[]): Promise<void> {
    this.told.push(`+${orders.length}`);
    this.kept.push(...orders.map(({ key }) => key));
    return Promise.resolve();
  }

  forget(): Promise<void> {
    this.told.push('forget');
    this.kept = [];
    return Promise.resolve();
  }

  concernedBy(): ReturnType<OrderNames['concernedBy']> {
    if (this.failing) return Promise.reject(new YtterbyError('YTB_UPSTREAM_UNAVAILABLE', { message: 'gone' }));
    return Promise.resolve({ keys: this.kept, touched: ['E'], counts: { added: 1, changed: 0, removed: 0, timeline: 0 } });
  }

  close(): void {
    this.told.push('let go');
    this.kept = [];
  }
}

describe('the orders whose names are kept', () => {
  let open: string[];
  let names: ToldNames;
  let orders: KnownOrders;

  beforeEach(() => {
    open = [];
    names = new ToldNames();
    const { exporter, parties } = anOrder('O', [aParty('p1', 'Acme')]);
    const partiesJson = Buffer.from(JSON.stringify({ exporter, parties }));
    const keyOf = (orderId: string): RevisionKey => ({ orderId, revision: 1 });
    orders = new KnownOrders({
      names,
      deltas: {
        openOrders: () => Promise.resolve(open.map(keyOf)),
        ordersOf: (keys) => Promise.resolve(keys.map((key) => ({ ...key, seq: 1, correlationId: null, partiesJson, status: 'clear', foundJson: null, resultJson: Buffer.alloc(0) }))),
      },
    });
  });

  const ask = () => orders.concernedBy([], SNAPSHOT);
  const numbered = (count: number) => Array.from({ length: count }, (_, i) => `O-${i}`);

  it('are asked about, with what the change is', async () => {
    open = ['A', 'B'];
    expect(await ask()).toEqual({ orders: [{ orderId: 'A', revision: 1 }, { orderId: 'B', revision: 1 }], openOrders: 2, touched: ['E'], counts: { added: 1, changed: 0, removed: 0, timeline: 0 } });
  });

  it('are taken in once each when they are many, and asked about only while they are open', async () => {
    open = numbered(3_000);
    await ask();
    open = [...open.slice(1), 'D'];
    const { orders: concerned } = await ask();
    expect([concerned.length, concerned[0]?.orderId, concerned.at(-1)?.orderId]).toEqual([3_000, 'O-1', 'D']);
    expect(names.told).toEqual(['forget', '+1000', '+1000', '+1000', '+1']);
  });

  it('are let go when they are few, and taken in again', async () => {
    open = ['A', 'B'];
    await ask();
    expect((await ask()).orders).toHaveLength(2);
    expect(names.told).toEqual(['forget', '+2', 'let go', 'forget', '+2', 'let go']);
  });

  it('are all taken in again when they were lost', async () => {
    open = numbered(2_000);
    await ask();
    names.failing = true;
    await expect(ask()).rejects.toMatchObject({ kind: 'Transient' });
    names.failing = false;
    expect((await ask()).orders).toHaveLength(2_000);
    expect(names.told).toEqual(['forget', '+1000', '+1000', 'forget', '+1000', '+1000']);
  });

  it('are taken in anew, without those that ended, when most of them ended', async () => {
    open = numbered(5_000);
    await ask();
    names.told.length = 0;
    open = open.slice(0, 2_001);
    await ask();
    expect(names.told).toEqual(['forget', '+1000', '+1000', '+1']);
  });

  it('come in pieces, which are larger when there are many', async () => {
    open = numbered(150_000);
    await ask();
    expect(names.told).toEqual(['forget', ...Array.from({ length: 100 }, () => '+1500')]);
  });

  it('are put together again when they came in too many pieces', async () => {
    for (let more = 0; more <= 200; more++) {
      open = numbered(2_000 + more);
      await ask();
    }
    expect(names.told.slice(-5)).toEqual(['+1', 'forget', '+1000', '+1000', '+200']);
  });
});
