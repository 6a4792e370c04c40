import { byteaArray, int4Array, textArray, type Tx } from '@ytterby/persistence';
import type { CaseCause, Joined, LatestDecision, LicensingStore, OrderHalf, ScreeningHalf, StoredDecision } from '../ports';
import { readStatusEntries } from './pg-status-store';

const SUPERSEDE = `
  UPDATE licensing_case AS c SET superseded = true
  FROM unnest($1::text[], $2::int[]) AS n(order_id, revision)
  WHERE c.order_id = n.order_id AND c.revision < n.revision AND NOT c.superseded`;

const WRITE_ORDERS = `
  INSERT INTO licensing_case AS c (order_id, revision, stated_as_of, accepted_at, order_json, superseded)
  SELECT n.order_id, n.revision, n.stated_as_of::date, n.accepted_at::timestamptz, n.order_json,
         EXISTS (SELECT 1 FROM licensing_case h WHERE h.order_id = n.order_id AND h.revision > n.revision AND h.order_json IS NOT NULL)
  FROM unnest($1::text[], $2::int[], $3::text[], $4::text[], $5::bytea[]) AS n(order_id, revision, stated_as_of, accepted_at, order_json)
  ON CONFLICT (order_id, revision) DO UPDATE
    SET stated_as_of = EXCLUDED.stated_as_of, accepted_at = EXCLUDED.accepted_at, order_json = EXCLUDED.order_json, superseded = EXCLUDED.superseded
    WHERE c.order_json IS NULL
  RETURNING order_id, revision, superseded, screening_json, screening_cause, screening_seq, release_allowed, list_snapshot_id, matcher_version`;

// The first result never replaces a later one, even if the sender does not number its results.
const WRITE_SCREENINGS = `
  INSERT INTO licensing_case AS c
    (order_id, revision, screening_cause, screening_seq, release_allowed, list_snapshot_id, matcher_version, screening_json, screening_count)
  SELECT n.order_id, n.revision, n.cause, n.seq, n.release_allowed::boolean, n.snapshot, n.matcher, n.screening_json, 1
  FROM unnest($1::text[], $2::int[], $3::text[], $4::int[], $5::text[], $6::text[], $7::text[], $8::bytea[])
    AS n(order_id, revision, cause, seq, release_allowed, snapshot, matcher, screening_json)
  ON CONFLICT (order_id, revision) DO UPDATE
    SET screening_cause = EXCLUDED.screening_cause, screening_seq = EXCLUDED.screening_seq, release_allowed = EXCLUDED.release_allowed,
        list_snapshot_id = EXCLUDED.list_snapshot_id, matcher_version = EXCLUDED.matcher_version, screening_json = EXCLUDED.screening_json,
        screening_count = c.screening_count + 1
    WHERE c.screening_json IS NULL
       OR (EXCLUDED.screening_cause <> 'screening'
           AND (c.screening_seq IS NULL OR EXCLUDED.screening_seq IS NULL OR EXCLUDED.screening_seq > c.screening_seq))
  RETURNING order_id, revision, superseded, stated_as_of, accepted_at, order_json, screening_count`;

const LATEST = `
  SELECT n.position, d.decision_id, d.seq, e.happened_on AS shipped_on,
         EXISTS (SELECT 1 FROM decision s WHERE s.order_id = n.order_id AND s.revision = n.revision AND s.cause = n.cause) AS cause_decided
  FROM unnest($1::text[], $2::int[], $3::text[]) WITH ORDINALITY AS n(order_id, revision, cause, position)
  JOIN LATERAL (
    SELECT decision_id, seq FROM decision WHERE order_id = n.order_id AND revision = n.revision ORDER BY seq DESC LIMIT 1
  ) d ON true
  LEFT JOIN closed_order e ON e.order_id = n.order_id AND e.revision = n.revision AND e.closed_as = 'shipped'`;

const INSERT_DECISIONS = `
  INSERT INTO decision
    (decision_id, order_id, revision, seq, cause, supersedes, outcome, action, as_of, decision_json, trace_json, screening_json, release_allowed,
     created_at, reconsider_on, exported_on)
  SELECT n.decision_id, n.order_id, n.revision, n.seq, n.cause, n.supersedes, n.outcome, n.action, n.as_of::date,
         n.decision_json, n.trace_json, n.screening_json, n.release_allowed::boolean, n.created_at::timestamptz, n.reconsider_on::date, n.exported_on::date
  FROM unnest($1::text[], $2::text[], $3::int[], $4::int[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[],
              $10::bytea[], $11::bytea[], $12::bytea[], $13::text[], $14::text[], $15::text[], $16::text[])
    AS n(decision_id, order_id, revision, seq, cause, supersedes, outcome, action, as_of, decision_json, trace_json, screening_json, release_allowed,
          created_at, reconsider_on, exported_on)`;

interface CaseRow {
  order_id: string;
  revision: number;
  superseded: boolean;
}

interface ScreeningRow extends CaseRow {
  screening_json: Buffer | null;
  screening_cause: string;
  screening_seq: number | null;
  release_allowed: boolean;
  list_snapshot_id: string;
  matcher_version: string;
}

interface OrderRow extends CaseRow {
  stated_as_of: string | null;
  accepted_at: Date;
  order_json: Buffer | null;
  screening_count: number;
}

interface LatestRow {
  position: string;
  decision_id: string;
  seq: number;
  cause_decided: boolean;
  shipped_on: string | null;
}

/** Rows are locked in this order by everybody, so that two transactions over the same cases cannot wait for each other. */
function inLockOrder<T extends { readonly orderId: string; readonly revision: number }>(rows: readonly T[]): T[] {
  return [...rows].sort((a, b) => (a.orderId === b.orderId ? a.revision - b.revision : a.orderId < b.orderId ? -1 : 1));
}

function screeningHalfOf(row: ScreeningRow): ScreeningHalf | null {
  if (row.screening_json === null) return null;
  return {
    orderId: row.order_id,
    revision: row.revision,
    cause: row.screening_cause,
    seq: row.screening_seq,
    releaseAllowed: row.release_allowed,
    listSnapshotId: row.list_snapshot_id,
    matcherVersion: row.matcher_version,
    screeningJson: row.screening_json,
  };
}

function orderHalfOf(row: OrderRow): OrderHalf | null {
  if (row.order_json === null) return null;
  return { orderId: row.order_id, revision: row.revision, statedAsOf: row.stated_as_of, acceptedAt: row.accepted_at.toISOString(), orderJson: row.order_json };
}

/** {@link LicensingStore} on PostgreSQL: one statement per batch and step. */
export const pgLicensingStore: LicensingStore = {
  async supersede(tx, orders) {
    const sorted = inLockOrder(orders);
    await tx.query(SUPERSEDE, [textArray(sorted.map((order) => order.orderId)), int4Array(sorted.map((order) => order.revision))]);
  },

  async writeOrders(tx, halves) {
    const sorted = inLockOrder(halves);
    const { rows } = await tx.query<ScreeningRow>(WRITE_ORDERS, [
      textArray(sorted.map((half) => half.orderId)),
      int4Array(sorted.map((half) => half.revision)),
      textArray(sorted.map((half) => half.statedAsOf)),
      textArray(sorted.map((half) => half.acceptedAt)),
      byteaArray(sorted.map((half) => half.orderJson)),
    ]);
    return rows.map((row): Joined<ScreeningHalf> => ({ ...caseOf(row), other: screeningHalfOf(row), mayBeDecided: false }));
  },

  async writeScreenings(tx, halves) {
    const sorted = inLockOrder(halves);
    const { rows } = await tx.query<OrderRow>(WRITE_SCREENINGS, [
      textArray(sorted.map((half) => half.orderId)),
      int4Array(sorted.map((half) => half.revision)),
      textArray(sorted.map((half) => half.cause)),
      int4Array(sorted.map((half) => half.seq)),
      textArray(sorted.map((half) => String(half.releaseAllowed))),
      textArray(sorted.map((half) => half.listSnapshotId)),
      textArray(sorted.map((half) => half.matcherVersion)),
      byteaArray(sorted.map((half) => half.screeningJson)),
    ]);
    return rows.map((row): Joined<OrderHalf> => ({ ...caseOf(row), other: orderHalfOf(row), mayBeDecided: row.screening_count > 1 }));
  },

  latestDecisions,
  statusEntries: readStatusEntries,
  insertDecisions,
};

function caseOf(row: CaseRow): { orderId: string; revision: number; superseded: boolean } {
  return { orderId: row.order_id, revision: row.revision, superseded: row.superseded };
}

async function latestDecisions(tx: Tx, causes: readonly CaseCause[]): Promise<readonly (LatestDecision | null)[]> {
  if (causes.length === 0) return [];
  const { rows } = await tx.query<LatestRow>(LATEST, [
    textArray(causes.map((item) => item.orderId)),
    int4Array(causes.map((item) => item.revision)),
    textArray(causes.map((item) => item.cause)),
  ]);
  const found: (LatestDecision | null)[] = causes.map(() => null);
  for (const row of rows) found[Number(row.position) - 1] = { decisionId: row.decision_id, seq: row.seq, causeDecided: row.cause_decided, shippedOn: row.shipped_on };
  return found;
}

async function insertDecisions(tx: Tx, decisions: readonly StoredDecision[]): Promise<void> {
  if (decisions.length === 0) return;
  await tx.query(INSERT_DECISIONS, [
    textArray(decisions.map((row) => row.decisionId)),
    textArray(decisions.map((row) => row.orderId)),
    int4Array(decisions.map((row) => row.revision)),
    int4Array(decisions.map((row) => row.seq)),
    textArray(decisions.map((row) => row.cause)),
    textArray(decisions.map((row) => row.supersedes)),
    textArray(decisions.map((row) => row.outcome)),
    textArray(decisions.map((row) => row.action)),
    textArray(decisions.map((row) => row.asOf)),
    byteaArray(decisions.map((row) => row.decisionJson)),
    byteaArray(decisions.map((row) => row.traceJson)),
    byteaArray(decisions.map((row) => row.screeningJson)),
    textArray(decisions.map((row) => String(row.releaseAllowed))),
    textArray(decisions.map((row) => row.createdAt)),
    textArray(decisions.map((row) => row.reconsiderOn)),
    textArray(decisions.map((row) => row.exportedOn)),
  ]);
}
