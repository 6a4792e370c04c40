import { LawView, type MeasureState } from './law-view';
import { MEASURES, type MeasureId } from './packs/calendar';
import { DEFAULT_POLICIES } from './policies';
import { DEFAULT_STATUS_REGISTER, REGIME_PROFILES, type RegimeProfile } from './status-register';

function kindOn(id: MeasureId, on: string, profile: RegimeProfile = 'UNVERIFIED', knownAt = '2026-11-24'): MeasureState['kind'] {
  return new LawView({ effectiveOn: on, knownAt, policies: DEFAULT_POLICIES, register: REGIME_PROFILES[profile] }).state(id).kind;
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
    const law = new LawView({ effectiveOn: day, knownAt: day, policies: { ...DEFAULT_POLICIES, no70EndInclusive }, register: REGIME_PROFILES.UNVERIFIED });
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
  const own = (id: 'no57' | 'no61origin', measures: object) => new LawView({ effectiveOn: '2026-12-01', knownAt: '2026-12-01', policies: DEFAULT_POLICIES, register: { ...DEFAULT_STATUS_REGISTER, measures } }).state(id).kind;
  test('comes before that of the notice', () => {
    expect([own('no57', { no57: { kind: 'lapsed' } }), own('no61origin', { no57: { kind: 'lapsed' } }), own('no57', { no57: { kind: 'extended', until: '2027-01-10' } })]).toEqual(['in_force', 'unverified', 'suspended']);
  });
});
