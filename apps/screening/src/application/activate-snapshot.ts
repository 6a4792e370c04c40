import type { ListActivation } from '@ytterby/contracts';
import { YtterbyError } from '@ytterby/kernel';
import type { Clock, Logger } from '@ytterby/platform';
import type { ListLoss } from '@ytterby/watchlists';
import type { ListIndex, ListStore, ProveSnapshot } from '../ports';
import { acceptedLosses, type LossRule } from './list-loss';

/** What an activation needs. */
export interface ActivateDependencies {
  readonly store: Pick<ListStore, 'activate' | 'announce'>;
  /** A snapshot must prove that it can be read before it comes into force. */
  readonly prove: ProveSnapshot;
  /** Puts the index of the activated snapshot into place here; other replicas see it with their next transaction or poll. */
  readonly onActivated: (index: ListIndex) => void;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** What is activated, by whom, and what lists may lose by it. */
export interface ActivateCommand extends LossRule {
  readonly snapshotId: string;
  readonly by: string;
  /** The snapshot that it was made from: it may only take the place of that one (null: of none). Missing: of any. */
  readonly base?: string | null;
}

/**
 * Makes a snapshot the one in force, on all replicas with their next transaction (they build its index while this one does), and queues the open orders that the change concerns. A snapshot that cannot
 * be read is refused before anything changes. Activating the snapshot in force again screens what ended in an error, or was screened by an
 * older matcher. What lists lose is compared with the snapshot in force under the lock that every activation takes, so no import, no older snapshot and
 * no second activation comes by it.
 * @throws YtterbyError YTB_LIST_SHRUNKEN when a list would lose too much and nobody accepts it, YTB_LIST_REFUSED when another snapshot than its base is in force
 */
export async function activateSnapshot(dependencies: ActivateDependencies, command: ActivateCommand): Promise<ListActivation> {
  const { store, prove, clock } = dependencies;
  await store.announce(command.snapshotId, new Date(clock()).toISOString());
  return prove(command.snapshotId, (index) => activateProven(dependencies, command, index));
}

async function activateProven({ store, onActivated, clock, logger }: ActivateDependencies, command: ActivateCommand, index: ListIndex): Promise<ListActivation> {
  const { snapshotId, by, base } = command;
  const accepted: ListLoss[] = [];
  const activation = await store.activate(index, { by, at: new Date(clock()).toISOString() }, (inForce, next, previous) => {
    if (base !== undefined && base !== previous) {
      throw new YtterbyError('YTB_LIST_REFUSED', { message: `The list snapshot ${snapshotId} was made from ${base ?? 'none'}, but ${previous ?? 'none'} is in force by now.` });
    }
    const losses = acceptedLosses(inForce, next, command);
    accepted.push(...losses);
    return losses;
  });
  logger.info('list_activated', { snapshotId, previous: activation.previous, by, openOrders: activation.openOrders, acceptedLoss: accepted });
  onActivated(index);
  return activation;
}
