import { int4Array, type Tx } from '@ytterby/persistence';
import type { HeldJob, RescreenStore, RevisionKey, StoredVerdict } from '../ports';
import { NOT_CLOSED } from './pg-closed-orders';
import { keyArrays, resultArrays } from './pg-result-store';

const HOLD_JOB = `
  SELECT j.activation_id, a.cause, j.cursor_order, j.cursor_revision
  FROM rescreen_job j JOIN list_activation a ON a.activation_id = j.activation_id
  WHERE j.status = 'running' AND j.planned_at IS NOT NULL ORDER BY j.activation_id DESC LIMIT 1 FOR UPDATE OF j SKIP LOCKED`;

/** Which open orders `o` a new edition has to be held against; $1 snapshot, $2 matcher version. */
export const OUTDATED = `NOT o.superseded AND ${NOT_CLOSED} AND (o.list_snapshot_id <> $1 OR o.matcher_version <> $2 OR o.status = 'error')`;

const NEXT_OPEN_ORDERS = `
  SELECT o.order_id, o.revision, o.seq, o.correlation_id, o.parties_json
  FROM rescreen_target t JOIN screened_order o ON o.order_id = t.order_id AND o.revision = t.revision
  WHERE t.activation_id = $1 AND (t.order_id, t.revision) > ($2, $3::int) AND NOT o.superseded AND ${NOT_CLOSED}
  ORDER BY t.order_id, t.revision LIMIT $4 FOR UPDATE OF o`;

const VERDICTS = `
  SELECT h.hit_id, h.order_id, h.revision, h.party_id, h.entity_id, h.found_in, h.subject, h.basis AS hit_basis, r.basis, r.verdict,
         r.single_release OR r.approver IS NOT NULL AS released
  FROM unnest($1::text[], $2::int[]) AS n(order_id, revision)
  JOIN screening_hit h ON h.order_id = n.order_id AND h.revision = n.revision
  JOIN hit_resolution r ON r.hit_id = h.hit_id
  ORDER BY r.made_at, r.resolution_id`;

const REPLACE_RESULTS = `
  UPDATE screened_order AS o SET
    seq = n.seq, screened_seq = n.seq, status = n.status, cause = n.cause, list_snapshot_id = n.snapshot, matcher_version = n.matcher,
    completed_at = n.completed_at::timestamptz, found_json = n.found_json, result_json = n.result_json
  FROM unnest($1::text[], $2::int[], $3::int[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::bytea[], $11::bytea[], $12::bytea[])
    AS n(order_id, revision, seq, status, cause, snapshot, matcher, completed_at, correlation_id, parties_json, found_json, result_json)
  WHERE o.order_id = n.order_id AND o.revision = n.revision`;

const SUPERSEDE_UNRAISED = `
  UPDATE screening_hit AS h SET status = 'superseded'
  FROM unnest($1::text[], $2::int[], $3::int[]) AS n(order_id, revision, seq)
  WHERE h.order_id = n.order_id AND h.revision = n.revision AND h.status = 'open' AND h.screened_seq < n.seq`;

interface VerdictRow {
  hit_id: string;
  order_id: string;
  revision: number;
  party_id: string;
  entity_id: string;
  found_in: StoredVerdict['hit']['where'];
  subject: string;
  verdict: StoredVerdict['verdict'];
  released: boolean;
  basis: string | null;
  hit_basis: string | null;
}

/** What persons said about the hits of these orders. */
export async function verdictsOf(tx: Pick<Tx, 'query'>, orders: readonly RevisionKey[]): Promise<readonly StoredVerdict[]> {
  if (orders.length === 0) return [];
  const { rows } = await tx.query<VerdictRow>(VERDICTS, keyArrays(orders));
  return rows.map((row) => ({
    hitId: row.hit_id,
    orderId: row.order_id,
    revision: row.revision,
    partyId: row.party_id,
    hit: { entityId: row.entity_id, where: row.found_in, subject: row.subject },
    verdict: row.verdict,
    released: row.released,
    basis: row.basis,
    hitBasis: row.hit_basis,
  }));
}

/** {@link RescreenStore} on PostgreSQL. */
export const pgRescreenStore: RescreenStore = {
  async holdJob(tx) {
    const { rows } = await tx.query<{ activation_id: string; cause: string; cursor_order: string; cursor_revision: number }>(HOLD_JOB, []);
    const job = rows[0];
    if (job === undefined) return null;
    return { activationId: job.activation_id, cause: job.cause, cursor: { orderId: job.cursor_order, revision: job.cursor_revision } };
  },

  async nextOpenOrders(tx, job, limit) {
    const params = [job.activationId, job.cursor.orderId, job.cursor.revision, limit];
    const { rows } = await tx.query<{ order_id: string; revision: number; seq: number; correlation_id: string | null; parties_json: Buffer }>(NEXT_OPEN_ORDERS, params);
    return rows.map((row) => ({ orderId: row.order_id, revision: row.revision, seq: row.seq, correlationId: row.correlation_id, partiesJson: row.parties_json }));
  },

  verdictsOf,

  async replaceResults(tx, results) {
    await tx.query(REPLACE_RESULTS, resultArrays(results));
  },

  async supersedeUnraised(tx, orders) {
    await tx.query(SUPERSEDE_UNRAISED, [...keyArrays(orders), int4Array(orders.map(({ seq }) => seq))]);
  },

  async advance(tx, job: HeldJob, last, done) {
    await tx.query('UPDATE rescreen_job SET cursor_order = $2, cursor_revision = $3, done = done + $4 WHERE activation_id = $1', [
      job.activationId,
      last.orderId,
      last.revision,
      done,
    ]);
  },

  async finish(tx, job, at) {
    await tx.query("UPDATE rescreen_job SET status = 'done', queued = GREATEST(queued, done), finished_at = $2 WHERE activation_id = $1", [job.activationId, at]);
  },
};
