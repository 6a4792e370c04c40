import type { ListImport, ListImportQuery } from '@ytterby/contracts';
import { YtterbyError } from '@ytterby/kernel';
import type { Clock, Logger } from '@ytterby/platform';
import type { BuiltSnapshot, ListBuilder, ListStore, NamedLine } from '../ports';
import { type ListFile, type ListFileReader, type ListMerger, type ListText, SourceProblem } from '../source-ports';
import { acceptedLosses } from './list-loss';

/** What an import needs. */
export interface ImportDependencies {
  readonly store: Pick<ListStore, 'activation' | 'countsInForce' | 'insertSnapshot' | 'snapshotContent'>;
  readonly builder: Pick<ListBuilder, 'build'>;
  readonly reader: ListFileReader;
  readonly merger: ListMerger;
  /** Largest file, also unpacked. */
  readonly maxFileBytes: number;
  /** Percent of a list that may go without a person's word. */
  readonly maxLossPct: number;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** A list as it is sent: lines of one of our own forms as they come, or whole files. */
export type ListUpload = { readonly lines: ListText['lines'] } | { readonly files: readonly ListFile[] };

const MAX_SHOWN_ERRORS = 100;
const shown = (lines: readonly NamedLine[]): NamedLine[] => lines.slice(0, MAX_SHOWN_ERRORS);

/** @throws YtterbyError YTB_LIST_REFUSED when files or lists cannot be used */
async function usable<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    if (cause instanceof SourceProblem) throw new YtterbyError('YTB_LIST_REFUSED', { message: `${cause.message} Nothing was imported.`, cause });
    throw cause;
  }
}

async function textOf({ reader, maxFileBytes }: ImportDependencies, upload: ListUpload, { format, list }: ListImportQuery): Promise<ListText> {
  if ('lines' in upload) return { form: format === 'starter' ? 'starter' : 'ytterby', lines: upload.lines, lost: [], kept: [] };
  return usable(reader.read(upload.files, { format, list, maxBytes: maxFileBytes }));
}

/** The snapshot in which the lists of the file take the place of theirs, and all others stay as they are in force. */
async function besideOthers({ store, merger }: ImportDependencies, { snapshotId: partId, content }: BuiltSnapshot): Promise<BuiltSnapshot> {
  const snapshotId = (await store.activation())?.snapshotId ?? null;
  const inForce = snapshotId === null ? null : await store.snapshotContent(snapshotId);
  return usable(merger.merge(snapshotId === null || inForce === null ? null : { snapshotId, content: inForce }, [{ from: 'the file', lists: [], partId, content }]));
}

/**
 * Builds and keeps a snapshot from a list file; nothing becomes active. Bad entries stop the import, or are left out and named
 * (at most 100 of them). What lists lose is said here, early; the activation decides on it, against what is in force then.
 * @throws YtterbyError YTB_INPUT_SCHEMA with every bad entry when they may not be skipped, YTB_LIST_REFUSED when the file is not whole or no entity is left,
 * YTB_LIST_SHRUNKEN when a list in force would lose too much and nobody accepts it
 */
export async function importList(dependencies: ImportDependencies, upload: ListUpload, query: ListImportQuery, by: string): Promise<ListImport> {
  const { store, builder, maxLossPct, clock, logger } = dependencies;
  const { acceptLoss, list, onError, others } = query;
  const text = await textOf(dependencies, upload, query);
  const { snapshot: read, errors: bad, kept: unmet } = await builder.build(text.lines, { format: text.form, onError, ...(list === undefined ? {} : { list }) });
  const [errors, kept] = [[...text.lost, ...bad], [...text.kept, ...unmet]];
  if (errors.length > 0 && onError === 'stop') {
    const fields = shown(errors).map(({ line, reason }) => ({ path: `line ${line}`, message: reason }));
    throw new YtterbyError('YTB_INPUT_SCHEMA', { message: `${errors.length} lines of the list cannot be used, so nothing was imported; onError=skip leaves them out.`, fields });
  }
  if (read === null) throw new YtterbyError('YTB_LIST_REFUSED', { message: 'The list has no entity that can be used, so nothing was imported.' });
  const snapshot = others === 'keep' ? await besideOthers(dependencies, read) : read;
  const lost = acceptedLosses(await store.countsInForce(), snapshot.counts, { maxLossPct, acceptLoss: acceptLoss === 'true' });
  await store.insertSnapshot(snapshot, { by, at: new Date(clock()).toISOString() }, lost);
  const { snapshotId, entities, counts } = snapshot;
  logger.info('list_imported', { snapshotId, entities, errors: errors.length, kept: kept.length, by, acceptedLoss: lost });
  return { snapshotId, entities, counts: { ...counts }, errors: shown(errors), kept: shown(kept) };
}
