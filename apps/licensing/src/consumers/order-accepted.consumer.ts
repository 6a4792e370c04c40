import type { TopicHandler } from '@ytterby/messaging';
import { type LicensingDependencies, recordOrders } from '../application/record-orders';

/** `orders.accepted.v1` → the order half of a case; a decision when the screening result was there first. */
export function orderAcceptedConsumer(dependencies: LicensingDependencies): TopicHandler<'orders.accepted.v1'> {
  return {
    topic: 'orders.accepted.v1',
    handle: async (tx, events) => (await recordOrders(dependencies, tx, events)).map(({ event }) => event),
  };
}
