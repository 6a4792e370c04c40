import type { ListActivation } from '@ytterby/contracts';
import type { Clock, Logger } from '@ytterby/platform';
import type { ListIndex, ListStore } from '../ports';

/** What an activation needs. */
export interface ActivateDependencies {
  readonly store: Pick<ListStore, 'activate'>;
  /** Reads a stored snapshot and builds its index. @throws YTB_NOT_FOUND, YTB_LIST_REFUSED */
  readonly prove: (snapshotId: string) => Promise<ListIndex>;
  /** Puts the activated snapshot into place here; other replicas see it with their next transaction or poll. */
  readonly onActivated: () => void;
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * Makes a snapshot the one in force, on all replicas with their next transaction, and queues the open orders that the change concerns. A snapshot that cannot
 * be read is refused before anything changes. Activating the snapshot in force again screens what ended in an error, or was screened by an
 * older matcher.
 */
export async function activateSnapshot(dependencies: ActivateDependencies, snapshotId: string, by: string): Promise<ListActivation> {
  const { store, prove, onActivated, clock, logger } = dependencies;
  const index = await prove(snapshotId);
  const activation = await store.activate(index, by, new Date(clock()).toISOString());
  logger.info('list_activated', { snapshotId, previous: activation.previous, by, rescreened: activation.rescreened });
  onActivated();
  return activation;
}
