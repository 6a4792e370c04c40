import type { OrderAck } from '@ytterby/contracts';
import type { Acceptance } from '@ytterby/domain-orders';
import { assertNever, YtterbyError } from '@ytterby/kernel';
import type { OrderSubmission } from '../ports';

/** A submission that was stored, now or before. */
export type Acknowledged = Extract<Acceptance, { kind: 'accepted' | 'duplicate' }>;

/** The acceptance as an answer. @throws YTB_ORDER_STALE_REVISION, YTB_ORDER_REVISION_CONFLICT or YTB_ORDER_CLOSED */
export function acknowledged(acceptance: Acceptance): Acknowledged {
  switch (acceptance.kind) {
    case 'accepted':
    case 'duplicate':
      return acceptance;
    case 'stale':
      throw new YtterbyError('YTB_ORDER_STALE_REVISION', { message: acceptance.message });
    case 'conflict':
      throw new YtterbyError('YTB_ORDER_REVISION_CONFLICT', { message: acceptance.message });
    case 'closed':
      throw new YtterbyError('YTB_ORDER_CLOSED', { message: acceptance.message });
    default:
      return assertNever(acceptance, 'acceptance');
  }
}

/** The body of a 202. */
export function ackOf({ order }: OrderSubmission, { kind }: Acknowledged): OrderAck {
  return { orderId: order.orderId, revision: order.revision, status: 'accepted', duplicate: kind === 'duplicate', statusUrl: statusUrl(order.orderId) };
}

/** Where the status of an order is read. Order ids hold `:` at most, which a path segment may hold. */
export function statusUrl(orderId: string): string {
  return `/v1/orders/${orderId}`;
}
