import type { OrderStatusEvent } from '@ytterby/contracts';
import { aSubmission } from '../../test/builders';
import { FakeTx, MemoryOrderStore } from '../../test/memory-order-store';
import type { OrderSubmission } from '../ports';
import { submitOrders, type SubmitResult } from './submit-orders';

const NOW = Date.parse('2026-01-15T08:00:00Z');

class Rig {
  readonly store = new MemoryOrderStore();
  readonly tx = new FakeTx();
  readonly told: OrderStatusEvent[] = [];
  private ids = 0;

  submit(...submissions: OrderSubmission[]): Promise<SubmitResult> {
    const dependencies = { store: this.store, clock: () => NOW, newId: () => `id-${(this.ids += 1)}`, onStatus: (changes: readonly OrderStatusEvent[]) => this.told.push(...changes) };
    return submitOrders(dependencies, this.tx, submissions);
  }
}

describe('submitOrders', () => {
  let rig: Rig;
  beforeEach(() => {
    rig = new Rig();
  });

  it('keeps the order, its revision and its event', async () => {
    const submission = aSubmission('A', {}, { statedAsOf: '2025-12-01', eventId: 'e-1', correlationId: 'c-1', traceparent: 't' });
    const { acceptances, events } = await rig.submit(submission);
    expect(acceptances).toEqual([{ kind: 'accepted', supersedes: null }]);
    expect(rig.store.heads.get('A')).toEqual({ orderId: 'A', currentRevision: 1, acceptedAt: '2026-01-15T08:00:00.000Z', statedAsOf: '2025-12-01', exporter: 'Baotou Magnets (made up)', endUser: 'Motoren AG (made up)', to: 'DE' });
    expect(rig.store.revisions).toEqual([{ submission, receivedAt: '2026-01-15T08:00:00.000Z' }]);
    expect(events).toEqual([{ topic: 'orders.accepted.v1', key: 'A', id: 'id-1', payload: expect.any(String), causationId: 'e-1', correlationId: 'c-1', traceparent: 't', asOf: '2025-12-01' }]);
    expect(JSON.parse(String(events[0]?.payload))).toEqual({ order: submission.order, statedAsOf: '2025-12-01', acceptedAt: '2026-01-15T08:00:00.000Z' });
  });

  it('starts a correlation where there is none', async () => {
    const { events } = await rig.submit(aSubmission('A'), aSubmission('B', {}, { eventId: 'e-2' }));
    expect(events.map(({ id, correlationId, causationId }) => ({ id, correlationId, causationId }))).toEqual([
      { id: 'id-1', correlationId: 'id-1', causationId: undefined },
      { id: 'id-2', correlationId: 'e-2', causationId: 'e-2' },
    ]);
  });

  it('answers in the order of the submissions, several of one order on top of each other', async () => {
    const { acceptances, events } = await rig.submit(aSubmission('A'), aSubmission('B'), aSubmission('A', { revision: 2 }), aSubmission('A'), aSubmission('B', { knowledge: 'actual' }));
    expect(acceptances.map(({ kind }) => kind)).toEqual(['accepted', 'accepted', 'accepted', 'duplicate', 'conflict']);
    expect(events.map(({ key }) => key)).toEqual(['A', 'B', 'A']);
    expect(rig.store.heads.get('A')?.currentRevision).toBe(2);
  });

  it('decides on the history of orders that are known', async () => {
    await rig.submit(aSubmission('A'), aSubmission('A', { revision: 3 }));
    const { acceptances, events } = await rig.submit(aSubmission('A'), aSubmission('A', { revision: 2 }), aSubmission('A', { revision: 4 }), aSubmission('NEW'));
    expect(acceptances.map(({ kind }) => kind)).toEqual(['duplicate', 'stale', 'accepted', 'accepted']);
    expect(events.map(({ key }) => key)).toEqual(['A', 'NEW']);
    expect(rig.store.heads.get('A')?.currentRevision).toBe(4);
  });

  it('the same day of decision belongs to the content', async () => {
    await rig.submit(aSubmission('A', {}, { statedAsOf: '2025-12-01' }));
    const { acceptances } = await rig.submit(aSubmission('A', {}, { statedAsOf: '2025-12-01' }), aSubmission('A', {}, { statedAsOf: '2025-12-02' }));
    expect(acceptances.map(({ kind }) => kind)).toEqual(['duplicate', 'conflict']);
  });

  it('tells of status changes after the commit only, and of nothing when nothing changed', async () => {
    await rig.submit(aSubmission('A'));
    expect(rig.told).toEqual([]);
    rig.tx.commit();
    await rig.submit(aSubmission('A'), aSubmission('A', { revision: 2 }));
    rig.tx.commit();
    expect(rig.told.map(({ orderId, revision, status }) => [orderId, revision, status])).toEqual([
      ['A', 1, 'accepted'],
      ['A', 1, 'superseded'],
      ['A', 2, 'accepted'],
    ]);
    await rig.submit(aSubmission('A'));
    rig.tx.commit();
    expect(rig.told).toHaveLength(3);
  });

  it('does nothing for nothing', async () => {
    expect(await rig.submit()).toEqual({ acceptances: [], events: [] });
  });
});
