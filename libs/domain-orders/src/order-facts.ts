import type { OrderV1 } from '@ytterby/contracts';

/** What a list of orders shows of an order. */
export interface OrderFacts {
  readonly exporter: string;
  /** The name of the first end user; null when the order names none. */
  readonly endUser: string | null;
  /** Destination country, null when it is not known or the technology is made public. */
  readonly to: string | null;
}

/** Reads the facts for a list. The order may name several end users: the first one stands for all. */
export function orderFacts(order: OrderV1): OrderFacts {
  const endUser = order.parties.find((party) => party.role === 'end_user');
  return { exporter: order.exporter.name, endUser: endUser?.name ?? null, to: order.shipment.to };
}
