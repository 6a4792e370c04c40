import { YtterbyError } from '@ytterby/kernel';
import { createTestDatabase, eventually, type TestDatabase } from '@ytterby/testing';
import { createDatabase } from './database';
import { sqlState } from './database-error';

describe('database', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await createTestDatabase();
    await test.database.query('CREATE TABLE thing (id int PRIMARY KEY, day date)');
  });
  beforeEach(() => test.database.query('TRUNCATE thing'));
  afterAll(() => test.drop());

  const count = async (): Promise<number> => (await test.database.query('SELECT id FROM thing')).rowCount;
  const failure = (work: Promise<unknown>): Promise<unknown> => work.then(() => null, (error: unknown) => error);

  it('commits the work, and calls back after that', async () => {
    const seen: number[] = [];
    const result = await test.database.transaction(async (tx) => {
      await tx.query('INSERT INTO thing VALUES ($1, $2)', [1, '2026-11-24']);
      tx.afterCommit(() => void count().then((rows) => seen.push(rows)));
      seen.push(await count());
      return 'done';
    });
    expect(result).toBe('done');
    await eventually('the callback has counted', () => seen.length === 2);
    expect(seen).toEqual([0, 1]);
    expect((await test.database.query('SELECT * FROM thing')).rows).toEqual([{ id: 1, day: '2026-11-24' }]);
  });

  it('rolls back and calls nobody when the work throws', async () => {
    const called: string[] = [];
    const error = await failure(
      test.database.transaction(async (tx) => {
        tx.afterCommit(() => called.push('called'));
        await tx.query('INSERT INTO thing VALUES (1)');
        throw new Error('no');
      }),
    );
    expect(error).toEqual(new Error('no'));
    expect({ rows: await count(), called }).toEqual({ rows: 0, called: [] });
  });

  it('does not report success when the work swallowed a failed statement', async () => {
    const error = await failure(
      test.database.transaction(async (tx) => {
        await tx.query('INSERT INTO thing VALUES (1)');
        await tx.query('INSERT INTO thing VALUES (1)').catch(() => undefined);
      }),
    );
    expect(error).toMatchObject({ code: 'YTB_BUG' });
    expect(await count()).toBe(0);
  });

  it('passes errors of the work itself on as they are', async () => {
    await test.database.query('INSERT INTO thing VALUES (1)');
    const error = await failure(test.database.query('INSERT INTO thing VALUES ($1)', [1]));
    expect(error).not.toBeInstanceOf(YtterbyError);
    expect(sqlState(error)).toBe('23505');
  });

  it.each([
    ['the server ends the session during the work', 'SELECT pg_terminate_backend(pg_backend_pid())'],
    ['a statement is cancelled', 'SELECT pg_cancel_backend(pg_backend_pid()), pg_sleep(10)'],
    ['the work deadlocks', `DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = 'deadlock_detected'; END $$`],
    ['there are too many connections', `DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = 'too_many_connections'; END $$`],
    ['the disk is full', `DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = 'disk_full'; END $$`],
  ])('calls it transient when %s, and goes on afterwards', async (_, sql) => {
    const error = await failure(test.database.transaction((tx) => tx.query(sql)));
    expect(error).toMatchObject({ code: 'YTB_DB_UNAVAILABLE', kind: 'Transient' });
    await test.database.transaction((tx) => tx.query('INSERT INTO thing VALUES (1)'));
    expect(await count()).toBe(1);
  });

  it('calls it transient when the session ends before COMMIT is answered', async () => {
    const killer = test.database;
    const error = await failure(
      test.database.transaction(async (tx) => {
        const { rows } = await tx.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
        await killer.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid]);
      }),
    );
    expect(error).toMatchObject({ code: 'YTB_DB_UNAVAILABLE' });
  });

  it('survives the end of an idle connection', async () => {
    const seen: Error[] = [];
    const other = createDatabase({ url: test.url, poolSize: 1, applicationName: 'idle', onIdleError: (cause) => seen.push(cause) });
    expect(await other.ping()).toBe(true);
    await test.database.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'idle'`);
    let isAlive = await other.ping();
    if (!isAlive) isAlive = await other.ping();
    expect(isAlive).toBe(true);
    await other.close();
  });

  it('says that nobody answers, and that a closed pool is closed', async () => {
    const nobody = createDatabase({ url: 'postgres://nobody@127.0.0.1:1/none', poolSize: 1, applicationName: 'nobody' });
    expect(await nobody.ping()).toBe(false);
    expect(await failure(nobody.transaction(() => Promise.resolve()))).toMatchObject({ code: 'YTB_DB_UNAVAILABLE' });
    await nobody.close();
    expect(await failure(nobody.query('SELECT 1'))).toMatchObject({ code: 'YTB_DB_UNAVAILABLE' });
  });

  it('sets its bounds on the session', async () => {
    const bounded = createDatabase({ url: test.url, poolSize: 1, applicationName: 'bounded', statementTimeoutMs: 100 });
    const { rows } = await bounded.query(`SELECT current_setting('TimeZone') AS zone, current_setting('statement_timeout') AS statement, current_setting('lock_timeout') AS lock,
      current_setting('idle_in_transaction_session_timeout') AS idle, current_setting('application_name') AS name`);
    expect(rows).toEqual([{ zone: 'UTC', statement: '100ms', lock: '15s', idle: '1min', name: 'bounded' }]);
    expect(await failure(bounded.query('SELECT pg_sleep(10)'))).toMatchObject({ code: 'YTB_DB_UNAVAILABLE' });
    await bounded.close();
  });
});
