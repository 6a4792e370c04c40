import type { ParkedList, ParkedListQuery, ParkedRecordDetail, ParkedRecordView } from '@ytterby/contracts';
import type { FieldError } from '@ytterby/kernel';
import type { Queryable } from '@ytterby/persistence';
import type { BrokerRecord } from '../ports';
import type { ParkKind } from './park';

/** A row of the table `parked`. */
export interface ParkedRow {
  readonly id: string;
  readonly seq: string;
  readonly consumer: string;
  readonly kind: ParkKind;
  readonly status: 'parked' | 'replayed';
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
  readonly key: string | null;
  readonly event_id: string | null;
  readonly code: string;
  readonly message: string;
  readonly errors: FieldError[];
  readonly attempts: number;
  readonly headers: Record<string, string>;
  readonly payload: Buffer | null;
  readonly payload_sha256: string;
  readonly payload_size: number;
  readonly failed_at: Date;
  readonly replayed_at: Date | null;
}

const COLUMNS = `id, seq, consumer, kind, status, topic, partition, "offset", key, event_id, code, message, errors, attempts, headers,
  payload_sha256, payload_size, failed_at, replayed_at`;

const LIST = `
  SELECT ${COLUMNS} FROM parked
  WHERE ($1 = 'all' OR status = $1) AND seq > $2
  ORDER BY seq LIMIT $3`;

const ONE = `SELECT ${COLUMNS}, payload FROM parked WHERE id = $1`;

/** The first record of a key that still waits; the key's row in parked_key must be locked. */
const HEAD = `SELECT ${COLUMNS}, payload FROM parked WHERE consumer = $1 AND key = $2 AND status = 'parked' AND kind <> 'invalid' ORDER BY seq LIMIT 1`;

const WAITING = `SELECT count(*)::int AS waiting FROM parked WHERE consumer = $1 AND key = $2 AND status = 'parked' AND kind <> 'invalid'`;

function toView(row: ParkedRow): ParkedRecordView {
  return {
    id: row.id,
    kind: row.kind,
    status: row.status,
    topic: row.topic,
    partition: row.partition,
    offset: row.offset,
    key: row.key,
    eventId: row.event_id,
    code: row.code,
    message: row.message,
    errors: row.errors,
    attempts: row.attempts,
    payloadSize: row.payload_size,
    payloadSha256: row.payload_sha256,
    failedAt: row.failed_at.toISOString(),
    replayedAt: row.replayed_at?.toISOString() ?? null,
  };
}

/** A page of parked records of this database, oldest first. */
export async function listParked(database: Queryable, query: ParkedListQuery): Promise<ParkedList> {
  const { rows } = await database.query<ParkedRow>(LIST, [query.status, query.after ?? '0', query.limit]);
  return { parked: rows.map(toView), next: rows.length === query.limit ? (rows.at(-1)?.seq ?? null) : null };
}

/** One parked record with its payload, or null. */
export async function getParked(database: Queryable, id: string): Promise<ParkedRecordDetail | null> {
  const row = await readParked(database, id);
  return row === null ? null : { ...toView(row), headers: row.headers, payload: row.payload?.toString('base64') ?? null };
}

/** The row with its payload, or null. */
export async function readParked(database: Queryable, id: string): Promise<ParkedRow | null> {
  const { rows } = await database.query<ParkedRow>(ONE, [id]);
  return rows[0] ?? null;
}

/** The record to be released next from a blocked key, or null. */
export async function headOfKey(database: Queryable, consumer: string, key: string): Promise<ParkedRow | null> {
  const { rows } = await database.query<ParkedRow>(HEAD, [consumer, key]);
  return rows[0] ?? null;
}

/** How many records of a key still wait. */
export async function waitingOfKey(database: Queryable, consumer: string, key: string | null): Promise<number> {
  if (key === null) return 0;
  const { rows } = await database.query<{ waiting: number }>(WAITING, [consumer, key]);
  return rows[0]?.waiting ?? 0;
}

/** The record as the broker had delivered it. */
export function toBrokerRecord(row: ParkedRow): BrokerRecord {
  return {
    topic: row.topic,
    partition: row.partition,
    offset: BigInt(row.offset),
    key: row.key === null ? null : Buffer.from(row.key, 'utf8'),
    value: row.payload,
    headers: row.headers,
    timestampMs: row.failed_at.getTime(),
  };
}
