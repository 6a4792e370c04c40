import { byteaArray, int4Array, textArray, type Tx } from '@ytterby/persistence';
import type { Activation, ResultStore, RevisionKey, StoredHit, StoredResult } from '../ports';

/** Shared by every transaction that writes results, exclusive while an activation comes into force. Waiters queue, so neither side starves. */
export const ACTIVATION_LOCK = 7402;

const LATEST_ACTIVATION = 'SELECT activation_id, snapshot_id FROM list_activation ORDER BY activation_id DESC LIMIT 1';

const INSERT_RESULTS = `
  INSERT INTO screened_order
    (order_id, revision, seq, screened_seq, status, cause, list_snapshot_id, matcher_version, completed_at, correlation_id,
     parties_json, found_json, result_json, superseded)
  SELECT n.order_id, n.revision, n.seq, n.seq, n.status, n.cause, n.snapshot, n.matcher, n.completed_at::timestamptz, n.correlation_id,
         n.parties_json, n.found_json, n.result_json,
         EXISTS (SELECT 1 FROM screened_order h WHERE h.order_id = n.order_id AND h.revision > n.revision)
  FROM unnest($1::text[], $2::int[], $3::int[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::bytea[], $11::bytea[], $12::bytea[])
    AS n(order_id, revision, seq, status, cause, snapshot, matcher, completed_at, correlation_id, parties_json, found_json, result_json)
  ON CONFLICT (order_id, revision) DO NOTHING
  RETURNING order_id, revision, superseded`;

// A hit that a former snapshot raised and a later one did not comes back as what it was; a word on it stands while its entity is who it was.
const RAISE_HITS = `
  INSERT INTO screening_hit AS h
    (hit_id, order_id, revision, party_id, entity_id, found_in, subject, query_name, score, matched_name, because, status, screened_seq, opened_at, party_json,
     entity_json, basis)
  SELECT n.hit_id, n.order_id, n.revision, n.party_id, n.entity_id, n.found_in, n.subject, n.query_name, n.score::double precision, n.matched_name, n.because, n.status,
         n.screened_seq, n.opened_at::timestamptz, n.party_json, n.entity_json, n.basis
  FROM unnest($1::text[], $2::text[], $3::int[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[], $12::text[],
              $13::int[], $14::text[], $15::bytea[], $16::bytea[], $17::text[])
    WITH ORDINALITY AS n(hit_id, order_id, revision, party_id, entity_id, found_in, subject, query_name, score, matched_name, because, status, screened_seq, opened_at,
                         party_json, entity_json, basis, position)
  ORDER BY position
  ON CONFLICT (hit_id) DO UPDATE SET
    query_name = EXCLUDED.query_name, score = EXCLUDED.score, matched_name = EXCLUDED.matched_name, because = EXCLUDED.because, screened_seq = EXCLUDED.screened_seq,
    entity_json = EXCLUDED.entity_json, basis = EXCLUDED.basis,
    status = CASE WHEN EXISTS (SELECT 1 FROM hit_resolution r WHERE r.hit_id = h.hit_id AND coalesce(r.basis, EXCLUDED.basis) IS NOT DISTINCT FROM EXCLUDED.basis) THEN 'resolved' ELSE EXCLUDED.status END`;

const SUPERSEDE_ORDERS = `
  UPDATE screened_order AS o SET superseded = true
  FROM unnest($1::text[], $2::int[]) AS n(order_id, revision)
  WHERE o.order_id = n.order_id AND o.revision < n.revision AND NOT o.superseded`;

const SUPERSEDE_HITS = `
  UPDATE screening_hit AS h SET status = 'superseded'
  FROM unnest($1::text[], $2::int[]) AS n(order_id, revision)
  WHERE h.order_id = n.order_id AND h.revision < n.revision AND h.status = 'open'`;

/** Rows are locked in this order by everybody, so that two transactions over the same orders cannot wait for each other. */
export function inLockOrder<T extends RevisionKey>(rows: readonly T[]): T[] {
  return [...rows].sort((a, b) => (a.orderId === b.orderId ? a.revision - b.revision : a.orderId < b.orderId ? -1 : 1));
}

/** The two parameters that name order revisions in UNNEST. */
export function keyArrays(rows: readonly RevisionKey[]): [Buffer, Buffer] {
  return [textArray(rows.map(({ orderId }) => orderId)), int4Array(rows.map(({ revision }) => revision))];
}

/** {@link ResultStore} on PostgreSQL: one statement per batch and step. */
export const pgResultStore: ResultStore = {
  async holdActivation(tx) {
    await tx.query('SELECT pg_advisory_xact_lock_shared($1)', [ACTIVATION_LOCK]);
    // A statement of its own: it must see what was committed while the lock was waited for.
    return latestActivation(tx);
  },

  async insertResults(tx, results) {
    const { rows } = await tx.query<{ order_id: string; revision: number; superseded: boolean }>(INSERT_RESULTS, resultArrays(results));
    return rows.map((row) => ({ orderId: row.order_id, revision: row.revision, superseded: row.superseded }));
  },

  async raiseHits(tx, hits) {
    if (hits.length > 0) await tx.query(RAISE_HITS, hitArrays(hits));
  },

  async supersede(tx, orders) {
    if (orders.length === 0) return;
    const keys = keyArrays(inLockOrder(orders));
    await tx.query(SUPERSEDE_ORDERS, keys);
    await tx.query(SUPERSEDE_HITS, keys);
  },
};

/** The activation in force. */
export async function latestActivation(tx: Pick<Tx, 'query'>): Promise<Activation | null> {
  const { rows } = await tx.query<{ activation_id: string; snapshot_id: string }>(LATEST_ACTIVATION, []);
  const latest = rows[0];
  return latest === undefined ? null : { activationId: latest.activation_id, snapshotId: latest.snapshot_id };
}

/** The UNNEST parameters of results, in the order of the columns above. */
export function resultArrays(results: readonly StoredResult[]): Buffer[] {
  return [
    ...keyArrays(results),
    int4Array(results.map(({ seq }) => seq)),
    textArray(results.map(({ status }) => status)),
    textArray(results.map(({ cause }) => cause)),
    textArray(results.map(({ listSnapshotId }) => listSnapshotId)),
    textArray(results.map(({ matcherVersion }) => matcherVersion)),
    textArray(results.map(({ completedAt }) => completedAt)),
    textArray(results.map(({ correlationId }) => correlationId)),
    byteaArray(results.map(({ partiesJson }) => partiesJson)),
    byteaArray(results.map(({ foundJson }) => foundJson)),
    byteaArray(results.map(({ resultJson }) => resultJson)),
  ];
}

function hitArrays(hits: readonly (StoredHit & { readonly superseded: boolean })[]): Buffer[] {
  return [
    textArray(hits.map(({ hitId }) => hitId)),
    ...keyArrays(hits),
    textArray(hits.map(({ partyId }) => partyId)),
    textArray(hits.map(({ found }) => found.entityId)),
    textArray(hits.map(({ found }) => found.where)),
    textArray(hits.map(({ found }) => found.subject)),
    textArray(hits.map(({ found }) => found.queryName)),
    textArray(hits.map(({ found }) => String(found.score))),
    textArray(hits.map(({ found }) => found.matchedName)),
    textArray(hits.map(({ found }) => found.because)),
    textArray(hits.map(({ superseded }) => (superseded ? 'superseded' : 'open'))),
    int4Array(hits.map(({ screenedSeq }) => screenedSeq)),
    textArray(hits.map(({ openedAt }) => openedAt)),
    byteaArray(hits.map(({ partyJson }) => partyJson)),
    byteaArray(hits.map(({ entityJson }) => entityJson)),
    textArray(hits.map(({ basis }) => basis)),
  ];
}
