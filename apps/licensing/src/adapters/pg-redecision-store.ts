import type { OpenCase, RedecisionJob, RedecisionStore } from '../ports';

const START_JOB = 'INSERT INTO redecision_job (cause, due_by, started_at) VALUES ($1, $2::date, $3::timestamptz) ON CONFLICT (cause) DO NOTHING';

const LATEST_ENGINE = 'SELECT identity_id, identity_json FROM engine_identity ORDER BY identity_id DESC LIMIT 1';
const INSERT_ENGINE = 'INSERT INTO engine_identity (identity_id, identity_json, since) VALUES ($1, $2, $3::timestamptz)';

/** The case c is open, and d is its decision in force. */
const OPEN = `
  licensing_case AS c JOIN LATERAL (
    SELECT decision_id, seq, decision_json, reconsider_on FROM decision
    WHERE order_id = c.order_id AND revision = c.revision ORDER BY seq DESC LIMIT 1
  ) AS d ON true
  WHERE NOT c.superseded AND c.stated_as_of IS NULL AND c.order_json IS NOT NULL AND c.screening_json IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM closed_order AS e WHERE e.order_id = c.order_id)`;

/** CASE: decisions are only looked at while the day has no job yet. Begins at those that are due, not at all open orders. */
const START_DUE_JOB = `
  INSERT INTO redecision_job (cause, due_by, started_at)
  SELECT $1, $2::date, $3::timestamptz
  WHERE CASE WHEN EXISTS (SELECT 1 FROM redecision_job WHERE cause = $1) THEN false ELSE EXISTS (
    SELECT 1 FROM decision AS due, ${OPEN}
      AND due.reconsider_on <= $2::date AND due.order_id = c.order_id AND due.revision = c.revision AND due.seq = d.seq
  ) END
  ON CONFLICT (cause) DO NOTHING`;

const HOLD_JOB = `
  SELECT job_id, cause, due_by, cursor_order, cursor_revision FROM redecision_job
  WHERE finished_at IS NULL ORDER BY job_id LIMIT 1 FOR UPDATE SKIP LOCKED`;

/** The columns of an {@link OpenRow}, of the case c and its decision d. */
export const OPEN_CASE_COLUMNS = 'c.order_id, c.revision, c.order_json, c.screening_json, c.release_allowed, d.decision_id, d.seq, d.decision_json';

const NEXT_OPEN = `
  SELECT ${OPEN_CASE_COLUMNS}
  FROM ${OPEN} AND (c.order_id COLLATE "C", c.revision) > ($1, $2::int) AND ($3::date IS NULL OR d.reconsider_on <= $3::date)
  ORDER BY c.order_id COLLATE "C", c.revision LIMIT $4 FOR UPDATE OF c`;

interface JobRow {
  readonly job_id: number;
  readonly cause: string;
  readonly due_by: string | null;
  readonly cursor_order: string;
  readonly cursor_revision: number;
}

/** A case with its decision in force. */
export interface OpenRow {
  readonly order_id: string;
  readonly revision: number;
  readonly order_json: Buffer;
  readonly screening_json: Buffer;
  readonly release_allowed: boolean;
  readonly decision_id: string;
  readonly seq: number;
  readonly decision_json: Buffer;
}

/** The row as the use cases know it. */
export function openCaseOf(row: OpenRow): OpenCase {
  return {
    orderId: row.order_id,
    revision: row.revision,
    orderJson: row.order_json,
    screeningJson: row.screening_json,
    releaseAllowed: row.release_allowed,
    decisionId: row.decision_id,
    seq: row.seq,
    decisionJson: row.decision_json,
  };
}

/** {@link RedecisionStore} on PostgreSQL. */
export const pgRedecisionStore: RedecisionStore = {
  async startJob(tx, { cause, dueBy, at }) {
    await tx.query(START_JOB, [cause, dueBy, at]);
  },

  async noteEngine(tx, identityJson, at) {
    await tx.query('LOCK TABLE engine_identity IN SHARE ROW EXCLUSIVE MODE');
    const [latest] = (await tx.query<{ identity_id: number; identity_json: string }>(LATEST_ENGINE)).rows;
    if (latest?.identity_json === identityJson) return null;
    const identityId = (latest?.identity_id ?? 0) + 1;
    await tx.query(INSERT_ENGINE, [identityId, identityJson, at]);
    return latest === undefined ? null : identityId;
  },

  async startDueJob(tx, { cause, day, at }) {
    return (await tx.query(START_DUE_JOB, [cause, day, at])).rowCount > 0;
  },

  async holdJob(tx) {
    const { rows } = await tx.query<JobRow>(HOLD_JOB);
    const [row] = rows;
    if (row === undefined) return null;
    return { jobId: row.job_id, cause: row.cause, dueBy: row.due_by, cursor: { orderId: row.cursor_order, revision: row.cursor_revision } };
  },

  async nextOpenCases(tx, job: RedecisionJob, limit) {
    const { rows } = await tx.query<OpenRow>(NEXT_OPEN, [job.cursor.orderId, job.cursor.revision, job.dueBy, limit]);
    return rows.map(openCaseOf);
  },

  async advance(tx, job, { last, looked, changed }) {
    await tx.query('UPDATE redecision_job SET cursor_order = $2, cursor_revision = $3, looked = looked + $4, changed = changed + $5 WHERE job_id = $1', [
      job.jobId,
      last.orderId,
      last.revision,
      looked,
      changed,
    ]);
  },

  async finish(tx, job, at) {
    await tx.query('UPDATE redecision_job SET finished_at = $2::timestamptz WHERE job_id = $1', [job.jobId, at]);
  },
};
