import type { ListActivation } from '@ytterby/contracts';
import { YtterbyError } from '@ytterby/kernel';
import type { Database, Tx } from '@ytterby/persistence';
import type { ListCounts, ListLoss } from '@ytterby/watchlists';
import type { PrismaClient } from '../generated/prisma/client';
import type { Activation, Edition, ListStore } from '../ports';
import { readListStatus } from './prisma-list-status';
import { OUTDATED } from './pg-rescreen-store';
import { ACTIVATION_LOCK, latestActivation } from './pg-result-store';

const INSERT_SNAPSHOT = `
  INSERT INTO list_snapshot (snapshot_id, entities, counts, content, imported_by, imported_at, accepted_loss) VALUES ($1, $2, $3::jsonb, $4, $5, $6, $7::jsonb)
  ON CONFLICT (snapshot_id) DO NOTHING`;

const INSERT_ACTIVATION = `
  INSERT INTO list_activation (snapshot_id, previous_id, cause, activated_by, activated_at, accepted_loss)
  SELECT $1, $2, 'snapshot:' || $1 || CASE WHEN count(*) = 0 THEN '' ELSE '/' || (count(*) + 1) END, $3, $4, $5::jsonb FROM list_activation WHERE snapshot_id = $1
  RETURNING activation_id`;

const ANNOUNCED = 'SELECT snapshot_id FROM list_snapshot WHERE announced_at >= $1 ORDER BY announced_at DESC LIMIT 1';

const REPLACE_JOBS = "UPDATE rescreen_job SET status = 'replaced', finished_at = $1 WHERE status = 'running'";
const INSERT_JOB = "INSERT INTO rescreen_job (activation_id, status, queued, started_at) VALUES ($1, 'running', $2, $3)";

/** {@link ListStore} on PostgreSQL. */
export class PgListStore implements ListStore {
  constructor(
    private readonly database: Database,
    private readonly prisma: PrismaClient,
  ) {}

  async insertSnapshot(...[snapshot, { by, at }, accepted]: Parameters<ListStore['insertSnapshot']>): Promise<void> {
    const { snapshotId, entities, counts, content } = snapshot;
    await this.database.query(INSERT_SNAPSHOT, [snapshotId, entities, JSON.stringify(counts), content, by, at, jsonOf(accepted)]);
  }

  async snapshotContent(snapshotId: string): Promise<Buffer | null> {
    const { rows } = await this.database.query<{ content: Buffer }>('SELECT content FROM list_snapshot WHERE snapshot_id = $1', [snapshotId]);
    return rows[0]?.content ?? null;
  }

  activation(): Promise<Activation | null> {
    return latestActivation(this.database);
  }

  async announce(snapshotId: string, at: string): Promise<void> {
    await this.database.query('UPDATE list_snapshot SET announced_at = $2 WHERE snapshot_id = $1', [snapshotId, at]);
  }

  async announced(since: string): Promise<string | null> {
    const { rows } = await this.database.query<{ snapshot_id: string }>(ANNOUNCED, [since]);
    return rows[0]?.snapshot_id ?? null;
  }

  async countsInForce(): Promise<ListCounts> {
    return countsOf(this.database, (await latestActivation(this.database))?.snapshotId ?? null);
  }

  activate(...[edition, { by, at }, check]: Parameters<ListStore['activate']>): Promise<ListActivation> {
    return this.database.transaction(async (tx) => {
      // Counted before the lock, so that no order waits for the count; orders that come in meanwhile are screened again all the same.
      const queued = await countOutdated(tx, edition);
      await tx.query('SELECT pg_advisory_xact_lock($1)', [ACTIVATION_LOCK]);
      const previous = (await latestActivation(tx))?.snapshotId ?? null;
      // Under the lock: no other activation can come between this comparison and the change.
      const accepted = check(await countsOf(tx, previous), await countsOf(tx, edition.snapshotId), previous);
      const { rows } = await tx.query<{ activation_id: string }>(INSERT_ACTIVATION, [edition.snapshotId, previous, by, at, jsonOf(accepted)]);
      const activationId = rows[0]?.activation_id;
      if (activationId === undefined) throw new YtterbyError('YTB_BUG', { message: 'An activation was not stored.' });
      await tx.query(REPLACE_JOBS, [at]);
      await tx.query(INSERT_JOB, [activationId, queued, at]);
      return { snapshotId: edition.snapshotId, previous, openOrders: queued };
    });
  }

  status(): ReturnType<ListStore['status']> {
    return readListStatus(this.prisma);
  }
}

const jsonOf = (losses: readonly ListLoss[]): string | null => (losses.length === 0 ? null : JSON.stringify(losses));

async function countsOf(db: Pick<Tx, 'query'>, snapshotId: string | null): Promise<ListCounts> {
  if (snapshotId === null) return {};
  const { rows } = await db.query<{ counts: ListCounts }>('SELECT counts FROM list_snapshot WHERE snapshot_id = $1', [snapshotId]);
  return rows[0]?.counts ?? {};
}

async function countOutdated(tx: Tx, { snapshotId, matcherVersion }: Edition): Promise<number> {
  const { rows } = await tx.query<{ queued: number }>(`SELECT count(*)::int AS queued FROM screened_order o WHERE ${OUTDATED}`, [snapshotId, matcherVersion]);
  return rows[0]?.queued ?? 0;
}
