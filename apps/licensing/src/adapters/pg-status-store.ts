import { YtterbyError } from '@ytterby/kernel';
import { type Tx, violatesConstraint } from '@ytterby/persistence';
import { afterEndOf, type StatusEntry, type StatusState, untilOf } from '@ytterby/regulation';
import type { StatusStore, StatusVerdict } from '../ports';

/** Taken shared by every transaction that decides, and alone by the one that approves an entry. The number is arbitrary and only used here. */
const REGISTER_LOCK = 61_720_025;
const FOUR_EYES_CONSTRAINT = 'status_entry_four_eyes_check';

const ENTRIES = `SELECT measure, state, until, known_since FROM status_entry WHERE approved_seq IS NOT NULL ORDER BY approved_seq`;

const INSERT = `
  INSERT INTO status_entry (entry_id, measure, state, until, known_since, source, comment, proposed_by, proposed_at)
  VALUES ($1, $2, $3, $4::date, $5::date, $6, $7, $8, $9::timestamptz)`;

const REVIEW = `
  UPDATE status_entry SET verdict = $2, reviewed_by = $3, reviewed_at = $4::timestamptz, review_comment = $5,
    approved_seq = CASE WHEN $2 = 'approved' THEN (SELECT coalesce(max(approved_seq), 0) + 1 FROM status_entry) END
  WHERE entry_id = $1 AND verdict IS NULL`;

interface EntryRow {
  readonly measure: StatusEntry['measure'];
  readonly state: StatusState;
  readonly until: string | null;
  readonly known_since: string;
}

/** Approved entries in the order of approval; nobody approves another one until the transaction ends. */
export async function readStatusEntries(tx: Tx): Promise<StatusEntry[]> {
  await tx.query('SELECT pg_advisory_xact_lock_shared($1)', [REGISTER_LOCK]);
  const { rows } = await tx.query<EntryRow>(ENTRIES);
  return rows.map((row) => ({ measure: row.measure, afterEnd: afterEndOf(row.state, row.until), knownSince: row.known_since }));
}

async function review(tx: Tx, { entryId, verdict, by, at, comment }: StatusVerdict): Promise<boolean | null> {
  await tx.query('SELECT pg_advisory_xact_lock($1)', [REGISTER_LOCK]);
  try {
    const { rowCount } = await tx.query(REVIEW, [entryId, verdict, by, at, comment]);
    if (rowCount > 0) return true;
  } catch (cause) {
    if (!violatesConstraint(cause, FOUR_EYES_CONSTRAINT)) throw cause;
    throw new YtterbyError('YTB_FOUR_EYES', { message: `${by} proposed this entry; another officer must approve it.`, cause });
  }
  const { rowCount } = await tx.query('SELECT 1 FROM status_entry WHERE entry_id = $1', [entryId]);
  return rowCount > 0 ? false : null;
}

/** {@link StatusStore} on PostgreSQL. */
export const pgStatusStore: StatusStore = {
  async insertEntry(tx, { entryId, measure, afterEnd, knownSince, source, comment, proposedBy, proposedAt }) {
    await tx.query(INSERT, [entryId, measure, afterEnd?.kind ?? 'as_notice', untilOf(afterEnd), knownSince, source, comment, proposedBy, proposedAt]);
  },
  review,
};
