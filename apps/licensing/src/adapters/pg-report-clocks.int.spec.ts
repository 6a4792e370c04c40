import { join } from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import { orderReportV1, type OrderReportV1, type OrderV1 } from '@ytterby/contracts';
import type { OutboxEvent } from '@ytterby/messaging';
import type { PgDatabase } from '@ytterby/persistence';
import { newId, sha256Hex, silentLogger } from '@ytterby/platform';
import { createTestDatabase, type TestDatabase } from '@ytterby/testing';
import { accepted, closed, completed } from '../../test/builders';
import { CountingMetrics, licensingDependencies } from '../../test/licensing-scenarios';
import { cleared, OCT_21, reliefOrder } from '../../test/relief-order';
import { type FilingCommand, fileReport } from '../application/report-clocks';
import { keepReportClocks } from '../application/start-report-clocks';
import { orderAcceptedConsumer } from '../consumers/order-accepted.consumer';
import { orderClosedConsumer } from '../consumers/order-closed.consumer';
import { screeningCompletedConsumer } from '../consumers/screening-completed.consumer';
import { PrismaClient } from '../generated/prisma/client';
import { pgClosedOrders } from './pg-closed-orders';
import { pgLicensingStore } from './pg-licensing-store';
import { pgReportClocks } from './pg-report-clocks';
import { pgShipmentStore } from './pg-shipment-store';
import { prismaReportReader } from './prisma-report-reader';
import { regulationEngine } from './regulation-engine';

const MIGRATIONS = join(__dirname, '..', '..', 'prisma', 'migrations');

describe('reports that are owed (PostgreSQL)', () => {
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
  const clockwork = () => ({ ...dependencies(), logger: silentLogger, newId: () => newId(nowMs), store: { ...pgShipmentStore, ...pgLicensingStore, ...pgReportClocks }, batchSize: 2 });
  const file = (over: Partial<FilingCommand> = {}) =>
    database.transaction((tx) => fileReport(clockwork(), tx, { orderId: 'A', filedOn: '2025-10-30', reference: 'MOFCOM 4711', note: null, by: 'erp', ...over }));
  const reader = () => prismaReportReader(prisma);
  const day = (iso: string): void => void (nowMs = Date.parse(`${iso}T04:00:00Z`));

  async function shipped(order: OrderV1, on = '2025-10-21'): Promise<void> {
    const consumer = orderClosedConsumer({ store: pgClosedOrders, metrics, onClosed: () => undefined });
    await database.transaction((tx) => orderAcceptedConsumer(dependencies()).handle(tx, [accepted(order)]));
    await database.transaction((tx) => screeningCompletedConsumer(dependencies()).handle(tx, [completed(cleared(order.orderId))]));
    await database.transaction((tx) => consumer.handle(tx, [closed(order.orderId, { on })]));
  }

  /** Works until nothing is left. @returns what was announced about reports, each checked against its contract */
  async function work(): Promise<OrderReportV1[]> {
    const events: OutboxEvent[] = [];
    for (;;) {
      const done = await database.transaction((tx) => keepReportClocks(clockwork(), tx));
      events.push(...done.events);
      if (!done.more) return events.filter(({ topic }) => topic === 'orders.report.v1').map(({ payload }) => orderReportV1.parse(JSON.parse(String(payload))));
    }
  }

  it('are due from the shipment on, and overdue from the day after the last one, each said once', async () => {
    await shipped(reliefOrder('A'));
    const [due, ...more] = await work();
    expect(more).toEqual([]);
    expect(due).toMatchObject({ orderId: 'A', revision: 1, state: 'due', exportedOn: '2025-10-21', dueOn: '2025-11-04', lineIds: ['l1'], filing: null, at: '2025-10-21T04:00:00.000Z' });
    day('2025-11-04');
    expect(await work()).toEqual([]);
    day('2025-11-05');
    expect(await work()).toEqual([{ ...due, state: 'overdue', at: '2025-11-05T04:00:00.000Z' }]);
    expect(await work()).toEqual([]);
    expect(await reader().reports('overdue')).toEqual([{ ...due, state: 'overdue', at: '2025-11-05T04:00:00.000Z' }]);
    expect(await reader().reports('due')).toEqual([]);
  });

  it('name the decision that asks for them', async () => {
    await shipped(reliefOrder('A'));
    const [due] = await work();
    const { rows } = await database.query<{ decision_id: string; seq: number }>('SELECT decision_id, seq FROM decision ORDER BY seq DESC LIMIT 1');
    expect(rows).toEqual([{ decision_id: due?.decisionId, seq: 2 }]);
  });

  it('are due also when the sender had said himself that the order has left, so that no decision is made again', async () => {
    const order = reliefOrder('A');
    await shipped({ ...order, history: { ...order.history, exportedOn: '2025-10-21' } });
    const [due] = await work();
    const { rows } = await database.query<{ decision_id: string }>('SELECT decision_id FROM decision');
    expect(rows).toEqual([{ decision_id: due?.decisionId }]);
    expect(due).toMatchObject({ state: 'due', dueOn: '2025-11-04' });
  });

  it('are all announced when more are overdue than one batch holds', async () => {
    const ids = ['A', 'B', 'C', 'D', 'E'];
    for (const id of ids) await shipped(reliefOrder(id));
    await work();
    day('2025-12-01');
    expect((await work()).map(({ orderId, state }) => `${orderId} ${state}`).sort()).toEqual(ids.map((id) => `${id} overdue`));
  });

  it('are filed once; the same word again changes nothing, another one is refused', async () => {
    await shipped(reliefOrder('A'));
    await work();
    day('2025-10-31');
    const first = await file();
    expect(first.answer).toMatchObject({ state: 'filed', filing: { filedOn: '2025-10-30', reference: 'MOFCOM 4711', note: null, filedBy: 'erp', filedAt: '2025-10-31T04:00:00.000Z' } });
    expect(first.events).toMatchObject([{ topic: 'orders.report.v1', key: 'A' }]);
    day('2025-11-20');
    expect(await file({ by: 'other' })).toEqual({ answer: first.answer, events: [] });
    await expect(file({ reference: 'MOFCOM 4712' })).rejects.toMatchObject({ code: 'YTB_REPORT_FILED', message: expect.stringContaining('filed on 2025-10-30 under MOFCOM 4711 by erp') as string });
    expect(await work()).toEqual([]);
    expect(await reader().report('A')).toEqual(first.answer);
  });

  it('can be filed late', async () => {
    await shipped(reliefOrder('A'));
    await work();
    day('2025-11-20');
    await work();
    expect((await file({ filedOn: '2025-11-19' })).answer).toMatchObject({ state: 'filed', dueOn: '2025-11-04', filing: { filedOn: '2025-11-19' } });
  });

  it.each([
    ['before the export', '2025-10-20'],
    ['in the future', '2025-11-02'],
  ])('are not filed %s', async (_when, filedOn) => {
    await shipped(reliefOrder('A'));
    await work();
    day('2025-11-01');
    const fields = [{ path: 'filedOn', value: filedOn, message: 'must be a day from the export (2025-10-21) to today (2025-11-01 in Beijing)' }];
    await expect(file({ filedOn })).rejects.toMatchObject({ code: 'YTB_INPUT_SCHEMA', fields });
    expect(await reader().report('A')).toMatchObject({ state: 'due' });
  });

  it('are not owed by an order that is not exempt, or that nobody knows', async () => {
    await shipped(reliefOrder('A', 'civil'));
    expect(await work()).toEqual([]);
    await expect(file()).rejects.toMatchObject({ code: 'YTB_NOT_FOUND' });
    await expect(file({ orderId: 'nobody' })).rejects.toMatchObject({ code: 'YTB_NOT_FOUND', message: expect.stringContaining('"nobody"') as string });
    expect(await reader().report('A')).toBeNull();
  });
});
