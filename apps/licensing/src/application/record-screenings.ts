import type { EventAttributes, OrderV1, ScreeningCompletedV1 } from '@ytterby/contracts';
import type { Tx } from '@ytterby/persistence';
import type { Joined, LatestDecision, OrderHalf, ScreeningHalf } from '../ports';
import { decideLicense, type MadeDecision } from './decide-license';
import type { LicensingDependencies } from './record-orders';
import { wavesByKey } from './waves';

/** A screening result as it arrives, from either topic. */
export interface ScreeningResult {
  readonly screening: ScreeningCompletedV1;
  /** `screening`, `snapshot:<id>` or `resolution:<id>`. */
  readonly cause: string;
  /** False while a person's release of a hit waits for the second person. */
  readonly releaseAllowed: boolean;
  readonly origin: EventAttributes;
}

const OF_OTHER_LISTS = 'snapshot:';

type PendingCase = Joined<OrderHalf> & { readonly other: OrderHalf };

/**
 * Keeps screening results, and decides those whose order was accepted and not superseded. A cause that was decided before, or a result that is older than the
 * one at hand, is without effect. A result of other lists on an order that was decided as of a stated day waits for a command, or a verdict on a hit.
 */
export async function recordScreenings(dependencies: LicensingDependencies, tx: Tx, results: readonly ScreeningResult[]): Promise<readonly MadeDecision[]> {
  const made: MadeDecision[] = [];
  for (const wave of wavesByKey(results, ({ screening }) => screening.orderId)) {
    const decisions = await recordWave(dependencies, tx, wave);
    await dependencies.store.insertDecisions(tx, decisions.map(({ stored }) => stored));
    made.push(...decisions);
  }
  return made;
}

async function recordWave(dependencies: LicensingDependencies, tx: Tx, results: readonly ScreeningResult[]): Promise<MadeDecision[]> {
  const { store, metrics } = dependencies;
  const halves = new Map(results.map((result) => [result.screening.orderId, screeningHalf(result)]));
  const joined = await store.writeScreenings(tx, [...halves.values()]);
  if (joined.length < results.length) metrics.count('licensing_duplicates_total', { what: 'screening' }, results.length - joined.length);
  const superseded = joined.filter((row) => row.superseded).length;
  if (superseded > 0) metrics.count('superseded_not_decided_total', {}, superseded);
  const pending = joined.filter((row): row is PendingCase => row.other !== null && !row.superseded);
  const latest = await latestOf(dependencies, tx, pending, halves);
  const statusEntries = pending.length === 0 ? [] : await store.statusEntries(tx);
  const byOrder = new Map(results.map((result) => [result.screening.orderId, result]));
  return pending.flatMap((row) => {
    const result = byOrder.get(row.orderId);
    const half = halves.get(row.orderId);
    const previous = latest.get(row.orderId) ?? null;
    if (result === undefined || half === undefined || previous?.causeDecided === true) return [];
    if (isPinned(row.other, previous) && isOfOtherLists(half)) {
      metrics.count('pinned_not_decided_total');
      return [];
    }
    return [decideLicense(dependencies, { ...readyCase(row, result, half, previous), statusEntries })];
  });
}

/** A decision as of a stated day stands until a person asks for another one. */
function isPinned({ statedAsOf }: OrderHalf, previous: LatestDecision | null): boolean {
  return statedAsOf !== null && previous !== null;
}

function isOfOtherLists({ cause }: ScreeningHalf): boolean {
  return cause.startsWith(OF_OTHER_LISTS);
}

function screeningHalf({ screening, cause, releaseAllowed }: ScreeningResult): ScreeningHalf {
  return {
    orderId: screening.orderId,
    revision: screening.revision,
    cause,
    seq: screening.seq ?? null,
    releaseAllowed,
    listSnapshotId: screening.listSnapshotId,
    matcherVersion: screening.matcherVersion,
    screeningJson: Buffer.from(JSON.stringify(screening)),
  };
}

async function latestOf(
  { store }: LicensingDependencies,
  tx: Tx,
  pending: readonly PendingCase[],
  halves: ReadonlyMap<string, ScreeningHalf>,
): Promise<ReadonlyMap<string, LatestDecision | null>> {
  const causes = pending.filter((row) => row.mayBeDecided).map(({ orderId, revision }) => ({ orderId, revision, cause: halves.get(orderId)?.cause ?? '' }));
  if (causes.length === 0) return new Map();
  const latest = await store.latestDecisions(tx, causes);
  return new Map(causes.map((item, index) => [item.orderId, latest[index] ?? null]));
}

function readyCase(row: PendingCase, result: ScreeningResult, half: ScreeningHalf, previous: LatestDecision | null) {
  return {
    order: JSON.parse(row.other.orderJson.toString()) as OrderV1,
    statedAsOf: row.other.statedAsOf,
    exportedOn: row.other.statedAsOf === null ? (previous?.shippedOn ?? null) : null,
    screening: result.screening,
    screeningJson: half.screeningJson,
    cause: half.cause,
    releaseAllowed: result.releaseAllowed,
    previous,
    origin: result.origin,
  };
}
