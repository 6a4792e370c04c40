import { int4Array, textArray } from '@ytterby/persistence';
import type { ClosedOrderStore } from '../ports';

const CLOSE = `
  INSERT INTO closed_order (order_id, revision, closed_as, happened_on, closed_at, report_open)
  SELECT n.order_id, n.revision, n.closed_as, n.happened_on::date, n.closed_at::timestamptz, n.closed_as = 'shipped'
  FROM unnest($1::text[], $2::int[], $3::text[], $4::text[], $5::text[]) AS n(order_id, revision, closed_as, happened_on, closed_at)
  ON CONFLICT (order_id) DO NOTHING`;

/** {@link ClosedOrderStore} on PostgreSQL. */
export const pgClosedOrders: ClosedOrderStore = {
  async close(tx, orders) {
    const sorted = [...orders].sort((a, b) => (a.orderId < b.orderId ? -1 : 1)); // so that two transactions never wait for each other
    const { rowCount } = await tx.query(CLOSE, [
      textArray(sorted.map(({ orderId }) => orderId)),
      int4Array(sorted.map(({ revision }) => revision)),
      textArray(sorted.map(({ closedAs }) => closedAs)),
      textArray(sorted.map(({ on }) => on)),
      textArray(sorted.map(({ closedAt }) => closedAt)),
    ]);
    return rowCount;
  },
};
