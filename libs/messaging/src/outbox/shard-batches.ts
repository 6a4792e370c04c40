import type { HeldShards } from './lease';
import { storedBytes, type StoredEvent } from './stored-event';

/** Bounds of one batch. */
export interface BatchBounds {
  readonly maxBatch: number;
  readonly maxBatchBytes: number;
}

/**
 * The rows that a relay has read, per shard: one batch in flight and the rest behind it. A batch stays the same until it is acknowledged, however
 * often it has to be sent, because a produce that failed may have been stored: only the same records in the same order are harmless then.
 */
export class ShardBatches {
  private readonly waiting = new Map<number, StoredEvent[]>();
  private readonly flying = new Map<number, readonly StoredEvent[]>();
  /** The epoch of the lease under which a shard's rows were read. */
  private readonly epochs = new Map<number, bigint | undefined>();

  constructor(private readonly bounds: BatchBounds) {}

  /** Shards of which nothing is in memory. */
  empty(shards: Iterable<number>): number[] {
    return [...shards].filter((shard) => !this.flying.has(shard) && !this.waiting.has(shard));
  }

  /** Takes rows in that were read while `held` was held. */
  add(rows: readonly StoredEvent[], held: HeldShards): void {
    for (const row of rows) {
      this.epochs.set(row.shard, held.get(row.shard));
      const waiting = this.waiting.get(row.shard);
      if (waiting === undefined) this.waiting.set(row.shard, [row]);
      else waiting.push(row);
    }
  }

  /** The batch of each shard that is to be sent now: the unacknowledged one, else the next. */
  inFlight(): ReadonlyMap<number, readonly StoredEvent[]> {
    for (const [shard, rows] of this.waiting) {
      if (this.flying.has(shard)) continue;
      const batch = rows.splice(0, this.batchLength(rows));
      if (rows.length === 0) this.waiting.delete(shard);
      this.flying.set(shard, batch);
    }
    return this.flying;
  }

  acknowledged(shard: number): void {
    this.flying.delete(shard);
  }

  /**
   * Forgets what was not read under these very leases: the rows of a lost shard are another relay's business now, and those of a shard that was
   * lost and taken again may be published by now.
   */
  keepOnly(held: HeldShards): void {
    for (const [shard, epoch] of this.epochs) {
      if (held.get(shard) === epoch) continue;
      this.waiting.delete(shard);
      this.flying.delete(shard);
      this.epochs.delete(shard);
    }
  }

  private batchLength(rows: readonly StoredEvent[]): number {
    let bytes = 0;
    const end = rows.findIndex((row, index) => {
      bytes += storedBytes(row);
      return index >= this.bounds.maxBatch || (index > 0 && bytes > this.bounds.maxBatchBytes);
    });
    return end === -1 ? rows.length : end;
  }
}
