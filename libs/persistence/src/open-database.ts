import { createDatabase, type PgDatabase } from './database';
import { ensureDatabase } from './ensure-database';
import { migrate } from './migrate';
import type { MigrationModule } from './migration-files';

/** What a service's own database is called, and what must be in it. */
export interface OpenDatabaseOptions {
  /** Any database of the server; the service's own one is created beside it. */
  readonly serverUrl: string;
  /** Name of the database; created when it is missing. */
  readonly databaseName: string;
  /** Shown as `ytterby-<service>` in pg_stat_activity. */
  readonly service: string;
  readonly migrations: readonly MigrationModule[];
  readonly poolSize: number;
  readonly logger: { info(event: string, fields: Readonly<Record<string, unknown>>): void; warn(event: string, fields: Readonly<Record<string, unknown>>): void };
}

/** The database of a service: created when it is missing, migrated, opened. */
export async function openDatabase(options: OpenDatabaseOptions): Promise<PgDatabase> {
  const { service, logger } = options;
  const url = await ensureDatabase(options.serverUrl, options.databaseName);
  const onIdleError = (cause: Error): void => logger.warn('database_connection_lost', { reason: cause.message });
  const database = createDatabase({ url, poolSize: options.poolSize, applicationName: `ytterby-${service}`, onIdleError });
  const applied = await migrate(database, options.migrations);
  if (applied.length > 0) logger.info('migrated', { applied });
  return database;
}
