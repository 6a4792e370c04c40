import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import { createDatabase, type PgDatabase, withDatabaseErrors } from '@ytterby/persistence';
import { createTestDatabase, driftReport, eventually, type TestDatabase } from '@ytterby/testing';
import { accepted, anOrder, aParty } from '../../test/builders';
import { ScreeningDriver, screeningScenarios, type Rig } from '../../test/screening-scenarios';
import { PrismaClient } from '../generated/prisma/client';
import { pgCarriedWords } from './pg-carried-words';
import { pgClosedOrders } from './pg-closed-orders';
import { pgDeltaStore } from './pg-delta-store';
import { PgListStore } from './pg-list-store';
import { pgRescreenStore } from './pg-rescreen-store';
import { pgResultStore } from './pg-result-store';
import { pgReviewStore } from './pg-review-store';
import { readListStatus } from './prisma-list-status';
import { prismaScreeningReader } from './prisma-screening-reader';

const MIGRATIONS = join(__dirname, '..', '..', 'prisma', 'migrations');
const AT = '2026-01-05T04:00:00.000Z';
const OLGA = { by: 'olga', at: AT };
const ACME = { id: 'E-ACME', name: 'Acme Defence' };

describe('screening use cases (PostgreSQL)', () => {
  let testDatabase: TestDatabase;
  let database: PgDatabase;
  let prisma: PrismaClient;
  let lists: PgListStore;
  let rig: Rig;

  beforeAll(async () => {
    testDatabase = await createTestDatabase([{ name: 'screening', directory: MIGRATIONS }]);
    database = testDatabase.database;
    prisma = new PrismaClient({ adapter: new PrismaPg(database.pool) });
    lists = new PgListStore(database, prisma);
    rig = {
      store: { ...pgResultStore, ...pgCarriedWords, ...pgRescreenStore, ...pgReviewStore, ...pgClosedOrders },
      deltas: pgDeltaStore(database),
      reader: prismaScreeningReader(prisma),
      activate: async (edition) => {
        await lists.insertSnapshot({ snapshotId: edition.snapshotId, entities: 1, counts: { TEST: 1 }, content: Buffer.from('x') }, OLGA, []);
        return lists.activate(edition, OLGA, () => []);
      },
      transaction: (work) => database.transaction(work),
    };
  });

  beforeEach(async () => {
    await database.query('TRUNCATE list_snapshot, list_activation, screened_order, screening_hit, hit_resolution, rescreen_job, rescreen_target, closed_order RESTART IDENTITY CASCADE');
  });

  afterAll(async () => {
    await prisma.$disconnect();
    await testDatabase.drop();
  });

  screeningScenarios(() => rig);

  it('has the tables that the Prisma schema describes', async () => {
    expect(await driftReport(database, [readFileSync(join(MIGRATIONS, '..', 'schema.prisma'), 'utf8')])).toEqual([]);
  });

  it('tells a reader to come back when the database is not reached, has no connection to spare, or ends the session', async () => {
    const nobody = createDatabase({ url: 'postgres://nobody@127.0.0.1:1/none', poolSize: 1, applicationName: 'nobody' });
    const one = createDatabase({ url: testDatabase.url, poolSize: 1, applicationName: 'one-connection' });
    const clients = [nobody, one].map(({ pool }) => withDatabaseErrors(new PrismaClient({ adapter: new PrismaPg(pool) })));
    const [unreached, busy] = clients as [PrismaClient, PrismaClient];
    const outcome = (work: Promise<unknown>): Promise<unknown> => work.then(() => 'an answer', (error: { code?: string }) => error.code ?? error);
    expect(await outcome(readListStatus(unreached))).toBe('YTB_DB_UNAVAILABLE');
    await one.transaction(async () => expect(await outcome(busy.listSnapshot.count())).toBe('YTB_DB_UNAVAILABLE'));
    const sleeping = outcome(busy.$queryRaw`SELECT pg_sleep(60)::text`);
    await eventually('the session sleeps and is ended', async () => {
      const ended = await database.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'one-connection' AND state = 'active'`);
      return ended.rowCount > 0;
    });
    expect(await sleeping).toBe('YTB_DB_UNAVAILABLE');
    await Promise.all(clients.map((client) => client.$disconnect()));
    await Promise.all([nobody.close(), one.close()]);
  }, 20_000); // a busy pool is waited for five seconds

  it('refuses in the database itself that approver and maker are the same person', async () => {
    const screening = new ScreeningDriver(rig);
    await screening.activate('S1', [ACME]);
    await screening.screen(accepted(anOrder('o1', [aParty('p1', ACME.name)])));
    await screening.resolve((await screening.onlyHit()).hitId, 'false_positive', 'anna');
    const cheat = database.query('UPDATE hit_resolution SET approver = maker, approved_at = now(), approval_id = resolution_id');
    await expect(cheat).rejects.toMatchObject({ constraint: 'hit_resolution_four_eyes_check' });
  });

  it('writes no result under a snapshot that was replaced: an activation waits for the batch at hand, the next batch sees it', async () => {
    const screening = new ScreeningDriver(rig);
    await screening.activate('S1', []);
    const order: string[] = [];
    let activation: Promise<unknown> = Promise.resolve();
    await database.transaction(async (tx) => {
      expect((await pgResultStore.holdActivation(tx))?.snapshotId).toBe('S1');
      activation = screening.activate('S2', [ACME]).then(() => order.push('activated'));
      await untilWaiting(database);
      order.push('batch committed');
    });
    await activation;
    expect(order).toEqual(['batch committed', 'activated']);
    await database.transaction(async (tx) => expect((await pgResultStore.holdActivation(tx))?.snapshotId).toBe('S2'));
  });

  it('tells every replica which snapshot somebody is about to activate, for a while', async () => {
    for (const snapshotId of ['one', 'two']) await lists.insertSnapshot({ snapshotId, entities: 1, counts: { TEST: 1 }, content: Buffer.from('x') }, OLGA, []);
    expect(await lists.announced('2026-01-05T08:00:00.000Z')).toBeNull();
    await lists.announce('two', '2026-01-05T08:00:00.000Z');
    await lists.announce('one', '2026-01-05T08:01:00.000Z');
    await lists.announce('none', '2026-01-05T08:02:00.000Z');
    expect([await lists.announced('2026-01-05T07:00:00.000Z'), await lists.announced('2026-01-05T08:01:00.000Z'), await lists.announced('2026-01-05T08:01:00.001Z')]).toEqual(['one', 'one', null]);
  });

  it('compares what lists lose with the snapshot that is in force when an activation gets its turn', async () => {
    const edition = (snapshotId: string) => ({ snapshotId, matcherVersion: 'test-matcher@1' });
    for (const [snapshotId, entities] of [['small', 5], ['large', 50]] as const) {
      await lists.insertSnapshot({ snapshotId, entities, counts: { TEST: entities }, content: Buffer.from('x') }, OLGA, []);
    }
    await lists.activate(edition('small'), OLGA, () => []);
    const seen: unknown[] = [];
    let turns: Promise<unknown>[] = [];
    await database.transaction(async (tx) => {
      await pgResultStore.holdActivation(tx);
      const first = lists.activate(edition('large'), OLGA, () => []);
      await untilWaiting(database);
      const second = lists.activate(edition('small'), OLGA, (...counts) => {
        seen.push(counts);
        throw new Error('refused');
      });
      turns = [first, second.catch((error: unknown) => error)];
      await untilWaiting(database, 2);
    });
    await Promise.all(turns);
    expect(seen).toEqual([[{ TEST: 50 }, { TEST: 5 }, 'large']]);
    expect((await lists.status()).active).toMatchObject({ snapshotId: 'large', acceptedLoss: [] });
    await lists.activate(edition('small'), OLGA, () => [{ list: 'TEST', before: 50, after: 5 }]);
    expect((await lists.status()).active).toMatchObject({ snapshotId: 'small', activatedBy: 'olga', acceptedLoss: [{ list: 'TEST', before: 50, after: 5 }] });
  });

  it('lets one of two persons who resolve a hit at the same moment win', async () => {
    const screening = new ScreeningDriver(rig);
    await screening.activate('S1', [ACME]);
    await screening.screen(accepted(anOrder('o1', [aParty('p1', ACME.name)])));
    const { hitId } = await screening.onlyHit();
    const words = await Promise.allSettled([screening.resolve(hitId, 'true_match', 'anna'), screening.resolve(hitId, 'false_positive', 'boris')]);
    expect(words.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(words.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'YTB_RESOLUTION_CONFLICT' } });
    expect(await screening.results('o1')).toMatchObject([{ seq: 2 }]);
  });

  it('lets two workers take turns at one job: every order once', async () => {
    const screening = new ScreeningDriver(rig);
    await screening.activate('S1', []);
    const ids = Array.from({ length: 30 }, (_, i) => `o${String(i).padStart(2, '0')}`);
    await screening.screen(...ids.map((id) => accepted(anOrder(id, [aParty('p1', ACME.name)]))));
    await screening.activate('S2', [ACME]);
    // A worker that finds the job held by the other one has nothing to do, so each is asked often enough.
    const batches = await Promise.all(Array.from({ length: 2 }, async () => {
      const events: string[] = [];
      for (let i = 0; i < 40; i++) events.push(...(await screening.rescreenBatch(4)).events.map(({ key }) => key));
      return events;
    }));
    expect(batches.flat().sort()).toEqual(ids);
  });

  it('shows snapshots, the active one and the progress of its job; the same snapshot again is no new one', async () => {
    const screening = new ScreeningDriver(rig);
    expect(await lists.status()).toEqual({ active: null, snapshots: [] });
    await screening.activate('S1', []);
    await screening.screen(accepted(anOrder('o1', [aParty('p1', ACME.name)])));
    await screening.activate('S2', [ACME]);
    await lists.insertSnapshot({ snapshotId: 'S2', entities: 99, counts: {}, content: Buffer.from('other') }, { by: 'else', at: AT }, []);
    expect(await lists.status()).toEqual({
      active: {
        snapshotId: 'S2',
        activatedAt: AT,
        activatedBy: 'olga',
        entities: 1,
        counts: { TEST: 1 },
        acceptedLoss: [],
        rescreen: { status: 'running', queued: 1, done: 0, startedAt: AT, finishedAt: null },
      },
      snapshots: ['S1', 'S2'].map((snapshotId) => ({ snapshotId, entities: 1, counts: { TEST: 1 }, importedAt: AT, importedBy: 'olga' })),
    });
    await screening.rescreenAll();
    expect((await lists.status()).active?.rescreen).toMatchObject({ status: 'done', queued: 1, done: 1 });
  });

  it('pages through the review queue, newest first', async () => {
    const screening = new ScreeningDriver(rig);
    await screening.activate('S1', [ACME]);
    await screening.screen(...Array.from({ length: 5 }, (_, i) => accepted(anOrder(`o${i}`, [aParty('p1', ACME.name)]))));
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await rig.reader.reviews({ status: 'open', limit: 2, ...(after === undefined ? {} : { after }) });
      seen.push(...page.reviews.map(({ orderId }) => orderId));
      after = page.next ?? undefined;
    } while (after !== undefined);
    expect(seen).toEqual(['o4', 'o3', 'o2', 'o1', 'o0']);
    const ofOneOrder = await rig.reader.reviews({ status: 'all', orderId: 'o2', limit: 2 });
    expect(ofOneOrder).toMatchObject({ reviews: [{ orderId: 'o2' }], next: null });
  });
});

/** Resolves when so many connections wait for the activation lock. */
async function untilWaiting(database: PgDatabase, connections = 1): Promise<void> {
  for (;;) {
    const { rows } = await database.query<{ waiting: string }>("SELECT count(*) AS waiting FROM pg_locks WHERE locktype = 'advisory' AND NOT granted");
    if (Number(rows[0]?.waiting) >= connections) return;
  }
}
