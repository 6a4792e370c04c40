import { type Logger, Poll } from '@ytterby/platform';

/** What the watch needs. */
export interface ListWatchOptions {
  /** Loads the snapshot in force if it is not in memory; false while none was ever activated. */
  readonly refresh: () => Promise<boolean>;
  /** Called once, when the first snapshot is in memory. */
  readonly onFirstList: () => Promise<void>;
  /** The first list is there but the work on it cannot start. */
  readonly onStartFailed: (cause: unknown) => void;
  readonly logger: Logger;
  readonly pollMs: number;
}

/** Looks for activations made by other replicas, and starts the work when there is a list to work with. */
export class ListWatch {
  private readonly poll: Poll;
  private working = false;

  constructor(private readonly options: ListWatchOptions) {
    this.poll = new Poll(() => this.look(), options.pollMs);
  }

  /** Looks now, then at each poll. Resolves after the first look. */
  start(): Promise<void> {
    return this.poll.now();
  }

  /** Look now. */
  check(): void {
    void this.poll.now();
  }

  stop(): Promise<void> {
    return this.poll.stop();
  }

  private async look(): Promise<void> {
    const { refresh, logger } = this.options;
    try {
      const isListed = await refresh();
      if (isListed) await this.begin();
    } catch (cause) {
      logger.warn('list_check_failed', { err: cause instanceof Error ? cause.message : String(cause) });
    }
  }

  private async begin(): Promise<void> {
    if (this.working || this.poll.stopped) return;
    this.working = true;
    try {
      await this.options.onFirstList();
    } catch (cause) {
      this.options.onStartFailed(cause);
    }
  }
}
