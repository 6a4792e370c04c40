import fc from 'fast-check';
import { decide, POLICY_VALUES, REGIME_PROFILES, type Evaluation, type RegimeProfile } from './index';
import { dayArb, orderArb } from './test/arbitraries';
import { screeningOf } from './test/builders';

const RUNS = { seed: 20261124, numRuns: 300 };
const profileArb = fc.constantFrom(...(Object.keys(REGIME_PROFILES) as RegimeProfile[]));

/** Every reading that the evaluation names as a question, decided from scratch. */
function fromScratch(input: Parameters<typeof decide>[0], made: Evaluation): { when: string; outcome: string }[] {
  const law = made.trace[0]?.context.law;
  const policies = (law?.consultedPolicies ?? []).filter((name) => name !== 'roundRatio').flatMap((name) =>
    POLICY_VALUES[name].filter((value) => value !== 'unsettled' && value !== made.policies[name]).map((value) => ({
      when: `policy.${name}=${value}`, outcome: decide({ ...input, policies: { ...input.policies, [name]: value } }).outcome,
    })),
  );
  const profiles = law?.metUnverified === true ? (['AS_PUBLISHED', 'EXTENDED_2027_01_10'] as const) : [];
  const readings = profiles.map((profile) => ({ when: `regimeProfile=${profile}`, outcome: decide({ ...input, statusRegister: REGIME_PROFILES[profile] }).outcome }));
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
