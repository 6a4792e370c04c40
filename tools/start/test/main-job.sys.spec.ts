import { loadDemo, runDemo, type TableRow } from '../src';
import { decisionTable, resolutionTable } from '../src/demo/table';
import { type RunningProduct, startRunningProduct } from './running-product';

// The main job on real Kafka, PostgreSQL and Redis: what `npm start` does, compared with rows that were written by hand from the law.
describe('the main job', () => {
  let running: RunningProduct;
  let rows: TableRow[];

  beforeAll(async () => {
    running = await startRunningProduct();
    rows = await runDemo(running.product, () => undefined);
  }, 240_000);

  afterAll(() => running?.stop(), 60_000);

  const demo = loadDemo(process.cwd());

  it('decides every demo order revision', () => {
    expect(rows.map((row) => `${row.orderId} r${row.revision}`)).toEqual(demo.orders.map((line) => `${line.order.orderId} r${line.order.revision}`));
  });

  it.each(demo.expected.map((row) => [`${row.orderId} r${row.revision}`, row] as const))('%s comes out as expected by hand', (id, expected) => {
    const row = rows.find((candidate) => `${candidate.orderId} r${candidate.revision}` === id);
    expect({ outcome: row?.first.outcome, action: row?.first.action }).toEqual({ outcome: expected.outcome, action: expected.action });
    const after = expected.afterResolution ?? { outcome: expected.outcome, action: expected.action };
    expect({ outcome: row?.inForce.outcome, action: row?.inForce.action }).toEqual({ outcome: after.outcome, action: after.action });
  });

  it('decides each order as of the day in its line', () => {
    expect(rows.map((row) => row.first.asOf)).toEqual(demo.orders.map((line) => line.asOf));
  });

  it('cites an article for every rule it publishes', () => {
    const rules = rows.flatMap((row) => row.first.lines.flatMap((line) => line.rules));
    expect(rules.length).toBeGreaterThan(rows.length);
    expect(rules.filter((rule) => rule.citation.instrument === '')).toEqual([]);
  });

  it('prints a row per revision, and the resolved ones before and after', () => {
    expect(decisionTable(rows).split('\n')).toHaveLength(rows.length + 2);
    expect(resolutionTable(rows)).toContain('After the reviewer’s word');
  });

  it('can be run again on what is there, and decides nothing twice', async () => {
    const again = await runDemo(running.product, () => undefined);
    expect(again.map((row) => [row.first.decisionId, row.inForce.decisionId])).toEqual(rows.map((row) => [row.first.decisionId, row.inForce.decisionId]));
  }, 120_000);
});

describe('the main job without Redis', () => {
  it('decides the same orders', async () => {
    const running = await startRunningProduct({ withRedis: false });
    try {
      const rows = await runDemo(running.product, () => undefined);
      expect(rows).toHaveLength(loadDemo(process.cwd()).orders.length);
    } finally {
      await running.stop();
    }
  }, 240_000);
});
