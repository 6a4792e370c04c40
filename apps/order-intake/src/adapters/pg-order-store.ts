import type { ClosedAs } from '@ytterby/contracts';
import type { OrderHistory } from '@ytterby/domain-orders';
import { int4Array, textArray, type Tx } from '@ytterby/persistence';
import type { ArrivedDecision, OrderHead, OrderStore, StoredRevision } from '../ports';

const HEAD_COLUMNS = `unnest($1::text[], $2::int[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[])
  AS n (order_id, current_revision, accepted_at, stated_as_of, exporter, end_user, destination)`;

// A row that another open transaction is inserting makes this one wait for its end; the order of the ids is the order of the locks.
const INSERT_HEADS = `
  INSERT INTO order_head (order_id, current_revision, accepted_at, stated_as_of, exporter, end_user, destination)
  SELECT order_id, current_revision, accepted_at::timestamptz, stated_as_of::date, exporter, end_user, destination FROM ${HEAD_COLUMNS}
  ORDER BY order_id
  ON CONFLICT (order_id) DO NOTHING
  RETURNING order_id`;

const LOCK_HEADS = `SELECT order_id, current_revision, closed_as FROM order_head WHERE order_id = ANY ($1::text[]) ORDER BY order_id FOR UPDATE`;

const KNOWN_REVISIONS = `
  SELECT r.order_id, r.revision, r.content_hash
  FROM unnest($1::text[], $2::int[]) AS n (order_id, revision)
  JOIN order_revision r ON r.order_id = n.order_id AND r.revision = n.revision`;

const SUPERSEDE_HEADS = `
  UPDATE order_head AS h
  SET current_revision = n.current_revision, position = nextval('order_head_position_seq'), accepted_at = n.accepted_at::timestamptz,
      stated_as_of = n.stated_as_of::date, exporter = n.exporter, end_user = n.end_user, destination = n.destination,
      decision_seq = NULL, outcome = NULL, action = NULL, decided_at = NULL
  FROM ${HEAD_COLUMNS}
  WHERE h.order_id = n.order_id`;

const INSERT_REVISIONS = `
  INSERT INTO order_revision (order_id, revision, content_hash, content, stated_as_of, via, submitted_by, received_at)
  SELECT order_id, revision, content_hash, content, stated_as_of::date, via, submitted_by, received_at::timestamptz
  FROM unnest($1::text[], $2::int[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[])
    AS n (order_id, revision, content_hash, content, stated_as_of, via, submitted_by, received_at)`;

// Only the same decision again is left out; another one with the same seq breaks the unique index and is an error (reliability G2).
const INSERT_DECISIONS = `
  INSERT INTO order_decision (decision_id, order_id, revision, seq, payload, recorded_at)
  SELECT decision_id, order_id, revision, seq, payload, recorded_at::timestamptz
  FROM unnest($1::text[], $2::text[], $3::int[], $4::int[], $5::text[], $6::text[])
    AS n (decision_id, order_id, revision, seq, payload, recorded_at)
  ON CONFLICT (decision_id) DO NOTHING`;

// Its rows are locked before, in the order of the ids, by a statement of its own: joined to this one, the locks were searched for every decision anew.
const SHOW_DECISIONS = `
  UPDATE order_head AS h SET decision_seq = n.seq, outcome = n.outcome, action = n.action, decided_at = n.decided_at::timestamptz
  FROM unnest($1::text[], $2::int[], $3::int[], $4::text[], $5::text[], $6::text[]) AS n (order_id, revision, seq, outcome, action, decided_at)
  WHERE h.order_id = n.order_id AND h.current_revision = n.revision AND (h.decision_seq IS NULL OR h.decision_seq < n.seq)
  RETURNING h.order_id, h.closed_as`;

function headParams(heads: readonly OrderHead[]): Buffer[] {
  return [
    textArray(heads.map(({ orderId }) => orderId)),
    int4Array(heads.map(({ currentRevision }) => currentRevision)),
    textArray(heads.map(({ acceptedAt }) => acceptedAt)),
    textArray(heads.map(({ statedAsOf }) => statedAsOf)),
    textArray(heads.map(({ exporter }) => exporter)),
    textArray(heads.map(({ endUser }) => endUser)),
    textArray(heads.map(({ to }) => to)),
  ];
}

interface RevisionKey {
  readonly orderId: string;
  readonly revision: number;
}

/** {@link OrderStore} on PostgreSQL: one statement per batch and step. */
export const pgOrderStore: OrderStore = {
  async claim(tx, heads, revisions) {
    const inserted = await tx.query<{ order_id: string }>(INSERT_HEADS, headParams(heads));
    if (inserted.rowCount === heads.length) return new Map();
    const isNew = new Set(inserted.rows.map((row) => row.order_id));
    return histories(tx, revisions.filter(({ orderId }) => !isNew.has(orderId)));
  },

  async supersede(tx, heads) {
    if (heads.length > 0) await tx.query(SUPERSEDE_HEADS, headParams(heads));
  },

  async insertRevisions(tx, revisions) {
    if (revisions.length > 0) await tx.query(INSERT_REVISIONS, revisionParams(revisions));
  },

  async insertDecisions(tx, decisions) {
    if (decisions.length === 0) return;
    await tx.query(INSERT_DECISIONS, [
      textArray(decisions.map(({ decision }) => decision.decisionId)),
      textArray(decisions.map(({ decision }) => decision.orderId)),
      int4Array(decisions.map(({ decision }) => decision.revision)),
      int4Array(decisions.map(({ decision }) => decision.seq)),
      textArray(decisions.map(({ payload }) => payload)),
      textArray(decisions.map(({ recordedAt }) => recordedAt)),
    ]);
  },

  async showDecisions(tx, decisions) {
    if (decisions.length === 0) return new Map();
    await tx.query(LOCK_HEADS, [textArray(decisions.map(({ decision }) => decision.orderId))]);
    const { rows } = await tx.query<{ order_id: string; closed_as: ClosedAs | null }>(SHOW_DECISIONS, shownParams(decisions));
    return new Map(rows.map((row) => [row.order_id, row.closed_as]));
  },
};

/** Locks first, then reads in statements of their own: these see what the transactions that we waited for have committed. */
async function histories(tx: Tx, revisions: readonly RevisionKey[]): Promise<ReadonlyMap<string, OrderHistory>> {
  const orderIds = [...new Set(revisions.map(({ orderId }) => orderId))];
  const heads = await tx.query<{ order_id: string; current_revision: number; closed_as: ClosedAs | null }>(LOCK_HEADS, [textArray(orderIds)]);
  const known = await tx.query<{ order_id: string; revision: number; content_hash: string }>(KNOWN_REVISIONS, [
    textArray(revisions.map(({ orderId }) => orderId)),
    int4Array(revisions.map(({ revision }) => revision)),
  ]);
  const hashes = new Map(heads.rows.map((row) => [row.order_id, new Map<number, string>()]));
  for (const row of known.rows) hashes.get(row.order_id)?.set(row.revision, row.content_hash);
  return new Map(heads.rows.map((row) => [row.order_id, { currentRevision: row.current_revision, contentHashes: hashes.get(row.order_id) ?? new Map(), closedAs: row.closed_as }]));
}

function revisionParams(revisions: readonly StoredRevision[]): Buffer[] {
  return [
    textArray(revisions.map(({ submission }) => submission.order.orderId)),
    int4Array(revisions.map(({ submission }) => submission.order.revision)),
    textArray(revisions.map(({ submission }) => submission.content.contentHash)),
    textArray(revisions.map(({ submission }) => submission.content.canonical)),
    textArray(revisions.map(({ submission }) => submission.statedAsOf)),
    textArray(revisions.map(({ submission }) => submission.via)),
    textArray(revisions.map(({ submission }) => submission.submittedBy)),
    textArray(revisions.map(({ receivedAt }) => receivedAt)),
  ];
}

function shownParams(decisions: readonly ArrivedDecision[]): Buffer[] {
  return [
    textArray(decisions.map(({ decision }) => decision.orderId)),
    int4Array(decisions.map(({ decision }) => decision.revision)),
    int4Array(decisions.map(({ decision }) => decision.seq)),
    textArray(decisions.map(({ decision }) => decision.outcome)),
    textArray(decisions.map(({ decision }) => decision.action)),
    textArray(decisions.map(({ recordedAt }) => recordedAt)),
  ];
}
