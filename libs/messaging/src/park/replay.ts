import type { ParkedList, ParkedListQuery, ParkedRecordDetail, ReplayAnswer } from '@ytterby/contracts';
import { YtterbyError } from '@ytterby/kernel';
import type { Database, Tx } from '@ytterby/persistence';
import type { ApplyContext } from '../consumer/apply-records';
import { enterInbox } from '../consumer/inbox';
import { parseRecord } from '../consumer/parse-record';
import { DEFAULT_CONSUMER_LIMITS } from '../limits';
import type { Outbox } from '../outbox/outbox';
import type { TopicHandler } from '../ports';
import { isTransient } from '../timing';
import { blockedKeys, storable } from './park';
import { getParked, headOfKey, listParked, readParked, toBrokerRecord, waitingOfKey, type ParkedRow } from './parked-queries';

/** What a replay needs: the same consumer, with the same handlers, as when the record was parked. */
export interface ReplayOptions {
  readonly database: Database;
  /** The consumer's name. */
  readonly name: string;
  readonly outbox: Outbox;
  readonly handlers: readonly TopicHandler[];
  readonly newId: () => string;
  readonly maxRecordBytes?: number;
}

/** The parked records of one service: to be looked at and, after a repair, replayed. */
export interface ParkedRecords {
  /** A page, oldest first. */
  list(query: ParkedListQuery): Promise<ParkedList>;
  /** One record with its payload, or null. */
  get(id: string): Promise<ParkedRecordDetail | null>;
  /** Processes the record again, then those that wait behind it; null when there is no such record. */
  replay(id: string): Promise<ReplayAnswer | null>;
}

/** See {@link ParkedRecords}. */
export function createParkedRecords(options: ReplayOptions): ParkedRecords {
  return {
    list: (query) => listParked(options.database, query),
    get: (id) => getParked(options.database, id),
    replay: (id) => replayParked(options, id),
  };
}

/**
 * Replays a parked record: of a blocked key always from its first one, then the followers in order, each in a transaction of its own with inbox,
 * effect and outbox; the key is free when none is left. A record that fails again stays parked with one more attempt, and so do those behind it.
 * An `invalid` record is parsed anew. @returns null when there is no such record
 * @throws YtterbyError YTB_INPUT_TOO_LARGE when the payload was not kept; Transient errors of the database
 */
export async function replayParked(options: ReplayOptions, id: string): Promise<ReplayAnswer | null> {
  const row = await readParked(options.database, id);
  if (row === null) return null;
  if (row.consumer !== options.name) throw new YtterbyError('YTB_BUG', { message: `The record was parked by the consumer ${row.consumer}, not ${options.name}.` });
  const replay = new Replay(options);
  const replayed = row.status === 'replayed' ? 0 : await replay.run(row);
  const { kind, status } = (await readParked(options.database, id)) ?? row;
  const alone = kind === 'invalid' && status === 'parked' ? 1 : 0;
  return { id, replayed, stillParked: alone + (await waitingOfKey(options.database, options.name, row.key)) };
}

const LOCK_KEY = 'SELECT key FROM parked_key WHERE consumer = $1 AND key = $2 FOR UPDATE';
const FREE_KEY = 'DELETE FROM parked_key WHERE consumer = $1 AND key = $2';
const MARK_REPLAYED = `UPDATE parked SET status = 'replayed', replayed_at = now(), attempts = attempts + 1 WHERE id = $1 AND status = 'parked'`;
const MARK_FAILED = `
  UPDATE parked SET kind = CASE kind WHEN 'behind' THEN 'failed' ELSE kind END, attempts = attempts + 1, failed_at = now(), code = $2, message = $3, errors = $4::jsonb
  WHERE id = $1 AND status = 'parked'`;

class Replay {
  private readonly context: ApplyContext;

  constructor(private readonly options: ReplayOptions) {
    const { name, outbox, newId } = options;
    this.context = { consumer: name, outbox, newId, maxRecordBytes: options.maxRecordBytes ?? DEFAULT_CONSUMER_LIMITS.maxRecordBytes };
  }

  /** @returns how many records were replayed */
  run(row: ParkedRow): Promise<number> {
    return row.kind === 'invalid' || row.key === null ? this.replayAlone(row) : this.replayKey(row.key);
  }

  private async replayAlone(row: ParkedRow): Promise<number> {
    const isDone = await this.attempt(async (tx, failing) => {
      failing(row);
      await this.refuseBlocked(tx, row);
      await this.handle(tx, row);
    });
    return isDone ? 1 : 0;
  }

  private async replayKey(key: string): Promise<number> {
    const { consumer } = this.context;
    for (let replayed = 0; ; replayed++) {
      let isFree = false;
      const isDone = await this.attempt(async (tx, failing) => {
        await tx.query(LOCK_KEY, [consumer, key]);
        const head = await headOfKey(tx, consumer, key);
        isFree = head === null;
        if (head === null) await tx.query(FREE_KEY, [consumer, key]);
        else {
          failing(head);
          await this.handle(tx, head);
        }
      });
      if (!isDone || isFree) return replayed;
    }
  }

  /** One transaction; if the record fails for good, that is written down in another. @returns false when it failed */
  private async attempt(work: (tx: Tx, failing: (row: ParkedRow) => void) => Promise<void>): Promise<boolean> {
    let current: ParkedRow | undefined;
    try {
      await this.options.database.transaction((tx) =>
        work(tx, (row) => {
          current = row;
        }),
      );
      return true;
    } catch (cause) {
      if (current === undefined || isTransient(cause) || isRefusal(cause)) throw cause;
      const own = cause instanceof YtterbyError ? cause : new YtterbyError('YTB_BUG', { cause });
      await this.options.database.query(MARK_FAILED, [current.id, own.code, storable(own.message), storable(JSON.stringify(own.fields))]);
      return false;
    }
  }

  /** A record that was parked without blocking must not overtake those of its order that wait now. */
  private async refuseBlocked(tx: Tx, row: ParkedRow): Promise<void> {
    const blocked = await blockedKeys(tx, this.context.consumer, row.key === null ? [] : [row.key]);
    if (blocked.size > 0) throw new ReplayRefused('YTB_PARKED_BEHIND', { message: `The order ${row.key} has parked events; replay those first.` });
  }

  private async handle(tx: Tx, row: ParkedRow): Promise<void> {
    const handler = this.options.handlers.find(({ topic }) => topic === row.topic);
    if (handler === undefined) throw new ReplayRefused('YTB_BUG', { message: `There is no handler for the topic ${row.topic}.` });
    if (row.payload === null) {
      throw new ReplayRefused('YTB_INPUT_TOO_LARGE', { message: `The payload of ${row.payload_size} bytes was not kept; the sender must send the order again.` });
    }
    const parsed = parseRecord(handler, toBrokerRecord(row), this.context.maxRecordBytes);
    if (parsed.kind === 'invalid') throw new YtterbyError(parsed.refusal.code, { message: parsed.refusal.message, fields: parsed.refusal.errors });
    const fresh = await enterInbox(tx, this.context.consumer, [parsed.event]);
    const effects = fresh.length === 0 ? [] : await handler.handle(tx, fresh);
    await this.context.outbox.append(tx, effects);
    await tx.query(MARK_REPLAYED, [row.id]);
  }
}

/** The replay cannot be tried at all; nothing is written down and the caller is told. */
class ReplayRefused extends YtterbyError {}

const isRefusal = (cause: unknown): boolean => cause instanceof ReplayRefused;
