import { YtterbyError } from '@ytterby/kernel';
import { Pool, types, type PoolClient, type PoolConfig, type QueryConfig } from 'pg';
import { isTransientDatabaseError, sqlState, toDatabaseError } from './database-error';
import type { Database, QueryResult, Tx } from './ports';

/** How a service reaches its database. */
export interface DatabaseOptions {
  readonly url: string;
  /** Connections at most; a consumer needs one, its relay one, HTTP the rest. */
  readonly poolSize: number;
  /** Shown in pg_stat_activity. */
  readonly applicationName: string;
  /** Longest run of one statement. Default 30 000. */
  readonly statementTimeoutMs?: number;
  /** Called when an idle connection breaks; the pool replaces it. */
  readonly onIdleError?: (cause: Error) => void;
}

/** A {@link Database} on node-postgres; the pool is there for adapters that need one (Prisma). */
export interface PgDatabase extends Database {
  readonly pool: Pool;
}

const CONNECT_TIMEOUT_MS = 5_000;
const LOCK_TIMEOUT_MS = 15_000;
const DEFAULT_STATEMENT_TIMEOUT_MS = 30_000;
/** A transaction whose process was stopped (SIGSTOP) gives its locks back after this time. */
const IDLE_IN_TRANSACTION_TIMEOUT_MS = 60_000;
/** The client gives up later than the server, so that a cut network is noticed although no answer comes. */
const CLIENT_GRACE_MS = 5_000;
const DATE_OID = 1082;
const MAX_PREPARED_STATEMENTS = 500;

function poolConfig(options: DatabaseOptions): PoolConfig {
  const statementTimeoutMs = options.statementTimeoutMs ?? DEFAULT_STATEMENT_TIMEOUT_MS;
  return {
    connectionString: options.url,
    max: options.poolSize,
    min: 0,
    application_name: options.applicationName,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    idleTimeoutMillis: 30_000,
    allowExitOnIdle: false,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    statement_timeout: statementTimeoutMs,
    lock_timeout: LOCK_TIMEOUT_MS,
    query_timeout: statementTimeoutMs + CLIENT_GRACE_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_TIMEOUT_MS,
    options: '-c timezone=UTC -c default_transaction_isolation=read\\ committed',
    // A legal day is text; a JavaScript Date would move it with the time zone of the process.
    types: { getTypeParser: (oid: number, format?: string) => (oid === DATE_OID ? (text: string) => text : types.getTypeParser(oid, format as 'text')) },
  };
}

/** Each distinct parametrised statement is prepared once per connection under a stable name: no parsing on the hot path. */
class StatementNames {
  private readonly names = new Map<string, string>();

  nameOf(sql: string): string | undefined {
    const known = this.names.get(sql);
    if (known !== undefined || this.names.size >= MAX_PREPARED_STATEMENTS) return known;
    const name = `ytb_${this.names.size}`;
    this.names.set(sql, name);
    return name;
  }
}

type Runner = Pick<PoolClient, 'query'> | Pool;

/** Opens a pool; connects lazily. Every option of the driver that matters is set here, none is left to its default. */
export function createDatabase(options: DatabaseOptions): PgDatabase {
  return new PoolDatabase(new Pool(poolConfig(options)), options.onIdleError ?? (() => undefined));
}

class PoolDatabase implements PgDatabase {
  private readonly statements = new StatementNames();

  constructor(
    readonly pool: Pool,
    onIdleError: (cause: Error) => void,
  ) {
    pool.on('error', onIdleError);
  }

  query<R = Record<string, unknown>>(sql: string, params?: readonly unknown[]): Promise<QueryResult<R>> {
    return this.run<R>(this.pool, sql, params);
  }

  async transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const client = await this.connect();
    const callbacks: (() => void)[] = [];
    const tx: Tx = {
      query: <R>(sql: string, params?: readonly unknown[]) => this.run<R>(client, sql, params),
      afterCommit: (callback) => void callbacks.push(callback),
    };
    const result = await this.inTransaction(client, () => work(tx));
    for (const callback of callbacks) callback();
    return result;
  }

  async ping(): Promise<boolean> {
    try {
      await this.query('SELECT 1');
      return true;
    } catch {
      return false;
    }
  }

  close(): Promise<void> {
    return this.pool.end();
  }

  private async connect(): Promise<PoolClient> {
    try {
      return await this.pool.connect();
    } catch (cause) {
      throw toDatabaseError(cause);
    }
  }

  private async inTransaction<T>(client: PoolClient, work: () => Promise<T>): Promise<T> {
    // A connection that breaks while it is checked out emits 'error' besides failing the query; without a listener that would end the process.
    const ignore = (): void => undefined;
    client.on('error', ignore);
    let broken: boolean | Error = false;
    try {
      await client.query('BEGIN');
      const result = await work();
      await commit(client);
      return result;
    } catch (cause) {
      broken = await rollback(client, cause);
      throw toDatabaseError(cause);
    } finally {
      client.removeListener('error', ignore);
      client.release(broken);
    }
  }

  private async run<R>(runner: Runner, sql: string, params: readonly unknown[] | undefined): Promise<QueryResult<R>> {
    try {
      const result = await runner.query(params === undefined ? { text: sql } : this.prepared(sql, params));
      return { rows: result.rows as R[], rowCount: result.rowCount ?? 0 };
    } catch (cause) {
      throw toDatabaseError(cause);
    }
  }

  private prepared(sql: string, params: readonly unknown[]): QueryConfig {
    const name = this.statements.nameOf(sql);
    return { text: sql, values: [...params], ...(name === undefined ? {} : { name }) };
  }
}

async function commit(client: PoolClient): Promise<void> {
  const { command } = await client.query('COMMIT');
  // After a failed statement PostgreSQL answers COMMIT with ROLLBACK and no error; work that swallowed the failure must not believe it is stored.
  if (command !== 'COMMIT') {
    throw new YtterbyError('YTB_BUG', { cause: new Error(`COMMIT was answered with ${command}: a failed statement was swallowed inside the transaction`) });
  }
}

/** @returns true when the connection cannot be used again */
async function rollback(client: PoolClient, cause: unknown): Promise<boolean> {
  const root = cause instanceof YtterbyError ? cause.cause : cause;
  if (isConnectionLoss(root)) return true;
  try {
    await client.query('ROLLBACK');
    return false;
  } catch {
    return true;
  }
}

/** Transient, but not one of the errors that leave the session usable (deadlock, serialisation, lock and statement timeouts). */
function isConnectionLoss(cause: unknown): boolean {
  const usable = ['40001', '40P01', '55P03', '57014', '25006'];
  return isTransientDatabaseError(cause) && !usable.includes(sqlState(cause) ?? '');
}
