import { textArray } from '@ytterby/persistence';
import type { ClosedOrderStore } from '../ports';
import { inLockOrder, keyArrays } from './pg-result-store';

/** The order `o` is not known to have ended. */
export const NOT_CLOSED = 'NOT EXISTS (SELECT 1 FROM closed_order e WHERE e.order_id = o.order_id)';

const CLOSE = `
  INSERT INTO closed_order (order_id, revision, closed_as, closed_at)
  SELECT n.order_id, n.revision, n.closed_as, n.closed_at::timestamptz
  FROM unnest($1::text[], $2::int[], $3::text[], $4::text[]) AS n(order_id, revision, closed_as, closed_at)
  ON CONFLICT (order_id) DO NOTHING`;

/** {@link ClosedOrderStore} on PostgreSQL. */
export const pgClosedOrders: ClosedOrderStore = {
  async close(tx, orders) {
    const sorted = inLockOrder(orders);
    const { rowCount } = await tx.query(CLOSE, [...keyArrays(sorted), textArray(sorted.map(({ closedAs }) => closedAs)), textArray(sorted.map(({ closedAt }) => closedAt))]);
    return rowCount;
  },
};
