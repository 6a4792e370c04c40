import type { Database } from '@ytterby/persistence';
import { DEFAULT_RELAY_LIMITS, type RelayLimits } from '../limits';
import { describeError, type MessagingLogger, type MessagingMetrics } from '../observability';
import type { Broker, BrokerProducer } from '../ports';
import { backoffMs } from '../timing';
import { CommittedEvents } from './committed-events';
import type { HeldShards } from './lease';
import { LeaseKeeper } from './lease-keeper';
import type { Outbox } from './outbox';
import { PendingEvents } from './pending';
import { ShardBatches } from './shard-batches';
import { storedBytes, type StoredEvent, toRecord } from './stored-event';

/** What a relay needs. */
export interface RelayOptions {
  /** What it publishes; its source is the label of logs and metrics. */
  readonly outbox: Outbox;
  readonly database: Database;
  readonly broker: Broker;
  /** Name of this process in the leases; give a restarted process the same name and it takes over at once. */
  readonly holder: string;
  readonly clock: () => number;
  readonly logger: MessagingLogger;
  readonly metrics: MessagingMetrics;
  readonly limits?: Partial<RelayLimits>;
  readonly random?: () => number;
}

/** How a relay is doing. */
export interface RelayHealth {
  readonly ready: boolean;
  readonly heldShards: readonly number[];
  readonly oldestPendingSeconds: number;
  readonly lastError: string | null;
}

/**
 * Publishes the outbox of one service: at least once, in order per key, one fenced holder per shard. It looks at once after every commit of this process that
 * wrote to the outbox; another process's events it finds by itself.
 */
export interface Relay {
  start(): Promise<void>;
  /** Finishes the batch in flight, gives the leases back. */
  stop(): Promise<void>;
  health(): RelayHealth;
}

const AGE_CHECK_MS = 5_000;

/** See {@link Relay}. */
export function createRelay(options: RelayOptions): Relay {
  return new OutboxRelay(options);
}

class OutboxRelay implements Relay {
  private readonly limits: RelayLimits;
  private readonly pending: PendingEvents;
  private readonly leases: LeaseKeeper;
  private readonly batches: ShardBatches;
  private readonly committed: CommittedEvents;
  private readonly producer: BrokerProducer;
  private readonly verifiedTopics = new Set<string>();
  private readonly random: () => number;
  private looping: Promise<void> | undefined;
  private ageTimer: NodeJS.Timeout | undefined;
  private stopping = false;
  private woken = false;
  private wakeUp: () => void = () => undefined;
  private averageBytes = 1024;
  private oldestPendingSeconds = 0;
  private failures = 0;
  private lastError: string | null = null;

  constructor(private readonly options: RelayOptions) {
    this.limits = { ...DEFAULT_RELAY_LIMITS, ...options.limits };
    this.random = options.random ?? Math.random;
    this.pending = new PendingEvents(options.database, options.holder);
    this.leases = new LeaseKeeper({ ...options, shards: options.outbox.partitions, leaseMs: this.limits.leaseMs });
    this.committed = new CommittedEvents(this.limits.keptBytes);
    this.batches = new ShardBatches(this.limits);
    this.producer = options.broker.producer();
    options.outbox.onCommitted((events) => this.onCommitted(events));
  }

  async start(): Promise<void> {
    await this.producer.connect();
    await this.leases.start();
    this.ageTimer = setInterval(() => void this.reportAge(), AGE_CHECK_MS);
    this.looping = this.loop();
  }

  async stop(): Promise<void> {
    this.stopping = true;
    this.wake();
    clearInterval(this.ageTimer);
    await this.looping;
    await this.leases.stop();
    await this.producer.disconnect();
  }

  health(): RelayHealth {
    const heldShards = [...this.leases.held().keys()];
    return { ready: this.lastError === null, heldShards, oldestPendingSeconds: this.oldestPendingSeconds, lastError: this.lastError };
  }

  private onCommitted(events: readonly StoredEvent[]): void {
    const held = this.leases.held();
    this.committed.keep(events.filter(({ shard }) => held.has(shard)));
    this.wake();
  }

  private wake(): void {
    this.woken = true;
    this.wakeUp();
  }

  private get source(): string {
    return this.options.outbox.source;
  }

  private async loop(): Promise<void> {
    let idleMs = this.limits.busyMs;
    while (!this.stopping) {
      const published = await this.round();
      if (published > 0) {
        idleMs = this.limits.busyMs;
        continue;
      }
      await this.pause(this.failures > 0 ? this.failureDelay() : idleMs);
      idleMs = Math.min(idleMs * 2, this.limits.idleMs);
    }
  }

  private failureDelay(): number {
    return backoffMs(this.failures, { baseMs: this.limits.backoffMs, maxMs: this.limits.backoffMaxMs, random: this.random });
  }

  /** One turn of the loop; never throws: whatever failed is tried again, for ever, with the same batch. */
  private async round(): Promise<number> {
    try {
      const published = await this.publishOnce();
      this.failures = 0;
      this.lastError = null;
      return published;
    } catch (error) {
      this.failures += 1;
      this.lastError = error instanceof Error ? error.message : String(error);
      this.options.logger.warn('relay_failed', { source: this.source, failures: this.failures, ...describeError(error) });
      this.options.metrics.count('relay_failures_total', { source: this.source });
      return 0;
    }
  }

  private async publishOnce(): Promise<number> {
    this.batches.keepOnly(this.leases.held());
    await this.fill();
    // A shard can be lost while its rows are read: what is sent is only what is held at that moment.
    const held = this.leases.held();
    this.batches.keepOnly(held);
    const batches = this.batches.inFlight();
    if (batches.size === 0) return 0;
    return this.failures === 0 ? this.publish([...batches.values()].flat(), held) : this.publishApart([...batches.values()], held);
  }

  private async fill(): Promise<void> {
    const held = this.leases.held();
    const empty = this.batches.empty(held.keys());
    if (empty.length === 0) return;
    // Large events are read a few at a time: about two batches' worth per shard.
    const limit = Math.max(1, Math.min(this.limits.maxBatch, Math.floor((2 * this.limits.maxBatchBytes) / this.averageBytes)));
    const events = await this.nextEvents(empty, limit);
    if (events.length > 0) this.averageBytes = events.reduce((sum, event) => sum + storedBytes(event), 0) / events.length;
    this.batches.add(events, held);
  }

  /** What is pending and in which order, the database says; what this process stored itself it need not read. */
  private async nextEvents(shards: readonly number[], limit: number): Promise<StoredEvent[]> {
    const next = await this.pending.next(shards, limit);
    const kept = new Map(next.map((pending) => [pending.id, this.committed.take(pending)]));
    const read = await this.pending.read(next.filter(({ id }) => kept.get(id) === undefined));
    return next.flatMap(({ id }) => kept.get(id) ?? read.get(id) ?? []);
  }

  /** After a failure each shard's batch is sent by itself, so that one partition without a leader does not hold up the others. */
  private async publishApart(batches: readonly (readonly StoredEvent[])[], held: HeldShards): Promise<number> {
    const results = await Promise.allSettled(batches.map((batch) => this.publish(batch, held)));
    const failed = results.find((result) => result.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
    return results.reduce((sum, result) => sum + (result.status === 'fulfilled' ? result.value : 0), 0);
  }

  private async publish(rows: readonly StoredEvent[], held: HeldShards): Promise<number> {
    await this.verifyTopics(rows);
    await this.producer.send(rows.map(toRecord));
    // With the epochs from before the produce: the database, not our clock, says whether they still count.
    const marked = await this.pending.markPublished(rows, held);
    const shards = new Set(rows.map(({ shard }) => shard));
    for (const shard of shards) this.batches.acknowledged(shard);
    const lost = [...shards].filter((shard) => !marked.has(shard));
    if (lost.length > 0) this.leases.lost(lost);
    this.options.metrics.count('relay_published_total', { source: this.source }, rows.length);
    return rows.length;
  }

  /** Shard = partition only if every topic has as many partitions as there are shards. */
  private async verifyTopics(rows: readonly StoredEvent[]): Promise<void> {
    for (const topic of new Set(rows.map(({ topic }) => topic))) {
      if (this.verifiedTopics.has(topic)) continue;
      const partitions = await this.options.broker.partitionCount(topic);
      if (partitions !== this.options.outbox.partitions) throw new Error(`topic ${topic} has ${partitions} partitions, the relay has ${this.options.outbox.partitions} shards: they must be equal`);
      this.verifiedTopics.add(topic);
    }
  }

  private async pause(ms: number): Promise<void> {
    if (this.woken && this.failures === 0) {
      this.woken = false;
      return;
    }
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.wakeUp = () => {
        // A failing relay keeps its backoff however many commits wake it.
        if (this.failures > 0 && !this.stopping) return;
        clearTimeout(timer);
        resolve();
      };
      if (this.stopping) this.wakeUp();
    });
    this.wakeUp = () => undefined;
    this.woken = false;
  }

  private async reportAge(): Promise<void> {
    try {
      this.oldestPendingSeconds = await this.pending.oldestAgeSeconds();
      this.options.metrics.gauge('outbox_oldest_seconds', this.oldestPendingSeconds, { source: this.source });
    } catch (error) {
      this.options.logger.warn('outbox_age_unknown', describeError(error));
    }
  }
}
