import { headersFromAttributes, TOPICS, type TopicName } from '@ytterby/contracts';
import type { OutgoingRecord } from '../ports';

/** An event of the outbox as its row holds it. */
export interface StoredEvent {
  /** In the order of publication within a shard. */
  readonly id: string;
  readonly shard: number;
  readonly topic: string;
  readonly key: string;
  readonly eventId: string;
  readonly source: string;
  readonly causationId: string | null;
  readonly correlationId: string | null;
  readonly traceparent: string | null;
  readonly asOf: string | null;
  readonly createdAt: Date;
  readonly payload: Buffer;
}

const HEADER_ALLOWANCE_BYTES = 700;

/** What the event adds to a batch, roughly. */
export function storedBytes({ payload }: StoredEvent): number {
  return payload.length + HEADER_ALLOWANCE_BYTES;
}

/** The record that is published for an event: every time the same bytes. */
export function toRecord(event: StoredEvent): OutgoingRecord {
  const at = event.createdAt.toISOString();
  const optional = {
    ...(event.causationId === null ? {} : { causationid: event.causationId }),
    ...(event.correlationId === null ? {} : { correlationid: event.correlationId }),
    ...(event.traceparent === null ? {} : { traceparent: event.traceparent }),
    ...(event.asOf === null ? {} : { asof: event.asOf }),
  };
  const { eventType } = TOPICS[event.topic as TopicName];
  const headers = headersFromAttributes({
    specversion: '1.0',
    id: event.eventId,
    source: event.source,
    type: eventType,
    time: at,
    partitionkey: event.key,
    recordedat: at,
    ...optional,
  });
  return { topic: event.topic, partition: event.shard, key: event.key, value: event.payload, headers };
}
