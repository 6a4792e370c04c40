import { type LawQuery, type MeasureState, READ_REGISTER, readOf } from './law-view';
import { MEASURES, type MeasureId, NO_70 } from './packs/calendar';
import { DEFAULT_POLICIES } from './policies';
import type { RateTable } from './rates';
import { DEFAULT_STATUS_REGISTER, REGIME_PROFILES, type RegimeProfile } from './status-register';
import { lawOn } from './test/builders';

function kindOn(id: MeasureId, on: string, profile: RegimeProfile = 'UNVERIFIED', knownAt = '2026-11-24'): MeasureState['kind'] {
  return lawOn(on, { knownAt, register: REGIME_PROFILES[profile] }).state(id).kind;
}

/** regulation.md §1, "Date edges": measure, day, state as known today. */
const EDGES: [MeasureId, string, MeasureState['kind']][] = [
  ['ecl', '2020-11-30', 'not_yet'], ['ecl', '2020-12-01', 'in_force'], ['ecl', '2020-12-02', 'in_force'], ['reg', '2024-11-30', 'not_yet'], ['reg', '2024-12-01', 'in_force'], ['reg', '2024-12-02', 'in_force'],
  ['no46art1', '2024-12-02', 'not_yet'], ['no46art1', '2024-12-03', 'in_force'], ['no46art1', '2025-11-10', 'in_force'], ['no46art2', '2025-11-08', 'in_force'], ['no46art2', '2025-11-09', 'suspended'], ['no46art2', '2026-11-27', 'suspended'], ['no46art2', '2026-11-28', 'unverified'],
  ['no18', '2025-04-03', 'not_yet'], ['no18', '2025-04-04', 'in_force'], ['no18', '2025-11-07', 'in_force'], ['no18', '2026-11-11', 'in_force'],
  ['no61origin', '2025-10-08', 'not_yet'], ['no61origin', '2025-10-09', 'in_force'], ['no61origin', '2025-11-06', 'in_force'], ['no61origin', '2025-11-07', 'suspended'], ['no61origin', '2026-11-10', 'suspended'], ['no61origin', '2026-11-11', 'unverified'],
  ['no61value', '2025-11-06', 'not_yet'], ['no61value', '2025-11-30', 'not_yet'], ['no61value', '2025-12-01', 'suspended'], ['no61value', '2026-11-11', 'unverified'], ['no61technology', '2025-12-01', 'suspended'],
  ['no62', '2025-10-08', 'not_yet'], ['no62', '2025-10-09', 'in_force'], ['no62', '2025-11-07', 'suspended'],
  ['no55', '2025-11-07', 'not_yet'], ['no55', '2025-11-08', 'suspended'], ['no56', '2025-11-08', 'suspended'], ['no57', '2025-11-08', 'suspended'], ['no58', '2026-11-11', 'unverified'],
  ['no1', '2026-01-05', 'not_yet'], ['no1', '2026-01-06', 'in_force'], ['no1', '2026-01-07', 'in_force'],
];

test.each(EDGES)('%s on %s is %s', (id, on, kind) => expect(kindOn(id, on)).toBe(kind));

test.each<[RegimeProfile, string, MeasureState['kind']]>([
  ['AS_PUBLISHED', '2026-11-10', 'suspended'], ['AS_PUBLISHED', '2026-11-11', 'in_force'], ['EXTENDED_2027_01_10', '2026-11-11', 'suspended'], ['EXTENDED_2027_01_10', '2027-01-10', 'suspended'], ['EXTENDED_2027_01_10', '2027-01-11', 'in_force'], ['UNVERIFIED', '2027-01-11', 'unverified'],
])('under %s No. 61 Art 1(3) on %s is %s', (profile, on, kind) => expect(kindOn('no61origin', on, profile)).toBe(kind));

test('a measure is not known before its publication, nor is a suspension', () => {
  expect(kindOn('no61origin', '2025-10-20', 'UNVERIFIED', '2025-10-08')).toBe('not_published');
  expect(kindOn('no61origin', '2025-11-20', 'UNVERIFIED', '2025-11-06')).toBe('in_force');
  expect(kindOn('no61origin', '2025-11-20', 'UNVERIFIED', '2025-11-07')).toBe('suspended');
});

test('the policies on the named last day are asked on that day only', () => {
  const on = (day: string, no70EndInclusive: 'true' | 'false') => {
    const law = lawOn(day, { knownAt: day, policies: { ...DEFAULT_POLICIES, no70EndInclusive } });
    return [law.state('no62').kind, [...law.consultedPolicies]];
  };
  expect(on('2026-11-10', 'true')).toEqual(['suspended', ['no70EndInclusive']]);
  expect(on('2026-11-10', 'false')).toEqual(['in_force', ['no70EndInclusive']]);
  expect(on('2026-11-09', 'false')).toEqual(['suspended', []]);
});

test.each(Object.entries(MEASURES))('%s has a citation, is known no later than it binds, and its suspension is ordered', (_id, measure) => {
  expect(measure.citation.instrument).not.toBe('');
  expect(measure.citation.article).not.toBe('');
  expect(measure.knownSince <= measure.effectiveOn).toBe(true);
  if (measure.suspension === null) return;
  expect(measure.suspension.from < measure.suspension.lastDay).toBe(true);
  expect(measure.suspension.dayAfter > measure.suspension.lastDay).toBe(true);
});

describe('the state of a single measure', () => {
  const own = (id: 'no57' | 'no61origin', measures: object) => lawOn('2026-12-01', { knownAt: '2026-12-01', register: { ...DEFAULT_STATUS_REGISTER, measures } }).state(id).kind;
  test('comes before that of the notice', () => {
    expect([own('no57', { no57: { kind: 'lapsed' } }), own('no61origin', { no57: { kind: 'lapsed' } }), own('no57', { no57: { kind: 'extended', until: '2027-01-10' } })]).toEqual(['in_force', 'unverified', 'suspended']);
  });
});

const extendedTo = (until: string) => ({ ...DEFAULT_STATUS_REGISTER, afterEnd: { ...DEFAULT_STATUS_REGISTER.afterEnd, '70/2025': { kind: 'extended' as const, until } } });

test('rates are those of the query, of its own day if it names one', () => {
  const rates = { id: 'rates' } as unknown as RateTable;
  const plain = lawOn('2026-03-01', { knownAt: '2026-12-31' });
  expect([plain.knownAt, plain.rates, plain.rateDay]).toEqual(['2026-12-31', null, '2026-03-01']);
  const own = lawOn('2026-03-01', { rates, rateDay: '2026-02-01' });
  expect([own.rates, own.rateDay]).toEqual([rates, '2026-02-01']);
});

test('a measure that does not bind yet names the suspension that already holds, and no other', () => {
  expect(lawOn('2025-11-07').state('no55')).toEqual({ kind: 'not_yet', effectiveOn: '2025-11-08', suspendedBy: NO_70 });
  expect(lawOn('2025-11-06').state('no55')).toEqual({ kind: 'not_yet', effectiveOn: '2025-11-08', suspendedBy: null });
});

describe('what a reading looked at', () => {
  test('is counted between beginning and end, and belongs to what was counted around it as well', () => {
    const law = lawOn('2026-12-01');
    const outer = law.beginReads();
    law.policy('no70EndInclusive');
    const inner = law.beginReads();
    law.policy('roundRatio');
    expect(law.endReads(inner)).toBe(readOf('roundRatio'));
    expect(law.endReads(outer)).toBe(readOf('no70EndInclusive') | readOf('roundRatio'));
    const again = law.beginReads();
    law.readAgain(readOf('no72EndInclusive'));
    law.readAgain(READ_REGISTER);
    expect(law.endReads(again)).toBe(readOf('no72EndInclusive') | READ_REGISTER);
  });

  test('is the same when a state is asked for again, which is looked up once', () => {
    const law = lawOn('2026-11-10');
    const counted = (work: () => unknown) => {
      const before = law.beginReads();
      return [work(), law.endReads(before)];
    };
    const [first, reads] = counted(() => law.state('no62'));
    expect(reads).toBe(readOf('no70EndInclusive'));
    const [second, readsAgain] = counted(() => law.state('no62'));
    expect(second).toBe(first);
    expect(readsAgain).toBe(reads);
    expect(law.consultedPolicies).toEqual(['no70EndInclusive']);
  });

  test('has an own bit for each policy and the register', () => {
    const bits = [READ_REGISTER, ...Object.keys(DEFAULT_POLICIES).map((name) => readOf(name as keyof typeof DEFAULT_POLICIES))];
    expect(bits.every((bit) => bit > 0)).toBe(true);
    expect(bits.reduce((all, bit) => all ^ bit, 0)).toBe(bits.reduce((all, bit) => all + bit, 0));
  });

  test('is an open end only where nobody has confirmed it', () => {
    const met = (register: LawQuery['register']) => {
      const law = lawOn('2026-12-01', { register });
      const before = law.metUnverified;
      law.state('no62');
      return [before, law.metUnverified];
    };
    expect([met(DEFAULT_STATUS_REGISTER), met(REGIME_PROFILES.AS_PUBLISHED), met(extendedTo('2027-01-10'))]).toEqual([[false, true], [false, false], [false, false]]);
  });
});

describe('the next day that counts', () => {
  const next = (id: MeasureId, on: string, over: Partial<LawQuery> = {}) => {
    const law = lawOn(on, over);
    law.state(id);
    return law.reconsiderOn;
  };
  const notInclusive = { policies: { ...DEFAULT_POLICIES, no70EndInclusive: 'false' as const } };

  test('is the earliest after the day that was noted', () => {
    const law = lawOn('2026-03-01');
    expect(law.reconsiderOn).toBeNull();
    for (const day of ['2026-03-01', '2026-02-01', '2026-05-01', '2026-04-01', '2026-06-01']) law.noteDate(day);
    expect(law.reconsiderOn).toBe('2026-04-01');
  });

  test.each([
    ['no61value', '2025-10-20', '2025-11-07', {}],
    ['no61value', '2025-10-20', '2025-12-01', { knownAt: '2025-10-20' }],
    ['no61value', '2025-12-01', '2026-11-11', {}],
    ['no61value', '2026-11-09', '2026-11-10', notInclusive],
    ['no61value', '2026-11-10', '2026-11-11', {}],
    ['no61value', '2026-11-10', '2026-11-11', notInclusive],
    ['no61value', '2026-11-11', null, {}],
    ['no61value', '2026-12-01', '2027-01-11', { register: extendedTo('2027-01-10') }],
    ['no61value', '2026-12-01', '2027-01-10', { register: extendedTo('2027-01-10'), ...notInclusive }],
    ['no61value', '2027-01-11', null, { register: extendedTo('2027-01-10') }],
    ['no18', '2025-04-03', '2025-04-04', {}],
    ['no18', '2025-04-04', null, {}],
    ['no18', '2025-04-03', null, { knownAt: '2025-04-03' }],
  ] as const)('for %s on %s it is %s', (id, on, expected, over) => expect(next(id, on, over)).toBe(expected));

  test('ends an extension on its named last day or the day after, as the policy says', () => {
    const kinds = (over: Partial<LawQuery>) => ['2027-01-09', '2027-01-10', '2027-01-11'].map((on) => lawOn(on, { register: extendedTo('2027-01-10'), ...over }).state('no62').kind);
    expect(kinds({})).toEqual(['suspended', 'suspended', 'in_force']);
    expect(kinds(notInclusive)).toEqual(['suspended', 'in_force', 'in_force']);
    expect(lawOn('2026-12-01', { register: extendedTo('2027-01-10') }).state('no62')).toEqual({ kind: 'suspended', suspendedBy: NO_70, until: '2027-01-10' });
  });
});
