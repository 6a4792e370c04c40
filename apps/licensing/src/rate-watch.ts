import { type Logger, type Metrics, Poll } from '@ytterby/platform';
import type { RateTable } from '@ytterby/regulation';

/** What the watch needs. */
export interface RateWatchOptions {
  /** Id of the table in force; null while there is none. */
  readonly tableId: string | null;
  /** Reads the file. @throws Error that says why it cannot be used */
  readonly load: () => RateTable;
  /** Puts a table into force, and has the open orders decided again. */
  readonly onChanged: (table: RateTable) => Promise<void>;
  readonly logger: Logger;
  readonly metrics: Pick<Metrics, 'gauge'>;
  readonly pollMs: number;
}

/**
 * Looks for other rates in the file, so that new ones need no restart. A table comes into force when two looks in a row find the same, as a file may be read while it
 * is written. A file that cannot be used changes nothing: the rates in force stay, and that it is refused is said once and shown as a metric.
 */
export class RateWatch {
  private readonly poll: Poll;
  private inForce: string | null;
  private found: string | null = null;
  private refused: string | null = null;

  constructor(private readonly options: RateWatchOptions) {
    this.inForce = options.tableId;
    this.poll = new Poll(() => this.look(), options.pollMs);
  }

  start(): void {
    this.poll.later();
  }

  /** Looks now, and at each poll after that. */
  check(): Promise<void> {
    return this.poll.now();
  }

  stop(): Promise<void> {
    return this.poll.stop();
  }

  private async look(): Promise<void> {
    try {
      await this.take(this.options.load());
      this.say(null);
    } catch (cause) {
      this.found = null;
      this.say(cause instanceof Error ? cause.message : String(cause));
    }
  }

  private async take(table: RateTable): Promise<void> {
    const isSettled = this.found === table.id;
    this.found = table.id;
    if (!isSettled || table.id === this.inForce) return;
    await this.options.onChanged(table);
    this.inForce = table.id;
    this.options.logger.info('rates_changed', { rateTableId: table.id });
  }

  private say(reason: string | null): void {
    const { logger, metrics } = this.options;
    metrics.gauge('rate_file_refused', reason === null ? 0 : 1);
    if (reason !== null && reason !== this.refused) logger.error('rates_refused', { reason });
    this.refused = reason;
  }
}
