import fc from 'fast-check';
import { attributesFromHeaders, attributesFromStructured, type EventAttributes, headersFromAttributes } from './cloud-event';

const TRACE = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
const event: EventAttributes = { specversion: '1.0', id: 'e-1', source: 'urn:erp', type: 'ytterby.order.submitted.v1' };
const full: EventAttributes = { ...event, time: '2025-12-01T08:00:00Z', correlationid: 'c', causationid: 'p', partitionkey: 'k', recordedat: '2025-12-01T08:00:01Z', asof: '2025-12-01', traceparent: TRACE };

describe('CloudEvents on Kafka (binary mode)', () => {
  it('writes lower-case names with ce_, and traceparent twice', () => {
    expect(headersFromAttributes(full)).toEqual({
      'content-type': 'application/json', ce_specversion: '1.0', ce_id: 'e-1', ce_source: 'urn:erp', ce_type: 'ytterby.order.submitted.v1', ce_time: '2025-12-01T08:00:00Z',
      ce_correlationid: 'c', ce_causationid: 'p', ce_partitionkey: 'k', ce_recordedat: '2025-12-01T08:00:01Z', ce_asof: '2025-12-01', ce_traceparent: TRACE, traceparent: TRACE,
    });
  });

  it('reads what it writes, in any case of the names', () => {
    const headers = Object.fromEntries(Object.entries(headersFromAttributes(full)).map(([name, value]) => [name.toUpperCase(), value]));
    expect(attributesFromHeaders(headers)).toEqual({ ok: true, value: { ...full, datacontenttype: 'application/json' } });
  });

  it('takes a plain traceparent when there is no ce_traceparent, and ignores headers of others', () => {
    const parsed = attributesFromHeaders({ ...headersFromAttributes(event), traceparent: TRACE, 'x-other': '1', ce_future: 'yes', empty: undefined });
    expect(parsed).toMatchObject({ ok: true, value: { traceparent: TRACE } });
    expect(parsed.ok && 'future' in parsed.value).toBe(false);
  });

  it.each([
    { header: 'ce_id', value: undefined },
    { header: 'ce_id', value: 'a\u0000' },
    { header: 'ce_source', value: '' },
    { header: 'ce_type', value: undefined },
    { header: 'ce_specversion', value: '0.3' },
    { header: 'ce_time', value: 'yesterday' },
    { header: 'ce_asof', value: '2025-02-30' },
    { header: 'ce_traceparent', value: '00-XYZ' },
  ])('refuses $header = $value and names the header', ({ header, value }) => {
    const parsed = attributesFromHeaders({ ...headersFromAttributes(full), traceparent: undefined, [header]: value });
    expect(parsed).toMatchObject({ ok: false, error: [{ path: `header ${header}` }] });
  });

  it('never throws on headers, whatever they hold', () => {
    const name = fc.oneof(fc.constantFrom('ce_id', 'ce___proto__', 'ce_', 'CE_ID', 'traceparent', '__proto__'), fc.string({ unit: 'binary' }));
    fc.assert(fc.property(fc.dictionary(name, fc.option(fc.string({ unit: 'binary' }), { nil: undefined })), (headers) => typeof attributesFromHeaders(headers).ok === 'boolean'));
  });
});

describe('a structured CloudEvent', () => {
  it('is split into attributes and data', () => {
    expect(attributesFromStructured({ ...full, data: { orderId: 'x' } })).toEqual({ ok: true, value: { attributes: full, data: { orderId: 'x' } } });
  });

  it('needs data', () => {
    expect(attributesFromStructured(event)).toMatchObject({ ok: false, error: [{ path: 'data' }] });
  });

  it.each([null, 'text', 1, [], {}])('is not %j', (body) => {
    expect(attributesFromStructured(body).ok).toBe(false);
  });
});
