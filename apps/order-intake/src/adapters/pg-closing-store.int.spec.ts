import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTestDatabase, driftReport, type TestDatabase } from '@ytterby/testing';
import { aSubmission } from '../../test/builders';
import { closingScenarios } from '../../test/closing-scenarios';
import { type CloseCommand, recordClosing } from '../application/close-order';
import { submitOrders } from '../application/submit-orders';
import { pgClosingStore } from './pg-closing-store';
import { pgOrderStore } from './pg-order-store';

const MIGRATIONS = join(__dirname, '..', '..', 'prisma', 'migrations');

describe('the end of an order (PostgreSQL)', () => {
  let test: TestDatabase;
  let orders = 0;
  beforeAll(async () => {
    test = await createTestDatabase([{ name: 'order-intake', directory: MIGRATIONS }]);
  });
  afterAll(() => test.drop());

  closingScenarios(() => ({
    store: { ...pgOrderStore, ...pgClosingStore },
    orderId: () => `order-${(orders += 1)}`,
    transaction: (work) => test.database.transaction(work),
  }));

  it('has the tables that the Prisma schema describes', async () => {
    expect(await driftReport(test.database, [readFileSync(join(MIGRATIONS, '..', 'schema.prisma'), 'utf8')])).toEqual([]);
  });

  it('closes once when many report at the same moment, also against a revision that is coming in', async () => {
    const use = { store: { ...pgOrderStore, ...pgClosingStore }, clock: () => Date.parse('2026-01-15T08:00:00Z'), newId: () => 'id', onStatus: () => undefined };
    const submit = (revision: number) => test.database.transaction(async (tx) => (await submitOrders(use, tx, [aSubmission('RACE', { revision })])).acceptances[0]?.kind);
    const close = (over: Partial<CloseCommand> = {}) =>
      test.database.transaction((tx) => recordClosing(use, tx, { orderId: 'RACE', revision: 1, closedAs: 'shipped', on: '2026-01-15', note: null, by: 'erp', ...over }));
    await submit(1);
    const reports = Array.from({ length: 12 }, (_, i) => close(i % 2 === 0 ? {} : { closedAs: 'cancelled' }));
    const [revision, ...outcomes] = await Promise.all([submit(2), ...reports.map((report) => report.then(({ events }) => events.length, (cause: { code: string }) => cause.code))]);
    const recorded = outcomes.filter((outcome) => outcome === 1).length;
    const refused = revision === 'accepted' ? outcomes.filter((outcome) => outcome === 'YTB_ORDER_NOT_CURRENT').length : outcomes.filter((outcome) => outcome === 'YTB_ORDER_CLOSED' || outcome === 0).length;
    expect([revision, recorded, refused]).toEqual(revision === 'accepted' ? ['accepted', 0, 12] : ['closed', 1, 11]);
  });

  it('keeps the mark of a shipment against its hold true to the action that was known', async () => {
    const forged = `INSERT INTO order_closing (order_id, revision, closed_as, happened_on, closed_by, closed_at, decision_seq, outcome, action, shipped_against_hold)
                    VALUES ('FORGED', 1, 'shipped', '2026-01-15', 'x', now(), 1, 'PROHIBITED', 'stop', false)`;
    await expect(test.database.query(forged)).rejects.toThrow('order_closing_against_hold_check');
  });
});
