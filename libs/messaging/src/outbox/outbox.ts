import { YtterbyError } from '@ytterby/kernel';
import { byteaArray, int2Array, textArray, type Tx } from '@ytterby/persistence';
import { MAX_EVENT_BYTES } from '../limits';
import { partitionFor } from '../partition';
import type { OutboxEvent } from '../ports';
import type { StoredEvent } from './stored-event';

/** Whose outbox it is. */
export interface OutboxOptions {
  /** Becomes `ce_source` of the events. */
  readonly source: string;
  /** Number of partitions of every topic = shards of the relay. */
  readonly partitions: number;
}

/** Told of the events of a transaction after its commit; must not throw. */
export type CommittedListener = (events: readonly StoredEvent[]) => void;

const INSERT = `
  INSERT INTO outbox (shard, topic, key, event_id, source, causation_id, correlation_id, traceparent, as_of, payload)
  SELECT shard, topic, key, event_id, $10, causation_id, correlation_id, traceparent, as_of, payload
  FROM unnest($1::smallint[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::bytea[])
    WITH ORDINALITY AS e (shard, topic, key, event_id, causation_id, correlation_id, traceparent, as_of, payload, position)
  ORDER BY position
  RETURNING id, event_id AS "eventId", created_at AS "createdAt"`;

type Inserted = Pick<StoredEvent, 'id' | 'eventId' | 'createdAt'>;

type Unstored = Omit<StoredEvent, 'id' | 'createdAt'>;

/** Where the transactions of a service leave their events, and who is told of them: the relay. */
export class Outbox {
  readonly source: string;
  readonly partitions: number;
  private told: CommittedListener = () => undefined;

  constructor({ source, partitions }: OutboxOptions) {
    this.source = source;
    this.partitions = partitions;
  }

  /** One listener: the relay of this process. Without one, what is appended waits in the database. */
  onCommitted(listener: CommittedListener): void {
    this.told = listener;
  }

  /**
   * Stores events for the relay in the transaction of their effect, in the given order, with one statement; the relay is told after the commit. Ids are
   * taken from a sequence here, so within a key they only follow the order of the commits if the transaction holds that key's row lock (or is the one
   * consumer of its partition) before it calls this.
   * @throws YtterbyError YTB_BUG when a payload is larger than {@link MAX_EVENT_BYTES}
   */
  async append(tx: Tx, events: readonly OutboxEvent[]): Promise<void> {
    if (events.length === 0) return;
    const unstored = events.map((event) => this.unstored(event));
    unstored.forEach(refuseOversized);
    const { rows } = await tx.query<Inserted>(INSERT, [...insertArrays(unstored), this.source]);
    const stored = withIds(unstored, rows);
    tx.afterCommit(() => this.told(stored));
  }

  private unstored({ topic, key, id, payload, causationId, correlationId, traceparent, asOf }: OutboxEvent): Unstored {
    return {
      shard: partitionFor(key, this.partitions),
      topic,
      key,
      eventId: id,
      source: this.source,
      causationId: causationId ?? null,
      correlationId: correlationId ?? null,
      traceparent: traceparent ?? null,
      asOf: asOf ?? null,
      payload: typeof payload === 'string' ? Buffer.from(payload) : payload,
    };
  }
}

function refuseOversized({ eventId, topic, payload }: Unstored): void {
  if (payload.length > MAX_EVENT_BYTES) {
    throw new YtterbyError('YTB_BUG', { message: `The event ${eventId} for ${topic} has ${payload.length} bytes; at most ${MAX_EVENT_BYTES} can be published.` });
  }
}

function insertArrays(events: readonly Unstored[]): Buffer[] {
  return [
    int2Array(events.map(({ shard }) => shard)),
    textArray(events.map(({ topic }) => topic)),
    textArray(events.map(({ key }) => key)),
    textArray(events.map(({ eventId }) => eventId)),
    textArray(events.map(({ causationId }) => causationId)),
    textArray(events.map(({ correlationId }) => correlationId)),
    textArray(events.map(({ traceparent }) => traceparent)),
    textArray(events.map(({ asOf }) => asOf)),
    byteaArray(events.map(({ payload }) => payload)),
  ];
}

/** The events with what the database gave them, as far as the rows say which event they are: the others will be read. */
function withIds(events: readonly Unstored[], rows: readonly Inserted[]): StoredEvent[] {
  return events.flatMap((event, index) => {
    const row = rows[index];
    return row?.eventId === event.eventId ? [{ ...event, ...row }] : [];
  });
}
