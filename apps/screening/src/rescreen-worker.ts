import type { OutboxEvent } from '@ytterby/messaging';
import type { Database, Tx } from '@ytterby/persistence';
import type { Logger, Metrics } from '@ytterby/platform';
import type { RescreenedBatch } from './application/rescreen-orders';

/** What the worker needs. */
export interface RescreenWorkerOptions {
  readonly database: Database;
  /** One batch of the running job. */
  readonly batch: (tx: Tx) => Promise<RescreenedBatch>;
  readonly append: (tx: Tx, events: readonly OutboxEvent[]) => Promise<void>;
  readonly wakeRelay: () => void;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly pollMs: number;
}

const MAX_BACKOFF_POLLS = 30;

/** Works off the running job, a transaction per batch; looks for a new one when woken and at each poll. Several replicas take turns. */
export class RescreenWorker {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();
  private stopped = true;
  private failures = 0;

  constructor(private readonly options: RescreenWorkerOptions) {}

  start(): void {
    this.stopped = false;
    this.wake();
  }

  /** Look for work now. */
  wake(): void {
    if (this.stopped) return;
    clearTimeout(this.timer);
    this.timer = undefined;
    this.running = this.running.then(() => this.run());
  }

  /** Resolves when what was begun is committed. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  private async run(): Promise<void> {
    try {
      while (!this.stopped && (await this.runBatch())) this.failures = 0;
      this.failures = 0;
    } catch (cause) {
      this.failures += 1;
      this.options.metrics.count('rescreen_errors_total');
      this.options.logger.error('rescreen_failed', { failures: this.failures, err: cause instanceof Error ? cause.message : String(cause) });
    }
    if (this.stopped || this.timer !== undefined) return;
    this.timer = setTimeout(() => this.wake(), this.options.pollMs * Math.min(1 + this.failures, MAX_BACKOFF_POLLS));
  }

  private async runBatch(): Promise<boolean> {
    const { database, batch, append, wakeRelay, metrics } = this.options;
    const done = await database.transaction(async (tx) => {
      const rescreened = await batch(tx);
      await append(tx, rescreened.events);
      return rescreened;
    });
    if (done.orders > 0) {
      metrics.count('rescreened_orders_total', {}, done.orders);
      wakeRelay();
    }
    return done.more;
  }
}
