import type { ListSourceStatus, ListSourceView } from '@ytterby/contracts';
import { type Logger, Poll, type Stoppable } from '@ytterby/platform';
import { acceptHeld, conflict, type FreshnessReport, sourceCalled, sourceStatus, type SourceStatusDependencies } from './application/list-sources';
import type { SourceActions } from './http/list-sources.controller';
import type { PartOffer } from './application/offer-parts';
import { refreshSource, type RefreshDependencies } from './application/refresh-source';
import { type HeldSource, type ListSource, SOURCE_ACTOR, type SourceStore } from './source-ports';

/** What the watch needs. */
export interface SourceWatchOptions extends Omit<RefreshDependencies, 'lists' | 'states'> {
  readonly states: SourceStore;
  readonly lists: RefreshDependencies['lists'] & SourceStatusDependencies['lists'];
  readonly offer: Pick<PartOffer, 'run'>;
  readonly freshness: FreshnessReport;
  /** Who holds leases. */
  readonly holder: string;
  readonly logger: Logger;
  readonly pollMs: number;
  /** Ends what is under way in `files`. */
  readonly breakOff: () => void;
  /** How long somebody who asked for a refresh is kept waiting for its end. */
  readonly answerWithinMs: number;
}

const MINUTE_MS = 60_000;
/** Time to read and store what came, beside the time that getting it may take. */
const READING_MS = 5 * MINUTE_MS;
const TRIES_AND_PAUSES = 5;

/** How long a refresh may take before another process may try: every try of every file to its time-out, and reading. */
function leaseMs({ location }: ListSource): number {
  return READING_MS + (location.kind === 'url' ? (location.urls.length + 1) * TRIES_AND_PAUSES * location.timeoutMs : 0);
}

/** Refreshes sources when they are due, one process at a time for each, and keeps what is offered and told about them up to date. */
export class SourceWatch implements SourceActions, Stoppable {
  private readonly poll: Poll;

  constructor(private readonly options: SourceWatchOptions) {
    this.poll = new Poll(() => this.look(), options.pollMs);
  }

  /** Begins; without sources there is nothing to do. @throws when the database cannot be reached */
  async start(): Promise<void> {
    const { sources, states, clock } = this.options;
    if (sources.length === 0) return;
    await states.ensure(sources, new Date(clock()).toISOString());
    this.wake();
  }

  /** Look now. */
  wake(): void {
    void this.check();
  }

  /** Looks now; resolves when everything that was due is done. */
  async check(): Promise<void> {
    if (this.options.sources.length > 0) await this.poll.now();
  }

  /** Breaks off what is being fetched; it counts as not tried. */
  async stop(): Promise<void> {
    const stopped = this.poll.stop();
    this.options.breakOff();
    await stopped;
  }

  /** Refreshes a source now, due or not. @throws YtterbyError YTB_NOT_FOUND, YTB_LIST_SOURCE_CONFLICT when it is being refreshed */
  async refresh(id: string, by: string): Promise<ListSourceView> {
    const source = sourceCalled(this.options.sources, id);
    const held = await this.hold(source);
    const done = this.poll.inTurn(async () => {
      await this.holding(held, () => refreshSource(this.options, source, held, by));
      await this.settle();
    });
    const { answerWithinMs } = this.options;
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<void>((resolve) => (timer = setTimeout(resolve, answerWithinMs)));
    await Promise.race([done, patience]);
    clearTimeout(timer);
    return this.view(id);
  }

  /** Takes a held part as it is. @throws YtterbyError YTB_NOT_FOUND, YTB_LIST_SOURCE_CONFLICT */
  async accept(id: string, partId: string, by: string): Promise<ListSourceView> {
    const source = sourceCalled(this.options.sources, id);
    const held = await this.hold(source);
    await this.holding(held, () => acceptHeld(this.options, held, partId, by));
    await this.poll.inTurn(() => this.settle());
    return this.view(id);
  }

  /** The sources as they stand. */
  status(): Promise<ListSourceStatus> {
    return sourceStatus(this.options);
  }

  private async view(id: string): Promise<ListSourceView> {
    const { sources } = await sourceStatus({ ...this.options, sources: [sourceCalled(this.options.sources, id)] });
    const [view] = sources;
    if (view === undefined) throw new Error(`the source ${id} has no row`);
    return view;
  }

  private async hold(source: ListSource): Promise<HeldSource> {
    const { states, holder } = this.options;
    const held = await states.claim(source.id, { holder, forMs: leaseMs(source), dueAt: null });
    if (held === null) throw conflict(`The source ${source.id} is being refreshed; look at it again in a moment.`);
    return held;
  }

  private async look(): Promise<void> {
    const { logger } = this.options;
    try {
      await this.refreshDue();
      await this.settle();
    } catch (cause) {
      logger.warn('list_sources_check_failed', { err: cause instanceof Error ? cause.message : String(cause) });
    }
  }

  private async refreshDue(): Promise<void> {
    const { sources, states, holder, clock } = this.options;
    for (const source of sources) {
      if (this.poll.stopped) return;
      const held = await states.claim(source.id, { holder, forMs: leaseMs(source), dueAt: new Date(clock()).toISOString() });
      if (held === null) continue;
      // One source that cannot be worked on says nothing about the next.
      await this.holding(held, () => refreshSource(this.options, source, held, `${SOURCE_ACTOR}${source.id}`)).catch((cause: unknown) => {
        this.options.logger.warn('list_refresh_broken_off', { source: source.id, err: cause instanceof Error ? cause.message : String(cause) });
      });
    }
  }

  /** Work that saves under a lease, or gives it back: the next attempt need not wait for its end. */
  private async holding(held: HeldSource, work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (cause) {
      await this.options.states.release(held).catch(() => undefined);
      throw cause;
    }
  }

  private async settle(): Promise<void> {
    const { offer, freshness } = this.options;
    try {
      await offer.run();
    } finally {
      freshness.tell(await this.status()); // also when nothing can be offered: that is when lists become stale
    }
  }
}
