import type { OrderReportV1, ReportState } from '@ytterby/contracts';
import { int4Array, textArray } from '@ytterby/persistence';
import type { ReportClockStore } from '../ports';

const START = `
  INSERT INTO report_clock (order_id, revision, state, state_since, exported_on, due_on, decision_id, line_ids)
  SELECT n.order_id, n.revision, 'due', n.at::timestamptz, n.exported_on::date, n.due_on::date, n.decision_id, n.line_ids::jsonb
  FROM unnest($1::text[], $2::int[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[]) AS n(order_id, revision, at, exported_on, due_on, decision_id, line_ids)
  ON CONFLICT (order_id) DO NOTHING RETURNING order_id`;

const COLUMNS = 'order_id, revision, state, state_since, exported_on, due_on, decision_id, line_ids, filed_on, reference, note, filed_by';

const TAKE_OVERDUE = `
  UPDATE report_clock SET state = 'overdue', state_since = $2::timestamptz
  WHERE order_id IN (
    SELECT order_id FROM report_clock WHERE state = 'due' AND due_on < $1::date ORDER BY due_on, order_id LIMIT $3 FOR UPDATE SKIP LOCKED
  ) RETURNING ${COLUMNS}`;

const HOLD = `SELECT ${COLUMNS} FROM report_clock WHERE order_id = $1 FOR UPDATE`;
const FILE = `UPDATE report_clock SET state = 'filed', state_since = $2::timestamptz, filed_on = $3::date, reference = $4, note = $5, filed_by = $6 WHERE order_id = $1`;

interface ClockRow {
  readonly order_id: string;
  readonly revision: number;
  readonly state: ReportState;
  readonly state_since: Date | string;
  readonly exported_on: string;
  readonly due_on: string;
  readonly decision_id: string;
  readonly line_ids: string[];
  readonly filed_on: string | null;
  readonly reference: string | null;
  readonly note: string | null;
  readonly filed_by: string | null;
}

function reportOf(row: ClockRow): OrderReportV1 {
  const at = new Date(row.state_since).toISOString();
  const { order_id: orderId, revision, state, exported_on: exportedOn, due_on: dueOn, decision_id: decisionId, line_ids: lineIds, filed_on: filedOn, filed_by: filedBy } = row;
  const filing = filedOn === null || filedBy === null ? null : { filedOn, reference: row.reference, note: row.note, filedBy, filedAt: at };
  return { orderId, revision, state, exportedOn, dueOn, decisionId, lineIds, filing, at };
}

/** {@link ReportClockStore} on PostgreSQL. */
export const pgReportClocks: ReportClockStore = {
  async startClocks(tx, reports) {
    const sorted = [...reports].sort((a, b) => (a.orderId < b.orderId ? -1 : 1)); // so that two transactions never wait for each other
    const texts = (of: (report: OrderReportV1) => string) => textArray(sorted.map(of));
    const { rows } = await tx.query<{ order_id: string }>(START, [
      texts(({ orderId }) => orderId),
      int4Array(sorted.map(({ revision }) => revision)),
      texts(({ at }) => at),
      texts(({ exportedOn }) => exportedOn),
      texts(({ dueOn }) => dueOn),
      texts(({ decisionId }) => decisionId),
      texts(({ lineIds }) => JSON.stringify(lineIds)),
    ]);
    return rows.map((row) => row.order_id);
  },
  async takeOverdue(tx, { today, at, limit }) {
    return (await tx.query<ClockRow>(TAKE_OVERDUE, [today, at, limit])).rows.map(reportOf);
  },
  async holdReport(tx, orderId) {
    const [row] = (await tx.query<ClockRow>(HOLD, [orderId])).rows;
    return row === undefined ? null : reportOf(row);
  },
  async keepFiled(tx, { orderId, at, filing }) {
    if (filing === null) throw new Error('a filed report without its filing');
    await tx.query(FILE, [orderId, at, filing.filedOn, filing.reference, filing.note, filing.filedBy]);
  },
};
