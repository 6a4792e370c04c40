import { YtterbyError } from '@ytterby/kernel';
import type { Logger, Metrics } from '@ytterby/platform';
import type { ListBuilder, ListIndex, ListIndexes, ListStore } from '../ports';

/**
 * The index in memory. One snapshot at a time: whoever asks for another one (a transaction that sees a new activation, or the poll) makes it load,
 * and it takes the place of the old one at once and whole. A transaction keeps the object that it got.
 */
export class LoadedLists implements ListIndexes {
  private current: ListIndex | null = null;
  private readonly loading = new Map<string, Promise<ListIndex>>();

  constructor(
    private readonly store: Pick<ListStore, 'activation' | 'snapshotContent'>,
    private readonly builder: Pick<ListBuilder, 'index'>,
    private readonly logger: Logger,
    private readonly metrics: Metrics,
  ) {}

  /** True when a snapshot is in memory. */
  get ready(): boolean {
    return this.current !== null;
  }

  async get(snapshotId: string): Promise<ListIndex> {
    if (this.current?.snapshotId === snapshotId) return this.current;
    const loading = this.loading.get(snapshotId) ?? this.load(snapshotId).finally(() => this.loading.delete(snapshotId));
    this.loading.set(snapshotId, loading);
    this.current = await loading;
    return this.current;
  }

  /** Loads the snapshot in force if it is not the one in memory. @returns false while none was ever activated */
  async refresh(): Promise<boolean> {
    const activation = await this.store.activation();
    if (activation === null) return false;
    await this.get(activation.snapshotId);
    return true;
  }

  /** An index that is not put into place: a snapshot must prove that it can be read before it comes into force. @throws YTB_NOT_FOUND, YTB_LIST_REFUSED */
  async prove(snapshotId: string): Promise<ListIndex> {
    const content = await this.store.snapshotContent(snapshotId);
    if (content === null) throw new YtterbyError('YTB_NOT_FOUND', { message: `There is no list snapshot ${JSON.stringify(snapshotId)}.` });
    try {
      return this.builder.index(snapshotId, content);
    } catch (cause) {
      throw new YtterbyError('YTB_LIST_REFUSED', { message: `The list snapshot ${snapshotId} cannot be read; import it again.`, cause });
    }
  }

  private async load(snapshotId: string): Promise<ListIndex> {
    const startedMs = performance.now();
    try {
      const index = await this.prove(snapshotId);
      this.logger.info('list_loaded', { snapshotId, matcherVersion: index.matcherVersion, milliseconds: Math.round(performance.now() - startedMs) });
      return index;
    } catch (cause) {
      this.metrics.count('list_load_errors_total');
      // The orders are not at fault: they wait until the list can be read.
      throw new YtterbyError('YTB_UPSTREAM_UNAVAILABLE', { message: `The list snapshot ${snapshotId} cannot be loaded, so the orders wait.`, cause });
    }
  }
}
