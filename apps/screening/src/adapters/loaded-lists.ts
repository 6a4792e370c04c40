import { YtterbyError } from '@ytterby/kernel';
import type { Clock, Logger, Metrics } from '@ytterby/platform';
import type { ListBuilder, ListIndex, ListIndexes, ListStore } from '../ports';
import { reasonOf } from './reason-of';

/** An announced snapshot that has not come into force after so long will not. */
const ANNOUNCED_FOR_MS = 10 * 60_000;

/** What it needs. */
export interface LoadedListsOptions {
  readonly store: Pick<ListStore, 'activation' | 'announced' | 'snapshotContent'>;
  readonly builder: Pick<ListBuilder, 'index'>;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly clock: Clock;
}

/** An index that is kept here, and how it is let go. */
interface Kept {
  readonly index: ListIndex;
  readonly release: () => void;
}

const keep = (index: ListIndex): Kept => ({ index, release: index.hold() });

/**
 * The index in memory. One snapshot serves at a time: whoever asks for another one (a transaction that sees a new activation, or the poll) makes it load
 * beside the one that serves, and it takes its place at once and whole. The old one ends when nobody holds it any more. One that is announced is built
 * before it is asked for, and kept for a while.
 */
export class LoadedLists implements ListIndexes {
  private current: Kept | null = null;
  private next: Kept | null = null;
  /** Those that prove themselves; one twice when two ask. */
  private readonly proving: ListIndex[] = [];
  private readonly loading = new Map<string, Promise<ListIndex>>();

  constructor(private readonly options: LoadedListsOptions) {}

  /** True when a snapshot is in memory. */
  get ready(): boolean {
    return this.current?.index.usable === true;
  }

  async get(snapshotId: string): Promise<ListIndex> {
    try {
      const index = this.known(snapshotId) ?? (await this.load(snapshotId));
      this.put(index);
      return index;
    } catch (cause) {
      this.options.metrics.count('list_load_errors_total');
      // The orders are not at fault: they wait until the list can be read.
      throw new YtterbyError('YTB_UPSTREAM_UNAVAILABLE', { message: `The list snapshot ${snapshotId} cannot be loaded, so the orders wait.`, cause });
    }
  }

  /** Loads the snapshot in force if it is not the one in memory, and sets out to build one that is announced. @returns false while none was ever activated */
  async refresh(): Promise<boolean> {
    const announced = await this.options.store.announced(new Date(this.options.clock() - ANNOUNCED_FOR_MS).toISOString());
    const activation = await this.options.store.activation();
    this.prepare(announced === activation?.snapshotId ? null : announced);
    if (activation === null) return false;
    await this.get(activation.snapshotId);
    return true;
  }

  /** Builds an index without waiting for it. That it cannot be built is said by whoever wants to activate it. */
  private prepare(snapshotId: string | null): void {
    if (this.next !== null && this.next.index.snapshotId !== snapshotId) this.letNextGo();
    if (snapshotId === null || this.known(snapshotId) !== null || this.loading.has(snapshotId)) return;
    this.load(snapshotId).then(
      (index) => {
        if (this.current?.index === index) return;
        this.letNextGo();
        this.next = keep(index);
      },
      (cause: unknown) => this.options.logger.warn('announced_list_not_built', { snapshotId, reason: reasonOf(cause) }),
    );
  }

  private letNextGo(): void {
    this.next?.release();
    this.next = null;
  }

  /** Lets an index take the place of the one that serves. */
  put(index: ListIndex): void {
    if (this.current?.index === index) return;
    const before = this.current;
    this.current = keep(index);
    before?.release();
    if (this.next?.index === index) this.letNextGo();
    const { entities, names, words, bytes } = index.size;
    for (const [of, count] of Object.entries({ entities, names, words })) this.options.metrics.gauge('list_index_size', count, { of });
    this.options.metrics.gauge('list_index_bytes', bytes);
  }

  /** Works with an index that is not put into place: a snapshot must prove that it can be read before it comes into force. @throws YTB_NOT_FOUND, YTB_LIST_REFUSED, Transient */
  async prove<T>(snapshotId: string, use: (index: ListIndex) => Promise<T>): Promise<T> {
    const index = this.known(snapshotId) ?? (await this.load(snapshotId));
    const release = index.hold();
    this.proving.push(index);
    try {
      return await use(index);
    } finally {
      this.proving.splice(this.proving.indexOf(index), 1);
      release();
    }
  }

  /** Ends the indexes in memory; nothing is asked any more. */
  close(): void {
    this.letNextGo();
    this.current?.release();
    this.current = null;
  }

  private known(snapshotId: string): ListIndex | null {
    return [this.current?.index, this.next?.index, ...this.proving].find((index) => index?.snapshotId === snapshotId && index.usable) ?? null;
  }

  /** Builds an index, once for all who ask at the same time. */
  private load(snapshotId: string): Promise<ListIndex> {
    const loading = this.loading.get(snapshotId) ?? this.build(snapshotId).finally(() => this.loading.delete(snapshotId));
    this.loading.set(snapshotId, loading);
    return loading;
  }

  private async build(snapshotId: string): Promise<ListIndex> {
    const content = await this.options.store.snapshotContent(snapshotId);
    if (content === null) throw new YtterbyError('YTB_NOT_FOUND', { message: `There is no list snapshot ${JSON.stringify(snapshotId)}.` });
    const startedMs = performance.now();
    try {
      const index = await this.options.builder.index(snapshotId, content);
      this.options.logger.info('list_loaded', { snapshotId, matcherVersion: index.matcherVersion, milliseconds: Math.round(performance.now() - startedMs), ...index.size });
      return index;
    } catch (cause) {
      if (cause instanceof YtterbyError) throw cause;
      throw new YtterbyError('YTB_LIST_REFUSED', { message: `The list snapshot ${snapshotId} cannot be read; import it again.`, cause });
    }
  }
}
