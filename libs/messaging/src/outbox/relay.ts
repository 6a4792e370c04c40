import type { Database } from '@ytterby/persistence';
import { DEFAULT_RELAY_LIMITS, type RelayLimits } from '../limits';
import { describeError, type MessagingLogger, type MessagingMetrics } from '../observability';
import type { Broker, BrokerProducer } from '../ports';
import { backoffMs } from '../timing';
import type { HeldShards } from './lease';
import { LeaseKeeper } from './lease-keeper';
import { PendingEvents, type PendingRow } from './pending';
import { ShardBatches } from './shard-batches';

/** What a relay needs. */
export interface RelayOptions {
  /** The service; a label of logs and metrics. `ce_source` of an event was stored with it. */
  readonly source: string;
  readonly database: Database;
  readonly broker: Broker;
  /** Number of shards = partitions of every topic. */
  readonly shards: number;
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

/** Publishes the outbox of one service: at least once, in order per key, one fenced holder per shard. */
export interface Relay {
  start(): Promise<void>;
  /** Finishes the batch in flight, gives the leases back. */
  stop(): Promise<void>;
  /** Look into the outbox now: call it after a commit that wrote to it. */
  wake(): void;
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
    this.leases = new LeaseKeeper({ ...options, leaseMs: this.limits.leaseMs });
    this.batches = new ShardBatches(this.limits);
    this.producer = options.broker.producer();
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

  wake(): void {
    this.woken = true;
    this.wakeUp();
  }

  health(): RelayHealth {
    const heldShards = [...this.leases.held().keys()];
    return { ready: this.lastError === null, heldShards, oldestPendingSeconds: this.oldestPendingSeconds, lastError: this.lastError };
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
      this.options.logger.warn('relay_failed', { source: this.options.source, failures: this.failures, ...describeError(error) });
      this.options.metrics.count('relay_failures_total', { source: this.options.source });
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
    const rows = await this.pending.read(empty, limit);
    if (rows.length > 0) this.averageBytes = rows.reduce((sum, row) => sum + row.bytes, 0) / rows.length;
    this.batches.add(rows, held);
  }

  /** After a failure each shard's batch is sent by itself, so that one partition without a leader does not hold up the others. */
  private async publishApart(batches: readonly (readonly PendingRow[])[], held: HeldShards): Promise<number> {
    const results = await Promise.allSettled(batches.map((batch) => this.publish(batch, held)));
    const failed = results.find((result) => result.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
    return results.reduce((sum, result) => sum + (result.status === 'fulfilled' ? result.value : 0), 0);
  }

  private async publish(rows: readonly PendingRow[], held: HeldShards): Promise<number> {
    await this.verifyTopics(rows);
    await this.producer.send(rows.map(({ record }) => record));
    // With the epochs from before the produce: the database, not our clock, says whether they still count.
    const marked = await this.pending.markPublished(rows, held);
    const shards = new Set(rows.map(({ shard }) => shard));
    for (const shard of shards) this.batches.acknowledged(shard);
    const lost = [...shards].filter((shard) => !marked.has(shard));
    if (lost.length > 0) this.leases.lost(lost);
    this.options.metrics.count('relay_published_total', { source: this.options.source }, rows.length);
    return rows.length;
  }

  /** Shard = partition only if every topic has as many partitions as there are shards. */
  private async verifyTopics(rows: readonly PendingRow[]): Promise<void> {
    for (const topic of new Set(rows.map(({ record }) => record.topic))) {
      if (this.verifiedTopics.has(topic)) continue;
      const partitions = await this.options.broker.partitionCount(topic);
      if (partitions !== this.options.shards) throw new Error(`topic ${topic} has ${partitions} partitions, the relay has ${this.options.shards} shards: they must be equal`);
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
      this.options.metrics.gauge('outbox_oldest_seconds', this.oldestPendingSeconds, { source: this.options.source });
    } catch (error) {
      this.options.logger.warn('outbox_age_unknown', describeError(error));
    }
  }
}
