import { YtterbyError } from '@ytterby/kernel';
import type { Logger, Metrics } from '@ytterby/platform';
import type { ListBuilder, ListIndex, ListIndexes, ListStore } from '../ports';

/**
 * The index in memory. One snapshot at a time: whoever asks for another one (a transaction that sees a new activation, or the poll) makes it load
 * beside the one that serves, and it takes its place at once and whole. The old one ends when nobody holds it any more.
 */
export class LoadedLists implements ListIndexes {
  private current: { readonly index: ListIndex; readonly release: () => void } | null = null;
  private readonly loading = new Map<string, Promise<ListIndex>>();

  constructor(
    private readonly store: Pick<ListStore, 'activation' | 'snapshotContent'>,
    private readonly builder: Pick<ListBuilder, 'index'>,
    private readonly logger: Logger,
    private readonly metrics: Metrics,
  ) {}

  /** True when a snapshot is in memory. */
  get ready(): boolean {
    return this.current?.index.usable === true;
  }

  async get(snapshotId: string): Promise<ListIndex> {
    const known = this.known(snapshotId);
    if (known !== null) return known;
    try {
      const index = await this.load(snapshotId);
      this.put(index);
      return index;
    } catch (cause) {
      this.metrics.count('list_load_errors_total');
      // The orders are not at fault: they wait until the list can be read.
      throw new YtterbyError('YTB_UPSTREAM_UNAVAILABLE', { message: `The list snapshot ${snapshotId} cannot be loaded, so the orders wait.`, cause });
    }
  }

  /** Loads the snapshot in force if it is not the one in memory. @returns false while none was ever activated */
  async refresh(): Promise<boolean> {
    const activation = await this.store.activation();
    if (activation === null) return false;
    await this.get(activation.snapshotId);
    return true;
  }

  /** Lets an index take the place of the one that serves. */
  put(index: ListIndex): void {
    if (this.current?.index === index) return;
    const before = this.current;
    this.current = { index, release: index.hold() };
    before?.release();
    const { entities, names, words, bytes } = index.size;
    for (const [of, count] of Object.entries({ entities, names, words })) this.metrics.gauge('list_index_size', count, { of });
    this.metrics.gauge('list_index_bytes', bytes);
  }

  /** Works with an index that is not put into place: a snapshot must prove that it can be read before it comes into force. @throws YTB_NOT_FOUND, YTB_LIST_REFUSED, Transient */
  async prove<T>(snapshotId: string, use: (index: ListIndex) => Promise<T>): Promise<T> {
    const index = this.known(snapshotId) ?? (await this.load(snapshotId));
    const release = index.hold();
    try {
      return await use(index);
    } finally {
      release();
    }
  }

  /** Ends the index in memory; nothing is asked any more. */
  close(): void {
    this.current?.release();
    this.current = null;
  }

  private known(snapshotId: string): ListIndex | null {
    return this.current?.index.snapshotId === snapshotId && this.ready ? this.current.index : null;
  }

  /** Builds an index, once for all who ask at the same time. */
  private load(snapshotId: string): Promise<ListIndex> {
    const loading = this.loading.get(snapshotId) ?? this.build(snapshotId).finally(() => this.loading.delete(snapshotId));
    this.loading.set(snapshotId, loading);
    return loading;
  }

  private async build(snapshotId: string): Promise<ListIndex> {
    const content = await this.store.snapshotContent(snapshotId);
    if (content === null) throw new YtterbyError('YTB_NOT_FOUND', { message: `There is no list snapshot ${JSON.stringify(snapshotId)}.` });
    const startedMs = performance.now();
    try {
      const index = await this.builder.index(snapshotId, content);
      this.logger.info('list_loaded', { snapshotId, matcherVersion: index.matcherVersion, milliseconds: Math.round(performance.now() - startedMs), ...index.size });
      return index;
    } catch (cause) {
      if (cause instanceof YtterbyError) throw cause;
      throw new YtterbyError('YTB_LIST_REFUSED', { message: `The list snapshot ${snapshotId} cannot be read; import it again.`, cause });
    }
  }
}
