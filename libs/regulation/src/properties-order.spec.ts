import fc from 'fast-check';
import { decimal } from '@ytterby/kernel';
import type { Listing, OrderV1, PartyScreening } from '@ytterby/contracts';
import { decide, plainRule, REGIME_PROFILES, type Evaluation, type RegimeProfile } from './index';
import { dayArb, orderArb } from './test/arbitraries';
import { listing, screeningOf } from './test/builders';
import { neverReleases } from './test/never-releases';

type Line = OrderV1['lines'][number];
const profileArb = fc.constantFrom(...(Object.keys(REGIME_PROFILES) as RegimeProfile[]));
const RUNS = { seed: 20260704, numRuns: 200 };

function run(order: OrderV1, asOf: string, profile: RegimeProfile, parties: readonly PartyScreening[] = screeningOf(order)): Evaluation {
  return decide({ order, screening: { parties }, asOf, statusRegister: REGIME_PROFILES[profile] });
}

/** The lines as plain data, every sentence made. */
function plain({ lines }: Evaluation) {
  return lines.map((line) => ({ ...line, rules: line.rules.map(plainRule) }));
}

/** Uses, users and knowledge that are stricter than what they replace. */
const STRICTER: Readonly<Record<string, (order: OrderV1) => OrderV1>> = {
  'military use': (order) => ({ ...order, endUse: { ...order.endUse, category: 'military' } }),
  'possible military use': (order) => ({ ...order, endUse: { ...order.endUse, category: 'military_possible' } }),
  'weapons of mass destruction': (order) => ({ ...order, endUse: { ...order.endUse, category: 'wmd' } }),
  'a military user': (order) => ({ ...order, parties: order.parties.map((party) => ({ ...party, militaryUser: true })) }),
  'a finer node': (order) => (order.endUse.nodeNm === null ? order : { ...order, endUse: { ...order.endUse, nodeNm: '3' } }),
  'more layers': (order) => (order.endUse.memoryLayers === null ? order : { ...order, endUse: { ...order.endUse, memoryLayers: 400 } }),
  'proven knowledge': (order) => ({ ...order, knowledge: 'actual' }),
  'a forged certificate': (order) => ({ ...order, history: { ...order.history, endUserCertificateForged: true } }),
};

test.each(Object.keys(STRICTER))('%s never turns a hold or stop into a release', (name) => {
  fc.assert(
    fc.property(orderArb, dayArb, profileArb, (order, day, profile) => {
      fc.pre(run(order, day, profile).action !== 'release');
      expect(run(STRICTER[name]?.(order) as OrderV1, day, profile).action).not.toBe('release');
    }),
    RUNS,
  );
});

neverReleases('%s of any kind of order never turns a hold or stop into a release', STRICTER, { ...RUNS, numRuns: 1_500 });

test('a listing of any party never turns a hold or stop into a release', () => {
  const kinds = fc.constantFrom<Listing['list'][]>('control_list', 'watch_list', 'unreliable_entity_list', 'semiconductor', 'military_ai', 'military', 'other');
  fc.assert(
    fc.property(orderArb, dayArb, profileArb, fc.record({ kind: kinds, who: fc.constantFrom('p1', 'p2', '$exporter'), binds: fc.boolean() }), (order, day, profile, { kind, who, binds }) => {
      fc.pre(run(order, day, profile).action !== 'release');
      const parties = screeningOf(order, { [who]: { status: 'match', listings: [listing({ list: kind, bindsForeignTransferors: binds })] } });
      expect(run(order, day, profile, parties).action).not.toBe('release');
    }),
    RUNS,
  );
});

test('a doubled line changes no other line in any way', () => {
  fc.assert(
    fc.property(orderArb, dayArb, profileArb, (order, day, profile) => {
      const doubled = { ...order, lines: [...order.lines, { ...(order.lines[0] as Line), lineId: 'again' }] };
      const [before, after] = [run(order, day, profile), run(doubled, day, profile)];
      expect(plain(after).slice(0, -1)).toEqual(plain(before));
      expect({ ...plain(after).at(-1), lineId: '1' }).toEqual(plain(before)[0]);
      expect([after.outcome, after.action, after.reconsiderOn]).toEqual([before.outcome, before.action, before.reconsiderOn]);
    }),
    RUNS,
  );
});

test('a harmless extra line, one that would be released alone, changes nothing else', () => {
  const harmless: Line = {
    lineId: 'extra', description: 'Cerium oxide', form: 'oxide', controlCode: null, annex61: null, elements: [{ symbol: 'Ce' }], manufacture: { country: 'CN', originatesInChina: true },
    value: { currency: 'USD', itemTotal: '10', cnOriginPart1: '0' }, technology: { originChina: false, categories: [] },
  };
  fc.assert(
    fc.property(orderArb, dayArb, profileArb, (order, day, profile) => {
      fc.pre(run({ ...order, lines: [harmless] }, day, profile).action === 'release');
      const [before, after] = [run(order, day, profile), run({ ...order, lines: [harmless, ...order.lines] }, day, profile)];
      expect(plain(after).slice(1)).toEqual(plain(before));
      expect([after.outcome, after.action]).toEqual([before.outcome, before.action]);
    }),
    RUNS,
  );
});

function half(text: string | null): string | null {
  return text === null ? null : decimal(text).times('0.5').toFixed();
}

test('two halves of a shipment have the outcomes of the whole', () => {
  const halved = (line: Line): Line => ({ ...line, value: { ...line.value, itemTotal: half(line.value.itemTotal), cnOriginPart1: half(line.value.cnOriginPart1) } });
  fc.assert(
    fc.property(orderArb, dayArb, profileArb, (order, day, profile) => {
      const outcomes = (evaluation: Evaluation) => evaluation.lines.map(({ outcome, action }) => [outcome, action]);
      expect(outcomes(run({ ...order, lines: order.lines.map(halved) }, day, profile))).toEqual(outcomes(run(order, day, profile)));
    }),
    RUNS,
  );
});

test('the order of parties, elements and lines changes no line in any way but the order of sentences', () => {
  const sorted = ({ rules, duties, missingFacts, ...line }: Evaluation['lines'][number]) => ({ ...line, rules: rules.map(({ rule, result }) => `${rule} ${result}`).sort(), duties: duties.map(({ kind }) => kind).sort(), missingFacts: [...missingFacts].sort() });
  fc.assert(
    fc.property(orderArb, dayArb, profileArb, (order, day, profile) => {
      const turned = { ...order, parties: [...order.parties].reverse(), lines: order.lines.map((line) => ({ ...line, elements: [...line.elements].reverse() })).reverse() };
      const [a, b] = [run(order, day, profile), run(turned, day, profile)];
      expect([...b.lines].reverse().map(sorted)).toEqual(a.lines.map(sorted));
      expect([b.outcome, b.action, b.reconsiderOn]).toEqual([a.outcome, a.action, a.reconsiderOn]);
    }),
    RUNS,
  );
});
