import fc from 'fast-check';
import { canonicalJson, type Json } from '@ytterby/kernel';
import type { Action, Listing, OrderV1, PartyScreening } from '@ytterby/contracts';
import { isStricter } from './compose';
import { decide, REGIME_PROFILES, type Evaluation, type RegimeProfile } from './index';
import { MEASURES } from './packs/calendar';
import { BLANKS, dayArb, orderArb } from './test/arbitraries';
import { listing, screeningOf } from './test/builders';
import { neverReleases } from './test/never-releases';

const profileArb = fc.constantFrom(...(Object.keys(REGIME_PROFILES) as RegimeProfile[]));
const SEED = { seed: 20251009, numRuns: 400 };

function run(order: OrderV1, asOf: string, profile: RegimeProfile, parties: readonly PartyScreening[] = screeningOf(order)): Evaluation {
  return decide({ order, screening: { parties }, asOf, statusRegister: REGIME_PROFILES[profile] });
}

const LOOSENESS: Record<Action, number> = { stop: 0, hold: 1, release: 2 };

test.each(Object.keys(BLANKS))('blanking %s never turns a hold or stop into a release', (name) => {
  fc.assert(
    fc.property(orderArb, dayArb, profileArb, (order, day, profile) => {
      const before = run(order, day, profile);
      fc.pre(before.action !== 'release');
      expect(run(BLANKS[name]?.(order) as OrderV1, day, profile).action).not.toBe('release');
    }),
    { ...SEED, numRuns: 150 },
  );
});

neverReleases('blanking %s of any kind of order never turns a hold or stop into a release', BLANKS, { ...SEED, numRuns: 1_500 });

test('adding a confirmed listing never loosens the action', () => {
  const listingArb = fc.constantFrom<Listing['list'][]>('control_list', 'watch_list', 'unreliable_entity_list', 'semiconductor', 'military_ai', 'military', 'other').map((list) => listing({ list, bindsForeignTransferors: true }));
  fc.assert(
    fc.property(orderArb, dayArb, profileArb, listingArb, (order, day, profile, added) => {
      const before = run(order, day, profile);
      const parties = screeningOf(order).map((party) => (party.partyId === 'p2' ? { ...party, listings: [added] } : party));
      expect(LOOSENESS[run(order, day, profile, parties).action]).toBeLessThanOrEqual(LOOSENESS[before.action] === 0 ? 1 : LOOSENESS[before.action]);
    }),
    SEED,
  );
});

test('a worse screening status never releases', () => {
  fc.assert(
    fc.property(orderArb, dayArb, fc.constantFrom('review' as const, 'match' as const, 'error' as const), (order, day, status) => {
      const parties = screeningOf(order).map((party) => (party.partyId === 'p1' ? { ...party, status } : party));
      expect(run(order, day, 'UNVERIFIED', parties).action).not.toBe('release');
    }),
    SEED,
  );
});

test('a party that was not screened never releases', () => {
  fc.assert(
    fc.property(orderArb, dayArb, (order, day) => {
      expect(run(order, day, 'UNVERIFIED', screeningOf(order).slice(1)).action).not.toBe('release');
    }),
    SEED,
  );
});

test('the order of parties and lines does not matter', () => {
  fc.assert(
    fc.property(orderArb, dayArb, profileArb, (order, day, profile) => {
      const turned = { ...order, parties: [...order.parties].reverse(), lines: [...order.lines].reverse() };
      const [a, b] = [run(order, day, profile), run(turned, day, profile)];
      expect([b.outcome, b.action]).toEqual([a.outcome, a.action]);
      expect(new Map(b.lines.map(({ lineId, outcome }) => [lineId, outcome]))).toEqual(new Map(a.lines.map(({ lineId, outcome }) => [lineId, outcome])));
    }),
    SEED,
  );
});

test('a doubled line changes nothing, and every line is decided as if it were alone', () => {
  fc.assert(
    fc.property(orderArb, dayArb, profileArb, (order, day, profile) => {
      const whole = run(order, day, profile);
      const doubled = run({ ...order, lines: [...order.lines, { ...(order.lines[0] as OrderV1['lines'][number]), lineId: 'again' }] }, day, profile);
      expect([doubled.outcome, doubled.action]).toEqual([whole.outcome, whole.action]);
      order.lines.forEach((line, index) => expect(run({ ...order, lines: [line] }, day, profile).outcome).toBe(whole.lines[index]?.outcome));
    }),
    SEED,
  );
});

test('deciding twice gives the same bytes', () => {
  fc.assert(
    fc.property(orderArb, dayArb, profileArb, (order, day, profile) => {
      const bytes = () => {
        const { outcome, action, lines, alternatives, reconsiderOn } = run(order, day, profile);
        return canonicalJson({ outcome, action, lines, alternatives, reconsiderOn } as unknown as Json);
      };
      expect(bytes()).toBe(bytes());
    }),
    SEED,
  );
});

test('the order has the strictest outcome of its lines', () => {
  fc.assert(
    fc.property(orderArb, dayArb, profileArb, (order, day, profile) => {
      const { outcome, lines } = run(order, day, profile);
      expect(lines.some((line) => line.outcome === outcome)).toBe(true);
      expect(lines.filter((line) => isStricter(line.outcome, outcome))).toEqual([]);
    }),
    SEED,
  );
});

test('NEEDS_INFORMATION always names what is missing, and nothing else names a fact', () => {
  fc.assert(
    fc.property(orderArb, dayArb, profileArb, (order, day, profile) => {
      for (const line of run(order, day, profile).lines) expect(line.missingFacts.length > 0).toBe(line.outcome === 'NEEDS_INFORMATION');
    }),
    SEED,
  );
});

const addDay = (day: string) => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

function calendarDays(): Set<string> {
  const days = Object.values(MEASURES).flatMap(({ effectiveOn, suspension }) => (suspension === null ? [effectiveOn] : [effectiveOn, suspension.from, suspension.dayAfter]));
  return new Set([...days, '2027-01-11', '2026-07-01']);
}

test('the outcome changes only on a day of the calendar or of the order itself', () => {
  const days = calendarDays();
  fc.assert(
    fc.property(orderArb, profileArb, (order, profile) => {
      let [day, previous] = ['2025-03-25', run(order, '2025-03-25', profile).outcome];
      while (day < '2027-01-20') {
        day = addDay(day);
        const { outcome } = run(order, day, profile);
        if (outcome !== previous) expect(days).toContain(day);
        previous = outcome;
      }
    }),
    { seed: 7, numRuns: 12 },
  );
});

test('nothing changes before reconsiderOn, as long as nothing new becomes known', () => {
  fc.assert(
    fc.property(orderArb, dayArb, profileArb, (order, asOf, profile) => {
      const decideOn = (day: string) => decide({ order, screening: { parties: screeningOf(order) }, asOf: day, knownAt: asOf, statusRegister: REGIME_PROFILES[profile] });
      const first = decideOn(asOf);
      const end = first.reconsiderOn ?? '2027-02-01';
      for (let day = addDay(asOf); day < end && day < '2027-02-01'; day = addDay(day)) expect([day, decideOn(day).outcome]).toEqual([day, first.outcome]);
    }),
    { seed: 11, numRuns: 25 },
  );
});
