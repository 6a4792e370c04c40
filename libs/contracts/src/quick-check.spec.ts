import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { z } from 'zod';
import { fullOrder } from '../test/an-order';
import { orderAcceptedV1 } from './order-events.v1';
import { orderSubmittedV1 } from './order.v1';
import { quickCheckOf } from './quick-check';
import { TOPICS } from './topics';

const DEMO = readFileSync(join(__dirname, '..', '..', '..', 'data', 'starter', 'orders_demo.jsonl'), 'utf8');
const demoOrders = DEMO.trim().split('\n').map((line) => (JSON.parse(line) as { order: unknown }).order);

const listing = { list: 'watch_list', ref: 'No. 1', since: null, status: 'active', statusSince: '2026-01-01', bindsForeignTransferors: false, capability: { nodeNm: '14', memoryLayers: null, kind: null } };
const owner = { name: 'Holding', pct: '50.5', listings: [listing], owners: [{ name: 'Fund', pct: null, listings: [] }] };
const screening = {
  orderId: 'A-1', revision: 1, listSnapshotId: 's1', matcherVersion: '1', status: 'review', cause: 'screening', seq: 1,
  parties: [{ partyId: 'p', status: 'review', listings: [listing], ownersKnown: true, ownership: [owner], branchOf: null, relatedListed: [{ relation: 'sister', name: 'Sister', listings: [] }] }],
};
const citation = { instrument: 'No. 61', article: 'Art 2', url: 'https://example.org', confidence: 'text' };
const decision = {
  decisionId: 'd', orderId: 'A-1', revision: 1, asOf: '2026-01-01', seq: 1, cause: 'screening', supersedes: null, outcome: 'LICENSE_REQUIRED', action: 'hold',
  lines: [{ lineId: '1', outcome: 'LICENSE_REQUIRED', rules: [{ rule: 'r', result: 'hit', because: 'so', compared: { a: '1' }, citation }], missingFacts: ['what'], duties: [{ kind: 'report', text: 'Report it.', by: 'exporter', dueOn: '2026-02-28', citation }] }],
  alternatives: [{ when: 'else', outcome: 'PROHIBITED' }], reconsiderOn: null, rulePackId: 'p', listSnapshotId: 's', inputHash: 'h', engineVersion: '1', policies: { chain: 'cascade' }, statusRegisterId: 'r', rateTableId: null,
  matcherVersion: '1', knownAt: '2026-01-01',
};
const RIGHT: readonly (readonly [name: string, schema: z.ZodType, value: unknown])[] = [
  ['an order', orderSubmittedV1, fullOrder()],
  ['an accepted order', orderAcceptedV1, { order: fullOrder(), statedAsOf: null, acceptedAt: '2026-01-01T00:00:00.000Z' }],
  ['a screening result', TOPICS['screening.completed.v1'].schema, screening],
  ['a decision', TOPICS['license.decided.v1'].schema, decision],
];

/** Where there is something in a value: every path to it. */
function placesIn(value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, member]) => placesIn(member, [...path, Array.isArray(value) ? Number(key) : key]))];
}

/** A copy with something else at a place; `undefined` takes it away. */
function changed(value: unknown, path: readonly (string | number)[], other: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return other;
  const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) }) as Record<string | number, unknown>;
  const member = changed(copy[key], rest, other);
  if (member === undefined && !Array.isArray(copy)) Reflect.deleteProperty(copy, key);
  else copy[key] = member;
  return copy;
}

describe('the quick check of a schema', () => {
  it.each(RIGHT)('tells %s', (_, schema, value) => {
    expect(schema.safeParse(value)).toEqual({ success: true, data: value });
    expect(quickCheckOf(schema)(value)).toBe(true);
  });

  it('tells every demo order', () => {
    expect(demoOrders.filter((order) => !quickCheckOf(orderSubmittedV1)(order))).toEqual([]);
  });

  it.each(RIGHT)('never says more of %s than the schema does, whatever is changed in it', (_, schema, value) => {
    const places = placesIn(value);
    const other = fc.oneof(
      fc.jsonValue({ maxDepth: 1 }),
      fc.constantFrom<unknown>(undefined, null, '', '\u0000', '\ud800', 'x'.repeat(5_000), '1e3', '-1', '100.1', '2026-02-30', '2026-01-01', 0, -1, 1.5, 1e16, true, [], {}, 'DE', 'EUR', 'PROHIBITED'),
    );
    const change = fc.tuple(fc.constantFrom(...places), fc.constantFrom('instead', 'beside'), other);
    const check = quickCheckOf(schema);
    fc.assert(
      fc.property(change, ([path, where, it]) => {
        const text = JSON.stringify(changed(value, where === 'beside' ? [...path, 'another'] : path, it)) as string | undefined;
        const made = text === undefined ? undefined : (JSON.parse(text) as unknown); // what a sender can write
        if (!check(made)) return;
        expect(schema.safeParse(made)).toEqual({ success: true, data: made });
      }),
      { numRuns: 3_000, seed: 20_261_129 },
    );
  });

  it.each<[string, z.ZodType, unknown]>([
    ['a field with a value of its own when it is left out', z.object({ a: z.string().default('x') }), {}],
    ['the same behind a field that may be left out', z.object({ a: z.string().default('x').optional() }), {}],
    ['a text that is trimmed', z.string().trim(), ' x'],
    ['a number read from a text', z.coerce.number(), '5'],
    ['a value that is made into another', z.string().transform((text) => text.length), 'x'],
    ['a field that is left out of the result', z.object({ a: z.string() }), { a: 'x', b: 1 }],
    ['one of several objects', z.union([z.object({ a: z.string() }), z.object({ a: z.string(), b: z.string() })]), { a: 'x', b: 'y' }],
    ['an object with a prototype', z.object({ a: z.string() }), Object.assign(Object.create({ b: 1 }) as object, { a: 'x' })],
    ['a field that is there without a value', z.object({ a: z.string().optional() }), { a: undefined }],
    ['names that must all be there', z.record(z.enum(['a', 'b']), z.string()), { a: 'x' }],
  ])('leaves to the schema: %s', (_, schema, value) => {
    expect(quickCheckOf(schema)(value)).toBe(false);
  });

  it('knows schemas that hold themselves', () => {
    const tree: z.ZodType = z.object({
      name: z.string(),
      get children() {
        return z.array(tree).optional();
      },
    });
    expect([{ name: 'a', children: [{ name: 'b' }] }, { name: 'a', children: [{ name: 1 }] }].map(quickCheckOf(tree))).toEqual([true, false]);
  });
});
