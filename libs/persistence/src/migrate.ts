import { YtterbyError } from '@ytterby/kernel';
import { readMigrations, type Migration, type MigrationModule } from './migration-files';
import type { Database, Tx } from './ports';

/** Any number that no other lock of ours uses; all migrations of one database wait for each other. */
const MIGRATION_LOCK = 7_401_740_2;

const HISTORY_TABLE = `
  CREATE TABLE IF NOT EXISTS schema_migration (
    module text NOT NULL,
    name text NOT NULL,
    checksum text NOT NULL,
    applied_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (module, name)
  )`;

interface AppliedMigration {
  readonly module: string;
  readonly name: string;
  readonly checksum: string;
}

/**
 * Brings a database to the state of the migration files: Prisma's folder layout, each file in a transaction of its own together with its history
 * row, modules in the given order. Safe to run by several processes at once. @returns the names applied now.
 * @throws YtterbyError YTB_MIGRATION_REFUSED when an applied file was changed or is missing, or a new one would have to run before an applied one.
 */
export async function migrate(database: Database, modules: readonly MigrationModule[]): Promise<string[]> {
  const wanted = await Promise.all(modules.map(readMigrations));
  const applied: string[] = [];
  for (;;) {
    const name = await database.transaction((tx) => applyNext(tx, modules, wanted.flat()));
    if (name === null) return applied;
    applied.push(name);
  }
}

/** Applies the first pending migration; the lock is held to the end of the transaction, so the history is read anew each time. */
async function applyNext(tx: Tx, modules: readonly MigrationModule[], wanted: readonly Migration[]): Promise<string | null> {
  await tx.query('SELECT pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
  await tx.query(HISTORY_TABLE);
  const history = await tx.query<AppliedMigration>('SELECT module, name, checksum FROM schema_migration');
  const pending = modules.flatMap(({ name }) => pendingOf(wanted.filter(({ module }) => module === name), history.rows));
  const names = modules.map(({ name }) => name);
  refuseUnknown(wanted, history.rows.filter(({ module }) => names.includes(module)));
  const next = pending[0];
  if (next === undefined) return null;
  await tx.query(next.sql);
  await tx.query('INSERT INTO schema_migration (module, name, checksum) VALUES ($1, $2, $3)', [next.module, next.name, next.checksum]);
  return `${next.module}/${next.name}`;
}

/** The migrations of one module that are still to run, after checking those that ran. */
export function pendingOf(migrations: readonly Migration[], history: readonly AppliedMigration[]): Migration[] {
  const pending: Migration[] = [];
  for (const migration of migrations) {
    const applied = history.find(({ module, name }) => module === migration.module && name === migration.name);
    if (applied === undefined) {
      pending.push(migration);
      continue;
    }
    if (applied.checksum !== migration.checksum) refuse(migration, 'was changed after it was applied: restore the file and write a new migration instead');
    const skipped = pending[0];
    if (skipped !== undefined) refuse(skipped, `would have to run before ${migration.name}, which is applied already: give it a higher number`);
  }
  return pending;
}

function refuseUnknown(wanted: readonly Migration[], history: readonly AppliedMigration[]): void {
  const unknown = history.find(({ module, name }) => !wanted.some((migration) => migration.module === module && migration.name === name));
  if (unknown !== undefined) refuse(unknown, 'was applied to this database but its file is missing: the database is newer than this program, or the file was deleted');
}

function refuse(migration: { module: string; name: string }, reason: string): never {
  throw new YtterbyError('YTB_MIGRATION_REFUSED', { message: `Migration ${migration.module}/${migration.name} ${reason}.` });
}
