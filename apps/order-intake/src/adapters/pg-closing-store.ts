import type { Action, ClosedAs, DecisionAtClosing, Outcome } from '@ytterby/contracts';
import type { Tx } from '@ytterby/persistence';
import type { ClosingStore, HeldOrder } from '../ports';

const LOCK_HEAD = 'SELECT current_revision, decision_seq, outcome, action FROM order_head WHERE order_id = $1 FOR UPDATE';
const CLOSING = 'SELECT revision, closed_as, happened_on, note, shipped_against_hold FROM order_closing WHERE order_id = $1';

const INSERT_CLOSING = `
  INSERT INTO order_closing
    (order_id, revision, closed_as, happened_on, note, closed_by, closed_at, decision_seq, outcome, action, shipped_against_hold)
  VALUES ($1, $2, $3, $4::date, $5, $6, $7::timestamptz, $8, $9, $10, $11)`;
const CLOSE_HEAD = 'UPDATE order_head SET closed_as = $2, shipped_against_hold = $3 WHERE order_id = $1';

interface HeadRow {
  readonly current_revision: number;
  readonly decision_seq: number | null;
  readonly outcome: Outcome | null;
  readonly action: Action | null;
}

interface ClosingRow {
  readonly revision: number;
  readonly closed_as: ClosedAs;
  readonly happened_on: string;
  readonly note: string | null;
  readonly shipped_against_hold: boolean;
}

function decisionOf({ decision_seq: seq, outcome, action }: HeadRow): DecisionAtClosing | null {
  return seq === null || outcome === null || action === null ? null : { seq, outcome, action };
}

/** First the lock, then a statement of its own: it sees what the transactions that we waited for have committed. */
async function hold(tx: Tx, orderId: string): Promise<HeldOrder | null> {
  const [head] = (await tx.query<HeadRow>(LOCK_HEAD, [orderId])).rows;
  if (head === undefined) return null;
  const [row] = (await tx.query<ClosingRow>(CLOSING, [orderId])).rows;
  const closing = row === undefined ? null : { revision: row.revision, closedAs: row.closed_as, on: row.happened_on, note: row.note, shippedAgainstHold: row.shipped_against_hold };
  return { currentRevision: head.current_revision, closing, decision: decisionOf(head) };
}

/** {@link ClosingStore} on PostgreSQL. */
export const pgClosingStore: ClosingStore = {
  hold,
  async close(tx, { orderId, revision, closedAs, on, note, closedBy, closedAt, decision, shippedAgainstHold }) {
    const known = [decision?.seq ?? null, decision?.outcome ?? null, decision?.action ?? null];
    await tx.query(INSERT_CLOSING, [orderId, revision, closedAs, on, note, closedBy, closedAt, ...known, shippedAgainstHold]);
    await tx.query(CLOSE_HEAD, [orderId, closedAs, shippedAgainstHold]);
  },
};
