import type { OrderClosedV1 } from '@ytterby/contracts';
import type { ReceivedEvent } from '@ytterby/messaging';
import type { Tx } from '@ytterby/persistence';
import type { Metrics } from '@ytterby/platform';
import type { ClosedOrderStore } from '../ports';

/** What closing needs. */
export interface CloseOrdersDependencies {
  readonly store: ClosedOrderStore;
  readonly metrics: Pick<Metrics, 'count'>;
  /** Told after the commit that orders ended. */
  readonly onClosed: () => void;
}

/**
 * Keeps that orders ended, so that no legal day, register entry or program decides them again. A screening result or a person's word that is still on its
 * way is decided all the same: what was sent in gets its answer.
 */
export async function closeOrders({ store, metrics, onClosed }: CloseOrdersDependencies, tx: Tx, events: readonly ReceivedEvent<OrderClosedV1>[]): Promise<void> {
  const closed = await store.close(tx, events.map(({ data: { orderId, revision, closedAs, on, closedAt } }) => ({ orderId, revision, closedAs, on, closedAt })));
  if (closed === 0) return;
  metrics.count('closed_orders_total', {}, closed);
  tx.afterCommit(onClosed);
}
