import type { Database } from '@ytterby/persistence';
import { DEFAULT_CONSUMER_LIMITS, type ConsumerLimits } from '../limits';
import { describeError, type MessagingLogger, type MessagingMetrics } from '../observability';
import type { Outbox } from '../outbox/outbox';
import type { Broker, BrokerConsumer, BrokerRecord, RecordBatch, TopicHandler } from '../ports';
import { realSleep, within, type Sleep } from '../timing';
import { parseRecord } from './parse-record';
import { RecordProcessor, StaleBatch } from './process-records';
import { Watchdog } from './watchdog';

/** What a consumer needs. */
export interface ConsumerOptions {
  /** Consumer group, and the name in inbox and park. */
  readonly name: string;
  /** Where the events go that the handlers return. */
  readonly outbox: Outbox;
  readonly database: Database;
  readonly broker: Broker;
  /** One per topic. */
  readonly handlers: readonly TopicHandler[];
  readonly limits?: Partial<ConsumerLimits>;
  readonly clock: () => number;
  readonly newId: () => string;
  readonly logger: MessagingLogger;
  readonly metrics: MessagingMetrics;
  /** Ends the process when the consumer cannot go on; a supervisor starts it anew. */
  readonly exit: (code: number) => void;
  readonly sleep?: Sleep;
  readonly random?: () => number;
}

/** How a consumer is doing. */
export interface ConsumerHealth {
  readonly ready: boolean;
  readonly state: 'starting' | 'running' | 'failed' | 'stopped';
  /** Records behind at the last check; null = not known. */
  readonly lag: bigint | null;
}

/** Reads topics and applies their handlers: effects exactly when the inbox says so, order per key, poison parked. */
export interface Consumer {
  start(): Promise<void>;
  /** Finishes and commits the current transaction, leaves the group; at most `stopMs`. */
  stop(): Promise<void>;
  health(): ConsumerHealth;
}

const CHECKS_PER_STALL = 6;

/** See {@link Consumer}. */
export function createConsumer(options: ConsumerOptions): Consumer {
  return new ConsumerRunner(options);
}

class ConsumerRunner implements Consumer {
  private readonly limits: ConsumerLimits;
  private readonly handlers: ReadonlyMap<string, TopicHandler>;
  private readonly processor: RecordProcessor;
  private readonly broker: BrokerConsumer;
  private readonly watchdog: Watchdog;
  private readonly lastDone = new Map<string, bigint>();
  private state: ConsumerHealth['state'] = 'starting';
  private progress = 0;

  constructor(private readonly options: ConsumerOptions) {
    this.limits = { ...DEFAULT_CONSUMER_LIMITS, ...options.limits };
    this.handlers = new Map(options.handlers.map((handler) => [handler.topic, handler]));
    this.processor = new RecordProcessor({
      ...options,
      consumer: options.name,
      maxRecordBytes: this.limits.maxRecordBytes,
      limits: this.limits,
      sleep: options.sleep ?? realSleep,
      random: options.random ?? Math.random,
    });
    this.broker = options.broker.consumer({ groupId: options.name, topics: [...this.handlers.keys()], maxBytesPerPartition: this.limits.fetchBytesPerPartition });
    this.watchdog = new Watchdog({
      ...options,
      consumer: options.name,
      lag: () => this.broker.lag(),
      progress: () => this.progress,
      stallMs: this.limits.stallMs,
      checkMs: this.limits.stallMs / CHECKS_PER_STALL,
      onStall: () => this.giveUp('consumer_gave_up', new Error('no progress although records wait')),
    });
  }

  async start(): Promise<void> {
    this.broker.onCrash((cause) => this.giveUp('consumer_crashed', cause));
    await this.broker.run((batch) => this.onBatch(batch));
    this.watchdog.start();
    this.state = 'running';
  }

  async stop(): Promise<void> {
    this.watchdog.stop();
    if (this.state !== 'failed') this.state = 'stopped';
    const finished = await within(this.limits.stopMs, this.broker.stop());
    if (!finished) this.options.logger.warn('consumer_stop_timed_out', { consumer: this.options.name, stopMs: this.limits.stopMs });
  }

  health(): ConsumerHealth {
    return { ready: this.state === 'running', state: this.state, lag: this.watchdog.lastLag };
  }

  private async onBatch(batch: RecordBatch): Promise<void> {
    const handler = this.handlers.get(batch.topic);
    if (handler === undefined) throw new Error(`no handler for the topic ${batch.topic}`);
    if (this.state === 'failed') throw new Error('the consumer gave up; the process should have ended');
    try {
      for (const chunk of this.chunks(batch.records)) {
        if (batch.isStale()) return;
        await this.onChunk(handler, batch, chunk);
      }
    } catch (cause) {
      if (cause instanceof StaleBatch) return;
      throw cause;
    }
  }

  private async onChunk(handler: TopicHandler, batch: RecordBatch, chunk: readonly BrokerRecord[]): Promise<void> {
    const last = chunk.at(-1);
    if (last === undefined) return;
    const startedMs = this.options.clock();
    this.countReplays(batch, chunk);
    const parsed = chunk.map((record) => parseRecord(handler, record, this.limits.maxRecordBytes));
    try {
      await this.processor.process(handler, parsed, batch);
    } catch (cause) {
      if (!(cause instanceof StaleBatch)) this.giveUp('consumer_gave_up', cause);
      throw cause;
    }
    this.lastDone.set(partitionName(batch), last.offset);
    this.options.metrics.observeSeconds('consumer_transaction_seconds', (this.options.clock() - startedMs) / 1000, { consumer: this.options.name });
    await batch.commit(last.offset);
    this.progress += 1;
    await batch.heartbeat();
  }

  /** Redelivered records are only counted, not skipped: the inbox makes them harmless, and a topic made anew starts again at offset 0. */
  private countReplays(batch: RecordBatch, chunk: readonly BrokerRecord[]): void {
    const done = this.lastDone.get(partitionName(batch));
    if (done === undefined) return;
    const replays = chunk.filter(({ offset }) => offset <= done).length;
    if (replays > 0) this.options.metrics.count('consumer_replays_total', { consumer: this.options.name }, replays);
  }

  private *chunks(records: readonly BrokerRecord[]): Generator<readonly BrokerRecord[]> {
    let chunk: BrokerRecord[] = [];
    let bytes = 0;
    for (const record of records) {
      const size = Math.min(record.value?.length ?? 0, this.limits.maxRecordBytes);
      if (chunk.length >= this.limits.maxBatch || (chunk.length > 0 && bytes + size > this.limits.maxBatchBytes)) {
        yield chunk;
        chunk = [];
        bytes = 0;
      }
      chunk.push(record);
      bytes += size;
    }
    if (chunk.length > 0) yield chunk;
  }

  private giveUp(event: string, cause: unknown): void {
    if (this.state === 'failed' || this.state === 'stopped') return;
    this.state = 'failed';
    this.options.logger.error(event, { consumer: this.options.name, ...describeError(cause) });
    this.options.exit(1);
  }
}

const partitionName = ({ topic, partition }: RecordBatch): string => `${topic}/${partition}`;
