import type { Database, Tx } from '@ytterby/persistence';
import type { ConsumerLimits } from '../limits';
import { describeError, type MessagingLogger, type MessagingMetrics } from '../observability';
import { blockKeys, parkRecords } from '../park/park';
import type { TopicHandler } from '../ports';
import { backoffMs, isTransient, type Sleep } from '../timing';
import { applyRecords, failedEntry, refusedEntry, type Applied, type ApplyContext } from './apply-records';
import type { ParsedRecord } from './parse-record';

/** What processing needs besides the records. */
export interface ProcessOptions extends ApplyContext {
  readonly database: Database;
  readonly limits: ConsumerLimits;
  readonly logger: MessagingLogger;
  readonly metrics: MessagingMetrics;
  readonly sleep: Sleep;
  readonly random: () => number;
}

/** The batch's controls while its records are processed. */
export interface BatchControl {
  isStale(): boolean;
  heartbeat(): Promise<void>;
}

/** The partition was taken away or the consumer stops: nothing more may be done with this batch. */
export class StaleBatch extends Error {
  constructor(cause?: unknown) {
    super('the batch is no longer ours', { cause });
    this.name = 'StaleBatch';
  }
}

/** Handles records of one partition in order until each is handled, a duplicate, or parked. */
export class RecordProcessor {
  constructor(private readonly options: ProcessOptions) {}

  /**
   * One transaction for all; if an event fails for good, the halves, so that in the end the failing event stands alone and is parked while its
   * neighbours go on. @throws Transient after the last attempt, {@link StaleBatch}
   */
  async process(handler: TopicHandler, records: readonly ParsedRecord[], control: BatchControl): Promise<void> {
    try {
      await this.transact(handler, control, (tx) => applyRecords(tx, this.options, handler, records));
    } catch (cause) {
      if (isTransient(cause) || cause instanceof StaleBatch) throw cause;
      const [only, ...others] = records;
      if (only === undefined) return;
      if (others.length === 0) {
        await this.park(handler, only, cause, control);
        return;
      }
      const middle = Math.ceil(records.length / 2);
      await this.process(handler, records.slice(0, middle), control);
      await this.process(handler, records.slice(middle), control);
    }
  }

  private async park(handler: TopicHandler, parsed: ParsedRecord, cause: unknown, control: BatchControl): Promise<void> {
    const { consumer, newId, limits, logger } = this.options;
    const entry = parsed.kind === 'event' ? failedEntry(parsed, newId(), cause) : refusedEntry(parsed, newId());
    const { topic, partition, offset } = parsed.record;
    logger.error('record_parked', { consumer, topic, partition, offset: String(offset), parkedId: entry.id, code: entry.code, ...describeError(cause) });
    await this.transact(handler, control, async (tx) => {
      if (entry.kind === 'failed' && entry.key !== null) await blockKeys(tx, consumer, [entry.key]);
      await parkRecords(tx, consumer, [entry], limits.maxRecordBytes);
      const isInvalid = entry.kind === 'invalid';
      return { handled: 0, duplicate: 0, invalid: isInvalid ? 1 : 0, failed: isInvalid ? 0 : 1, behind: 0 };
    });
  }

  /** Bounded tries with growing, jittered waits. A lost reply to COMMIT is one of them: the inbox then shows that the work is done. */
  private async transact(handler: TopicHandler, control: BatchControl, work: (tx: Tx) => Promise<Applied>): Promise<void> {
    const { limits, random, database, metrics, consumer } = this.options;
    for (let attempt = 1; ; attempt++) {
      if (control.isStale()) throw new StaleBatch();
      try {
        const applied = await database.transaction(work);
        this.count(handler.topic, applied);
        return;
      } catch (cause) {
        if (!isTransient(cause) || attempt >= limits.attempts) throw cause;
        metrics.count('consumer_retries_total', { consumer });
        this.options.logger.warn('transaction_retried', { consumer, topic: handler.topic, attempt, ...describeError(cause) });
        await this.stayAlive(control);
        await this.options.sleep(backoffMs(attempt, { baseMs: limits.retryBaseMs, maxMs: limits.retryMaxMs, random }));
      }
    }
  }

  /** A heartbeat that fails says that the group moves on without us; it must never look like a failure of the event. */
  private async stayAlive(control: BatchControl): Promise<void> {
    try {
      await control.heartbeat();
    } catch (cause) {
      throw new StaleBatch(cause);
    }
  }

  private count(topic: string, applied: Applied): void {
    const { metrics, consumer } = this.options;
    for (const outcome of ['handled', 'duplicate', 'invalid', 'failed', 'behind'] as const) {
      if (applied[outcome] > 0) metrics.count('consumer_records_total', { consumer, topic, outcome }, applied[outcome]);
    }
  }
}
