import fc from 'fast-check';
import { decide, type Evaluation, POLICY_VALUES, REGIME_PROFILES, type RegimeProfile, type StatusEntry, statusRegisterAt } from './index';
import { dayArb, orderArb } from './test/arbitraries';
import { decideGiven, type Given, screeningOf } from './test/builders';

const RUNS = { seed: 20261124, numRuns: 300 };
const profileArb = fc.constantFrom(...(Object.keys(REGIME_PROFILES) as RegimeProfile[]));

/** The profile, with the extension of No. 70 where that is confirmed and so no question any more. */
function asRead(profile: RegimeProfile, isExtended: boolean) {
  const confirmed: StatusEntry[] = isExtended ? [{ measure: '70/2025', afterEnd: { kind: 'extended', until: '2027-01-10' }, knownSince: '' }] : [];
  const published = (['70/2025', '72/2025', 'listings'] as const).map((measure): StatusEntry => ({ measure, afterEnd: { kind: 'lapsed' }, knownSince: '' }));
  return profile === 'AS_PUBLISHED' ? statusRegisterAt([...published, ...confirmed], '') : REGIME_PROFILES[profile];
}

/** Every reading that the evaluation names as a question, decided from scratch. */
function fromScratch(input: Parameters<typeof decide>[0], made: Evaluation): { when: string; outcome: string }[] {
  const law = made.trace[0]?.context.law;
  const policies = (law?.consultedPolicies ?? []).filter((name) => name !== 'roundRatio').flatMap((name) =>
    POLICY_VALUES[name].filter((value) => value !== 'unsettled' && value !== made.policies[name]).map((value) => ({
      when: `policy.${name}=${value}`, outcome: decide({ ...input, policies: { ...input.policies, [name]: value } }).outcome,
    })),
  );
  const profiles = law?.metUnverified === true ? (['AS_PUBLISHED', 'EXTENDED_2027_01_10'] as const) : [];
  const readings = profiles.map((profile) => ({ when: `regimeProfile=${profile}`, outcome: decide({ ...input, statusRegister: asRead(profile, input.statusRegister === REGIME_PROFILES.EXTENDED_2027_01_10) }).outcome }));
  return [...policies, ...readings].filter(({ outcome }) => outcome !== made.outcome);
}

test('an alternative is what the whole decision under that reading would be, though only the rules that looked at it are asked again', () => {
  fc.assert(
    fc.property(orderArb, dayArb, profileArb, (order, asOf, profile) => {
      const input = { order, screening: { parties: screeningOf(order) }, asOf, statusRegister: REGIME_PROFILES[profile] };
      const made = decide(input);
      expect(made.alternatives).toEqual(fromScratch(input, made));
    }),
    RUNS,
  );
});

describe('what officers confirmed is no question any more', () => {
  const holmium: Given = { line: { description: 'Holmium metal', form: 'metal', controlCode: '1C909.a.1', annex61: null, elements: [{ symbol: 'Ho', massPct: '99' }] } };
  const entry = (measure: StatusEntry['measure'], afterEnd: StatusEntry['afterEnd']): StatusEntry => ({ measure, afterEnd, knownSince: '2026-11-12' });
  const told = (...entries: StatusEntry[]) => {
    const { outcome, alternatives } = decideGiven(holmium, { on: '2026-12-01', entries });
    return [outcome, ...alternatives.filter(({ when }) => when.startsWith('regimeProfile')).map(({ when, outcome: other }) => `${when}: ${other}`)];
  };

  it.each([
    ['nothing confirmed', [], ['NEEDS_INFORMATION', 'regimeProfile=AS_PUBLISHED: LICENSE_REQUIRED', 'regimeProfile=EXTENDED_2027_01_10: NO_LICENSE_REQUIRED']],
    ['the notice extended', [entry('70/2025', { kind: 'extended', until: '2027-06-30' })], ['NO_LICENSE_REQUIRED']],
    ['the measure lapsed, the notice not confirmed', [entry('57/2025', { kind: 'lapsed' })], ['LICENSE_REQUIRED']],
    ['the measure lapsed, the notice extended', [entry('57/2025', { kind: 'lapsed' }), entry('70/2025', { kind: 'extended', until: '2027-06-30' })], ['LICENSE_REQUIRED']],
    ['another measure lapsed', [entry('56/2025', { kind: 'lapsed' })], ['NEEDS_INFORMATION', 'regimeProfile=AS_PUBLISHED: LICENSE_REQUIRED', 'regimeProfile=EXTENDED_2027_01_10: NO_LICENSE_REQUIRED']],
    ['the notice lapsed, of the measure it is not known', [entry('70/2025', { kind: 'lapsed' }), entry('57/2025', { kind: 'unverified' })], ['NEEDS_INFORMATION', 'regimeProfile=AS_PUBLISHED: LICENSE_REQUIRED', 'regimeProfile=EXTENDED_2027_01_10: LICENSE_REQUIRED']],
    ['taken back', [entry('57/2025', { kind: 'lapsed' }), entry('70/2025', { kind: 'extended', until: '2027-06-30' }), entry('57/2025', null)], ['NO_LICENSE_REQUIRED']],
  ])('%s', (_what, entries, expected) => {
    expect(told(...entries)).toEqual(expected);
  });

  it('and a measure that is extended by itself binds from the day after', () => {
    const on = (day: string) => decideGiven(holmium, { on: day, entries: [entry('57/2025', { kind: 'extended', until: '2026-12-15' }), entry('70/2025', { kind: 'extended', until: '2027-01-10' })] });
    expect(['2026-12-14', '2026-12-16', '2027-01-09'].map((day) => on(day).outcome)).toEqual(['NO_LICENSE_REQUIRED', 'LICENSE_REQUIRED', 'LICENSE_REQUIRED']);
    expect(on('2026-12-14').reconsiderOn).toBe('2026-12-16');
  });
});
