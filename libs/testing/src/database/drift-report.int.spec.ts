import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { messagingMigrations } from '@ytterby/messaging';
import { driftReport } from './drift-report';
import { createTestDatabase, type TestDatabase } from './test-database';

const ROOT = process.cwd();

describe('drift between Prisma schema and database', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await createTestDatabase([messagingMigrations(ROOT)]);
  });
  afterAll(() => test.drop());

  const schema = (path: string): Promise<string> => readFile(join(ROOT, path, 'schema.prisma'), 'utf8');

  it('is none in the messaging tables', async () => {
    expect(await driftReport(test.database, [await schema('libs/messaging/prisma')])).toEqual([]);
  });

  it.each(['order-intake', 'screening', 'licensing'])('is none in the database of %s', async (app) => {
    const service = await createTestDatabase([messagingMigrations(ROOT), { name: app, directory: join(ROOT, 'apps', app, 'prisma', 'migrations') }]);
    const report = await driftReport(service.database, [await schema('libs/messaging/prisma'), await schema(`apps/${app}/prisma`)]);
    await service.drop();
    expect(report).toEqual([]);
  });

  it('names each kind of difference', async () => {
    const changed = await createTestDatabase();
    await changed.database.query('CREATE TABLE a (id bigint PRIMARY KEY, kept text NOT NULL, other int, narrow timestamptz(3) NOT NULL, extra text); CREATE UNIQUE INDEX ON a (other); CREATE TABLE b (x int)');
    await changed.database.query('CREATE UNIQUE INDEX ON a (kept) WHERE other IS NULL');
    const datamodel = `
      datasource db {
        provider = "postgresql"
      }
      model A {
        id     Int      @id
        kept   String?  @unique
        other  Int
        narrow DateTime @db.Timestamptz(6)
        gone   String[]
        @@map("a")
      }
      model C {
        id Int @id
      }`;
    expect(await driftReport(changed.database, [datamodel])).toEqual([
      'a.extra is in the database (text?) but not in the schema',
      'a.gone is in the schema (text[]) but not in the database',
      'a.id is integer in the schema but bigint in the database',
      'a.kept is text? in the schema but text in the database',
      'a.narrow is timestamp with time zone(6) in the schema but timestamp with time zone(3) in the database',
      'a.other is integer in the schema but integer? in the database',
      'a: unique (kept) is in the schema but not in the database',
      'a: unique (other) is in the database but not in the schema',
      'the table C is in the schema but not in the database',
      'the table b is in the database but not in the schema',
    ]);
    await changed.drop();
  });
});
