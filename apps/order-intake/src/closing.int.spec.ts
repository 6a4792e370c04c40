import type { OrderAcceptedV1, OrderClosedAck, OrderClosedV1, OrderDetail, OrderList, OrderRejectedV1 } from '@ytterby/contracts';
import { aDecision, anOrder } from '../test/builders';
import { IntakeHarness } from '../test/intake-harness';

const TRACE = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

describe('the end of an order on the real stack', () => {
  let intake: IntakeHarness;
  beforeAll(async () => {
    intake = await IntakeHarness.start({}, { clock: () => Date.parse('2026-01-15T18:00:00Z') }); // the 16th in Beijing
  }, 60_000);
  afterAll(() => intake.stop(), 30_000);

  const detail = async (orderId: string): Promise<OrderDetail> => (await intake.call<OrderDetail>('GET', `/v1/orders/${orderId}`)).body;
  const submit = (orderId: string, revision = 1) => intake.call('POST', '/v1/orders', { body: anOrder(orderId, { revision }) });
  const shipped = (orderId: string, body: unknown = { revision: 1, shippedOn: '2026-01-16' }, headers = {}) => intake.call<OrderClosedAck>('POST', `/v1/orders/${orderId}/shipped`, { body, headers });

  it('is reported over HTTP, published once, and shown in list, detail and live events', async () => {
    await submit('LEFT');
    const reader = await intake.events('/v1/orders/LEFT/events');
    await intake.decide(aDecision('LEFT', { outcome: 'NO_LICENSE_REQUIRED', action: 'release' }));
    await reader.until((events) => events.some(({ data }) => data.status === 'decided'));
    const ack = { orderId: 'LEFT', revision: 1, closedAs: 'shipped', on: '2026-01-16', duplicate: false, shippedAgainstHold: false, statusUrl: '/v1/orders/LEFT' };
    expect(await shipped('LEFT', { revision: 1, shippedOn: '2026-01-16', note: 'flight CA123' }, { traceparent: TRACE })).toMatchObject({ status: 200, body: ack });
    expect(await shipped('LEFT', { revision: 1, shippedOn: '2026-01-16', note: 'flight CA123' })).toMatchObject({ status: 200, body: { ...ack, duplicate: true } });
    const live = await reader.until((events) => events.some(({ data }) => data.status === 'shipped'));
    reader.close();
    expect(live.at(-1)?.data).toMatchObject({ status: 'shipped', action: 'release', seq: 1 });
    await submit('BEHIND');
    await shipped('BEHIND'); // whatever a second event for the first order would be, it is not behind this one by much
    await intake.closed.payloadsOf('BEHIND', 1);
    const [closed, ...others] = await intake.closed.payloadsOf<OrderClosedV1>('LEFT', 1);
    expect([closed, others]).toMatchObject([{ orderId: 'LEFT', closedAs: 'shipped', on: '2026-01-16', closedBy: 'machine', note: 'flight CA123', decision: { seq: 1, action: 'release' } }, []]);
    const headers = intake.closed.records.find(({ key }) => key?.toString() === 'LEFT')?.headers;
    expect(headers).toMatchObject({ ce_type: 'ytterby.order.closed.v1', ce_source: 'urn:ytterby:order-intake', traceparent: TRACE });
    expect(await detail('LEFT')).toMatchObject({ closing: { closedAs: 'shipped', closedBy: 'machine' }, revisions: [{ status: 'shipped', timeline: [{ event: 'accepted' }, { event: 'decided' }, { event: 'shipped' }] }] });
    const list = await intake.call<OrderList>('GET', '/v1/orders?status=shipped');
    expect(list.body.orders).toMatchObject([{ orderId: 'BEHIND', shippedAgainstHold: true }, { orderId: 'LEFT', status: 'shipped', shippedAgainstHold: false }]);
  });

  it('keeps later revisions out on both doors', async () => {
    await submit('GONE');
    expect(await intake.call('POST', '/v1/orders/GONE/cancelled', { body: { revision: 1, reason: 'no demand' } })).toMatchObject({ status: 200, body: { closedAs: 'cancelled', on: '2026-01-16' } });
    expect(await submit('GONE', 2)).toMatchObject({ status: 409, body: { code: 'YTB_ORDER_CLOSED' } });
    await intake.publish('orders.submitted.v1', 'GONE', anOrder('GONE', { revision: 2 }));
    expect(await intake.rejected.payloadsOf<OrderRejectedV1>('GONE', 1)).toMatchObject([{ orderId: 'GONE', revision: 2, code: 'YTB_ORDER_CLOSED' }]);
    expect((await intake.accepted.payloadsOf<OrderAcceptedV1>('GONE', 1)).map(({ order }) => order.revision)).toEqual([1]);
  });

  it.each([
    { what: 'an order that is not there', id: 'NOBODY', body: { revision: 1, shippedOn: '2026-01-16' }, status: 404, code: 'YTB_NOT_FOUND' },
    { what: 'what is no order id', id: 'has%20space', body: { revision: 1, shippedOn: '2026-01-16' }, status: 404, code: 'YTB_NOT_FOUND' },
    { what: 'another revision', id: 'OPEN', body: { revision: 2, shippedOn: '2026-01-16' }, status: 409, code: 'YTB_ORDER_NOT_CURRENT' },
    { what: 'a day that has not come', id: 'OPEN', body: { revision: 1, shippedOn: '2026-01-17' }, status: 400, code: 'YTB_INPUT_SCHEMA' },
    { what: 'a day that does not exist', id: 'OPEN', body: { revision: 1, shippedOn: '2026-02-30' }, status: 400, code: 'YTB_INPUT_SCHEMA' },
    { what: 'an unknown field', id: 'OPEN', body: { revision: 1, shippedOn: '2026-01-16', on: 'x' }, status: 400, code: 'YTB_INPUT_SCHEMA' },
  ])('refuses $what', async ({ id, body, status, code }) => {
    await submit('OPEN');
    expect(await shipped(id, body)).toMatchObject({ status, body: { code } });
    expect((await detail('OPEN')).closing).toBeNull();
  });

  it('may be reported by senders and staff, not by viewers', async () => {
    await submit('ROLES');
    const report = (role: 'viewer' | 'officer' | null) => intake.call('POST', '/v1/orders/ROLES/cancelled', { role, body: { revision: 1 } });
    expect([(await report(null)).status, (await report('viewer')).status, (await report('officer')).status]).toEqual([401, 403, 200]);
    expect((await detail('ROLES')).closing).toMatchObject({ closedBy: 'officer' });
  });
});
