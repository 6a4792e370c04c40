import { createHash } from 'node:crypto';
import { byteaArray, int4Array, int8Array, textArray, type Tx } from '@ytterby/persistence';
import type { FieldError } from '@ytterby/kernel';
import type { BrokerRecord } from '../ports';

/** `invalid`: no event of its topic. `failed`: handling failed, its key waits. `behind`: waits behind a failed one. */
export type ParkKind = 'invalid' | 'failed' | 'behind';

/** A record to be parked, with the cause. */
export interface ParkEntry {
  readonly id: string;
  readonly kind: ParkKind;
  readonly record: BrokerRecord;
  readonly key: string | null;
  readonly eventId: string | null;
  readonly code: string;
  readonly message: string;
  readonly errors: readonly FieldError[];
  readonly attempts: number;
}

const INSERT = `
  INSERT INTO parked (id, consumer, kind, topic, partition, "offset", key, event_id, code, message, errors, attempts, headers, payload, payload_sha256, payload_size)
  SELECT id, $1, kind, topic, partition, "offset", key, event_id, code, message, errors::jsonb, attempts, headers::jsonb, payload, sha256, size
  FROM unnest($2::text[], $3::text[], $4::text[], $5::integer[], $6::bigint[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[],
              $12::integer[], $13::text[], $14::bytea[], $15::text[], $16::integer[])
    WITH ORDINALITY AS e (id, kind, topic, partition, "offset", key, event_id, code, message, errors, attempts, headers, payload, sha256, size, position)
  ORDER BY position
  ON CONFLICT (consumer, topic, partition, "offset", payload_sha256) DO NOTHING
  RETURNING id`;

const BLOCK = `
  INSERT INTO parked_key (consumer, key) SELECT $1, key FROM (SELECT DISTINCT unnest($2::text[]) AS key) AS k ORDER BY key ON CONFLICT DO NOTHING`;

const MAX_MESSAGE_LENGTH = 4_000;
const MAX_HEADER_LENGTH = 1_024;
const MAX_HEADERS = 50;

/** Text that PostgreSQL can store: U+0000 and lone surrogates become U+FFFD. The payload bytes stay as they are. */
export function storable(text: string): string {
  return Buffer.from(text.replaceAll('\u0000', '\uFFFD'), 'utf8').toString('utf8');
}

const storableOrNull = (text: string | null): string | null => (text === null ? null : storable(text));

function headersJson(record: BrokerRecord, whole: boolean): string {
  const entries = Object.entries(record.headers).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const kept = whole ? entries : entries.slice(0, MAX_HEADERS).map(([name, value]) => [name.slice(0, MAX_HEADER_LENGTH), value.slice(0, MAX_HEADER_LENGTH)]);
  return JSON.stringify(Object.fromEntries(kept.map(([name, value]) => [storable(String(name)), storable(String(value))])));
}

function errorsJson(errors: readonly FieldError[]): string {
  return JSON.stringify(errors.map((error) => Object.fromEntries(Object.entries(error).map(([name, value]) => [name, storable(String(value))]))));
}

/** Parks records, in the given order; a record that is parked already stays as it is. `maxPayloadBytes`: larger ones are kept by hash and size. @returns the ids that are new */
export async function parkRecords(tx: Tx, consumer: string, entries: readonly ParkEntry[], maxPayloadBytes: number): Promise<ReadonlySet<string>> {
  if (entries.length === 0) return new Set();
  const values = entries.map(({ record }) => record.value ?? Buffer.alloc(0));
  const isKept = values.map((value) => value.length <= maxPayloadBytes);
  const { rows } = await tx.query<{ id: string }>(INSERT, [
    consumer,
    textArray(entries.map(({ id }) => id)),
    textArray(entries.map(({ kind }) => kind)),
    textArray(entries.map(({ record }) => record.topic)),
    int4Array(entries.map(({ record }) => record.partition)),
    int8Array(entries.map(({ record }) => record.offset)),
    textArray(entries.map(({ key }) => storableOrNull(key))),
    textArray(entries.map(({ eventId }) => storableOrNull(eventId))),
    textArray(entries.map(({ code }) => code)),
    textArray(entries.map(({ message }) => storable(message.slice(0, MAX_MESSAGE_LENGTH)))),
    textArray(entries.map(({ errors }) => errorsJson(errors))),
    int4Array(entries.map(({ attempts }) => attempts)),
    textArray(entries.map(({ record }, index) => headersJson(record, isKept[index] === true))),
    byteaArray(values.map((value, index) => (isKept[index] === true ? value : null))),
    textArray(values.map((value) => createHash('sha256').update(value).digest('hex'))),
    int4Array(values.map((value) => value.length)),
  ]);
  return new Set(rows.map(({ id }) => id));
}

/** From now on events of these keys are parked behind the failed one, until it is replayed. */
export async function blockKeys(tx: Tx, consumer: string, keys: readonly string[]): Promise<void> {
  if (keys.length > 0) await tx.query(BLOCK, [consumer, textArray(keys.map(storable))]);
}

/**
 * Which of the keys are blocked. FOR SHARE: a replay that is just emptying a key (it holds the row FOR UPDATE) is waited for, and none can empty it
 * while we put an event behind it.
 */
export async function blockedKeys(tx: Tx, consumer: string, keys: readonly string[]): Promise<Set<string>> {
  if (keys.length === 0) return new Set();
  const sql = 'SELECT key FROM parked_key WHERE consumer = $1 AND key = ANY($2::text[]) ORDER BY key FOR SHARE';
  const { rows } = await tx.query<{ key: string }>(sql, [consumer, textArray(keys)]);
  return new Set(rows.map(({ key }) => key));
}
