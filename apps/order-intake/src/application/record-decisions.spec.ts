import type { LicenseDecidedV1, OrderStatusEvent } from '@ytterby/contracts';
import { aDecision } from '../../test/builders';
import { FakeTx, MemoryOrderStore } from '../../test/memory-order-store';
import { recordDecisions } from './record-decisions';

const AT = '2026-01-15T08:00:00.000Z';

describe('recordDecisions', () => {
  const store = new MemoryOrderStore();
  const tx = new FakeTx();
  const told: OrderStatusEvent[] = [];
  const record = async (...decisions: LicenseDecidedV1[]): Promise<unknown[]> => {
    const arrived = decisions.map((decision) => ({ decision, payload: Buffer.from(JSON.stringify(decision)), recordedAt: AT }));
    await recordDecisions({ store, onStatus: (changes) => told.push(...changes) }, tx, arrived);
    tx.commit();
    return told.splice(0).map(({ orderId, revision, status, seq, outcome }) => [orderId, revision, status, seq, outcome]);
  };
  beforeEach(() => {
    store.shown.clear();
    store.heads.set('A', { orderId: 'A', currentRevision: 2, acceptedAt: AT, statedAsOf: null, exporter: 'E', endUser: null, to: null });
  });

  it('shows the decision and tells of it', async () => {
    expect(await record(aDecision('A', { revision: 2 }))).toEqual([['A', 2, 'decided', 1, 'LICENSE_REQUIRED']]);
  });

  it('of several in one batch it shows the one with the highest seq on the highest revision, in whatever order they come', async () => {
    const decisions = [aDecision('A', { revision: 2, seq: 2, outcome: 'PROHIBITED' }), aDecision('A', { revision: 2, seq: 1 }), aDecision('A', { revision: 1, seq: 9 })];
    expect(await record(...decisions)).toEqual([['A', 2, 'decided', 2, 'PROHIBITED']]);
    store.shown.clear();
    expect(await record(...decisions.reverse())).toEqual([['A', 2, 'decided', 2, 'PROHIBITED']]);
    expect(store.decisions.size).toBe(3);
  });

  it('keeps a decision on a superseded revision without showing it', async () => {
    expect(await record(aDecision('A', { revision: 1, seq: 4 }))).toEqual([]);
    expect(store.decisions.has('decision-A-1-4')).toBe(true);
  });

  it('never goes back to a lower seq', async () => {
    await record(aDecision('A', { revision: 2, seq: 2 }));
    expect(await record(aDecision('A', { revision: 2, seq: 1 }))).toEqual([]);
  });
});
