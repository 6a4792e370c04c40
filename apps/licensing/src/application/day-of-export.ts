import type { OrderV1 } from '@ytterby/contracts';
import type { IsoDate } from '@ytterby/kernel';

/** The order as it is decided on once it has left: the day that was reported stands where the sender could have stated it. */
export function withDayOfExport(order: OrderV1, exportedOn: IsoDate): OrderV1 {
  return { ...order, history: { ...order.history, exportedOn } };
}
