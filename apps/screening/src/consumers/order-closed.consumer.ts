import type { TopicHandler } from '@ytterby/messaging';
import { closeOrders, type CloseOrdersDependencies } from '../application/close-orders';

/** `orders.closed.v1` → the order is not screened again. */
export function orderClosedConsumer(dependencies: CloseOrdersDependencies): TopicHandler<'orders.closed.v1'> {
  return {
    topic: 'orders.closed.v1',
    async handle(tx, events) {
      await closeOrders(dependencies, tx, events);
      return [];
    },
  };
}
