import type { ClosedAs } from '@ytterby/contracts';
import type { DecisionCommandStore } from '../ports';
import { OPEN_CASE_COLUMNS, type OpenRow, openCaseOf } from './pg-redecision-store';

const LOCK_CASES = 'SELECT 1 FROM licensing_case WHERE order_id = $1 ORDER BY revision FOR UPDATE';

const DECIDED = `
  SELECT ${OPEN_CASE_COLUMNS}, c.stated_as_of, e.closed_as
  FROM licensing_case AS c
  JOIN LATERAL (
    SELECT decision_id, seq, decision_json FROM decision WHERE order_id = c.order_id AND revision = c.revision ORDER BY seq DESC LIMIT 1
  ) AS d ON true
  LEFT JOIN closed_order AS e ON e.order_id = c.order_id
  WHERE c.order_id = $1 AND NOT c.superseded AND c.order_json IS NOT NULL AND c.screening_json IS NOT NULL`;

const KEEP = `
  INSERT INTO decision_command (command_id, order_id, revision, reason, commanded_by, commanded_at, changed, decision_id)
  VALUES ($1, $2, $3::int, $4, $5, $6::timestamptz, $7::boolean, $8)`;

/** {@link DecisionCommandStore} on PostgreSQL. */
export const pgDecisionCommands: DecisionCommandStore = {
  async holdDecided(tx, orderId) {
    await tx.query(LOCK_CASES, [orderId]);
    // A statement of its own: it sees what was decided while the locks were waited for.
    const [row] = (await tx.query<OpenRow & { stated_as_of: string | null; closed_as: ClosedAs | null }>(DECIDED, [orderId])).rows;
    return row === undefined ? null : { ...openCaseOf(row), statedAsOf: row.stated_as_of, closedAs: row.closed_as };
  },
  async keepCommand(tx, { commandId, orderId, revision, reason, by, at, changed, decisionId }) {
    await tx.query(KEEP, [commandId, orderId, revision, reason, by, at, String(changed), decisionId]);
  },
};
