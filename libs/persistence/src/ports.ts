/** Rows of a query. */
export interface QueryResult<R> {
  readonly rows: R[];
  readonly rowCount: number;
}

/** Something that runs parametrised SQL: a pool or one transaction. */
export interface Queryable {
  query<R = Record<string, unknown>>(sql: string, params?: readonly unknown[]): Promise<QueryResult<R>>;
}

/** One open transaction (READ COMMITTED unless said otherwise). */
export interface Tx extends Queryable {
  /** Runs after the commit was acknowledged (wake the relay, tell listeners); never after a rollback. Must not throw. */
  afterCommit(callback: () => void): void;
}

/** A service's own database. */
export interface Database extends Queryable {
  /**
   * Runs the work in one transaction and commits it. Any throw rolls back.
   * @throws YtterbyError YTB_DB_UNAVAILABLE (Transient) when the connection is lost, also when the fate of the COMMIT is unknown: the caller
   * repeats the whole work, and inbox rows or unique keys tell whether it had been done. Never assume either way.
   */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** True when the database answers. */
  ping(): Promise<boolean>;
  close(): Promise<void>;
}
