import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabase, type TestDatabase } from '@ytterby/testing';
import { migrate } from './migrate';

describe('migrations', () => {
  let test: TestDatabase;
  let directory: string;
  beforeEach(async () => {
    test = await createTestDatabase();
    directory = await mkdtemp(join(tmpdir(), 'migrations-'));
  });
  afterEach(async () => {
    await test.drop();
    await rm(directory, { recursive: true });
  });

  const write = async (name: string, sql: string): Promise<void> => {
    await mkdir(join(directory, name), { recursive: true });
    await writeFile(join(directory, name, 'migration.sql'), sql);
  };
  const run = (): Promise<string[]> => migrate(test.database, [{ name: 'app', directory }]);
  const tables = async (): Promise<unknown[]> => (await test.database.query(`SELECT table_name AS t FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1`)).rows.map(({ t }) => t);

  it('run once, in the order of their numbers, and again only what is new', async () => {
    await write('0010_second', 'ALTER TABLE a ADD COLUMN y int; CREATE TABLE b (x int);');
    await write('0009_first', 'CREATE TABLE a (x int);');
    expect(await run()).toEqual(['app/0009_first', 'app/0010_second']);
    expect(await run()).toEqual([]);
    await write('0011_third', 'CREATE TABLE c (x int)');
    expect(await run()).toEqual(['app/0011_third']);
    expect(await tables()).toEqual(['a', 'b', 'c', 'schema_migration']);
  });

  it('run once when several processes start together', async () => {
    await write('1_only', 'CREATE TABLE a (x int)');
    await write('2_next', 'CREATE TABLE b (x int)');
    const applied = await Promise.all([run(), run(), run()]);
    expect(applied.flat().sort()).toEqual(['app/1_only', 'app/2_next']);
  });

  it('leave nothing of a file that fails, and keep those before it', async () => {
    await write('1_good', 'CREATE TABLE a (x int)');
    await write('2_bad', 'CREATE TABLE b (x int); SELECT 1/0;');
    await expect(run()).rejects.toThrow('division by zero');
    expect(await tables()).toEqual(['a', 'schema_migration']);
    await write('2_bad', 'CREATE TABLE b (x int)');
    expect(await run()).toEqual(['app/2_bad']);
  });

  it('take a file with other line ends as the same', async () => {
    await write('1_lines', 'CREATE TABLE a (\n  x int\n);\n');
    await run();
    await write('1_lines', 'CREATE TABLE a (\r\n  x int\r\n);\r\n');
    expect(await run()).toEqual([]);
  });

  const refusals: [string, () => Promise<void>, string][] = [
    ['an applied file was changed', () => write('0002_two', 'CREATE TABLE changed (x int)'), 'Migration app/0002_two was changed after it was applied'],
    ['an applied file is missing', () => rm(join(directory, '0002_two'), { recursive: true }), 'Migration app/0002_two was applied to this database but its file is missing'],
    ['a new file has a lower number', () => write('0001_late', 'SELECT 1'), 'Migration app/0001_late would have to run before 0002_two, which is applied already'],
    ['two files have one number', () => write('2_again', 'SELECT 1'), 'has the same number as'],
    ['a folder has no number', () => write('third', 'SELECT 1'), 'Migration app/third is no migration name'],
    ['a folder has no file', async () => void (await mkdir(join(directory, '0003_empty'))), 'Migration app/0003_empty has no file migration.sql'],
  ];
  it.each(refusals)('are refused when %s', async (_, change, message) => {
    await write('0002_two', 'CREATE TABLE a (x int)');
    await run();
    await change();
    await expect(run()).rejects.toMatchObject({ code: 'YTB_MIGRATION_REFUSED', message: expect.stringContaining(message) });
  });

  it('of several modules have histories of their own', async () => {
    await write('0001_one', 'CREATE TABLE a (x int)');
    const other = join(directory, '..', `${testName()}`);
    await mkdir(join(other, '0001_one'), { recursive: true });
    await writeFile(join(other, '0001_one', 'migration.sql'), 'CREATE TABLE b (x int)');
    expect(await migrate(test.database, [{ name: 'app', directory }, { name: 'other', directory: other }])).toEqual(['app/0001_one', 'other/0001_one']);
    expect(await run()).toEqual([]);
    await rm(other, { recursive: true });
  });

  const testName = (): string => `${test.name}-other`;
});
