import type { TopicHandler } from '@ytterby/messaging';
import { screenOrders, type ScreenOrdersDependencies } from '../application/screen-orders';

/** `orders.accepted.v1` → screening results, hits for the review queue, `screening.completed.v1`. */
export function orderAcceptedConsumer(dependencies: ScreenOrdersDependencies): TopicHandler<'orders.accepted.v1'> {
  return { topic: 'orders.accepted.v1', handle: (tx, events) => screenOrders(dependencies, tx, events) };
}
