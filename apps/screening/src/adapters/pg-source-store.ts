import { type Database, textArray, type Tx } from '@ytterby/persistence';
import type { ListCounts, ListLoss } from '@ytterby/watchlists';
import type { BuiltSnapshot } from '../ports';
import { type HeldSource, type RefreshResult, SOURCE_ACTOR, type SourceState, type SourceStore } from '../source-ports';

/* Leases end by the clock of the database, so that a wrong clock of a process neither steals nor keeps one. */
const ENSURE = `
  INSERT INTO list_source AS s (source_id, added_at, config_key, next_attempt_at)
  SELECT n.id, $4::timestamptz, n.key, $4::timestamptz FROM unnest($1::text[], $2::text[], $3::text[]) AS n (id, key, minutes)
  ON CONFLICT (source_id) DO NOTHING`;
const RECONFIGURE = `
  UPDATE list_source s SET next_attempt_at = CASE WHEN s.config_key <> n.key THEN least(s.next_attempt_at, $4::timestamptz)
    ELSE least(s.next_attempt_at, coalesce(s.last_attempt_at, $4::timestamptz) + n.minutes::int * interval '1 minute') END
  FROM unnest($1::text[], $2::text[], $3::text[]) AS n (id, key, minutes) WHERE s.source_id = n.id`;

const COLUMNS = `
  s.source_id, s.added_at, s.config_key, s.files, s.lists, s.part_id, s.part_at, p.entities AS part_entities, p.counts AS part_counts,
  s.held_id, s.held_at, s.held_loss, h.entities AS held_entities, h.counts AS held_counts, s.waiting_id, s.outcome, s.problem, s.failures,
  s.last_attempt_at, s.last_success_at, s.current_at, s.next_attempt_at, s.lease_epoch`;
const JOINED = 'LEFT JOIN list_part p ON p.part_id = s.part_id LEFT JOIN list_part h ON h.part_id = s.held_id';
const STATES = `SELECT ${COLUMNS} FROM list_source s ${JOINED} WHERE s.source_id = ANY($1::text[])`;

/** Waits for a row that is being written: who holds it for a moment does not hold the lease. */
const CLAIM = `
  WITH s AS (
    UPDATE list_source SET lease_holder = $2, lease_until = clock_timestamp() + $3 * interval '1 millisecond', lease_epoch = lease_epoch + 1
    WHERE source_id = $1 AND ($4::timestamptz IS NULL OR next_attempt_at <= $4) AND (lease_until IS NULL OR lease_until < clock_timestamp())
    RETURNING *)
  SELECT ${COLUMNS} FROM s ${JOINED}`;

const HOLD = 'SELECT config_key FROM list_source WHERE source_id = $1 AND lease_epoch = $2 AND lease_until IS NOT NULL FOR UPDATE';
const RELEASE = 'UPDATE list_source SET lease_holder = NULL, lease_until = NULL WHERE source_id = $1 AND lease_epoch = $2';
const INSERT_PART = 'INSERT INTO list_part (part_id, entities, counts, content) VALUES ($1, $2, $3::jsonb, $4) ON CONFLICT (part_id) DO NOTHING';
const SAVE = `
  UPDATE list_source SET
    config_key = $2, outcome = coalesce($3, outcome), problem = $4::jsonb, failures = $5, next_attempt_at = $6, last_attempt_at = $7, files = $8::jsonb, lists = $9::jsonb,
    last_success_at = CASE WHEN $10 THEN $7 ELSE last_success_at END, part_id = coalesce($11, part_id), part_at = coalesce($12, part_at),
    held_id = CASE WHEN $13 THEN $14 ELSE held_id END, held_at = CASE WHEN $13 THEN $15 ELSE held_at END, held_loss = CASE WHEN $13 THEN $16::jsonb ELSE held_loss END,
    lease_holder = NULL, lease_until = NULL
  WHERE source_id = $1`;
const LOG = `
  INSERT INTO list_source_fetch (source_id, done_by, started_at, finished_at, outcome, files, part_id, entities, loss, problem)
  VALUES ($1, $2, $3, $4, $5, $6::jsonb, $7, $8, $9::jsonb, $10::jsonb)`;
const DROP_UNUSED = 'DELETE FROM list_part p WHERE NOT EXISTS (SELECT 1 FROM list_source s WHERE p.part_id IN (s.part_id, s.held_id))';
/** Two saves at once could drop a part that the other one just found there. */
const PARTS_LOCK = 7_402_001;

const NOTE_PARTS = `
  INSERT INTO list_snapshot_part (snapshot_id, source_id, part_id) SELECT $1, n.id, n.part FROM unnest($2::text[], $3::text[]) AS n (id, part)
  ON CONFLICT (snapshot_id, source_id) DO UPDATE SET part_id = excluded.part_id`;
const NOTE_CURRENT = `
  UPDATE list_source s SET current_at = s.last_success_at, waiting_id = NULL FROM list_snapshot_part p
  WHERE p.snapshot_id = $1 AND s.source_id = ANY($2::text[]) AND p.source_id = s.source_id AND p.part_id = s.part_id
    AND (s.current_at IS DISTINCT FROM s.last_success_at OR s.waiting_id IS NOT NULL)`;
const NOTE_PROBLEM = 'UPDATE list_source SET problem = $2::jsonb WHERE source_id = $1 AND problem IS DISTINCT FROM $2::jsonb';
const NOTE_WAITING = 'UPDATE list_source SET waiting_id = $1 WHERE source_id = ANY($2::text[]) AND waiting_id IS DISTINCT FROM $1 RETURNING source_id';
const BY_PERSON = `SELECT max(activated_at) AS at FROM list_activation WHERE NOT starts_with(activated_by, '${SOURCE_ACTOR}')`;

interface SourceRow {
  source_id: string;
  added_at: Date;
  config_key: string;
  files: SourceState['files'];
  lists: SourceState['lists'];
  part_id: string | null;
  part_at: Date | null;
  part_entities: number | null;
  part_counts: ListCounts | null;
  held_id: string | null;
  held_at: Date | null;
  held_loss: ListLoss[] | null;
  held_entities: number | null;
  held_counts: ListCounts | null;
  waiting_id: string | null;
  outcome: SourceState['outcome'];
  problem: SourceState['problem'];
  failures: number;
  last_attempt_at: Date | null;
  last_success_at: Date | null;
  current_at: Date | null;
  next_attempt_at: Date;
  lease_epoch: string;
}

const isoOf = (at: Date | null): string | null => at?.toISOString() ?? null;
const jsonOrNull = (value: unknown): string | null => (value === null ? null : JSON.stringify(value));

function headOf(partId: string | null, entities: number | null, counts: ListCounts | null, at: Date | null): SourceState['part'] {
  return partId === null ? null : { partId, entities: entities ?? 0, counts: counts ?? {}, since: isoOf(at) ?? '' };
}

function stateOf(row: SourceRow): SourceState {
  const held = headOf(row.held_id, row.held_entities, row.held_counts, row.held_at);
  const { source_id: sourceId, config_key: configKey, files, lists, waiting_id: waiting, outcome, problem, failures } = row;
  return {
    ...{ sourceId, configKey, files, lists, waiting, outcome, problem, failures },
    addedAt: row.added_at.toISOString(),
    part: headOf(row.part_id, row.part_entities, row.part_counts, row.part_at),
    held: held === null ? null : { ...held, losses: row.held_loss ?? [] },
    lastAttemptAt: isoOf(row.last_attempt_at),
    lastSuccessAt: isoOf(row.last_success_at),
    currentAt: isoOf(row.current_at),
    nextAttemptAt: row.next_attempt_at.toISOString(),
  };
}

/** The part that came in with this attempt, taken or held. */
function newPartOf({ part, held }: RefreshResult): BuiltSnapshot | null {
  if (part !== null) return part.built;
  return held === null || held === 'released' ? null : held.built;
}

/** The columns of the newest and of the held part: what is null stays as it was, the flag says whether the held one changes. */
function partColumns({ part, held, finishedAt }: RefreshResult): readonly unknown[] {
  const newest = part === null ? [null, null] : [part.partId, part.at];
  if (held === null) return [...newest, false, null, null, null];
  return held === 'released' ? [...newest, true, null, null, null] : [...newest, true, held.built.snapshotId, finishedAt, JSON.stringify(held.losses)];
}

async function store(tx: Tx, sourceId: string, result: RefreshResult): Promise<void> {
  const { outcome, configKey, problem, failures, nextAttemptAt, finishedAt, files, lists, isSuccess } = result;
  await tx.query('SELECT pg_advisory_xact_lock($1)', [PARTS_LOCK]);
  const came = newPartOf(result);
  if (came !== null) await tx.query(INSERT_PART, [came.snapshotId, came.entities, JSON.stringify(came.counts), came.content]);
  const shown = outcome === 'accepted' ? 'changed' : outcome;
  await tx.query(SAVE, [sourceId, configKey, shown, jsonOrNull(problem), failures, nextAttemptAt, finishedAt, JSON.stringify(files), JSON.stringify(lists), isSuccess, ...partColumns(result)]);
  await log(tx, sourceId, result, came);
  await tx.query(DROP_UNUSED);
}

async function log(tx: Tx, sourceId: string, { by, startedAt, finishedAt, outcome, files, part, loss, problem }: RefreshResult, came: BuiltSnapshot | null): Promise<void> {
  const partId = part?.partId ?? came?.snapshotId ?? null;
  await tx.query(LOG, [sourceId, by, startedAt, finishedAt, outcome, JSON.stringify(files), partId, came?.entities ?? null, jsonOrNull(loss.length === 0 ? null : loss), jsonOrNull(problem)]);
}

/** {@link SourceStore} on PostgreSQL. */
export function pgSourceStore(database: Database): SourceStore {
  return {
    async ensure(sources, at) {
      const columns = [textArray(sources.map(({ id }) => id)), textArray(sources.map(({ configKey }) => configKey)), textArray(sources.map(({ everyMinutes }) => String(everyMinutes)))];
      await database.query(ENSURE, [...columns, at]);
      await database.query(RECONFIGURE, [...columns, at]);
    },
    async states(ids) {
      const { rows } = await database.query<SourceRow>(STATES, [textArray(ids)]);
      return rows.map(stateOf);
    },
    async claim(id, { holder, forMs, dueAt }) {
      const { rows } = await database.query<SourceRow>(CLAIM, [id, holder, forMs, dueAt]);
      return rows[0] === undefined ? null : { state: stateOf(rows[0]), epoch: rows[0].lease_epoch };
    },
    save: ({ state, epoch }: HeldSource, result) =>
      database.transaction(async (tx) => {
        const { rowCount } = await tx.query(HOLD, [state.sourceId, epoch]);
        if (rowCount === 0) return false;
        await store(tx, state.sourceId, result);
        return true;
      }),
    async release({ state, epoch }) {
      await database.query(RELEASE, [state.sourceId, epoch]);
    },
    async partContent(partId) {
      const { rows } = await database.query<{ content: Buffer }>('SELECT content FROM list_part WHERE part_id = $1', [partId]);
      if (rows[0] === undefined) throw new Error(`the part ${partId} is not there any more`);
      return rows[0].content;
    },
    async partsIn(snapshotId) {
      const { rows } = await database.query<{ source_id: string; part_id: string }>('SELECT source_id, part_id FROM list_snapshot_part WHERE snapshot_id = $1', [snapshotId]);
      return new Map(rows.map((row) => [row.source_id, row.part_id]));
    },
    async lastActivationByPerson() {
      const { rows } = await database.query<{ at: Date | null }>(BY_PERSON, []);
      return isoOf(rows[0]?.at ?? null);
    },
    async noteParts(snapshotId, parts) {
      await database.query(NOTE_PARTS, [snapshotId, textArray([...parts.keys()]), textArray([...parts.values()])]);
    },
    async noteCurrent(snapshotId, ids) {
      await database.query(NOTE_CURRENT, [snapshotId, textArray(ids)]);
    },
    async noteProblem(id, problem) {
      await database.query(NOTE_PROBLEM, [id, JSON.stringify(problem)]);
    },
    async noteWaiting(snapshotId, ids) {
      const { rows } = await database.query<{ source_id: string }>(NOTE_WAITING, [snapshotId, textArray(ids)]);
      return rows.map((row) => row.source_id);
    },
  };
}
