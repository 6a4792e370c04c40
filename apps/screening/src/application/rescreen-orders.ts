import { beijingDate } from '@ytterby/kernel';
import type { JobBatch, OutboxEvent } from '@ytterby/messaging';
import type { Tx } from '@ytterby/persistence';
import type { Clock } from '@ytterby/platform';
import type { PartyFindings } from '@ytterby/watchlists';
import type { ApplyVerdicts, HeldJob, ListIndex, ListIndexes, OpenOrder, RescreenStore, ResultStore, ScreenedParties, ShownEntities, StoredResult, StoredVerdict } from '../ports';
import { applyVerdicts, storedHits } from './hits';
import { screenParties, type ScreenPartiesDependencies, shownEntities } from './screen-parties';
import { completedEvent, screeningResult } from './screening-event';

/** What screening again needs. */
export interface RescreenDependencies extends ScreenPartiesDependencies {
  readonly store: RescreenStore & Pick<ResultStore, 'holdActivation' | 'raiseHits'>;
  readonly indexes: ListIndexes;
  readonly apply: ApplyVerdicts;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly batchSize: number;
}

interface Rescreened {
  readonly order: OpenOrder;
  readonly parties: ScreenedParties;
  readonly found: readonly PartyFindings[];
  readonly result: StoredResult & { readonly resultJson: string };
}

const NOTHING: JobBatch = { events: [], orders: 0, more: false };

/**
 * Screens the next open orders that the newest activation concerns again, in the transaction that moves the job's cursor: after a crash the next
 * process goes on where the last commit left off. What persons said about a hit stands as long as the hit is raised and its entity is who it was.
 * Every order gets a `screening.completed.v1` whose cause is the activation.
 */
export async function rescreenOrders(dependencies: RescreenDependencies, tx: Tx): Promise<JobBatch> {
  const { store, indexes, batchSize, clock } = dependencies;
  const activation = await store.holdActivation(tx);
  const job = activation === null ? null : await store.holdJob(tx);
  if (activation === null || job === null) return NOTHING;
  const index = await indexes.get(activation.snapshotId);
  const at = new Date(clock()).toISOString();
  const orders = await store.nextOpenOrders(tx, job, batchSize);
  const last = orders.at(-1);
  if (last === undefined) {
    await store.finish(tx, job, at);
    return NOTHING;
  }
  const words = await store.verdictsOf(tx, orders);
  const verdicts = groupByOrder(words);
  const stored = orders.map((order) => ({ order, orderId: order.orderId, parties: JSON.parse(order.partiesJson.toString()) as ScreenedParties }));
  const on = { index, day: beijingDate(Date.parse(at)) };
  const screened = await screenParties(dependencies, on, stored);
  const shown = await shownEntities(on, screened, words.map(({ hit }) => hit.entityId));
  const rescreened = screened.map((one) => ({ ...one, result: resultOf(dependencies, one, { index, shown, job, at, verdicts: verdicts.get(keyOf(one.order)) ?? [] }) }));
  await replace(dependencies, tx, rescreened, { shown, at });
  await store.advance(tx, job, last, orders.length);
  return { events: rescreened.map((one) => eventOf(dependencies, one)), orders: orders.length, more: true };
}

const keyOf = ({ orderId, revision }: { readonly orderId: string; readonly revision: number }): string => `${orderId} ${revision}`;

function groupByOrder(verdicts: readonly StoredVerdict[]): ReadonlyMap<string, StoredVerdict[]> {
  const groups = new Map<string, StoredVerdict[]>();
  for (const verdict of verdicts) groups.set(keyOf(verdict), [...(groups.get(keyOf(verdict)) ?? []), verdict]);
  return groups;
}

interface RescreenContext {
  readonly index: ListIndex;
  readonly shown: ShownEntities;
  readonly job: HeldJob;
  readonly at: string;
  readonly verdicts: readonly StoredVerdict[];
}

function resultOf({ apply }: RescreenDependencies, { order, found }: Omit<Rescreened, 'result'>, { index, shown, job, at, verdicts }: RescreenContext): Rescreened['result'] {
  const { orderId, revision, correlationId, partiesJson } = order;
  const identity = { orderId, revision, listSnapshotId: index.snapshotId, matcherVersion: index.matcherVersion, cause: job.cause, seq: order.seq + 1 };
  const result = screeningResult(identity, applyVerdicts(apply, found, verdicts, ({ hit }) => shown.get(hit.entityId)?.basis ?? null));
  return {
    ...identity,
    status: result.status,
    completedAt: at,
    correlationId,
    partiesJson,
    foundJson: found.some(({ hits }) => hits.length > 0) ? JSON.stringify(found) : null,
    resultJson: JSON.stringify(result),
  };
}

async function replace(
  { store, sha256 }: RescreenDependencies,
  tx: Tx,
  rescreened: readonly Rescreened[],
  { shown, at }: Pick<RescreenContext, 'at' | 'shown'>,
): Promise<void> {
  await store.replaceResults(tx, rescreened.map(({ result }) => result));
  const hits = rescreened.flatMap(({ result, parties, found }) => storedHits({ ...result, parties, screenedSeq: result.seq }, found, shown, { at, sha256 }));
  await store.raiseHits(tx, hits.map((hit) => ({ ...hit, superseded: false })));
  await store.supersedeUnraised(tx, rescreened.map(({ result }) => result));
}

function eventOf({ newId }: RescreenDependencies, { order, result }: Rescreened): OutboxEvent {
  return completedEvent(newId(), order.orderId, result.resultJson, { causationId: result.cause, correlationId: order.correlationId ?? undefined });
}
