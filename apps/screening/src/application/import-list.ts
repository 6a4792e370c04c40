import type { ListImport, ListImportQuery } from '@ytterby/contracts';
import { YtterbyError } from '@ytterby/kernel';
import type { Clock, Logger } from '@ytterby/platform';
import type { ListBuilder, ListLine, ListStore } from '../ports';
import { acceptedLosses } from './list-loss';

/** What an import needs. */
export interface ImportDependencies {
  readonly store: Pick<ListStore, 'countsInForce' | 'insertSnapshot'>;
  readonly builder: Pick<ListBuilder, 'build'>;
  /** Percent of a list that may go without a person's word. */
  readonly maxLossPct: number;
  readonly clock: Clock;
  readonly logger: Logger;
}

const MAX_SHOWN_ERRORS = 100;

/**
 * Builds and keeps a snapshot from the lines of a list file; nothing becomes active. Bad lines stop the import, or are left out and named
 * (at most 100 of them). What lists lose is said here, early; the activation decides on it, against what is in force then.
 * @throws YtterbyError YTB_INPUT_SCHEMA with every bad line when they may not be skipped, YTB_LIST_REFUSED when no entity is left,
 * YTB_LIST_SHRUNKEN when a list in force would lose too much and nobody accepts it
 */
export async function importList(dependencies: ImportDependencies, lines: AsyncIterable<ListLine>, query: ListImportQuery, by: string): Promise<ListImport> {
  const { store, builder, maxLossPct, clock, logger } = dependencies;
  const { acceptLoss, ...form } = query;
  const { snapshot, errors } = await builder.build(lines, form);
  const shown = errors.slice(0, MAX_SHOWN_ERRORS);
  if (errors.length > 0 && query.onError === 'stop') {
    const fields = shown.map(({ line, reason }) => ({ path: `line ${line}`, message: reason }));
    throw new YtterbyError('YTB_INPUT_SCHEMA', { message: `${errors.length} lines of the list cannot be used, so nothing was imported; onError=skip leaves them out.`, fields });
  }
  if (snapshot === null) throw new YtterbyError('YTB_LIST_REFUSED', { message: 'The list has no entity that can be used, so nothing was imported.' });
  const lost = acceptedLosses(await store.countsInForce(), snapshot.counts, { maxLossPct, acceptLoss: acceptLoss === 'true' });
  await store.insertSnapshot(snapshot, { by, at: new Date(clock()).toISOString() }, lost);
  const { snapshotId, entities, counts } = snapshot;
  logger.info('list_imported', { snapshotId, entities, errors: errors.length, by, acceptedLoss: lost });
  return { snapshotId, entities, counts: { ...counts }, errors: [...shown] };
}
