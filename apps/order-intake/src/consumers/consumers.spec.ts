import { type OrderRejectedV1, orderRejectedV1, parseWith, type PayloadOf, type TopicName } from '@ytterby/contracts';
import type { InvalidRecord, OutboxEvent, ReceivedEvent } from '@ytterby/messaging';
import { aDecision, anOrder } from '../../test/builders';
import { FakeTx, MemoryOrderStore } from '../../test/memory-order-store';
import { licenseDecidedConsumer } from './license-decided.consumer';
import { orderSubmittedConsumer } from './order-submitted.consumer';

const NOW = Date.parse('2026-01-15T08:00:00Z');
const TRACE = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

function received<T extends TopicName>(topic: T, key: string, data: PayloadOf<T>, attributes: Partial<ReceivedEvent<unknown>['attributes']> = {}): ReceivedEvent<PayloadOf<T>> {
  const all = { specversion: '1.0', id: `e-${key}`, source: 'urn:erp', type: 'any', ...attributes } as const;
  return { attributes: all, key, data, bytes: Buffer.from(JSON.stringify(data)), position: { topic, partition: 0, offset: 0n } };
}

function rejection(event: OutboxEvent | undefined): OrderRejectedV1 {
  const parsed = parseWith(orderRejectedV1, JSON.parse(String(event?.payload)));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

describe('the consumer of orders.submitted.v1', () => {
  const counted: string[] = [];
  const make = (allowStatedAsOf: boolean): ReturnType<typeof orderSubmittedConsumer> => {
    let ids = 0;
    return orderSubmittedConsumer({
      store: new MemoryOrderStore(),
      clock: () => NOW,
      newId: () => `id-${(ids += 1)}`,
      onStatus: () => undefined,
      hash: (text) => text,
      allowStatedAsOf,
      count: (kind) => counted.push(kind),
    });
  };

  it('publishes what is accepted, then answers what is refused', async () => {
    const consumer = make(true);
    const tx = new FakeTx();
    const events = await consumer.handle(tx, [
      received('orders.submitted.v1', 'A', anOrder('A', { revision: 2 }), { asof: '2025-12-01', traceparent: TRACE, correlationid: 'c' }),
      received('orders.submitted.v1', 'A', anOrder('A', { revision: 2 })),
      received('orders.submitted.v1', 'A', anOrder('A'), { traceparent: TRACE, correlationid: 'c' }),
    ]);
    expect(events.map(({ topic, key }) => [topic, key])).toEqual([
      ['orders.accepted.v1', 'A'],
      ['orders.rejected.v1', 'A'],
      ['orders.rejected.v1', 'A'],
    ]);
    expect(events.slice(1).map((event) => rejection(event).code)).toEqual(['YTB_ORDER_REVISION_CONFLICT', 'YTB_ORDER_STALE_REVISION']);
    expect(rejection(events[2])).toEqual({ orderId: 'A', revision: 1, code: 'YTB_ORDER_STALE_REVISION', message: expect.stringContaining('Send a change as revision 3'), errors: [], eventId: 'e-A', parkedId: null });
    expect(events[2]).toMatchObject({ causationId: 'e-A', correlationId: 'c', traceparent: TRACE });
    expect(counted).toEqual([]);
    tx.commit();
    expect(counted).toEqual(['accepted', 'conflict', 'stale']);
  });

  it('refuses a stated day only where the configuration does', () => {
    const event = received('orders.submitted.v1', 'A', anOrder('A'), { asof: '2025-12-01' });
    expect(make(true).refuse?.(event)).toBeNull();
    expect(make(false).refuse?.(event)).toMatchObject({ code: 'YTB_INPUT_AS_OF_NOT_ALLOWED', errors: [{ path: 'header ce_asof', value: '2025-12-01' }] });
    expect(make(false).refuse?.(received('orders.submitted.v1', 'A', anOrder('A')))).toBeNull();
  });

  const invalid = (parsed: unknown): InvalidRecord => ({
    parkedId: 'p-1',
    code: 'YTB_INPUT_SCHEMA',
    message: 'The message does not follow the contract; each bad field is named.',
    errors: [{ path: 'revision', value: '0', message: 'too small' }],
    eventId: 'e-1',
    attributes: null,
    key: 'any',
    parsed,
  });

  it('answers an invalid record with its field errors and where it is parked', () => {
    const [event, ...more] = make(true).answerInvalid?.(invalid({ orderId: 'A', revision: 0 })) ?? [];
    expect(more).toEqual([]);
    expect(event).toMatchObject({ topic: 'orders.rejected.v1', key: 'A', id: 'id-1' });
    expect(rejection(event)).toEqual({
      orderId: 'A',
      revision: 0,
      code: 'YTB_INPUT_SCHEMA',
      message: 'The message does not follow the contract; each bad field is named.',
      errors: [{ path: 'revision', value: '0', message: 'too small' }],
      eventId: 'e-1',
      parkedId: 'p-1',
    });
  });

  it.each([
    { what: 'nothing that could be read', parsed: undefined, revision: null },
    { what: 'no object', parsed: 'text', revision: null },
    { what: 'an order id that is none', parsed: { orderId: 'a b', revision: 3 }, revision: 3 },
    { what: 'an order id that no database takes', parsed: { orderId: 'a\u0000', revision: '3' }, revision: null },
    { what: 'an order id of a megabyte', parsed: { orderId: 'x'.repeat(1_000_000), revision: Number.NaN }, revision: null },
  ])('puts $what into no key', ({ parsed, revision }) => {
    const [event] = make(true).answerInvalid?.(invalid(parsed)) ?? [];
    expect(event?.key).toBe('p-1');
    expect(rejection(event)).toMatchObject({ orderId: null, revision });
  });
});

describe('the consumer of license.decided.v1', () => {
  it('keeps the decision with the time of its event, or its arrival when it has none', async () => {
    const store = new MemoryOrderStore();
    const consumer = licenseDecidedConsumer({ store, onStatus: () => undefined, clock: () => NOW });
    const events = [
      received('license.decided.v1', 'A', aDecision('A'), { time: '2026-01-15T07:59:59Z' }),
      received('license.decided.v1', 'B', aDecision('B'), { recordedat: '2026-01-15T07:59:58Z' }),
      received('license.decided.v1', 'C', aDecision('C')),
    ];
    expect(await consumer.handle(new FakeTx(), events)).toEqual([]);
    expect([...store.decisions.values()].map(({ recordedAt }) => recordedAt)).toEqual(['2026-01-15T07:59:59Z', '2026-01-15T07:59:58Z', '2026-01-15T08:00:00.000Z']);
    expect(JSON.parse(String(store.decisions.get('decision-A-1-1')?.payload))).toEqual(aDecision('A'));
  });
});
