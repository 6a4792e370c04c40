import { int4Array, textArray, type Database } from '@ytterby/persistence';
import type { DeltaStore } from '../ports';
import { NOT_CLOSED } from './pg-closed-orders';
import { verdictsOf } from './pg-rescreen-store';
import { keyArrays } from './pg-result-store';

const UNPLANNED = `
  SELECT j.activation_id, a.snapshot_id FROM rescreen_job j JOIN list_activation a ON a.activation_id = j.activation_id
  WHERE j.status = 'running' AND j.planned_at IS NULL ORDER BY j.activation_id DESC LIMIT 1`;

const BASES = `
  SELECT DISTINCT a.snapshot_id FROM list_activation a
  WHERE ($1::bigint IS NULL OR a.activation_id < $1)
    AND a.activation_id >= coalesce((SELECT max(j.activation_id) FROM rescreen_job j WHERE j.status = 'done' AND ($1::bigint IS NULL OR j.activation_id < $1)), 0)`;

const OPEN = `NOT o.superseded AND ${NOT_CLOSED}`;
const OPEN_ORDERS = `SELECT o.order_id, o.revision FROM screened_order o WHERE ${OPEN}`;

const ORDERS = `
  SELECT o.order_id, o.revision, o.seq, o.correlation_id, o.parties_json, o.status, o.found_json, o.result_json
  FROM unnest($1::text[], $2::int[]) AS n(order_id, revision)
  JOIN screened_order o ON o.order_id = n.order_id AND o.revision = n.revision AND ${OPEN}`;

const TOUCHED = `
  SELECT h.order_id, h.revision FROM screening_hit h
  JOIN screened_order o ON o.order_id = h.order_id AND o.revision = h.revision AND ${OPEN}
  WHERE h.entity_id = ANY($1::text[])
  UNION
  ${OPEN_ORDERS} AND (o.status = 'error' OR o.matcher_version <> $2)`;

const PLAN_JOB = "UPDATE rescreen_job SET planned_at = $2, queued = $3, delta = $4::jsonb WHERE activation_id = $1 AND status = 'running' AND planned_at IS NULL";
const PLAN_ORDERS = 'INSERT INTO rescreen_target (activation_id, order_id, revision) SELECT $1, n.order_id, n.revision FROM unnest($2::text[], $3::int[]) AS n(order_id, revision)';

interface KeyRow {
  order_id: string;
  revision: number;
}

/** {@link DeltaStore} on PostgreSQL. */
export function pgDeltaStore(database: Database): DeltaStore {
  const keys = async (sql: string, params: readonly unknown[]) => {
    const { rows } = await database.query<KeyRow>(sql, [...params]);
    return rows.map((row) => ({ orderId: row.order_id, revision: row.revision }));
  };
  return {
    async unplannedJob() {
      const { rows } = await database.query<{ activation_id: string; snapshot_id: string }>(UNPLANNED, []);
      return rows[0] === undefined ? null : { activationId: rows[0].activation_id, snapshotId: rows[0].snapshot_id };
    },
    async basesOf(activationId) {
      const { rows } = await database.query<{ snapshot_id: string }>(BASES, [activationId]);
      return rows.map((row) => row.snapshot_id);
    },
    openOrders: () => keys(OPEN_ORDERS, []),
    async ordersOf(asked) {
      type Row = KeyRow & { seq: number; correlation_id: string | null; parties_json: Buffer; status: 'clear' | 'error' | 'match' | 'review'; found_json: Buffer | null; result_json: Buffer };
      const { rows } = await database.query<Row>(ORDERS, keyArrays(asked));
      return rows.map(({ order_id: orderId, correlation_id: correlationId, parties_json: partiesJson, found_json: foundJson, result_json: resultJson, revision, seq, status }) => ({ orderId, revision, seq, correlationId, partiesJson, status, foundJson, resultJson }));
    },
    openOrdersTouched: (entityIds, matcherVersion) => keys(TOUCHED, [textArray(entityIds), matcherVersion]),
    wordsOn: (orders) => verdictsOf(database, orders),
    async plan(activationId, orders, delta, at) {
      await database.transaction(async (tx) => {
        const { rowCount } = await tx.query(PLAN_JOB, [activationId, at, orders.length, JSON.stringify(delta)]);
        if (rowCount === 0) return; // another replica was first, or a later activation took its place
        await tx.query(PLAN_ORDERS, [activationId, textArray(orders.map(({ orderId }) => orderId)), int4Array(orders.map(({ revision }) => revision))]);
      });
    },
  };
}
