import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import { type LicenseDecidedV1, type StatusEntryRequest } from '@ytterby/contracts';
import type { PgDatabase } from '@ytterby/persistence';
import { silentLogger } from '@ytterby/platform';
import { createTestDatabase, driftReport, eventually, type TestDatabase } from '@ytterby/testing';
import { accepted, anOrder, aScreening, closed, completed, plainEngine, resolved } from '../../test/builders';
import { CountingMetrics, licensingDependencies } from '../../test/licensing-scenarios';
import { type CommandDependencies, decideOnCommand } from '../application/decide-on-command';
import { noteEngine, type RedecideDependencies, redecideOrders } from '../application/redecide-orders';
import { proposeStatus, reviewStatus, type SetStatusDependencies } from '../application/set-status';
import { orderAcceptedConsumer } from '../consumers/order-accepted.consumer';
import { orderClosedConsumer } from '../consumers/order-closed.consumer';
import { screeningCompletedConsumer } from '../consumers/screening-completed.consumer';
import { screeningResolvedConsumer } from '../consumers/screening-resolved.consumer';
import { PrismaClient } from '../generated/prisma/client';
import type { DecisionEngine } from '../ports';
import { pgClosedOrders } from './pg-closed-orders';
import { pgDecisionCommands } from './pg-decision-commands';
import { pgLicensingStore } from './pg-licensing-store';
import { pgRedecisionStore } from './pg-redecision-store';
import { pgStatusStore, readStatusEntries } from './pg-status-store';
import { prismaDecisionReader } from './prisma-decision-reader';
import { prismaStatusReader } from './prisma-status-reader';

const MIGRATIONS = join(__dirname, '..', '..', 'prisma', 'migrations');
const NOV_20 = Date.parse('2026-11-20T04:00:00Z');
const DAY_MS = 86_400_000;
const EXTENSION: StatusEntryRequest = { measure: '70/2025', state: 'extended', until: '2027-01-10', knownSince: '2026-11-18', source: 'MOFCOM No. 99/2026' };

/** Holds every order while the end of No. 70 is not confirmed, and asks to be looked at again on the day after a confirmed end. `WATCH-` orders do not depend on it. */
const engine: DecisionEngine = {
  identity: plainEngine.identity,
  decide(input) {
    const { decision, trace } = plainEngine.decide(input);
    const end = input.register.afterEnd['70/2025'];
    const isOpen = end.kind === 'unverified' || (end.kind === 'extended' && input.asOf > end.until);
    const reconsiderOn = end.kind === 'extended' && !isOpen ? '2027-01-11' : null;
    if (input.order.orderId.startsWith('FREE')) return { decision, trace };
    return { decision: { ...decision, reconsiderOn, action: isOpen ? 'hold' : decision.action }, trace };
  },
};

describe('deciding open orders again (PostgreSQL)', () => {
  let testDatabase: TestDatabase;
  let database: PgDatabase;
  let prisma: PrismaClient;
  let nowMs = NOV_20;
  let ids = 0;
  const clock = (): number => nowMs;

  beforeAll(async () => {
    testDatabase = await createTestDatabase([{ name: 'licensing', directory: MIGRATIONS }]);
    database = testDatabase.database;
    prisma = new PrismaClient({ adapter: new PrismaPg(database.pool) });
  });

  beforeEach(async () => {
    nowMs = NOV_20;
    await database.query('TRUNCATE status_entry, engine_identity, redecision_job, decision_command, decision, licensing_case, closed_order');
  });

  afterAll(async () => {
    await prisma.$disconnect();
    await testDatabase.drop();
  });

  const licensing = () => licensingDependencies({ store: pgLicensingStore } as never, { engine, clock });
  const redecision = (over: Partial<RedecideDependencies> = {}): RedecideDependencies => ({ ...licensing(), store: { ...pgRedecisionStore, ...pgLicensingStore }, batchSize: 2, ...over });
  const setting = (): SetStatusDependencies => ({ store: { ...pgStatusStore, ...pgRedecisionStore }, clock, newId: () => `entry-${(ids += 1)}`, logger: silentLogger });
  const propose = (request: StatusEntryRequest = EXTENSION, by = 'anna') => database.transaction((tx) => proposeStatus(setting(), tx, { by, request }));
  const review = (entryId: string, by: string, verdict: 'approved' | 'rejected' = 'approved') =>
    database.transaction((tx) => reviewStatus(setting(), tx, { entryId, verdict, by, comment: null }));

  async function decideNew(orderId: string, over: { revision?: number; statedAsOf?: string } = {}): Promise<void> {
    const { revision = 1, statedAsOf = null } = over;
    await database.transaction((tx) => orderAcceptedConsumer(licensing()).handle(tx, [accepted(anOrder(orderId, revision), statedAsOf)]));
    await database.transaction((tx) => screeningCompletedConsumer(licensing()).handle(tx, [completed(aScreening(orderId, revision))]));
  }

  const commanding = (): CommandDependencies => ({ ...licensing(), store: { ...pgDecisionCommands, ...pgLicensingStore }, newId: () => `c${(ids += 1)}` });
  const command = (orderId: string) => database.transaction((tx) => decideOnCommand(commanding(), tx, { orderId, reason: 'read the extension', by: 'anna' }));

  const metrics = new CountingMetrics();
  const close = (...events: ReturnType<typeof closed>[]) => database.transaction((tx) => orderClosedConsumer({ store: pgClosedOrders, metrics, onClosed: () => undefined }).handle(tx, events));

  /** Works until nothing is left. @returns what was published */
  async function redecide(): Promise<LicenseDecidedV1[]> {
    const published: LicenseDecidedV1[] = [];
    for (let more = true; more; ) {
      const batch = await database.transaction((tx) => redecideOrders(redecision(), tx));
      published.push(...batch.events.map(({ payload }) => JSON.parse(payload.toString()) as LicenseDecidedV1));
      more = batch.more;
    }
    return published;
  }

  const decisionsOf = async (orderId: string): Promise<LicenseDecidedV1[]> =>
    (await prismaDecisionReader(prisma).decisionsOf(orderId)).map((bytes) => JSON.parse(bytes.toString()) as LicenseDecidedV1);

  const register = () => prismaStatusReader(prisma).register('2026-11-20');

  it('has the tables that the Prisma schema describes', async () => {
    expect(await driftReport(database, [readFileSync(join(MIGRATIONS, '..', 'schema.prisma'), 'utf8')])).toEqual([]);
  });

  describe('an entry of the status register', () => {
    it('changes nothing until another officer approves it; then open orders are decided again, with the entry as the cause', async () => {
      await decideNew('o1');
      const entryId = await propose();
      expect(await redecide()).toEqual([]);
      expect(await register()).toMatchObject({ statusRegisterId: 'status-register:UNVERIFIED', entries: [{ entryId, status: 'pending', proposedBy: 'anna', reviewedBy: null }] });

      await review(entryId, 'bert');
      expect(await redecide()).toMatchObject([{ orderId: 'o1', seq: 2, cause: `status:${entryId}`, action: 'release', reconsiderOn: '2027-01-11', asOf: '2026-11-20' }]);
      const [first, second] = await decisionsOf('o1');
      expect(first).toMatchObject({ action: 'hold', statusRegisterId: 'status-register:UNVERIFIED' });
      expect(second).toMatchObject({ supersedes: first?.decisionId, statusRegisterId: 'status-register:EXTENDED_2027_01_10' });
      expect(await register()).toMatchObject({
        statusRegisterId: 'status-register:EXTENDED_2027_01_10',
        measures: [{ measure: '70/2025', state: 'extended', until: '2027-01-10' }, { measure: '72/2025', state: 'unverified', until: null }, { state: 'unverified' }],
        entries: [{ status: 'approved', reviewedBy: 'bert' }],
        redecisions: [{ cause: `status:${entryId}`, looked: 1, changed: 1, finishedAt: expect.any(String) as string }],
      });
    });

    it('may be of a single measure, and be taken back; the register shows what is confirmed', async () => {
      await decideNew('o1');
      for (const more of [{ measure: '61/2025 Art 1(3)', state: 'lapsed', until: undefined }, { measure: '55/2025', state: 'extended', until: '2027-03-01' }] as const) await review(await propose({ ...EXTENSION, ...more }), 'bert');
      const id = 'status-register:70/2025=unverified;72/2025=unverified;listings=unverified';
      expect(await register()).toMatchObject({
        statusRegisterId: `${id};55/2025=extended@2027-03-01;61/2025 Art 1(3)=lapsed`,
        measures: [{ measure: '70/2025' }, { measure: '72/2025' }, { measure: 'listings' }, { measure: '55/2025', state: 'extended', until: '2027-03-01' }, { measure: '61/2025 Art 1(3)', state: 'lapsed', until: null }],
      });
      for (const measure of ['61/2025 Art 1(3)', '55/2025'] as const) await review(await propose({ ...EXTENSION, measure, state: 'as_notice', until: undefined }), 'bert');
      expect(await register()).toMatchObject({ statusRegisterId: 'status-register:UNVERIFIED', measures: { length: 3 }, entries: [{ measure: '55/2025', state: 'as_notice', until: null }, {}, {}, {}] });
    });

    it('cannot be approved by whoever proposed it, nor reviewed twice; a proposal may be withdrawn', async () => {
      const entryId = await propose();
      await expect(review(entryId, 'anna')).rejects.toMatchObject({ code: 'YTB_FOUR_EYES', message: expect.stringContaining('anna') as string });
      await review(entryId, 'anna', 'rejected');
      await expect(review(entryId, 'bert')).rejects.toMatchObject({ code: 'YTB_STATUS_REVIEWED' });
      await expect(review('none', 'bert')).rejects.toMatchObject({ code: 'YTB_NOT_FOUND' });
      expect(await register()).toMatchObject({ statusRegisterId: 'status-register:UNVERIFIED', entries: [{ status: 'rejected' }], redecisions: [] });
      const forged = database.query(`UPDATE status_entry SET verdict = 'approved', reviewed_by = proposed_by, approved_seq = 7 WHERE entry_id = $1`, [entryId]);
      await expect(forged).rejects.toThrow('status_entry_four_eyes_check');
    });

    it('cannot be known in the future', async () => {
      await expect(propose({ ...EXTENSION, knownSince: '2026-11-21' })).rejects.toMatchObject({ fields: [{ path: 'knownSince', value: '2026-11-21' }] });
    });

    it('counts for new orders, but not for one as of a day on which nobody knew it', async () => {
      await review(await propose(), 'bert');
      await decideNew('now');
      await decideNew('then', { statedAsOf: '2026-11-17' });
      expect(await decisionsOf('now')).toMatchObject([{ statusRegisterId: 'status-register:EXTENDED_2027_01_10', action: 'release' }]);
      expect(await decisionsOf('then')).toMatchObject([{ statusRegisterId: 'status-register:UNVERIFIED', action: 'hold' }]);
    });

    it('waits for decisions that are being made, so that none is left out', async () => {
      const entryId = await propose();
      const happened: string[] = [];
      let approval: Promise<void> = Promise.resolve();
      await database.transaction(async (tx) => {
        await readStatusEntries(tx);
        approval = review(entryId, 'bert').then(() => void happened.push('approved'));
        await database.query(`SELECT pg_sleep(0) FROM generate_series(1, 20)`);
        expect(await readStatusEntries(tx)).toEqual([]);
        happened.push('decided');
      });
      await approval;
      expect(happened).toEqual(['decided', 'approved']);
    });
  });

  describe('a job', () => {
    it('leaves alone what is superseded, as of a stated day, or says the same as before', async () => {
      await decideNew('old', { revision: 1 });
      await decideNew('old', { revision: 2 });
      await decideNew('pinned', { statedAsOf: '2026-11-20' });
      await decideNew('FREE-1');
      await review(await propose(), 'bert');
      expect((await redecide()).map(({ orderId, revision }) => `${orderId} ${revision}`)).toEqual(['old 2']);
      expect(await register()).toMatchObject({ redecisions: [{ looked: 2, changed: 1 }] });
    });

    it('goes on where the last commit left off, and decides nothing twice', async () => {
      for (const n of [1, 2, 3, 4, 5]) await decideNew(`o${n}`);
      await review(await propose(), 'bert');
      const first = await database.transaction((tx) => redecideOrders(redecision(), tx));
      const crash = database.transaction(async (tx) => {
        await redecideOrders(redecision(), tx);
        throw new Error('killed');
      });
      await expect(crash).rejects.toThrow('killed');
      const rest = await redecide();
      expect([...first.events.map(({ key }) => key), ...rest.map(({ orderId }) => orderId)]).toEqual(['o1', 'o2', 'o3', 'o4', 'o5']);
      for (const n of [1, 2, 3, 4, 5]) expect(await decisionsOf(`o${n}`)).toHaveLength(2);
    });

    it('is brought by the calendar, once, for the orders that wait for that day', async () => {
      await review(await propose(), 'bert');
      await redecide();
      await decideNew('due');
      await decideNew('FREE-2');
      nowMs = Date.parse('2027-01-10T15:59:00Z'); // still the 10th in Beijing
      expect(await redecide()).toEqual([]);
      nowMs += 120_000;
      expect(await redecide()).toMatchObject([{ orderId: 'due', cause: 'calendar:2027-01-11', action: 'hold', asOf: '2027-01-11', reconsiderOn: null }]);
      nowMs += DAY_MS;
      expect(await redecide()).toEqual([]);
    });

    it.each(['shipped', 'cancelled'] as const)('leaves alone what was %s, whatever brings it', async (closedAs) => {
      await review(await propose(), 'bert');
      await redecide();
      for (const id of ['gone', 'open']) await decideNew(id);
      await close(closed('gone', { closedAs }));
      nowMs = Date.parse('2027-01-11T04:00:00Z');
      expect((await redecide()).map(({ orderId, cause }) => [orderId, cause])).toEqual([['open', 'calendar:2027-01-11']]);
      await review(await propose({ ...EXTENSION, until: '2027-03-31' }), 'bert');
      expect((await redecide()).map(({ orderId }) => orderId)).toEqual(['open']);
      await database.transaction((tx) => noteEngine(redecision(), tx));
      const other = { ...engine, identity: { ...engine.identity, policies: { p: 'other' } } };
      await database.transaction((tx) => noteEngine(redecision({ engine: other }), tx));
      await redecide();
      expect(await decisionsOf('gone')).toHaveLength(1);
    });

    it('is not brought by a day that only closed orders wait for, nor goes on to orders that are closed meanwhile', async () => {
      await review(await propose(), 'bert');
      await redecide();
      for (const n of [1, 2, 3, 4]) await decideNew(`o${n}`);
      await close(closed('o4'));
      nowMs = Date.parse('2027-01-11T04:00:00Z');
      await database.transaction((tx) => redecideOrders(redecision(), tx));
      await database.transaction((tx) => redecideOrders(redecision(), tx));
      await close(closed('o3'));
      expect(await redecide()).toEqual([]);
      expect((await Promise.all([1, 2, 3, 4].map((n) => decisionsOf(`o${n}`)))).map(({ length }) => length)).toEqual([2, 2, 1, 1]);
      await close(closed('o1'), closed('o2'));
      nowMs += DAY_MS;
      await redecide();
      expect((await register()).redecisions.map(({ cause }) => cause)).not.toContain('calendar:2027-01-12');
    });

    it('leaves alone an order that was closed before it was accepted, which is decided once all the same; and is told twice without harm', async () => {
      metrics.counts.clear();
      await close(closed('early'), closed('early'));
      await close(closed('early', { closedAs: 'cancelled' }));
      expect(metrics.counts.get('closed_orders_total')).toBe(1);
      await decideNew('early');
      await review(await propose(), 'bert');
      expect(await redecide()).toEqual([]);
      expect(await decisionsOf('early')).toHaveLength(1);
    });

    it('is brought by another program, rule pack or policy, but not by a restart', async () => {
      await decideNew('o1');
      const start = (identity = engine.identity) => database.transaction((tx) => noteEngine(redecision({ engine: { ...engine, identity } }), tx));
      await start();
      await start();
      expect((await register()).redecisions).toEqual([]);
      await start({ ...engine.identity, policies: { p: 'other' } });
      await start(engine.identity);
      expect((await register()).redecisions.map(({ cause }) => cause)).toEqual(['engine:3', 'engine:2']);
    });
  });

  describe('a command to decide again', () => {
    it('decides an order as of its stated day under what was known then and is confirmed now, and keeps who asked and why', async () => {
      await decideNew('pinned', { statedAsOf: '2026-11-19' });
      await review(await propose(), 'bert');
      expect(await redecide()).toEqual([]);
      nowMs += DAY_MS;
      const { answer, events } = await command('pinned');
      const decisions = await decisionsOf('pinned');
      expect(decisions).toMatchObject([{ action: 'hold' }, { seq: 2, cause: `command:${answer.commandId}`, asOf: '2026-11-19', knownAt: '2026-11-19', action: 'release', supersedes: decisions[0]?.decisionId }]);
      expect(events.map(({ id, key }) => [id, key])).toEqual([[decisions[1]?.decisionId, 'pinned']]);
      const kept = { commandId: answer.commandId, orderId: 'pinned', revision: 1, reason: 'read the extension', by: 'anna', at: '2026-11-21T04:00:00.000Z', changed: true, decisionId: decisions[1]?.decisionId };
      expect([answer, await prismaDecisionReader(prisma).commandsOf('pinned')]).toEqual([kept, [kept]]);
    });

    it('keeps no decision that says the same, but that it was asked for', async () => {
      await decideNew('same', { statedAsOf: '2026-11-19' });
      const [first] = await decisionsOf('same');
      const commands = [await command('same'), await command('same')];
      expect(commands).toMatchObject([1, 2].map(() => ({ events: [], answer: { changed: false, decisionId: first?.decisionId } })));
      expect([await decisionsOf('same'), (await prismaDecisionReader(prisma).commandsOf('same')).map(({ changed }) => changed)]).toEqual([[first], [false, false]]);
    });

    it('takes the newest revision, and today where no day was stated', async () => {
      await decideNew('o1', { revision: 1 });
      await decideNew('o1', { revision: 2 });
      await review(await propose(), 'bert');
      nowMs += DAY_MS;
      expect((await command('o1')).answer).toMatchObject({ revision: 2, changed: true });
      expect((await decisionsOf('o1')).at(-1)).toMatchObject({ revision: 2, seq: 2, asOf: '2026-11-21' });
    });

    it('waits for a decision that is being made on the order, and follows it', async () => {
      await decideNew('busy', { statedAsOf: '2026-11-19' });
      await review(await propose(), 'bert');
      const commanded = await database.transaction(async (tx) => {
        await screeningResolvedConsumer(licensing()).handle(tx, [resolved(aScreening('busy', 1, { seq: 2, status: 'match' }))]);
        const answer = command('busy');
        await eventually('the command waits', async () => (await database.query("SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%FROM licensing_case WHERE order_id%'")).rows.length > 0);
        return { answer };
      });
      expect((await commanded.answer).answer).toMatchObject({ changed: false, decisionId: (await decisionsOf('busy'))[1]?.decisionId });
    });

    it.each(['shipped', 'cancelled'] as const)('is refused for an order that was %s', async (closedAs) => {
      await decideNew('gone', { statedAsOf: '2026-11-19' });
      await close(closed('gone', { closedAs }));
      await expect(command('gone')).rejects.toMatchObject({ code: 'YTB_ORDER_CLOSED', message: `Order gone was ${closedAs}; nothing decides it again.` });
    });

    it('is refused while nothing is decided', async () => {
      await database.transaction((tx) => orderAcceptedConsumer(licensing()).handle(tx, [accepted(anOrder('new'))]));
      for (const id of ['new', 'none']) await expect(command(id)).rejects.toMatchObject({ code: 'YTB_NOT_FOUND', message: expect.stringContaining(`"${id}"`) as string });
    });
  });
});
