import { createDatabase, ensureDatabase, migrate, quoteIdentifier, runOnce, type MigrationModule, type PgDatabase } from '@ytterby/persistence';
import { testPrefix, testStack } from '../test-stack';

/** A database of its own for one test file. */
export interface TestDatabase {
  readonly database: PgDatabase;
  readonly url: string;
  readonly name: string;
  /** Closes the pool and drops the database, also when other connections are open. */
  drop(): Promise<void>;
}

/** Creates an empty database on the test stack and migrates it. */
export async function createTestDatabase(modules: readonly MigrationModule[] = []): Promise<TestDatabase> {
  const { postgresUrl } = testStack();
  const name = `ytterby_${testPrefix()}`;
  const url = await ensureDatabase(postgresUrl, name);
  const database = createDatabase({ url, poolSize: 10, applicationName: name });
  await migrate(database, modules);
  const drop = async (): Promise<void> => {
    await database.close();
    await runOnce(postgresUrl, `DROP DATABASE IF EXISTS ${quoteIdentifier(name)} WITH (FORCE)`);
  };
  return { database, url, name, drop };
}
