import { YtterbyError } from '@ytterby/kernel';
import type { Clock, Logger, Metrics } from '@ytterby/platform';
import { type ListCounts, type ListLoss, listLosses } from '@ytterby/watchlists';
import type { BuiltSnapshot, ListBuilder, ListStore, NamedLine } from '../ports';
import { type Fetched, type FileState, type HeldSource, type ListFileReader, type ListSource, type RefreshResult, type SourceFiles, SourceProblem, type SourceState, type SourceStore, type StatedProblem } from '../source-ports';
import { lossSentence } from './list-loss';

/** What a refresh needs. */
export interface RefreshDependencies {
  readonly sources: readonly ListSource[];
  readonly states: Pick<SourceStore, 'save' | 'states'>;
  readonly files: SourceFiles;
  readonly reader: ListFileReader;
  readonly builder: Pick<ListBuilder, 'build'>;
  readonly lists: Pick<ListStore, 'countsInForce'>;
  readonly maxLossPct: number;
  readonly clock: Clock;
  /** 0 to 1. */
  readonly random: () => number;
  readonly logger: Logger;
  readonly metrics: Metrics;
}

const MINUTE_MS = 60_000;
/** Waits after failures: this long after the first, twice as long after each further one, never longer than the source's own pause. */
const FIRST_RETRY_MS = 5 * MINUTE_MS;
/** Sources with the same pause drift apart, and so do installations that ask the same publisher. */
const JITTER = 0.1;
const MAX_SHOWN_ERRORS = 5;

/** What came out, before it is signed and dated. */
type Found = Pick<RefreshResult, 'files' | 'held' | 'isSuccess' | 'lists' | 'loss' | 'outcome' | 'part' | 'problem'>;

/** What is as it was. */
function asBefore({ files, lists }: SourceState): Pick<Found, 'files' | 'held' | 'lists' | 'loss' | 'part' | 'problem'> {
  return { files, lists, part: null, held: null, loss: [], problem: null };
}

/** When the next attempt is due. */
function nextAttempt({ everyMinutes }: ListSource, failures: number, nowMs: number, random: number): string {
  const pauseMs = everyMinutes * MINUTE_MS;
  const waitMs = failures === 0 ? pauseMs : Math.min(pauseMs, FIRST_RETRY_MS * 2 ** (failures - 1));
  return new Date(nowMs + waitMs * (1 + JITTER * (random - 0.5))).toISOString();
}

function unusable(errors: readonly NamedLine[]): SourceProblem {
  const named = errors.slice(0, MAX_SHOWN_ERRORS).map(({ line, reason }) => `line ${line}: ${reason}`);
  const more = errors.length > named.length ? `; and ${errors.length - named.length} more` : '';
  return new SourceProblem('refused', `${errors.length} ${errors.length === 1 ? 'entry' : 'entries'} cannot be used, and onError is "stop": ${named.join('; ')}${more}.`);
}

/** The part that the files hold. @throws SourceProblem `refused` */
async function partOf({ reader, builder, logger }: RefreshDependencies, source: ListSource, { files }: Extract<Fetched, { kind: 'files' }>): Promise<BuiltSnapshot> {
  const { format, list, maxBytes, onError } = source;
  const text = await reader.read(files, { format, list, maxBytes });
  const { snapshot, errors, kept } = await builder.build(text.lines, { format: text.form, onError, ...(list === undefined ? {} : { list }) });
  const bad = [...text.lost, ...errors];
  if (bad.length > 0 && onError === 'stop') throw unusable(bad);
  if (snapshot === null) throw new SourceProblem('refused', 'The file has no entity that can be used.');
  const odd = [...text.kept, ...kept];
  if (odd.length > 0) logger.warn('list_entries_odd', { source: source.id, count: odd.length, first: odd.slice(0, MAX_SHOWN_ERRORS) });
  return snapshot;
}

/** A list has one owner; a file that brings another one's would replace it. @throws SourceProblem `refused` */
async function checkOwners({ sources, states }: RefreshDependencies, { id, lists }: ListSource, { counts }: BuiltSnapshot): Promise<void> {
  const given = Object.keys(counts);
  const strange = lists === null ? undefined : given.find((list) => !lists.includes(list));
  if (strange !== undefined) throw new SourceProblem('refused', `The file has entries of the list ${JSON.stringify(strange)}; the source may give ${lists?.join(', ')}.`);
  const others = sources.filter((other) => other.id !== id);
  const owned = new Map((await states.states(others.map((other) => other.id))).map(({ sourceId, lists: had }) => [sourceId, had]));
  for (const other of others) {
    const its = new Set([...(other.lists ?? []), ...(owned.get(other.id) ?? [])]);
    const list = given.find((one) => its.has(one));
    if (list !== undefined) throw new SourceProblem('refused', `The file has entries of the list ${JSON.stringify(list)}, which source ${JSON.stringify(other.id)} gives; a list has one source.`);
  }
}

/** What the new part would lose: against the part before, or against what is in force of these lists while there is none. */
async function lossesOf({ lists, maxLossPct }: RefreshDependencies, source: ListSource, state: SourceState, part: BuiltSnapshot): Promise<readonly ListLoss[]> {
  if (state.part !== null) return listLosses(state.part.counts, part.counts, maxLossPct);
  const own = new Set([...Object.keys(part.counts), ...state.lists, ...(source.lists ?? [])]);
  const inForce: ListCounts = Object.fromEntries(Object.entries(await lists.countsInForce()).filter(([list]) => own.has(list)));
  return listLosses(inForce, part.counts, maxLossPct);
}

async function takeIn(dependencies: RefreshDependencies, source: ListSource, state: SourceState, fetched: Extract<Fetched, { kind: 'files' }>): Promise<Found> {
  const part = await partOf(dependencies, source, fetched);
  await checkOwners(dependencies, source, part);
  const read = { files: fetched.states, lists: [...new Set([...state.lists, ...Object.keys(part.counts)])].sort(), problem: null };
  const released = state.held === null ? null : ('released' as const);
  if (part.snapshotId === state.part?.partId) return { ...read, outcome: 'unchanged', part: null, held: released, loss: [], isSuccess: true };
  const losses = await lossesOf(dependencies, source, state, part);
  if (losses.length > 0) return { ...read, lists: state.lists, outcome: 'held', part: null, held: { built: part, losses }, loss: losses, isSuccess: false };
  const at = new Date(dependencies.clock()).toISOString();
  return { ...read, outcome: 'changed', part: { built: part, partId: part.snapshotId, at }, held: released, loss: [], isSuccess: true };
}

function problemOf({ outcome, message }: SourceProblem): StatedProblem {
  return { code: outcome === 'refused' ? 'YTB_LIST_REFUSED' : 'YTB_LIST_FETCH_FAILED', message };
}

/** A file that a reader fails on without a word must not be used either, and its source must show it. Null: this says nothing about the file. */
function asProblem(cause: unknown): SourceProblem | null {
  if (cause instanceof SourceProblem) return cause;
  const isOurs = cause instanceof YtterbyError && cause.kind === 'Transient';
  const isBrokenOff = typeof cause === 'object' && cause !== null && 'name' in cause && cause.name === 'AbortError';
  if (isOurs || isBrokenOff) return null;
  return new SourceProblem('refused', `The file cannot be read (${cause instanceof Error ? cause.message : String(cause)}).`);
}

async function find(dependencies: RefreshDependencies, source: ListSource, state: SourceState): Promise<Found> {
  const known: readonly FileState[] = state.configKey === source.configKey ? state.files : [];
  try {
    const fetched = await dependencies.files.fetch(source, known);
    if (fetched.kind === 'files') return await takeIn(dependencies, source, state, fetched);
    const isHeld = state.held !== null;
    return { ...asBefore(state), files: fetched.states, outcome: isHeld ? 'held' : 'unchanged', isSuccess: !isHeld };
  } catch (cause) {
    const problem = asProblem(cause);
    if (problem === null) throw cause;
    // A refused file is asked for whole the next time: its checksum may have come later than itself.
    return { ...asBefore(state), files: problem.outcome === 'refused' ? [] : state.files, outcome: problem.outcome, problem: problemOf(problem), isSuccess: false };
  }
}

/**
 * Gets what a source has now, and keeps it as the source's newest part. What cannot be had or used changes nothing but the state; a part in which a list lost too
 * much is held until a person accepts it. Nothing of a snapshot is touched.
 * @returns the outcome; null when the lease had passed to another process meanwhile, which then says what counts
 */
export async function refreshSource(dependencies: RefreshDependencies, source: ListSource, held: HeldSource, by: string): Promise<RefreshResult['outcome'] | null> {
  const { states, clock, random, logger, metrics } = dependencies;
  const { state } = held;
  const startedAt = new Date(clock()).toISOString();
  const found = await find(dependencies, source, state);
  const nowMs = clock();
  const failures = found.problem === null ? 0 : state.failures + 1;
  const isRead = found.outcome === 'changed' || found.outcome === 'held' || found.outcome === 'unchanged';
  const result = { ...found, by, startedAt, finishedAt: new Date(nowMs).toISOString(), failures, nextAttemptAt: nextAttempt(source, failures, nowMs, random()), configKey: isRead ? source.configKey : state.configKey };
  if (!(await states.save(held, result))) return null;
  const { outcome, problem, files, loss } = result;
  metrics.count('list_refresh_total', { source: source.id, outcome });
  const fields = { source: source.id, outcome, by, files: files.map(({ sha256 }) => sha256) };
  if (problem !== null) logger.warn('list_refresh_failed', { ...fields, code: problem.code, problem: problem.message, failures });
  else if (loss.length > 0) logger.warn('list_part_held', { ...fields, code: 'YTB_LIST_SHRUNKEN', problem: lossSentence(loss) });
  else logger.info('list_refreshed', fields);
  return outcome;
}
