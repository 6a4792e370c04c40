import type { LicenseDecidedV1, OrderClosedV1, OrderStatusEvent } from '@ytterby/contracts';
import type { Acceptance } from '@ytterby/domain-orders';
import type { Tx } from '@ytterby/persistence';
import { type CloseCommand, type CloseResult, recordClosing } from '../src/application/close-order';
import { recordDecisions } from '../src/application/record-decisions';
import { submitOrders } from '../src/application/submit-orders';
import type { ClosingStore, OrderStore } from '../src/ports';
import { aDecision, aSubmission } from './builders';

/** What a scenario runs on: memory, or a real database. */
export interface ClosingRig {
  readonly store: OrderStore & ClosingStore;
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** An order id that no other scenario uses. */
  orderId(): string;
}

const NOW = Date.parse('2026-01-15T18:00:00Z'); // the 16th in Beijing

/** The end of orders, whatever the tables are made of. */
export function closingScenarios(rigOf: () => ClosingRig): void {
  let rig: ClosingRig;
  let id: string;
  let told: OrderStatusEvent[];
  beforeEach(() => {
    rig = rigOf();
    id = rig.orderId();
    told = [];
  });

  const use = () => ({ store: rig.store, clock: () => NOW, newId: () => 'event-id', onStatus: (changes: readonly OrderStatusEvent[]) => void told.push(...changes) });
  const submit = (revision = 1): Promise<readonly Acceptance[]> => rig.transaction(async (tx) => (await submitOrders(use(), tx, [aSubmission(id, { revision })])).acceptances);
  const decide = (over: Partial<LicenseDecidedV1> = {}): Promise<void> =>
    rig.transaction((tx) => {
      const decision = aDecision(id, over);
      return recordDecisions(use(), tx, [{ decision, payload: Buffer.from(JSON.stringify(decision)), recordedAt: '2026-01-15T08:00:00.000Z' }]);
    });
  const close = (over: Partial<CloseCommand> = {}): Promise<CloseResult> =>
    rig.transaction((tx) => recordClosing(use(), tx, { orderId: id, revision: 1, closedAs: 'shipped', on: '2026-01-16', note: null, by: 'erp', ...over }));
  const eventOf = ({ events }: CloseResult): OrderClosedV1 => JSON.parse(String(events[0]?.payload)) as OrderClosedV1;

  it('records a shipment of a released order with who reported it, and tells everybody', async () => {
    await submit();
    await decide({ outcome: 'NO_LICENSE_REQUIRED', action: 'release' });
    told = [];
    const result = await close({ note: 'flight CA123', traceparent: 't' });
    expect(result.ack).toEqual({ orderId: id, revision: 1, closedAs: 'shipped', on: '2026-01-16', duplicate: false, shippedAgainstHold: false, statusUrl: `/v1/orders/${id}` });
    expect(result.events).toMatchObject([{ topic: 'orders.closed.v1', key: id, id: 'event-id', correlationId: 'event-id', traceparent: 't' }]);
    const decision = { seq: 1, outcome: 'NO_LICENSE_REQUIRED', action: 'release' };
    const closed = { orderId: id, revision: 1, closedAs: 'shipped', on: '2026-01-16', note: 'flight CA123', closedBy: 'erp', closedAt: '2026-01-15T18:00:00.000Z', decision, shippedAgainstHold: false };
    expect(eventOf(result)).toEqual(closed);
    expect(told).toEqual([{ orderId: id, revision: 1, status: 'shipped', outcome: 'NO_LICENSE_REQUIRED', action: 'release', seq: 1, at: '2026-01-15T18:00:00.000Z' }]);
  });

  it.each([['hold'], ['stop'], [null]] as const)('records a shipment although the action was %s, and says so', async (action) => {
    await submit();
    if (action !== null) await decide({ action });
    const result = await close();
    expect(result.ack.shippedAgainstHold).toBe(true);
    expect(eventOf(result)).toMatchObject({ shippedAgainstHold: true, decision: action === null ? null : { action } });
    expect((await close()).ack).toMatchObject({ duplicate: true, shippedAgainstHold: true });
  });

  it('never marks a cancellation as against a hold', async () => {
    await submit();
    expect((await close({ closedAs: 'cancelled', on: null, note: 'no demand' })).ack).toMatchObject({ closedAs: 'cancelled', on: '2026-01-16', shippedAgainstHold: false });
  });

  it('takes a repetition as a duplicate without a second event', async () => {
    await submit();
    const first = await close();
    const again = await close();
    expect(again).toEqual({ ack: { ...first.ack, duplicate: true }, events: [] });
  });

  it('refuses what contradicts the record, and leaves it as it is', async () => {
    await submit();
    await close();
    for (const over of [{ closedAs: 'cancelled' as const }, { on: '2026-01-15' }, { note: 'other' }]) await expect(close(over)).rejects.toMatchObject({ code: 'YTB_ORDER_CLOSED' });
    expect((await close()).ack).toMatchObject({ closedAs: 'shipped', on: '2026-01-16', duplicate: true });
  });

  it('refuses an unknown order, a revision that is not the current one, and a day that has not come', async () => {
    await expect(close()).rejects.toMatchObject({ code: 'YTB_NOT_FOUND' });
    await submit(1);
    await submit(2);
    await expect(close({ revision: 1 })).rejects.toMatchObject({ code: 'YTB_ORDER_NOT_CURRENT' });
    await expect(close({ revision: 3 })).rejects.toMatchObject({ code: 'YTB_ORDER_NOT_CURRENT' });
    await expect(close({ revision: 2, on: '2026-01-17' })).rejects.toMatchObject({ code: 'YTB_INPUT_SCHEMA', fields: [{ path: 'shippedOn', value: '2026-01-17' }] });
    await expect(close({ revision: 2, closedAs: 'cancelled', on: '2026-01-17' })).rejects.toMatchObject({ fields: [{ path: 'cancelledOn' }] });
    expect((await close({ revision: 2 })).ack.duplicate).toBe(false);
  });

  it('takes no further revision; what was accepted before is still a duplicate', async () => {
    await submit(2);
    await close({ revision: 2 });
    expect(await submit(3)).toMatchObject([{ kind: 'closed', message: expect.stringContaining('was shipped') as string }]);
    expect(await submit(1)).toMatchObject([{ kind: 'closed' }]);
    expect(await submit(2)).toEqual([{ kind: 'duplicate' }]);
  });

  it('shows a decision that comes after the end, without opening the order again', async () => {
    await submit();
    await close();
    told = [];
    await decide();
    expect(told).toMatchObject([{ orderId: id, status: 'shipped', outcome: 'LICENSE_REQUIRED', seq: 1 }]);
    expect((await close()).ack).toMatchObject({ duplicate: true, shippedAgainstHold: true });
  });
}
