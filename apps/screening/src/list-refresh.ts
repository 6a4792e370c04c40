import { setTimeout } from 'node:timers/promises';
import type { Database } from '@ytterby/persistence';
import type { Clock, Logger, Metrics } from '@ytterby/platform';
import { listFileReader } from './adapters/list-file';
import { listMerger } from './adapters/list-merger';
import { pgSourceStore } from './adapters/pg-source-store';
import { SourceFilesReader } from './adapters/source-files';
import { activateSnapshot, type ActivateDependencies } from './application/activate-snapshot';
import { FreshnessReport } from './application/list-sources';
import { PartOffer } from './application/offer-parts';
import { REFRESH_ANSWER_MS, SOURCE_POLL_MS } from './config';
import type { ListBuilder, ListStore } from './ports';
import type { ListSource } from './source-ports';
import { SourceWatch } from './source-watch';

/** What the refresh of lists is built on. */
export interface ListRefreshParts extends Pick<ActivateDependencies, 'onActivated' | 'prove'> {
  readonly sources: readonly ListSource[];
  readonly database: Database;
  readonly lists: ListStore;
  readonly builder: ListBuilder;
  readonly maxLossPct: number;
  /** Who holds leases. */
  readonly holder: string;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** Between two tries of one file; a test need not wait. */
  readonly pause?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

/** The watch over list sources on its adapters. */
export function refreshLists(parts: ListRefreshParts): SourceWatch {
  const { database, lists, prove, onActivated, clock, logger, metrics, maxLossPct } = parts;
  const end = new AbortController();
  const pause = parts.pause ?? ((milliseconds: number, signal: AbortSignal): Promise<void> => setTimeout(milliseconds, undefined, { signal }));
  const using = { ...parts, states: pgSourceStore(database), random: Math.random };
  const activating = { store: lists, prove, onActivated, clock, logger };
  return new SourceWatch({
    ...using,
    files: new SourceFilesReader({ pause, signal: end.signal, random: Math.random }),
    reader: listFileReader,
    offer: new PartOffer({ ...using, merger: listMerger, activate: (snapshotId, by, base) => activateSnapshot(activating, { snapshotId, by, base, acceptLoss: false, maxLossPct }) }),
    freshness: new FreshnessReport(metrics, logger),
    breakOff: () => end.abort(),
    pollMs: SOURCE_POLL_MS,
    answerWithinMs: REFRESH_ANSWER_MS,
  });
}
