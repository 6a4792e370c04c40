import { clearScreening, eventRecord, smallOrder, structuredRecord } from '@ytterby/testing';
import fc from 'fast-check';
import type { BrokerRecord, OutgoingRecord, TopicHandler } from '../ports';
import { parseRecord, type ParsedRecord } from './parse-record';

const MAX_BYTES = 10_000;
const handle = () => Promise.resolve([]);
const orders: TopicHandler<'orders.submitted.v1'> = { topic: 'orders.submitted.v1', handle };
const screenings: TopicHandler<'screening.completed.v1'> = { topic: 'screening.completed.v1', handle };

const delivered = (record: OutgoingRecord, changes: Partial<BrokerRecord> = {}): BrokerRecord => ({
  topic: record.topic,
  partition: 1,
  offset: 7n,
  key: Buffer.from(record.key),
  value: record.value,
  headers: record.headers,
  timestampMs: 0,
  ...changes,
});
const order = eventRecord({ topic: 'orders.submitted.v1', key: 'order-1', id: 'e1', data: smallOrder('order-1') });
const screening = eventRecord({ topic: 'screening.completed.v1', key: 'order-1', id: 'e2', data: clearScreening('order-1') });

function refusal(parsed: ParsedRecord): { code: string; paths: string[]; blocks: string | null } {
  if (parsed.kind === 'event') throw new Error('was accepted');
  return { code: parsed.refusal.code, paths: parsed.refusal.errors.map(({ path }) => path), blocks: parsed.blocks };
}

describe('parsing a record', () => {
  it('reads binary mode: attributes from headers, position, bytes as they came', () => {
    const parsed = parseRecord(orders, delivered(order), MAX_BYTES);
    expect(parsed).toMatchObject({
      kind: 'event',
      event: { key: 'order-1', attributes: { id: 'e1', source: 'test' }, data: { orderId: 'order-1', revision: 1 }, position: { topic: 'orders.submitted.v1', partition: 1, offset: 7n } },
    });
    expect(parsed.kind === 'event' && parsed.event.bytes.equals(order.value)).toBe(true);
  });

  it('reads structured mode, whatever the case and parameters of the content type', () => {
    const record = structuredRecord({ topic: 'orders.submitted.v1', key: 'order-1', id: 'e1', data: smallOrder('order-1') });
    const headers = { 'Content-Type': 'Application/CloudEvents+JSON; charset=UTF-8' };
    expect(parseRecord(orders, delivered(record, { headers }), MAX_BYTES)).toMatchObject({
      kind: 'event',
      event: { attributes: { id: 'e1' }, data: { orderId: 'order-1' }, bytes: Buffer.from(JSON.stringify(smallOrder('order-1'))) },
    });
    const empty = delivered(record, { headers, value: Buffer.from('{"specversion":"1.0","id":"e1","source":"s","type":"ytterby.order.submitted.v1"}') });
    expect(refusal(parseRecord(orders, empty, MAX_BYTES))).toMatchObject({ code: 'YTB_INPUT_ENVELOPE', paths: ['data'] });
  });

  it('takes the order id as the key of an outside record, whatever its record key', () => {
    for (const key of [null, Buffer.from('other')]) expect(parseRecord(orders, delivered(order, { key }), MAX_BYTES)).toMatchObject({ kind: 'event', event: { key: 'order-1' } });
  });

  it('refuses another record key inside the platform, and blocks it', () => {
    expect(refusal(parseRecord(screenings, delivered(screening, { key: Buffer.from('other') }), MAX_BYTES))).toEqual({ code: 'YTB_INPUT_ENVELOPE', paths: ['record key'], blocks: 'other' });
    expect(refusal(parseRecord(screenings, delivered(screening, { key: null }), MAX_BYTES))).toEqual({ code: 'YTB_INPUT_ENVELOPE', paths: ['record key'], blocks: null });
  });

  it('ignores fields of a newer producer inside the platform, and refuses them at the edge', () => {
    const more = (record: OutgoingRecord): Buffer => Buffer.from(JSON.stringify({ ...(JSON.parse(record.value.toString()) as object), newField: 1 }));
    expect(parseRecord(screenings, delivered(screening, { value: more(screening) }), MAX_BYTES).kind).toBe('event');
    expect(refusal(parseRecord(orders, delivered(order, { value: more(order) }), MAX_BYTES))).toEqual({ code: 'YTB_INPUT_SCHEMA', paths: ['newField'], blocks: null });
  });

  it('keeps what it could read of a refused record for the answer', () => {
    const parsed = parseRecord(orders, delivered(order, { value: Buffer.from('{"orderId":"order-1","revision":0}') }), MAX_BYTES);
    expect(parsed).toMatchObject({ kind: 'invalid', refusal: { eventId: 'e1', key: 'order-1', parsed: { orderId: 'order-1', revision: 0 }, attributes: { id: 'e1' } } });
  });

  it('accepts a payload of exactly the limit and refuses one byte more without reading it', () => {
    const padded = (bytes: number): Buffer => Buffer.concat([order.value, Buffer.alloc(bytes - order.value.length, ' ')]);
    expect(parseRecord(orders, delivered(order, { value: padded(MAX_BYTES) }), MAX_BYTES).kind).toBe('event');
    const refused = parseRecord(orders, delivered(order, { value: padded(MAX_BYTES + 1) }), MAX_BYTES);
    expect(refusal(refused)).toEqual({ code: 'YTB_INPUT_TOO_LARGE', paths: ['$'], blocks: null });
    expect(refused.kind === 'invalid' && refused.refusal.message).toBe('The payload has 10001 bytes; at most 10000 are allowed.');
  });

  it('lets the handler refuse with its own code', () => {
    const strict = { ...orders, refuse: () => ({ code: 'YTB_INPUT_AS_OF_NOT_ALLOWED' as const, errors: [{ path: 'header ce_asof', message: 'is not allowed' }] }) };
    expect(refusal(parseRecord(strict, delivered(order), MAX_BYTES))).toEqual({ code: 'YTB_INPUT_AS_OF_NOT_ALLOWED', paths: ['header ce_asof'], blocks: null });
  });

  it('never throws, whatever the bytes and headers', () => {
    const headers = fc.dictionary(fc.constantFrom('ce_id', 'ce_type', 'ce_source', 'ce_specversion', 'content-type', 'CE_TIME', '__proto__', 'x'), fc.string({ unit: 'binary' }));
    const value = fc.oneof(fc.uint8Array().map((bytes) => Buffer.from(bytes)), fc.json().map((text) => Buffer.from(text)), fc.constant(null));
    fc.assert(
      fc.property(value, headers, (bytes, extra) => {
        const parsed = parseRecord(orders, delivered(order, { value: bytes, headers: { ...order.headers, ...extra } }), MAX_BYTES);
        expect(['event', 'invalid']).toContain(parsed.kind);
      }),
      { seed: 4, numRuns: 500 },
    );
  });
});
