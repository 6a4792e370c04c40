import { nameSearch, type NameSearch, type NameSearchRefusal, type NameSearchResult, parseJson, parseWith } from '@ytterby/contracts';
import { beijingDate, type FieldError, YtterbyError } from '@ytterby/kernel';
import type { Clock } from '@ytterby/platform';
import type { SubjectFindings } from '@ytterby/watchlists';
import type { ListIndexes, ListLine, ListStore, ScreeningFailure } from '../ports';
import type { OnDay } from './screen-parties';

/** What looking names up needs. */
export interface SearchDependencies {
  readonly activations: Pick<ListStore, 'activation'>;
  readonly indexes: ListIndexes;
  readonly clock: Clock;
}

/** Names that are screened in one go. */
const SLICE = 50;
/** Slices that are asked before the first of them is answered. */
const SLICES_AT_ONCE = 3;

/**
 * The index of the list in force, today.
 * @throws YtterbyError YTB_LIST_NOT_READY while there is none; Transient while it cannot be loaded: not ready is never "no hit"
 */
async function indexInForce({ activations, indexes, clock }: SearchDependencies): Promise<OnDay> {
  const activation = await activations.activation();
  if (activation === null) throw new YtterbyError('YTB_LIST_NOT_READY', { message: 'No list snapshot is in force, so no name can be screened.' });
  return { index: await indexes.get(activation.snapshotId), day: beijingDate(clock()) };
}

function answer({ index }: OnDay, { id }: NameSearch, { status, hits, problems }: SubjectFindings): NameSearchResult {
  const shown = hits.map(({ entityId, listId, score, status: hitStatus, matchedName, queryName, because, listings }) => ({ entityId, listId, score, status: hitStatus, matchedName, queryName, because, listings }));
  return { ...(id === undefined ? {} : { id }), status, hits: shown, problems, listSnapshotId: index.snapshotId, matcherVersion: index.matcherVersion };
}

/** Screens one name. @throws as {@link indexInForce}; YTB_SCREENING_FAILED */
export async function searchName(dependencies: SearchDependencies, query: NameSearch): Promise<NameSearchResult> {
  const on = await indexInForce(dependencies);
  const [found] = await on.index.search([query], on.day);
  if (found === undefined || 'failed' in found) throw new YtterbyError('YTB_SCREENING_FAILED', { message: 'The name could not be screened, which says nothing about whom it names.' });
  return answer(on, query, found);
}

/**
 * Screens the names of an NDJSON batch against one snapshot, the one in force at its start; an answer line per line that is not blank, in the order of the
 * input. A line that cannot be used, or whose screening fails, is answered with `error` and refuses only itself.
 * @throws as {@link indexInForce}, before the first line
 */
export async function searchBatch(dependencies: SearchDependencies, lines: AsyncIterable<ListLine>): Promise<AsyncIterable<string>> {
  const on = await indexInForce(dependencies);
  return endingWith(on.index.hold(), answers(on, lines)[Symbol.asyncIterator]());
}

/** Calls `end` when nothing more is read, be it before the first line. */
function endingWith<T>(end: () => void, inner: AsyncIterator<T>): AsyncIterable<T> {
  const next = async (): Promise<IteratorResult<T>> => {
    const step = await inner.next();
    if (step.done === true) end();
    return step;
  };
  const stop = async (): Promise<IteratorResult<T>> => {
    end();
    return (await inner.return?.()) ?? { done: true, value: undefined };
  };
  return { [Symbol.asyncIterator]: () => ({ next, return: stop }) };
}

/** Answer lines, joined by slice: a question to the index and a chunk per name would cost more than its screening. While one slice is written the next is screened. */
async function* answers(on: OnDay, lines: AsyncIterable<ListLine>): AsyncGenerator<string> {
  let slice: AskedLine[] = [];
  const asked: Promise<string>[] = [];
  for await (const line of lines) {
    if (line.bytes?.length === 0) continue;
    slice.push(readLine(line));
    if (slice.length < SLICE) continue;
    asked.push(answerSlice(on, slice));
    slice = [];
    if (asked.length === SLICES_AT_ONCE) yield (await asked.shift()) ?? '';
  }
  if (slice.length > 0) asked.push(answerSlice(on, slice));
  for (const answered of asked) yield await answered;
}

/** A line that can be asked, or the refusal that answers it. */
type AskedLine = { readonly line: number; readonly query: NameSearch } | NameSearchRefusal;

async function answerSlice(on: OnDay, slice: readonly AskedLine[]): Promise<string> {
  const asked = slice.flatMap((one) => ('query' in one ? [one] : []));
  const found = await on.index.search(asked.map(({ query }) => query), on.day).catch(() => []);
  const answerOf = new Map(asked.map((one, i) => [one, found[i]]));
  return slice.map((one) => `${JSON.stringify('query' in one ? answerLine(on, one, answerOf.get(one)) : one)}\n`).join('');
}

function answerLine(on: OnDay, { line, query }: { readonly line: number; readonly query: NameSearch }, found: SubjectFindings | ScreeningFailure | undefined): NameSearchRefusal | NameSearchResult {
  if (found === undefined || 'failed' in found) return refusal(line, 'YTB_SCREENING_FAILED', 'The name could not be screened.', { id: query.id });
  return answer(on, query, found);
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Null when it is no UTF-8. */
function decoded(bytes: Buffer): string | null {
  try {
    return utf8.decode(bytes);
  } catch {
    return null;
  }
}

function readLine({ line, bytes }: ListLine): AskedLine {
  if (bytes === null) return refusal(line, 'YTB_INPUT_TOO_LARGE', 'The line is too long.');
  const text = decoded(bytes);
  if (text === null) return refusal(line, 'YTB_INPUT_JSON', 'The line is not UTF-8.');
  const json = parseJson(text);
  if (!json.ok) return refusal(line, 'YTB_INPUT_JSON', 'The line is not JSON.', { errors: json.error });
  const id = idIn(json.value);
  const query = parseWith(nameSearch, json.value);
  if (!query.ok) return refusal(line, 'YTB_INPUT_SCHEMA', 'The line is not as the contract says.', { errors: query.error, id });
  return { line, query: query.value };
}

function refusal(line: number, code: string, message: string, more: { errors?: readonly FieldError[]; id?: string | undefined } = {}): NameSearchRefusal {
  return { ...(more.id === undefined ? {} : { id: more.id }), line, status: 'error', code, message, errors: [...(more.errors ?? [])] };
}

const MAX_ID = 200;

/** The sender's id of a line that is bad elsewhere. */
function idIn(value: unknown): string | undefined {
  const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : undefined;
  return typeof id === 'string' && id !== '' && id.length <= MAX_ID ? id : undefined;
}
