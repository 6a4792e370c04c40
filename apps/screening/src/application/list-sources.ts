import type { ListSourceStatus, ListSourceView } from '@ytterby/contracts';
import { YtterbyError } from '@ytterby/kernel';
import type { Clock, Logger, Metrics } from '@ytterby/platform';
import type { ListStore } from '../ports';
import type { HeldSource, ListSource, SourceState, SourceStore, StatedProblem } from '../source-ports';
import { lossSentence } from './list-loss';

/** What showing sources needs. */
export interface SourceStatusDependencies {
  readonly sources: readonly ListSource[];
  readonly states: Pick<SourceStore, 'partsIn' | 'states'>;
  readonly lists: Pick<ListStore, 'activation'>;
  readonly clock: Clock;
}

const HOUR_SECONDS = 3_600;

/** @throws YtterbyError YTB_NOT_FOUND */
export function sourceCalled(sources: readonly ListSource[], id: string): ListSource {
  const source = sources.find((one) => one.id === id);
  if (source !== undefined) return source;
  const known = sources.length === 0 ? 'no list sources are configured (YTTERBY_LIST_SOURCES_FILE)' : `there are ${sources.map((one) => one.id).join(', ')}`;
  throw new YtterbyError('YTB_NOT_FOUND', { message: `There is no list source ${JSON.stringify(id)}; ${known}.` });
}

function fromOf({ location }: ListSource): string[] {
  if (location.kind === 'url') return location.urls.map((url) => url.replace(/\?.*$/s, ''));
  return location.kind === 'file' ? [...location.paths] : [location.folder];
}

function heldProblem({ held }: SourceState): StatedProblem | null {
  if (held === null) return null;
  return { code: 'YTB_LIST_SHRUNKEN', message: `The newest file would lose entities: ${lossSentence(held.losses)}. If that is right, accept the held part ${held.partId} (ytterby lists accept), under your own key.` };
}

/** A source as it is shown. `nowMs`: since the epoch. */
function viewOf(source: ListSource, state: SourceState, inForce: ReadonlyMap<string, string>, nowMs: number): ListSourceView {
  const { id, format, activate, everyMinutes, maxAgeHours } = source;
  const { outcome, part, held, waiting, lastAttemptAt, lastSuccessAt, nextAttemptAt } = state;
  const ageSeconds = Math.max(0, Math.floor((nowMs - Date.parse(state.currentAt ?? state.addedAt)) / 1000));
  return {
    ...{ id, format, from: fromOf(source), activate, everyMinutes, maxAgeHours },
    ...{ outcome, problem: state.problem ?? heldProblem(state), lastAttemptAt, lastSuccessAt, nextAttemptAt },
    ageSeconds,
    stale: ageSeconds > maxAgeHours * HOUR_SECONDS,
    part: part === null ? null : { ...part, counts: { ...part.counts }, inForce: inForce.get(id) === part.partId },
    held: held === null ? null : { ...held, counts: { ...held.counts }, losses: [...held.losses] },
    waiting,
  };
}

/** The configured sources as they stand. */
export async function sourceStatus({ sources, states, lists, clock }: SourceStatusDependencies): Promise<ListSourceStatus> {
  const activation = sources.length === 0 ? null : await lists.activation();
  const inForce = activation === null ? new Map<string, string>() : await states.partsIn(activation.snapshotId);
  const known = new Map((sources.length === 0 ? [] : await states.states(sources.map(({ id }) => id))).map((state) => [state.sourceId, state]));
  const nowMs = clock();
  const views = sources.flatMap((source) => {
    const state = known.get(source.id);
    return state === undefined ? [] : [viewOf(source, state, inForce, nowMs)];
  });
  return { sources: views };
}

/** Tells monitoring how fresh each source is, and the log when one becomes stale. */
export class FreshnessReport {
  private readonly told = new Set<string>();

  constructor(
    private readonly metrics: Metrics,
    private readonly logger: Logger,
  ) {}

  tell({ sources }: ListSourceStatus): void {
    for (const { id, ageSeconds, stale, maxAgeHours, problem, waiting } of sources) {
      this.metrics.gauge('list_source_age_seconds', ageSeconds, { source: id });
      this.metrics.gauge('list_source_stale', stale ? 1 : 0, { source: id });
      if (stale && !this.told.has(id)) this.logger.warn('list_source_stale', { source: id, ageSeconds, maxAgeHours, problem: problem?.message ?? null, waiting });
      if (stale) this.told.add(id);
      else this.told.delete(id);
    }
  }
}

/**
 * Takes a held part as the newest one although lists lose entities by it. It then waits in a snapshot like any other: the loss is accepted again where it counts, at the activation.
 * @throws YtterbyError YTB_LIST_SOURCE_CONFLICT when another part, or none, is held
 */
export async function acceptHeld({ states, clock, logger }: { readonly states: Pick<SourceStore, 'save'>; readonly clock: Clock; readonly logger: Logger }, held: HeldSource, partId: string, by: string): Promise<void> {
  const { state } = held;
  const at = new Date(clock()).toISOString();
  const { configKey, files, failures, nextAttemptAt } = state;
  const isIt = state.held?.partId === partId;
  const lists = [...new Set([...state.lists, ...Object.keys(state.held?.counts ?? {})])].sort();
  const base = { by, startedAt: at, finishedAt: at, configKey, files, failures, nextAttemptAt };
  if (!isIt || state.held === null) throw conflict(`Of the source ${state.sourceId}, ${state.held === null ? 'no part' : `the part ${state.held.partId}`} is held, not ${partId}.`);
  const { losses } = state.held;
  const saved = await states.save(held, { ...base, outcome: 'accepted', problem: null, isSuccess: true, lists, part: { built: null, partId, at }, held: 'released', loss: losses });
  if (!saved) throw conflict(`The source ${state.sourceId} was refreshed meanwhile; look at it again.`);
  logger.info('list_part_accepted', { source: state.sourceId, partId, by, acceptedLoss: losses });
}

/** @returns YTB_LIST_SOURCE_CONFLICT with this sentence */
export function conflict(message: string): YtterbyError {
  return new YtterbyError('YTB_LIST_SOURCE_CONFLICT', { message });
}
