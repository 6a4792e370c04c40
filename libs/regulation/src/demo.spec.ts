import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OrderV1, Outcome, Action } from '@ytterby/contracts';
import { decide, decidingRule } from './index';
import { listing, screeningOf } from './test/builders';

interface Expected {
  orderId: string;
  revision: number;
  outcome: Outcome;
  action: Action;
  decidedBy: string;
  afterResolution?: { outcome: Outcome; action: Action };
}

interface Resolution {
  orderId: string;
  revision: number;
  partyId: string;
  entityId: string;
  verdict: 'true_match' | 'false_positive';
}

function lines<T>(path: string): T[] {
  return readFileSync(join(__dirname, '../../../data', path), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as T);
}

const expected = new Map(lines<Expected>('demo/expected-decisions.jsonl').map((row) => [`${row.orderId} r${row.revision}`, row]));
const orders = lines<{ asOf: string; order: OrderV1 }>('starter/orders_demo.jsonl');

test('every demo order has a row written by hand', () => {
  expect(orders.map(({ order }) => `${order.orderId} r${order.revision}`).sort()).toEqual([...expected.keys()].sort());
});

test.each(orders.map((row) => [`${row.order.orderId} r${row.order.revision}`, row] as const))('%s', (name, { asOf, order }) => {
  const want = expected.get(name) as Expected;
  const clear = decide({ order, screening: { parties: screeningOf(order) }, asOf });
  expect({ outcome: clear.outcome, decidedBy: decidingRule({ outcome: clear.outcome, lines: clear.lines.map((line) => ({ ...line, rules: [...line.rules], missingFacts: [...line.missingFacts], duties: [...line.duties] })) })?.rule }).toEqual({ outcome: want.outcome, decidedBy: want.decidedBy });
  // Names are not matched here: where the row says hold only because of a hit, a hit on the first party must give exactly that.
  const hit = decide({ order, screening: { parties: screeningOf(order, { p1: { status: 'review' } }) }, asOf });
  expect([clear.action, hit.action]).toContain(want.action);
});

const resolutions = lines<Resolution>('demo/resolutions.jsonl');
const resolved = orders.filter(({ order }) => expected.get(`${order.orderId} r${order.revision}`)?.afterResolution !== undefined);

function listOf(entityId: string): 'semiconductor' | 'military' | 'military_ai' {
  if (entityId.startsWith('YTB-SEMI-')) return 'semiconductor';
  return entityId.startsWith('YTB-MIL-AI-') ? 'military_ai' : 'military';
}

/** Screening as it stands when a person has spoken on the shipped hits: a false positive is clear, a true match is a confirmed listing. */
function afterResolutions(order: OrderV1): ReturnType<typeof screeningOf> {
  const spoken = resolutions.filter(({ orderId, revision, verdict }) => orderId === order.orderId && revision === order.revision && verdict === 'true_match');
  return screeningOf(order, Object.fromEntries(spoken.map(({ partyId, entityId }) => [partyId, { status: 'match' as const, listings: [listing({ list: listOf(entityId), ref: entityId, since: null })] }])));
}

test.each(resolved.map((row) => [`${row.order.orderId} r${row.order.revision}`, row] as const))('%s after the shipped resolutions', (name, { asOf, order }) => {
  expect(resolutions.some(({ orderId, revision }) => orderId === order.orderId && revision === order.revision)).toBe(true);
  const { outcome, action } = decide({ order, screening: { parties: afterResolutions(order) }, asOf });
  expect({ outcome, action }).toEqual(expected.get(name)?.afterResolution);
});
