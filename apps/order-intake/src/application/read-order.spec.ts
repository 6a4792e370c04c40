import { YtterbyError } from '@ytterby/kernel';
import { anOrder } from '../../test/builders';
import { type RawOrder, readOrder } from './read-order';

const TRACE = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
const STRUCTURED = 'application/cloudevents+json; charset=utf-8';

function read(body: unknown, raw: Partial<RawOrder> = {}, allowStatedAsOf = true): ReturnType<typeof readOrder> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return readOrder({ allowStatedAsOf, hash: (hashed) => `#${hashed.length}` }, { text, contentType: 'application/json', via: 'http', submittedBy: 'erp', statedAsOf: undefined, traceparent: undefined, ...raw });
}

function refusal(work: () => unknown): { code: string; paths: string[] } {
  try {
    work();
  } catch (error) {
    if (error instanceof YtterbyError) return { code: error.code, paths: error.fields.map(({ path }) => path) };
    throw error;
  }
  throw new Error('was not refused');
}

describe('readOrder', () => {
  const order = anOrder('A');
  const event = { specversion: '1.0', id: 'e-1', source: 'urn:erp', type: 'ytterby.order.submitted.v1', data: order };

  it('reads plain JSON', () => {
    expect(read(order, { traceparent: TRACE, statedAsOf: '2025-12-01' })).toMatchObject({ order, statedAsOf: '2025-12-01', via: 'http', submittedBy: 'erp', traceparent: TRACE, eventId: undefined });
  });

  it('reads a structured CloudEvent, whose own attributes come first', () => {
    const submission = read({ ...event, asof: '2025-12-01', correlationid: 'c', traceparent: TRACE }, { contentType: STRUCTURED, traceparent: 'other', statedAsOf: '2025-12-01' });
    expect(submission).toMatchObject({ order, statedAsOf: '2025-12-01', eventId: 'e-1', correlationId: 'c', traceparent: TRACE, submittedBy: 'erp' });
  });

  it.each([
    { what: 'no JSON', work: () => read('{'), code: 'YTB_INPUT_JSON', paths: ['$'] },
    { what: 'a bad field', work: () => read({ ...order, revision: 0 }), code: 'YTB_INPUT_SCHEMA', paths: ['revision'] },
    { what: 'an envelope sent as plain JSON', work: () => refusalOnlyFirst(() => read(event)), code: 'YTB_INPUT_SCHEMA', paths: ['orderId'] },
    { what: 'an order sent as an envelope', work: () => refusalOnlyFirst(() => read(order, { contentType: STRUCTURED })), code: 'YTB_INPUT_ENVELOPE', paths: ['specversion'] },
    { what: 'an envelope of another type', work: () => read({ ...event, type: 'ytterby.order.accepted.v1' }, { contentType: STRUCTURED }), code: 'YTB_INPUT_ENVELOPE', paths: ['type'] },
    { what: 'a day that does not exist', work: () => read(order, { statedAsOf: '2025-02-30' }), code: 'YTB_INPUT_SCHEMA', paths: ['header Ytterby-As-Of'] },
    { what: 'two different days', work: () => read({ ...event, asof: '2025-12-01' }, { contentType: STRUCTURED, statedAsOf: '2025-12-02' }), code: 'YTB_INPUT_SCHEMA', paths: ['asof'] },
    { what: 'a stated day that is not allowed, in the header', work: () => read(order, { statedAsOf: '2025-12-01' }, false), code: 'YTB_INPUT_AS_OF_NOT_ALLOWED', paths: ['header Ytterby-As-Of'] },
    { what: 'a stated day that is not allowed, in the envelope', work: () => read({ ...event, asof: '2025-12-01' }, { contentType: STRUCTURED }, false), code: 'YTB_INPUT_AS_OF_NOT_ALLOWED', paths: ['asof'] },
  ])('refuses $what', ({ work, code, paths }) => {
    expect(refusal(work)).toEqual({ code, paths });
  });
});

/** Many fields are wrong at once; the first one is enough to tell. */
function refusalOnlyFirst(work: () => unknown): never {
  try {
    work();
  } catch (error) {
    if (error instanceof YtterbyError) throw new YtterbyError(error.code, { fields: error.fields.slice(0, 1) });
    throw error;
  }
  throw new Error('was not refused');
}
