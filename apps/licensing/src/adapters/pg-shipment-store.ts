import { int4Array, textArray } from '@ytterby/persistence';
import type { ShipmentStore } from '../ports';
import { OPEN_CASE_COLUMNS, type OpenRow, openCaseOf } from './pg-redecision-store';

// A shipment whose order is not decided yet waits for that. An order as of a stated day is pinned.
const WAITING = `
  SELECT e.order_id, e.revision FROM closed_order AS e
  WHERE e.report_open AND EXISTS (SELECT 1 FROM decision AS d WHERE d.order_id = e.order_id AND d.revision = e.revision)
  ORDER BY e.order_id LIMIT $1`;

const LOCK_CASES = `
  SELECT 1 FROM licensing_case AS c JOIN unnest($1::text[], $2::int[]) AS n(order_id, revision) ON n.order_id = c.order_id AND n.revision = c.revision
  ORDER BY c.order_id COLLATE "C", c.revision FOR UPDATE OF c`;

const SHIPPED = `
  SELECT ${OPEN_CASE_COLUMNS}, e.happened_on FROM unnest($1::text[], $2::int[]) AS n(order_id, revision)
  JOIN closed_order AS e ON e.order_id = n.order_id AND e.report_open
  JOIN licensing_case AS c ON c.order_id = n.order_id AND c.revision = n.revision AND c.stated_as_of IS NULL AND c.order_json IS NOT NULL AND c.screening_json IS NOT NULL
  JOIN LATERAL (
    SELECT decision_id, seq, decision_json FROM decision WHERE order_id = n.order_id AND revision = n.revision ORDER BY seq DESC LIMIT 1
  ) AS d ON true
  ORDER BY n.order_id COLLATE "C"`;

const SETTLE = 'UPDATE closed_order SET report_open = false WHERE order_id = ANY ($1::text[])';

/** {@link ShipmentStore} on PostgreSQL. */
export const pgShipmentStore: ShipmentStore = {
  async takeShipped(tx, limit) {
    const waiting = (await tx.query<{ order_id: string; revision: number }>(WAITING, [limit])).rows;
    if (waiting.length === 0) return { looked: 0, shipped: [] };
    const keys = [textArray(waiting.map((row) => row.order_id)), int4Array(waiting.map((row) => row.revision))];
    await tx.query(LOCK_CASES, keys);
    // A statement of its own: it sees what was decided, and what another process has settled, while the locks were waited for.
    const { rows } = await tx.query<OpenRow & { happened_on: string }>(SHIPPED, keys);
    await tx.query(SETTLE, [textArray(waiting.map((row) => row.order_id))]);
    return { looked: waiting.length, shipped: rows.map((row) => ({ ...openCaseOf(row), exportedOn: row.happened_on })) };
  },
};
