import type { OrderClosedV1 } from '@ytterby/contracts';
import type { ReceivedEvent } from '@ytterby/messaging';
import type { Tx } from '@ytterby/persistence';
import type { Metrics } from '@ytterby/platform';
import type { ClosedOrderStore } from '../ports';

/** What closing needs. */
export interface CloseOrdersDependencies {
  readonly store: ClosedOrderStore;
  readonly metrics: Pick<Metrics, 'count'>;
}

/**
 * Keeps that orders ended, so that no change of the lists screens them again. What was found stays, and so does what waits for a person: goods that left
 * in spite of an open hit are a reason to look at it, not to drop it. An order that is not known yet is screened once all the same when it comes.
 */
export async function closeOrders({ store, metrics }: CloseOrdersDependencies, tx: Tx, events: readonly ReceivedEvent<OrderClosedV1>[]): Promise<void> {
  const closed = await store.close(tx, events.map(({ data: { orderId, revision, closedAs, closedAt } }) => ({ orderId, revision, closedAs, closedAt })));
  if (closed > 0) metrics.count('closed_orders_total', {}, closed);
}
