import type { OrderStatusEvent } from '@ytterby/contracts';

/** A status change with the id that a reader may go on behind. */
export interface FeedEntry {
  readonly id: string;
  readonly change: OrderStatusEvent;
}

const KEPT = 1_000;

/**
 * Status changes of this process, told after their commit, with the last 1,000 kept for readers that come back. It is a convenience, not a record:
 * a reader that was away for longer, or over a restart, is told so and reads the orders again.
 */
export class StatusFeed {
  private readonly listeners = new Set<(entry: FeedEntry) => void>();
  private readonly recent: FeedEntry[] = [];
  private count = 0;

  /** `epoch` tells this process's ids from those of an earlier one. */
  constructor(private readonly epoch: string) {}

  /** Tells everybody. Listeners must not throw. */
  readonly publish = (changes: readonly OrderStatusEvent[]): void => {
    for (const change of changes) {
      const entry = { id: `${this.epoch}-${(this.count += 1)}`, change };
      this.recent.push(entry);
      for (const listener of this.listeners) listener(entry);
    }
    this.recent.splice(0, this.recent.length - KEPT);
  };

  /** @returns a function that ends the subscription */
  subscribe(listener: (entry: FeedEntry) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** The changes behind an id; null when they are not all known any more. */
  after(id: string): readonly FeedEntry[] | null {
    const [epoch, number] = [id.slice(0, id.lastIndexOf('-')), Number(id.slice(id.lastIndexOf('-') + 1))];
    if (epoch !== this.epoch || !Number.isInteger(number) || number < 0 || number > this.count) return null;
    const missed = this.count - number;
    return missed > this.recent.length ? null : this.recent.slice(this.recent.length - missed);
  }
}
