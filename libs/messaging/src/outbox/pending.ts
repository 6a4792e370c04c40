import { int2Array, int8Array, type Database } from '@ytterby/persistence';
import { heldParams, type HeldShards } from './lease';
import type { StoredEvent } from './stored-event';

/** A place in the outbox. */
export interface OutboxPlace {
  readonly shard: number;
  readonly id: string;
}

/** Which event waits for publication. */
export interface PendingId extends OutboxPlace {
  readonly eventId: string;
}

/*
 * The pending set, lowest ids first; never a cursor ("id greater than the last one seen"): ids are taken before the commit, so a lower id can become
 * visible later and a cursor would pass it by for ever. Within one key ids follow the commits (see outbox.ts).
 */
const SELECT_PENDING = `
  SELECT o.shard, o.id, o.event_id AS "eventId"
  FROM unnest($1::smallint[]) AS s (shard)
  CROSS JOIN LATERAL (SELECT outbox.shard, outbox.id, outbox.event_id FROM outbox WHERE outbox.shard = s.shard ORDER BY outbox.id LIMIT $2) AS o
  ORDER BY o.shard, o.id`;

const SELECT_EVENTS = `
  SELECT o.id, o.shard, o.topic, o.key, o.event_id AS "eventId", o.source, o.causation_id AS "causationId", o.correlation_id AS "correlationId", o.traceparent,
         o.as_of AS "asOf", o.created_at AS "createdAt", o.payload
  FROM unnest($1::smallint[], $2::bigint[]) AS p (shard, id)
  JOIN outbox AS o ON o.shard = p.shard AND o.id = p.id`;

/*
 * Marks as published = deletes, exactly the rows that were acknowledged, and only while the lease still has our epoch. FOR SHARE makes a takeover
 * wait for this statement or this statement see the takeover.
 */
const DELETE_PUBLISHED = `
  WITH fence AS (
    SELECT lease.shard FROM relay_lease AS lease
    JOIN unnest($1::smallint[], $2::bigint[]) AS held (shard, epoch) ON held.shard = lease.shard AND held.epoch = lease.epoch
    WHERE lease.holder = $3
    FOR SHARE OF lease
  ), published AS (
    DELETE FROM outbox USING unnest($4::smallint[], $5::bigint[]) AS p (shard, id), fence
    WHERE outbox.shard = p.shard AND outbox.id = p.id AND fence.shard = outbox.shard
  )
  SELECT shard FROM fence`;

/* The first pending row of each shard by the index: the rows that were deleted since the last vacuum make a scan of the table cost tens of milliseconds. */
const OLDEST_AGE = `
  SELECT extract(epoch FROM clock_timestamp() - min(o.created_at))::float8 AS age
  FROM relay_lease AS lease
  CROSS JOIN LATERAL (SELECT created_at FROM outbox WHERE outbox.shard = lease.shard ORDER BY outbox.id LIMIT 1) AS o`;

/** The outbox of one service as its relay sees it. */
export class PendingEvents {
  constructor(
    private readonly database: Database,
    private readonly holder: string,
  ) {}

  /** The oldest pending events, at most `limit` per shard, in publication order per shard. */
  async next(shards: readonly number[], limit: number): Promise<PendingId[]> {
    const { rows } = await this.database.query<PendingId>(SELECT_PENDING, [int2Array(shards), limit]);
    return rows;
  }

  /** Events by their ids; those that somebody else published in between are not among them. */
  async read(ids: readonly OutboxPlace[]): Promise<ReadonlyMap<string, StoredEvent>> {
    if (ids.length === 0) return new Map();
    const { rows } = await this.database.query<StoredEvent>(SELECT_EVENTS, idArrays(ids));
    return new Map(rows.map((event) => [event.id, event]));
  }

  /** Deletes acknowledged events. @returns the shards whose epoch was still ours; of the others nothing was deleted */
  async markPublished(published: readonly OutboxPlace[], held: HeldShards): Promise<ReadonlySet<number>> {
    const result = await this.database.query<{ shard: number }>(DELETE_PUBLISHED, [
      ...heldParams(held),
      this.holder,
      ...idArrays(published),
    ]);
    return new Set(result.rows.map(({ shard }) => shard));
  }

  /** Age of the oldest of the events that are next in their shards, in seconds; 0 when nothing is pending. */
  async oldestAgeSeconds(): Promise<number> {
    const { rows } = await this.database.query<{ age: number | null }>(OLDEST_AGE);
    return rows[0]?.age ?? 0;
  }
}

function idArrays(ids: readonly OutboxPlace[]): [Buffer, Buffer] {
  return [int2Array(ids.map(({ shard }) => shard)), int8Array(ids.map(({ id }) => BigInt(id)))];
}
