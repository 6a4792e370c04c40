import { isUtf8 } from 'node:buffer';
import { attributesFromHeaders, attributesFromStructured, parseJson, parseWith, STRUCTURED_CONTENT_TYPE, TOPICS, type EventAttributes, type PayloadOf, type TopicName } from '@ytterby/contracts';
import type { FieldError } from '@ytterby/kernel';
import { orderIdOf } from '../event-key';
import type { BrokerRecord, InvalidRecord, ReceivedEvent, TopicHandler } from '../ports';

/** A record that is a valid event of its topic. */
export interface ValidRecord {
  readonly kind: 'event';
  readonly record: BrokerRecord;
  readonly event: ReceivedEvent<PayloadOf<TopicName>>;
}

/** A record that is not; what could be read of it. */
export interface RefusedRecord {
  readonly kind: 'invalid';
  readonly record: BrokerRecord;
  readonly refusal: Omit<InvalidRecord, 'parkedId'>;
  /** The key that later events must wait behind; null on topics of the outside world, whose records block nothing. */
  readonly blocks: string | null;
}

/** A record after parsing. */
export type ParsedRecord = ValidRecord | RefusedRecord;

interface Envelope {
  readonly attributes: EventAttributes;
  readonly data: unknown;
}

type Code = InvalidRecord['code'];

class Refusal {
  constructor(
    readonly code: Code,
    readonly message: string,
    readonly errors: readonly FieldError[],
    readonly known: { readonly attributes?: EventAttributes; readonly parsed?: unknown } = {},
  ) {}
}

const isStructured = (record: BrokerRecord): boolean => (header(record, 'content-type') ?? '').toLowerCase().startsWith(STRUCTURED_CONTENT_TYPE);

function header(record: BrokerRecord, name: string): string | undefined {
  const direct = record.headers[name];
  if (direct !== undefined) return direct;
  const found = Object.keys(record.headers).find((candidate) => candidate.toLowerCase() === name);
  return found === undefined ? undefined : record.headers[found];
}

function readJson(value: Buffer | null, maxBytes: number): unknown {
  if (value === null || value.length === 0) return new Refusal('YTB_INPUT_JSON', 'The record has no payload.', [{ path: '$', message: 'is missing' }]);
  if (value.length > maxBytes) {
    const message = `has ${value.length} bytes; at most ${maxBytes} are allowed`;
    return new Refusal('YTB_INPUT_TOO_LARGE', `The payload ${message}.`, [{ path: '$', message }]);
  }
  if (!isUtf8(value)) return new Refusal('YTB_INPUT_JSON', 'The payload is not UTF-8 text.', [{ path: '$', message: 'is not UTF-8' }]);
  const json = parseJson(value.toString('utf8'));
  return json.ok ? json.value : new Refusal('YTB_INPUT_JSON', 'The payload is not acceptable JSON.', json.error);
}

const envelopeRefusal = (errors: readonly FieldError[], parsed: unknown): Refusal =>
  new Refusal('YTB_INPUT_ENVELOPE', 'The CloudEvents envelope is incomplete or wrong.', errors, { parsed });

function readEnvelope(record: BrokerRecord, json: unknown): Envelope | Refusal {
  if (isStructured(record)) {
    const split = attributesFromStructured(json);
    return split.ok ? split.value : envelopeRefusal(split.error, structuredData(json));
  }
  const attributes = attributesFromHeaders(record.headers);
  return attributes.ok ? { attributes: attributes.value, data: json } : envelopeRefusal(attributes.error, json);
}

function structuredData(json: unknown): unknown {
  return typeof json === 'object' && json !== null && 'data' in json ? json.data : json;
}

function checkType(topic: TopicName, { attributes, data }: Envelope): Refusal | null {
  const { eventType } = TOPICS[topic];
  if (attributes.type === eventType) return null;
  const error = { path: 'header ce_type', value: attributes.type, message: `must be "${eventType}" on the topic ${topic}` };
  return new Refusal('YTB_INPUT_ENVELOPE', 'The CloudEvents type does not belong to this topic.', [error], { attributes, parsed: data });
}

/** Inside the platform the record key is the order id; a producer that puts an order under another key breaks its order, so that is refused. */
function checkKey(topic: TopicName, record: BrokerRecord, orderId: string, envelope: Envelope): Refusal | null {
  if (TOPICS[topic].producer === 'outside') return null;
  const key = record.key?.toString('utf8') ?? null;
  if (key === orderId) return null;
  const error = { path: 'record key', ...(key === null ? {} : { value: key }), message: `must be the order id "${orderId}"` };
  return new Refusal('YTB_INPUT_ENVELOPE', 'The record key is not the order id.', [error], { attributes: envelope.attributes, parsed: envelope.data });
}

function readTypedEnvelope(topic: TopicName, record: BrokerRecord, maxBytes: number): Envelope | Refusal {
  const json = readJson(record.value, maxBytes);
  if (json instanceof Refusal) return json;
  const envelope = readEnvelope(record, json);
  if (envelope instanceof Refusal) return envelope;
  return checkType(topic, envelope) ?? envelope;
}

function readEvent(handler: TopicHandler, record: BrokerRecord, maxBytes: number): ReceivedEvent<PayloadOf<TopicName>> | Refusal {
  const { topic } = handler;
  const envelope = readTypedEnvelope(topic, record, maxBytes);
  if (envelope instanceof Refusal) return envelope;
  const known = { attributes: envelope.attributes, parsed: envelope.data };
  const data = parseWith(TOPICS[topic].schema, envelope.data);
  if (!data.ok) return new Refusal('YTB_INPUT_SCHEMA', 'The message does not follow the contract; each bad field is named.', data.error, known);
  const key = orderIdOf(topic, data.value as never) ?? record.key?.toString('utf8') ?? '';
  const wrongKey = checkKey(topic, record, key, envelope);
  if (wrongKey !== null) return wrongKey;
  const { partition, offset } = record;
  const bytes = record.value === null || isStructured(record) ? Buffer.from(JSON.stringify(envelope.data)) : record.value;
  const event = { attributes: envelope.attributes, key, data: data.value, bytes, position: { topic, partition, offset } };
  return refusedByHandler(handler, event, known) ?? event;
}

function refusedByHandler(handler: TopicHandler, event: ReceivedEvent<PayloadOf<TopicName>>, known: Refusal['known']): Refusal | null {
  const refused = handler.refuse?.(event) ?? null;
  if (refused === null) return null;
  const message = refused.errors.map(({ path, message: text }) => `${path} ${text}`).join('; ');
  return new Refusal(refused.code, message, refused.errors, known);
}

/** Reads a record as an event of the handler's topic: size, UTF-8, JSON, CloudEvents envelope (binary or structured), schema, key, and the handler's own refusals. Never throws. */
export function parseRecord(handler: TopicHandler, record: BrokerRecord, maxBytes: number): ParsedRecord {
  const read = readEvent(handler, record, maxBytes);
  if (!(read instanceof Refusal)) return { kind: 'event', record, event: read };
  const key = record.key?.toString('utf8') ?? null;
  const { code, message, errors, known } = read;
  const eventId = known.attributes?.id ?? header(record, 'ce_id') ?? null;
  const refusal = { code, message, errors, eventId, attributes: known.attributes ?? null, key, parsed: known.parsed };
  return { kind: 'invalid', record, refusal, blocks: TOPICS[handler.topic].producer === 'outside' ? null : key };
}
