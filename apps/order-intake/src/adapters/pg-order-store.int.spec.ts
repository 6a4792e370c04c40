import { join } from 'node:path';
import type { Acceptance } from '@ytterby/domain-orders';
import { createTestDatabase, type TestDatabase } from '@ytterby/testing';
import { aDecision, aSubmission } from '../../test/builders';
import { submitOrders } from '../application/submit-orders';
import type { ArrivedDecision, OrderSubmission } from '../ports';
import { pgOrderStore } from './pg-order-store';

const AT = '2026-01-15T08:00:00.000Z';

describe('orders in PostgreSQL', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await createTestDatabase([{ name: 'order-intake', directory: join(__dirname, '..', '..', 'prisma', 'migrations') }]);
  });
  afterAll(() => test.drop());

  const submit = async (submissions: readonly OrderSubmission[]): Promise<readonly Acceptance[]> =>
    (await test.database.transaction((tx) => submitOrders({ store: pgOrderStore, clock: () => Date.parse(AT), newId: () => 'id', onStatus: () => undefined }, tx, submissions))).acceptances;
  const arrived = (...decisions: ArrivedDecision['decision'][]): ArrivedDecision[] => decisions.map((decision) => ({ decision, payload: Buffer.from(JSON.stringify(decision)), recordedAt: AT }));
  const show = (decisions: readonly ArrivedDecision[]): Promise<ReadonlyMap<string, unknown>> => test.database.transaction((tx) => pgOrderStore.showDecisions(tx, decisions));
  const head = async (orderId: string): Promise<Record<string, unknown> | undefined> =>
    (await test.database.query<Record<string, unknown>>('SELECT current_revision, decision_seq, outcome, action FROM order_head WHERE order_id = $1', [orderId])).rows[0];

  it('never waits in a circle: the same orders in opposite order, on many connections at once, and every revision once', async () => {
    const ids = Array.from({ length: 30 }, (_, i) => `race-${i}`);
    const batch = (i: number): OrderSubmission[] => {
      const some = i % 2 === 0 ? ids : [...ids].reverse();
      return some.map((id) => aSubmission(id, { revision: 1 + (i % 3), endUse: { ...aSubmission(id).order.endUse, text: `variant ${i % 5}` } }));
    };
    const results = await Promise.all(Array.from({ length: 20 }, (_, i) => submit(batch(i))));
    const accepted = results.flat().filter(({ kind }) => kind === 'accepted').length;
    const { rows } = await test.database.query<{ order_id: string; count: number; highest: number; current: number }>(
      `SELECT r.order_id, count(*)::int AS count, max(r.revision) AS highest, min(h.current_revision) AS current
       FROM order_revision r JOIN order_head h USING (order_id) WHERE order_id LIKE 'race-%' GROUP BY 1`,
    );
    expect(rows).toHaveLength(30);
    expect(rows.filter(({ highest, current }) => highest !== 3 || current !== 3)).toEqual([]);
    expect(rows.reduce((total, { count }) => total + count, 0)).toBe(accepted);
  });

  it('shows a decision only on the current revision and only forward', async () => {
    await submit([aSubmission('S')]);
    expect(await show(arrived(aDecision('S', { revision: 2 })))).toEqual(new Map());
    expect(await show(arrived(aDecision('S', { seq: 2 }), aDecision('UNKNOWN')))).toEqual(new Map([['S', null]]));
    expect(await show(arrived(aDecision('S', { seq: 1 })))).toEqual(new Map());
    expect(await head('S')).toEqual({ current_revision: 1, decision_seq: 2, outcome: 'LICENSE_REQUIRED', action: 'hold' });
    await submit([aSubmission('S', { revision: 2 })]);
    expect(await head('S')).toEqual({ current_revision: 2, decision_seq: null, outcome: null, action: null });
  });

  it('keeps a decision once, and refuses another one with its seq (reliability G2)', async () => {
    const insert = (...decisions: ArrivedDecision['decision'][]): Promise<void> => test.database.transaction((tx) => pgOrderStore.insertDecisions(tx, arrived(...decisions)));
    await insert(aDecision('D'));
    await insert(aDecision('D'), aDecision('D', { seq: 2 }));
    await expect(insert(aDecision('D', { decisionId: 'another', seq: 2 }))).rejects.toMatchObject({ code: '23505' });
    expect((await test.database.query(`SELECT 1 FROM order_decision WHERE order_id = 'D'`)).rowCount).toBe(2);
  });

  it('leaves no trace of a transaction that fails', async () => {
    const failing = test.database.transaction(async (tx) => {
      await submitOrders({ store: pgOrderStore, clock: () => 0, newId: () => 'id', onStatus: () => undefined }, tx, [aSubmission('GONE')]);
      throw new Error('stop');
    });
    await expect(failing).rejects.toThrow();
    expect(await head('GONE')).toBeUndefined();
    expect(await submit([aSubmission('GONE')])).toEqual([{ kind: 'accepted', supersedes: null }]);
  });

  it('keeps the order as text, byte for byte', async () => {
    const submission = aSubmission('TEXT', { endUse: { ...aSubmission('TEXT').order.endUse, text: 'Größe "5" \\ 中文 \u0001 🏭' } });
    await submit([submission]);
    const { rows } = await test.database.query<{ content: string }>(`SELECT content FROM order_revision WHERE order_id = 'TEXT'`);
    expect(rows).toEqual([{ content: submission.content.canonical }]);
  });
});
