import type { BatchAnswerLine, OrderAcceptedV1, OrderDetail, OrderList, OrderRejectedV1, ParkedList, ParkedRecordDetail } from '@ytterby/contracts';
import { aDecision, anOrder } from '../test/builders';
import { IntakeHarness } from '../test/intake-harness';

const TRACE = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

describe('order intake on the real stack', () => {
  let intake: IntakeHarness;
  let count = 0;
  const freshId = (): string => `ORD-${(count += 1)}`;

  beforeAll(async () => {
    intake = await IntakeHarness.start({ YTTERBY_ALLOW_STATED_AS_OF: 'true' });
  }, 60_000);
  afterAll(() => intake.stop(), 30_000);

  const detail = async (orderId: string): Promise<OrderDetail> => (await intake.call<OrderDetail>('GET', `/v1/orders/${orderId}`)).body;

  describe('over HTTP', () => {
    it('accepts an order: 202 with its status URL, one event, and the order can be read', async () => {
      const id = freshId();
      const order = anOrder(id);
      const answer = await intake.call('POST', '/v1/orders', { body: order, headers: { traceparent: TRACE, 'ytterby-as-of': '2025-12-01' } });
      expect(answer.status).toBe(202);
      expect(answer.body).toEqual({ orderId: id, revision: 1, status: 'accepted', duplicate: false, statusUrl: `/v1/orders/${id}` });
      expect(answer.headers.get('location')).toBe(`/v1/orders/${id}`);
      const [event] = await intake.accepted.payloadsOf<OrderAcceptedV1>(id, 1);
      expect(event).toMatchObject({ order, statedAsOf: '2025-12-01' });
      const headers = intake.accepted.records.find((record) => record.key?.toString() === id)?.headers;
      expect(headers).toMatchObject({ ce_type: 'ytterby.order.accepted.v1', ce_source: 'urn:ytterby:order-intake', ce_asof: '2025-12-01', ce_traceparent: TRACE, traceparent: TRACE });
      expect(headers?.['ce_correlationid']).toBe(headers?.['ce_id']);
      expect(await detail(id)).toMatchObject({
        orderId: id,
        currentRevision: 1,
        revisions: [{ revision: 1, status: 'accepted', via: 'http', submittedBy: 'machine', statedAsOf: '2025-12-01', order, decisions: [], timeline: [{ event: 'accepted' }] }],
      });
    });

    it('accepts a structured CloudEvent with its stated day', async () => {
      const id = freshId();
      const body = { specversion: '1.0', id: 'e-1', source: 'urn:erp', type: 'ytterby.order.submitted.v1', asof: '2026-02-01', traceparent: TRACE, data: anOrder(id) };
      expect((await intake.call('POST', '/v1/orders', { body, headers: { 'content-type': 'application/cloudevents+json; charset=utf-8' } })).status).toBe(202);
      expect((await intake.accepted.payloadsOf<OrderAcceptedV1>(id, 1))[0]?.statedAsOf).toBe('2026-02-01');
    });

    it('answers a repetition as duplicate, other content as conflict, a lower revision as stale', async () => {
      const id = freshId();
      const submit = (change: Parameters<typeof anOrder>[1] = {}): Promise<{ status: number; body: Record<string, unknown> }> => intake.call('POST', '/v1/orders', { body: anOrder(id, change) });
      expect((await submit()).body).toMatchObject({ duplicate: false });
      expect(await submit()).toMatchObject({ status: 202, body: { duplicate: true } });
      expect(await submit({ knowledge: 'actual' })).toMatchObject({ status: 409, body: { code: 'YTB_ORDER_REVISION_CONFLICT' } });
      expect(await submit({ revision: 3 })).toMatchObject({ status: 202, body: { duplicate: false, revision: 3 } });
      expect(await submit({ revision: 2 })).toMatchObject({ status: 409, body: { code: 'YTB_ORDER_STALE_REVISION', title: expect.stringContaining('revision 3 was already accepted') } });
      expect(await submit()).toMatchObject({ status: 202, body: { duplicate: true, revision: 1 } });
      expect((await intake.accepted.payloadsOf<OrderAcceptedV1>(id, 2)).map(({ order }) => order.revision)).toEqual([1, 3]);
      const { currentRevision, revisions } = await detail(id);
      expect(currentRevision).toBe(3);
      expect(revisions.map(({ revision, status }) => ({ revision, status }))).toEqual([
        { revision: 1, status: 'superseded' },
        { revision: 3, status: 'accepted' },
      ]);
      expect(revisions[0]?.timeline.map(({ text }) => text)).toEqual(['Revision 1 was accepted over HTTP from machine.', 'Revision 3 replaced this one.']);
    });

    it('accepts exactly one of many that submit the same revision with different content at once', async () => {
      const id = freshId();
      const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => intake.call('POST', '/v1/orders', { body: anOrder(id, { endUse: { ...anOrder(id).endUse, text: `variant ${i}` } }) })));
      expect(answers.map(({ status }) => status).sort()).toEqual([202, ...Array.from({ length: 19 }, () => 409)]);
      expect((await detail(id)).revisions).toHaveLength(1);
    });

    it('names every bad field', async () => {
      const order = anOrder('has space', { revision: 0 });
      const { status, body } = await intake.call('POST', '/v1/orders', { body: { ...order, extra: 1, shipment: { ...order.shipment, to: 'XX' } } });
      expect(status).toBe(400);
      expect(body['code']).toBe('YTB_INPUT_SCHEMA');
      expect((body['errors'] as { path: string }[]).map(({ path }) => path).sort()).toEqual(['extra', 'orderId', 'revision', 'shipment.to']);
    });

    it.each([
      { what: 'malformed JSON', body: '{"orderId":', status: 400, code: 'YTB_INPUT_JSON' },
      { what: 'no body', body: '', status: 400, code: 'YTB_INPUT_JSON' },
      { what: 'a forbidden key', body: '{"__proto__":{"admin":true}}', status: 400, code: 'YTB_INPUT_JSON' },
      { what: 'bytes that are no UTF-8', body: Buffer.from([0x7b, 0xff, 0x7d]), status: 400, code: 'YTB_INPUT_JSON' },
      { what: 'a body of 10 MB', body: Buffer.alloc(10_000_000, 0x20), status: 413, code: 'YTB_INPUT_TOO_LARGE' },
      { what: 'a string', body: '"order"', status: 400, code: 'YTB_INPUT_SCHEMA' },
      { what: 'deeply nested arrays', body: `{"x\\u0000":${'['.repeat(500_000)}${']'.repeat(500_000)}}`, status: 400, code: 'YTB_INPUT_SCHEMA' },
    ])('refuses $what', async ({ body, status, code }) => {
      expect(await intake.call('POST', '/v1/orders', { body })).toMatchObject({ status, body: { code } });
    });

    it.each([
      { what: 'another content type', headers: { 'content-type': 'text/xml' }, path: '/v1/orders', status: 400 },
      { what: 'a batch that is no NDJSON', headers: { 'content-type': 'application/json' }, path: '/v1/orders:batch', status: 400 },
      { what: 'a path that only begins like orders', headers: {}, path: '/v1/ordersXYZ', status: 404 },
      { what: 'an unknown verb', headers: {}, path: '/v1/orders:delete', status: 404 },
      { what: 'a stated day that does not exist', headers: { 'ytterby-as-of': '2025-02-30' }, path: '/v1/orders', status: 400 },
    ])('refuses $what', async ({ headers, path, status }) => {
      expect((await intake.call('POST', path, { body: anOrder(freshId()), headers })).status).toBe(status);
    });

    it('wants a key, and the right role', async () => {
      expect((await intake.call('POST', '/v1/orders', { role: null, body: anOrder(freshId()) })).status).toBe(401);
      expect((await intake.call('POST', '/v1/orders', { role: 'viewer', body: anOrder(freshId()) })).status).toBe(403);
      expect((await intake.call('GET', '/v1/orders', { role: null })).status).toBe(401);
    });

    it('pages through the list, newest first, and filters by status', async () => {
      const ids = [freshId(), freshId(), freshId()];
      for (const id of ids) await intake.call('POST', '/v1/orders', { body: anOrder(id) });
      const first = await intake.call<OrderList>('GET', '/v1/orders?limit=2&status=accepted');
      expect(first.body.orders.map(({ orderId }) => orderId)).toEqual([ids[2], ids[1]]);
      expect(first.body.orders[0]).toMatchObject({ revision: 1, status: 'accepted', outcome: null, action: null, decidedAt: null, exporter: 'Baotou Magnets (made up)', endUser: 'Motoren AG (made up)', to: 'DE' });
      const second = await intake.call<OrderList>('GET', `/v1/orders?limit=2&after=${first.body.next ?? ''}`);
      expect(second.body.orders[0]?.orderId).toBe(ids[0]);
      expect((await intake.call('GET', '/v1/orders?status=open')).status).toBe(400);
    });

    it('answers 404 for an order that is not there, however long its id', async () => {
      expect(await intake.call('GET', `/v1/orders/${'x'.repeat(128)}`)).toMatchObject({ status: 404, body: { code: 'YTB_NOT_FOUND' } });
      expect((await intake.call('GET', '/v1/orders/nope/events')).status).toBe(404);
    });
  });

  describe('in a batch', () => {
    const batch = async (lines: readonly unknown[]): Promise<BatchAnswerLine[]> => {
      const body = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
      const answer = await intake.call<string>('POST', '/v1/orders:batch', { body, headers: { 'content-type': 'application/x-ndjson' } });
      expect(answer.status).toBe(200);
      return answer.body.trimEnd().split('\n').map((line) => JSON.parse(line) as BatchAnswerLine);
    };

    it('answers each line in order; a bad line refuses only itself', async () => {
      const [a, b] = [freshId(), freshId()];
      const answers = await batch([anOrder(a), '{"orderId":', anOrder(b, { revision: 2 }), '', anOrder(a), anOrder(a, { service: 'bank' as never }), anOrder(b), `"${'x'.repeat(4 * 1024 * 1024)}"`, anOrder(a, { revision: 2 })]);
      expect(answers.map(({ line, status, code }) => [line, status, code])).toEqual([
        [1, 'accepted', undefined],
        [2, 'refused', 'YTB_INPUT_JSON'],
        [3, 'accepted', undefined],
        [4, 'refused', 'YTB_INPUT_JSON'],
        [5, 'duplicate', undefined],
        [6, 'refused', 'YTB_INPUT_SCHEMA'],
        [7, 'refused', 'YTB_ORDER_STALE_REVISION'],
        [8, 'refused', 'YTB_INPUT_TOO_LARGE'],
        [9, 'accepted', undefined],
      ]);
      expect(answers[0]).toMatchObject({ orderId: a, revision: 1, statusUrl: `/v1/orders/${a}` });
      expect(answers[5]?.errors).toEqual([expect.objectContaining({ path: 'service', value: '"bank"' })]);
      expect((await detail(a)).revisions.map(({ via }) => via)).toEqual(['batch', 'batch']);
    });

    it('stores 3,000 lines with few commits and publishes each', async () => {
      const prefix = freshId();
      const answers = await batch(Array.from({ length: 3_000 }, (_, i) => anOrder(`${prefix}.${i}`)));
      expect(answers.filter(({ status }) => status === 'accepted')).toHaveLength(3_000);
      expect(answers.map(({ orderId }) => orderId)).toEqual(Array.from({ length: 3_000 }, (_, i) => `${prefix}.${i}`));
      await intake.accepted.payloadsOf(`${prefix}.2999`, 1);
    }, 60_000);

    it('reads at most 10,000 lines', async () => {
      const answers = await batch(Array.from({ length: 10_005 }, () => '{}'));
      expect(answers).toHaveLength(10_001);
      expect(answers[9_999]?.code).toBe('YTB_INPUT_SCHEMA');
      expect(answers[10_000]).toMatchObject({ line: 10_001, status: 'refused', code: 'YTB_INPUT_TOO_LARGE' });
    }, 60_000);
  });

  describe('over Kafka', () => {
    it('accepts an order like HTTP does, with the sender of the event', async () => {
      const id = freshId();
      const eventId = await intake.publish('orders.submitted.v1', id, anOrder(id), { asof: '2025-12-01', correlationid: 'c-1', traceparent: TRACE });
      expect(await intake.accepted.payloadsOf<OrderAcceptedV1>(id, 1)).toMatchObject([{ order: { orderId: id }, statedAsOf: '2025-12-01' }]);
      const headers = intake.accepted.records.find((record) => record.key?.toString() === id)?.headers;
      expect(headers).toMatchObject({ ce_causationid: eventId, ce_correlationid: 'c-1', traceparent: TRACE });
      expect((await detail(id)).revisions).toMatchObject([{ via: 'kafka', submittedBy: 'urn:test' }]);
    });

    it('takes the same revision over both doors once, and refuses what differs on orders.rejected.v1', async () => {
      const id = freshId();
      await intake.call('POST', '/v1/orders', { body: anOrder(id) });
      await intake.publish('orders.submitted.v1', id, anOrder(id));
      const conflicting = await intake.publish('orders.submitted.v1', id, anOrder(id, { knowledge: 'actual' }));
      await intake.publish('orders.submitted.v1', id, anOrder(id, { revision: 3 }));
      await intake.publish('orders.submitted.v1', id, anOrder(id, { revision: 2 }));
      const rejections = await intake.rejected.payloadsOf<OrderRejectedV1>(id, 2);
      expect(rejections).toMatchObject([
        { orderId: id, revision: 1, code: 'YTB_ORDER_REVISION_CONFLICT', eventId: conflicting, parkedId: null },
        { orderId: id, revision: 2, code: 'YTB_ORDER_STALE_REVISION' },
      ]);
      expect((await intake.accepted.payloadsOf<OrderAcceptedV1>(id, 2)).map(({ order }) => order.revision)).toEqual([1, 3]);
    });

    it('parks a bad record without blocking its key and answers with the field errors of HTTP', async () => {
      const id = freshId();
      const bad = { ...anOrder(id), revision: 0, extra: 'x' };
      const http = await intake.call('POST', '/v1/orders', { body: bad });
      const eventId = await intake.publish('orders.submitted.v1', id, bad);
      await intake.publish('orders.submitted.v1', id, anOrder(id));
      const [rejection] = await intake.rejected.payloadsOf<OrderRejectedV1>(id, 1);
      expect(rejection).toMatchObject({ orderId: id, revision: 0, code: http.body['code'], message: http.body['title'], errors: http.body['errors'], eventId });
      await intake.accepted.payloadsOf(id, 1);
      const parked = await intake.call<ParkedRecordDetail>('GET', `/v1/parked/${rejection?.parkedId ?? ''}`, { role: 'analyst' });
      expect(parked.body).toMatchObject({ kind: 'invalid', key: id, code: 'YTB_INPUT_SCHEMA', errors: http.body['errors'], eventId });
      expect(JSON.parse(Buffer.from(parked.body.payload ?? '', 'base64').toString())).toEqual(bad);
    });

    it.each([
      { what: 'malformed JSON', payload: '{"orderId":', code: 'YTB_INPUT_JSON' },
      { what: 'U+0000 where JSON does not allow it', payload: '{"orderId":"a\u0000', code: 'YTB_INPUT_JSON' },
      { what: 'a lone surrogate in a key', payload: '{"a\\ud800":1}', code: 'YTB_INPUT_SCHEMA' },
      { what: 'a forbidden key', payload: '{"__proto__":1}', code: 'YTB_INPUT_JSON' },
      { what: '10 MB', payload: Buffer.alloc(10_000_000, 0x20), code: 'YTB_INPUT_TOO_LARGE' },
      { what: '1,001 lines', payload: JSON.stringify({ ...anOrder('MANY'), lines: Array.from({ length: 1_001 }, (_, i) => ({ ...anOrder('MANY').lines[0], lineId: String(i) })) }), code: 'YTB_INPUT_SCHEMA' },
      { what: 'deeply nested arrays', payload: `{"x\\u0000":${'['.repeat(500_000)}${']'.repeat(500_000)}}`, code: 'YTB_INPUT_SCHEMA' },
    ])('parks $what and goes on', async ({ payload, code }) => {
      const id = freshId();
      const eventId = await intake.publish('orders.submitted.v1', id, payload);
      await intake.publish('orders.submitted.v1', id, anOrder(id));
      await intake.accepted.payloadsOf(id, 1);
      const { body } = await intake.call<ParkedList>('GET', '/v1/parked?limit=500', { role: 'officer' });
      expect(body.parked.find((record) => record.eventId === eventId)).toMatchObject({ kind: 'invalid', status: 'parked', code, key: id });
    }, 20_000);

    it('shows parked records to staff only', async () => {
      expect((await intake.call('GET', '/v1/parked', { role: 'machine' })).status).toBe(403);
    });
  });

  describe('status', () => {
    it('shows decisions as they come, live and in the history', async () => {
      const id = freshId();
      await intake.call('POST', '/v1/orders', { body: anOrder(id) });
      const reader = await intake.events(`/v1/orders/${id}/events`);
      await reader.until((events) => events.length === 1);
      await intake.decide(aDecision(id));
      await reader.until((events) => events.length === 2);
      await intake.decide(aDecision(id, { seq: 2, outcome: 'NO_LICENSE_REQUIRED', action: 'release' }));
      const events = await reader.until((received) => received.length === 3);
      reader.close();
      expect(events.map(({ event, data }) => [event, data.status, data.outcome, data.seq])).toEqual([
        ['status', 'accepted', null, null],
        ['status', 'decided', 'LICENSE_REQUIRED', 1],
        ['status', 'decided', 'NO_LICENSE_REQUIRED', 2],
      ]);
      const [revision] = (await detail(id)).revisions;
      expect(revision).toMatchObject({ status: 'decided', decisions: [aDecision(id), { seq: 2, action: 'release' }] });
      expect(revision?.timeline.map(({ text }) => text)).toEqual([
        'Revision 1 was accepted over HTTP from machine.',
        'Decision 1 after screening: LICENSE_REQUIRED, action hold.',
        "Decision 2 after an analyst's resolution: NO_LICENSE_REQUIRED, action release.",
      ]);
      const list = await intake.call<OrderList>('GET', '/v1/orders?status=decided&limit=500');
      expect(list.body.orders.find(({ orderId }) => orderId === id)).toMatchObject({ status: 'decided', outcome: 'NO_LICENSE_REQUIRED', action: 'release' });
    });

    it('keeps the decisions of a superseded revision, and shows the order as waiting again', async () => {
      const id = freshId();
      const reader = await intake.events('/v1/events');
      const own = (events: readonly { data: { orderId: string } }[]): number => events.filter(({ data }) => data.orderId === id).length;
      await intake.call('POST', '/v1/orders', { body: anOrder(id) });
      await intake.decide(aDecision(id));
      await reader.until((events) => own(events) === 2);
      await intake.call('POST', '/v1/orders', { body: anOrder(id, { revision: 2 }) });
      await intake.decide(aDecision(id, { seq: 2 })); // a late one on revision 1
      await intake.decide(aDecision(id, { revision: 2 }));
      const events = (await reader.until((received) => own(received) === 5)).filter(({ data }) => data.orderId === id);
      reader.close();
      expect(events.map(({ data }) => [data.revision, data.status, data.seq])).toEqual([
        [1, 'accepted', null],
        [1, 'decided', 1],
        [1, 'superseded', null],
        [2, 'accepted', null],
        [2, 'decided', 1],
      ]);
      expect((await detail(id)).revisions.map(({ status, decisions }) => [status, decisions.length])).toEqual([
        ['superseded', 2],
        ['decided', 1],
      ]);
    });

    it('goes on behind the last event, and says reset when it cannot', async () => {
      const [a, b] = [freshId(), freshId()];
      const reader = await intake.events('/v1/events');
      await intake.call('POST', '/v1/orders', { body: anOrder(a) });
      const [first] = await reader.until((events) => events.length === 1);
      reader.close();
      await intake.call('POST', '/v1/orders', { body: anOrder(b) });
      const again = await intake.events('/v1/events', { 'last-event-id': first?.id ?? '' });
      expect((await again.until((events) => events.length === 1))[0]?.data.orderId).toBe(b);
      again.close();
      const lost = await intake.events('/v1/events', { 'last-event-id': 'another-process-7' });
      expect((await lost.until((events) => events.length === 1))[0]?.event).toBe('reset');
      lost.close();
    });

    it('is ready, and counts', async () => {
      expect(await intake.call('GET', '/readyz', { role: null })).toMatchObject({ status: 200, body: { status: 'ready' } });
      const { body } = await intake.call<string>('GET', '/metrics', { role: null });
      expect(body).toMatch(/ytterby_orders_total\{door="http",result="accepted",service="order-intake"\} \d+/);
      expect(body).toMatch(/ytterby_orders_total\{door="kafka",result="conflict",service="order-intake"\} \d+/);
    });
  });
});

describe('order intake that allows no stated day', () => {
  let intake: IntakeHarness;
  beforeAll(async () => {
    intake = await IntakeHarness.start();
  }, 60_000);
  afterAll(() => intake.stop(), 30_000);

  it('refuses it over both doors, never ignores it', async () => {
    const http = await intake.call('POST', '/v1/orders', { body: anOrder('AS-OF-1'), headers: { 'ytterby-as-of': '2025-12-01' } });
    expect(http).toMatchObject({ status: 400, body: { code: 'YTB_INPUT_AS_OF_NOT_ALLOWED', errors: [{ path: 'header Ytterby-As-Of', value: '2025-12-01' }] } });
    await intake.publish('orders.submitted.v1', 'AS-OF-2', anOrder('AS-OF-2'), { asof: '2025-12-01' });
    const [rejection] = await intake.rejected.payloadsOf<OrderRejectedV1>('AS-OF-2', 1);
    expect(rejection).toMatchObject({ orderId: 'AS-OF-2', revision: 1, code: 'YTB_INPUT_AS_OF_NOT_ALLOWED', errors: [{ path: 'header ce_asof' }] });
    expect((await intake.call('GET', '/v1/orders/AS-OF-2')).status).toBe(404);
  });

  it('loses nothing that was acknowledged, and doubles nothing, when it is stopped and started again', async () => {
    await intake.call('POST', '/v1/orders', { body: anOrder('KEPT') });
    await intake.restart();
    expect(await intake.call('POST', '/v1/orders', { body: anOrder('KEPT') })).toMatchObject({ status: 202, body: { duplicate: true } });
    await intake.call('POST', '/v1/orders', { body: anOrder('KEPT', { revision: 2 }) });
    expect((await intake.accepted.payloadsOf<OrderAcceptedV1>('KEPT', 2)).map(({ order }) => order.revision)).toEqual([1, 2]);
  }, 60_000);
});
