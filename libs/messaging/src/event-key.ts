import type { PayloadOf, TopicName } from '@ytterby/contracts';

type KeyReaders = { readonly [T in TopicName]: (data: PayloadOf<T>) => string | null };

const ORDER_ID_OF: KeyReaders = {
  'orders.submitted.v1': (data) => data.orderId,
  'orders.accepted.v1': (data) => data.order.orderId,
  'orders.rejected.v1': (data) => data.orderId,
  'orders.closed.v1': (data) => data.orderId,
  'orders.report.v1': (data) => data.orderId,
  'screening.completed.v1': (data) => data.orderId,
  'screening.resolved.v1': (data) => data.screening.orderId,
  'license.decided.v1': (data) => data.orderId,
};

/** The order id in a payload: the key of every topic. Null only in a rejection of a record whose order id could not be read. */
export function orderIdOf<T extends TopicName>(topic: T, data: PayloadOf<T>): string | null {
  return ORDER_ID_OF[topic](data);
}
