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

  it('are taken in once each, and asked about only while they are open', async () => {
    open = ['A', 'B', 'C'];
    expect(await ask()).toEqual({ orders: [{ orderId: 'A', revision: 1 }, { orderId: 'B', revision: 1 }, { orderId: 'C', revision: 1 }], openOrders: 3, touched: ['E'], counts: { added: 1, changed: 0, removed: 0, timeline: 0 } });
    open = ['B', 'C', 'D'];
    expect((await ask()).orders.map(({ orderId }) => orderId)).toEqual(['B', 'C', 'D']);
    expect(names.told).toEqual(['forget', '+3', '+1']);
  });

  it('are all taken in again when they were lost', async () => {
    open = ['A', 'B'];
    await ask();
    names.failing = true;
    await expect(ask()).rejects.toMatchObject({ kind: 'Transient' });
    names.failing = false;
    expect((await ask()).orders).toHaveLength(2);
    expect(names.told).toEqual(['forget', '+2', 'forget', '+2']);
  });

  it('are taken in anew, without those that ended, when most of them ended', async () => {
    open = ['A', 'B', 'C'];
    await ask();
    open = ['C'];
    await ask();
    expect(names.told).toEqual(['forget', '+3', 'forget', '+1']);
  });

  it('come in pieces, which are larger when there are many', async () => {
    open = numbered(150_000);
    await ask();
    expect(names.told).toEqual(['forget', ...Array.from({ length: 100 }, () => '+1500')]);
  });

  it('are put together again when they came in too many pieces', async () => {
    for (let count = 1; count <= 202; count++) {
      open = numbered(count);
      await ask();
    }
    expect(names.told.slice(-3)).toEqual(['+1', 'forget', '+202']);
  });
});
