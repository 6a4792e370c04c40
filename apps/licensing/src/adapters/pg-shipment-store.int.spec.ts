import { join } from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import type { Duty, LicenseDecidedV1, OrderV1, ScreeningCompletedV1 } from '@ytterby/contracts';
import { canonicalJson, type Json } from '@ytterby/kernel';
import type { OutboxEvent } from '@ytterby/messaging';
import type { PgDatabase } from '@ytterby/persistence';
import { newId, sha256Hex } from '@ytterby/platform';
import { decide, decisionRecord, statusRegisterById, withDefaults } from '@ytterby/regulation';
import { createTestDatabase, type TestDatabase } from '@ytterby/testing';
import { accepted, closed, completed, resolved } from '../../test/builders';
import { CountingMetrics, licensingDependencies } from '../../test/licensing-scenarios';
import { cleared, OCT_21, reliefOrder } from '../../test/relief-order';
import { startReportClocks } from '../application/start-report-clocks';
import { orderAcceptedConsumer } from '../consumers/order-accepted.consumer';
import { orderClosedConsumer } from '../consumers/order-closed.consumer';
import { screeningCompletedConsumer } from '../consumers/screening-completed.consumer';
import { screeningResolvedConsumer } from '../consumers/screening-resolved.consumer';
import { PrismaClient } from '../generated/prisma/client';
import { pgClosedOrders } from './pg-closed-orders';
import { pgLicensingStore } from './pg-licensing-store';
import { pgReportClocks } from './pg-report-clocks';
import { pgShipmentStore } from './pg-shipment-store';
import { prismaDecisionReader } from './prisma-decision-reader';
import { regulationEngine } from './regulation-engine';

const MIGRATIONS = join(__dirname, '..', '..', 'prisma', 'migrations');
const DAY_MS = 86_400_000;

describe('the clock of the report after a humanitarian export (PostgreSQL)', () => {
  let testDatabase: TestDatabase;
  let database: PgDatabase;
  let prisma: PrismaClient;
  let nowMs = OCT_21;
  const metrics = new CountingMetrics();

  beforeAll(async () => {
    testDatabase = await createTestDatabase([{ name: 'licensing', directory: MIGRATIONS }]);
    database = testDatabase.database;
    prisma = new PrismaClient({ adapter: new PrismaPg(database.pool) });
  });
  beforeEach(async () => {
    nowMs = OCT_21;
    await database.query('TRUNCATE status_entry, decision_command, decision, licensing_case, closed_order, report_clock');
  });
  afterAll(async () => {
    await prisma.$disconnect();
    await testDatabase.drop();
  });

  const dependencies = () => licensingDependencies({ store: pgLicensingStore } as never, { engine: regulationEngine(sha256Hex), clock: () => nowMs });
  const accept = (order: OrderV1, statedAsOf: string | null = null) => database.transaction((tx) => orderAcceptedConsumer(dependencies()).handle(tx, [accepted(order, statedAsOf)]));
  const screen = (screening: ScreeningCompletedV1) => database.transaction((tx) => screeningCompletedConsumer(dependencies()).handle(tx, [completed(screening)]));
  const close = (...events: ReturnType<typeof closed>[]) => database.transaction((tx) => orderClosedConsumer({ store: pgClosedOrders, metrics, onClosed: () => undefined }).handle(tx, events));
  const clockwork = () => ({ ...dependencies(), newId: () => newId(nowMs), store: { ...pgShipmentStore, ...pgLicensingStore, ...pgReportClocks }, batchSize: 2 });
  const batch = () => database.transaction((tx) => startReportClocks(clockwork(), tx));
  const reader = () => prismaDecisionReader(prisma);
  const decisionsOf = async (orderId: string): Promise<LicenseDecidedV1[]> => (await reader().decisionsOf(orderId)).map((bytes) => JSON.parse(bytes.toString()) as LicenseDecidedV1);
  const reportOf = (decision: LicenseDecidedV1 | undefined): Duty | undefined => decision?.lines[0]?.duties.find(({ kind }) => kind === 'report');

  /** Works until nothing is left. @returns the decisions that were published */
  async function startClocks(): Promise<OutboxEvent[]> {
    const events: OutboxEvent[] = [];
    for (;;) {
      const done = await batch();
      events.push(...done.events.filter(({ topic }) => topic === 'license.decided.v1'));
      if (!done.more) return events;
    }
  }

  it('starts when the goods have left: a decision as of that day names the tenth working day after it', async () => {
    await accept(reliefOrder('A'));
    await screen(cleared('A'));
    expect(await startClocks()).toEqual([]);
    nowMs += 2 * DAY_MS;
    await close(closed('A', { on: '2025-10-22' }));
    const [event] = await startClocks();
    const [first, second] = await decisionsOf('A');
    expect(first).toMatchObject({ seq: 1, outcome: 'EXEMPT_WITH_REPORT' });
    expect(reportOf(first)?.dueOn).toBeUndefined();
    expect(second).toMatchObject({ seq: 2, cause: 'shipped:2025-10-22', supersedes: first?.decisionId, asOf: '2025-10-22', knownAt: '2025-10-22', outcome: 'EXEMPT_WITH_REPORT', action: 'release' });
    expect(reportOf(second)).toMatchObject({ dueOn: '2025-11-05', text: expect.stringContaining('on 2025-10-22: by 2025-11-05') as string });
    expect(event).toMatchObject({ topic: 'license.decided.v1', key: 'A', id: second?.decisionId });
    expect(await startClocks()).toEqual([]);
  });

  it('gives a decision that is made again from its stored inputs, byte for byte', async () => {
    await accept(reliefOrder('B'));
    await screen(cleared('B'));
    await close(closed('B', { on: '2025-10-21' }));
    const [event] = await startClocks();
    const inputs = await reader().inputs(event?.id ?? '');
    const order = JSON.parse(String(inputs?.order)) as OrderV1;
    expect(order.history.exportedOn).toBe('2025-10-21');
    const stored = JSON.parse(String(inputs?.decision)) as LicenseDecidedV1;
    const { asOf, knownAt, seq, cause, supersedes, statusRegisterId } = stored;
    const screening = JSON.parse(String(inputs?.screening)) as ScreeningCompletedV1;
    const statusRegister = statusRegisterById(statusRegisterId);
    if (statusRegister === null) throw new Error('no register');
    const evaluation = decide({ order, screening, asOf, knownAt, policies: withDefaults({}), statusRegister });
    expect(canonicalJson(decisionRecord({ evaluation, order, screening, asOf, seq, cause, supersedes, hash: sha256Hex }) as unknown as Json)).toBe(String(inputs?.decision));
  });

  it('starts also when the shipment is reported before the order is decided', async () => {
    await close(closed('C', { on: '2025-10-21' }));
    expect(await startClocks()).toEqual([]);
    await accept(reliefOrder('C'));
    expect(await startClocks()).toEqual([]);
    await screen(cleared('C'));
    await startClocks();
    expect((await decisionsOf('C')).map((decision) => [decision.cause, reportOf(decision)?.dueOn])).toEqual([['screening', undefined], ['shipped:2025-10-21', '2025-11-04']]);
  });

  it('keeps running when a later word on the order is decided, and says when its day has passed', async () => {
    await accept(reliefOrder('D'));
    await screen(cleared('D'));
    await close(closed('D', { on: '2025-10-21' }));
    await startClocks();
    nowMs = Date.parse('2025-11-05T04:00:00Z');
    await database.transaction((tx) => screeningResolvedConsumer(dependencies()).handle(tx, [resolved(cleared('D', { seq: 2 }))]));
    const last = (await decisionsOf('D')).at(-1);
    expect(last).toMatchObject({ seq: 3, cause: 'resolution:R1' });
    expect(reportOf(last)).toMatchObject({ dueOn: '2025-11-04', text: expect.stringContaining('this day has passed') as string });
    expect(JSON.parse(String((await reader().inputs(last?.decisionId ?? ''))?.order))).toMatchObject({ history: { exportedOn: '2025-10-21' } });
  });

  it('does not start for what was cancelled, owes no report, or is as of a stated day', async () => {
    for (const id of ['E1', 'E3']) await accept(reliefOrder(id), id === 'E3' ? '2025-10-21' : null);
    await accept(reliefOrder('E2', 'civil'));
    for (const id of ['E1', 'E2', 'E3']) await screen(cleared(id));
    await close(closed('E1', { closedAs: 'cancelled', on: '2025-10-21' }), closed('E2', { on: '2025-10-21' }), closed('E3', { on: '2025-10-21' }));
    expect(await startClocks()).toEqual([]);
    expect((await Promise.all(['E1', 'E2', 'E3'].map(decisionsOf))).map(({ length }) => length)).toEqual([1, 1, 1]);
  });

  it('starts once, although two processes look and one of them dies', async () => {
    const ids = ['F1', 'F2', 'F3', 'F4', 'F5'];
    for (const id of ids) {
      await accept(reliefOrder(id));
      await screen(cleared(id));
    }
    await close(...ids.map((id) => closed(id, { on: '2025-10-21' })));
    const killed = database.transaction(async (tx) => {
      await startReportClocks(clockwork(), tx);
      throw new Error('killed');
    });
    await expect(killed).rejects.toThrow('killed');
    const events = (await Promise.all([startClocks(), startClocks()])).flat();
    expect(events.map(({ key }) => key).sort()).toEqual(ids);
  });
});
