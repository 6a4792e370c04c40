import { describeError, type MessagingLogger, type MessagingMetrics } from '../observability';

/** What a watchdog observes. */
export interface WatchdogOptions {
  readonly consumer: string;
  /** Records behind, asked from the broker on another connection than the consumer's. */
  readonly lag: () => Promise<bigint>;
  /** Grows with every committed offset; heartbeats do not count. */
  readonly progress: () => number;
  readonly stallMs: number;
  readonly checkMs: number;
  readonly clock: () => number;
  readonly logger: MessagingLogger;
  readonly metrics: MessagingMetrics;
  readonly onStall: () => void;
}

/**
 * Notices a consumer that lives but does not move: lag > 0 and no progress for `stallMs` (checked early enough that it is noticed within that time),
 * or no answer about the lag and no progress for twice as long.
 */
export class Watchdog {
  private timer: NodeJS.Timeout | undefined;
  private seenProgress = -1;
  private movedAtMs: number;
  lastLag: bigint | null = null;

  constructor(private readonly options: WatchdogOptions) {
    this.movedAtMs = options.clock();
  }

  start(): void {
    this.movedAtMs = this.options.clock();
    this.timer = setInterval(() => void this.check(), this.options.checkMs);
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** One observation; the timer calls it. */
  async check(): Promise<void> {
    const { consumer, clock, metrics } = this.options;
    this.lastLag = await this.readLag();
    if (this.lastLag !== null) metrics.gauge('consumer_lag_records', Number(this.lastLag), { consumer });
    const progress = this.options.progress();
    const nowMs = clock();
    if (progress !== this.seenProgress || this.lastLag === 0n) this.movedAtMs = nowMs;
    this.seenProgress = progress;
    metrics.gauge('consumer_stalled_seconds', (nowMs - this.movedAtMs) / 1000, { consumer });
    if (this.isStalled(nowMs)) this.bark(nowMs);
  }

  private isStalled(nowMs: number): boolean {
    const allowedMs = this.lastLag === null ? 2 * this.options.stallMs : this.options.stallMs;
    return nowMs - this.movedAtMs > allowedMs - this.options.checkMs;
  }

  private bark(nowMs: number): void {
    const lag = this.lastLag === null ? 'unknown' : String(this.lastLag);
    this.options.logger.error('consumer_stalled', { consumer: this.options.consumer, lag, stalledMs: nowMs - this.movedAtMs });
    this.stop();
    this.options.onStall();
  }

  private async readLag(): Promise<bigint | null> {
    try {
      return await this.options.lag();
    } catch (error) {
      this.options.logger.warn('consumer_lag_unknown', { consumer: this.options.consumer, ...describeError(error) });
      return null;
    }
  }
}
