import type { Database } from '@ytterby/persistence';
import { describeError, type MessagingLogger } from '../observability';
import { Leases, type HeldShards } from './lease';

/** What a lease keeper needs. */
export interface LeaseKeeperOptions {
  readonly database: Database;
  readonly holder: string;
  readonly shards: number;
  readonly leaseMs: number;
  readonly clock: () => number;
  readonly logger: MessagingLogger;
}

/**
 * Takes and renews the leases on a timer of its own, so that a slow produce does not lose them. Locally a lease counts only as long as it surely
 * lasts in the database: from the moment before the renewal was sent.
 */
export class LeaseKeeper {
  private readonly leases: Leases;
  private readonly all: readonly number[];
  private current: HeldShards = new Map();
  private validUntilMs = 0;
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private first = true;

  constructor(private readonly options: LeaseKeeperOptions) {
    this.leases = new Leases(options.database, options.holder, options.leaseMs);
    this.all = Array.from({ length: options.shards }, (_, shard) => shard);
  }

  /** The shards that are surely ours now. */
  held(): HeldShards {
    return this.options.clock() < this.validUntilMs ? this.current : new Map();
  }

  /** Another relay has a shard that we thought was ours. */
  lost(shards: readonly number[]): void {
    this.current = new Map([...this.current].filter(([shard]) => !shards.includes(shard)));
    this.options.logger.warn('relay_lease_lost', { holder: this.options.holder, shards });
  }

  /** One round now, the others on the timer. */
  async start(): Promise<void> {
    await this.round();
    this.timer = setInterval(() => void this.round(), this.options.leaseMs / 3);
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
    const held = this.current;
    this.current = new Map();
    await this.leases.release(held).catch((error: unknown) => this.options.logger.warn('relay_lease_release_failed', describeError(error)));
  }

  /** Renews what is held and takes what is free; never throws: without an answer the leases run out. Rounds do not overlap. */
  round(): Promise<void> {
    this.running ??= this.renewAndAcquire()
      .catch((error: unknown) => this.options.logger.warn('relay_lease_failed', describeError(error)))
      .finally(() => {
        this.running = undefined;
      });
    return this.running;
  }

  private async renewAndAcquire(): Promise<void> {
    const askedAtMs = this.options.clock();
    const before = this.current;
    const renewed = await this.leases.renew(before);
    const gone = [...before.keys()].filter((shard) => !renewed.has(shard));
    if (gone.length > 0) this.lost(gone);
    const free = this.all.filter((shard) => !renewed.has(shard));
    const taken = await this.leases.acquire(free, this.first);
    this.first = false;
    if (taken.size > 0) this.options.logger.info('relay_lease_taken', { holder: this.options.holder, shards: [...taken.keys()] });
    this.current = new Map([...renewed, ...taken]);
    this.validUntilMs = askedAtMs + this.options.leaseMs;
  }
}
