import { YtterbyError } from '@ytterby/kernel';
import { byteaArray, int2Array, textArray, type Tx } from '@ytterby/persistence';
import { MAX_EVENT_BYTES } from '../limits';
import { partitionFor } from '../partition';
import type { OutboxEvent } from '../ports';

const INSERT = `
  INSERT INTO outbox (shard, topic, key, event_id, source, causation_id, correlation_id, traceparent, as_of, payload)
  SELECT shard, topic, key, event_id, $10, causation_id, correlation_id, traceparent, as_of, payload
  FROM unnest($1::smallint[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::bytea[])
    WITH ORDINALITY AS e (shard, topic, key, event_id, causation_id, correlation_id, traceparent, as_of, payload, position)
  ORDER BY position`;

function refuseOversized(events: readonly OutboxEvent[]): void {
  for (const event of events) {
    const size = Buffer.byteLength(event.payload);
    if (size > MAX_EVENT_BYTES) {
      throw new YtterbyError('YTB_BUG', { message: `The event ${event.id} for ${event.topic} has ${size} bytes; at most ${MAX_EVENT_BYTES} can be published.` });
    }
  }
}

const orNull = (value: string | undefined): string | null => value ?? null;

/**
 * Stores events for the relay in the transaction of their effect, in the given order, with one statement. Ids are taken from a sequence here, so
 * within a key they only follow the order of the commits if the transaction holds that key's row lock (or is the one consumer of its partition)
 * before it calls this. `source` becomes `ce_source`; `partitions` is the number of partitions of every topic and of relay shards.
 * @throws YtterbyError YTB_BUG when a payload is larger than {@link MAX_EVENT_BYTES}
 */
export async function appendOutbox(tx: Tx, source: string, partitions: number, events: readonly OutboxEvent[]): Promise<void> {
  if (events.length === 0) return;
  refuseOversized(events);
  await tx.query(INSERT, [
    int2Array(events.map(({ key }) => partitionFor(key, partitions))),
    textArray(events.map(({ topic }) => topic)),
    textArray(events.map(({ key }) => key)),
    textArray(events.map(({ id }) => id)),
    textArray(events.map(({ causationId }) => orNull(causationId))),
    textArray(events.map(({ correlationId }) => orNull(correlationId))),
    textArray(events.map(({ traceparent }) => orNull(traceparent))),
    textArray(events.map(({ asOf }) => orNull(asOf))),
    byteaArray(events.map(({ payload }) => payload)),
    source,
  ]);
}
