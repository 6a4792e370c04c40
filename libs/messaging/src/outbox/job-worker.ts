import type { Database, Tx } from '@ytterby/persistence';
import { describeError, type MessagingLogger, type MessagingMetrics } from '../observability';
import type { OutboxEvent } from '../ports';
import type { Outbox } from './outbox';

/** One batch of a job: the events to publish in its transaction, how many orders it looked at, and whether more is to be done at once. */
export interface JobBatch {
  readonly events: readonly OutboxEvent[];
  readonly orders: number;
  readonly more: boolean;
}

/** What a job worker needs. */
export interface JobWorkerOptions {
  /** What it does, for logs and metrics: `rescreen`. */
  readonly job: string;
  readonly outbox: Pick<Outbox, 'append'>;
  readonly database: Database;
  /** The next batch; it locks what it works on, so that replicas take turns. */
  readonly batch: (tx: Tx) => Promise<JobBatch>;
  /** What has to be done before the batches, outside of a transaction: it may take long. */
  readonly prepare?: () => Promise<void>;
  readonly logger: MessagingLogger;
  readonly metrics: MessagingMetrics;
  /** Time between looks for work, and the unit of the waits after failures; milliseconds. */
  readonly pollMs: number;
}

const MAX_BACKOFF_POLLS = 30;

/** Works on stored orders outside the stream of events, a transaction per batch with its outbox rows; looks for work when woken and at each poll. */
export class JobWorker {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();
  private stopped = true;
  private failures = 0;

  constructor(private readonly options: JobWorkerOptions) {}

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
    const { job, metrics, logger, pollMs } = this.options;
    try {
      await this.options.prepare?.();
      while (!this.stopped && (await this.runBatch())) this.failures = 0;
      this.failures = 0;
    } catch (cause) {
      this.failures += 1;
      metrics.count('job_errors_total', { job });
      logger.error('job_failed', { job, failures: this.failures, ...describeError(cause) });
    }
    if (this.stopped || this.timer !== undefined) return;
    this.timer = setTimeout(() => this.wake(), pollMs * Math.min(1 + this.failures, MAX_BACKOFF_POLLS));
  }

  private async runBatch(): Promise<boolean> {
    const { database, batch, outbox, metrics, job } = this.options;
    const done = await database.transaction(async (tx) => {
      const made = await batch(tx);
      await outbox.append(tx, made.events);
      return made;
    });
    if (done.orders > 0) metrics.count('job_orders_total', { job }, done.orders);
    return done.more;
  }
}
