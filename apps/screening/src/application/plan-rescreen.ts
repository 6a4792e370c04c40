import { YtterbyError } from '@ytterby/kernel';
import type { Clock, Logger } from '@ytterby/platform';
import type { DeltaCounts, DeltaStore, ListIndexes, ListStore, RevisionKey, SnapshotContent } from '../ports';
import { type KnownOrders, keyTextOf } from './known-orders';

/** What finding out needs. */
export interface ConcernedDependencies {
  readonly deltas: DeltaStore;
  readonly snapshots: Pick<ListStore, 'snapshotContent'>;
  readonly knownOrders: Pick<KnownOrders, 'concernedBy'>;
}

/** What planning needs. */
export interface PlanDependencies extends ConcernedDependencies {
  readonly indexes: ListIndexes;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** The open orders that a snapshot has to screen again, and what its delta is made of. */
export interface Concerned {
  readonly orders: readonly RevisionKey[];
  readonly counts: DeltaCounts;
}

/**
 * The open orders whose results the snapshot may change: those with a name that an added or changed entity may meet, those with a hit on an entity that
 * is listed otherwise now, and those that ended in an error or were screened by another matcher. All others would come out as they are
 * (a score depends on the two names and on nothing else of a list). `activationId` null: before any activation.
 */
export async function concernedOrders(dependencies: ConcernedDependencies, edition: { snapshotId: string; matcherVersion: string }, activationId: string | null): Promise<Concerned> {
  const { deltas, knownOrders } = dependencies;
  const content = (snapshotId: string): Promise<SnapshotContent> => contentOf(dependencies, snapshotId);
  const bases = await deltas.basesOf(activationId);
  const { orders: met, touched, counts, openOrders } = await knownOrders.concernedBy(await Promise.all(bases.map(content)), await content(edition.snapshotId));
  const stale = await deltas.openOrdersTouched(touched, edition.matcherVersion);
  const orders = new Map([...met, ...stale].map((key) => [keyTextOf(key), key]));
  return { orders: [...orders.values()], counts: { ...counts, openOrders } };
}

async function contentOf({ snapshots }: ConcernedDependencies, snapshotId: string): Promise<SnapshotContent> {
  const content = await snapshots.snapshotContent(snapshotId);
  if (content === null) throw new YtterbyError('YTB_NOT_FOUND', { message: `There is no list snapshot ${JSON.stringify(snapshotId)}.` });
  return { snapshotId, content };
}

/**
 * Finds out which open orders the newest activation concerns, unless that is known. Nothing is locked meanwhile: results written after the activation
 * are under the new list already, and all others were committed before it.
 */
export async function planRescreen(dependencies: PlanDependencies): Promise<void> {
  const { deltas, indexes, clock, logger } = dependencies;
  const job = await deltas.unplannedJob();
  if (job === null) return;
  const { matcherVersion } = await indexes.get(job.snapshotId);
  const { orders, counts } = await concernedOrders(dependencies, { snapshotId: job.snapshotId, matcherVersion }, job.activationId);
  await deltas.plan(job.activationId, orders, counts, new Date(clock()).toISOString());
  logger.info('rescreen_planned', { snapshotId: job.snapshotId, orders: orders.length, ...counts });
}
