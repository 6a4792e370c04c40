import type { ClosedAs, OrderStatusEvent } from '@ytterby/contracts';
import type { Tx } from '@ytterby/persistence';
import type { ArrivedDecision, OrderStore, StatusListener } from '../ports';

/** What recording decisions needs. */
export interface RecordDependencies {
  readonly store: OrderStore;
  readonly onStatus: StatusListener;
}

/** Takes decisions into the status view. Decisions on superseded revisions are kept, but the order shows the one on its current revision. */
export async function recordDecisions({ store, onStatus }: RecordDependencies, tx: Tx, decisions: readonly ArrivedDecision[]): Promise<void> {
  await store.insertDecisions(tx, decisions);
  const newest = newestPerOrder(decisions);
  const changed = await store.showDecisions(tx, newest);
  const changes = newest.filter(({ decision }) => changed.has(decision.orderId)).map((arrived) => statusChange(arrived, changed.get(arrived.decision.orderId) ?? null));
  if (changes.length > 0) tx.afterCommit(() => onStatus(changes));
}

/**
 * One decision per order: on its highest revision the one with the highest `seq`. A lower revision in the same batch was superseded before the
 * higher one was decided, so it cannot be the one to show.
 */
function newestPerOrder(decisions: readonly ArrivedDecision[]): readonly ArrivedDecision[] {
  const newest = new Map<string, ArrivedDecision>();
  for (const arrived of decisions) {
    const known = newest.get(arrived.decision.orderId);
    if (known === undefined || isNewer(arrived, known)) newest.set(arrived.decision.orderId, arrived);
  }
  return [...newest.values()];
}

function isNewer({ decision: a }: ArrivedDecision, { decision: b }: ArrivedDecision): boolean {
  return a.revision === b.revision ? a.seq > b.seq : a.revision > b.revision;
}

/** A closed order stays what it is; a decision that comes late is shown all the same. */
function statusChange({ decision, recordedAt }: ArrivedDecision, closedAs: ClosedAs | null): OrderStatusEvent {
  const { orderId, revision, outcome, action, seq } = decision;
  return { orderId, revision, status: closedAs ?? 'decided', outcome, action, seq, at: recordedAt };
}
