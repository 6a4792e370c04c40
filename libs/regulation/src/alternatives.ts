import type { OrderV1, Outcome, PartyScreening } from '@ytterby/contracts';
import { evaluateOrder, outcomeOf, type EvaluatedLine, type Reading } from './evaluate-line';
import { POLICY_VALUES, type Policies } from './policies';
import { REGIME_PROFILES, type RegimeProfile } from './status-register';

/** What another documented reading of the law would give. */
export interface Alternative {
  readonly when: string;
  readonly outcome: Outcome;
}

const READINGS: readonly RegimeProfile[] = ['AS_PUBLISHED', 'EXTENDED_2027_01_10'];

/** Other readings of what was looked at: each other value of a consulted policy, and each profile where an open end was consulted. */
function otherReadings(chosen: { evaluated: readonly EvaluatedLine[]; reading: Reading }): { when: string; reading: Reading }[] {
  const law = chosen.evaluated[0]?.context.law;
  if (law === undefined) return [];
  const { reading } = chosen;
  const others: { when: string; reading: Reading }[] = [];
  for (const name of law.consultedPolicies) {
    for (const value of POLICY_VALUES[name]) {
      if (value === 'unsettled' || value === reading.policies[name] || name === 'roundRatio') continue;
      const policies: Policies = { ...reading.policies, [name]: value };
      others.push({ when: `policy.${name}=${value}`, reading: { ...reading, policies } });
    }
  }
  for (const profile of law.metUnverified ? READINGS : []) others.push({ when: `regimeProfile=${profile}`, reading: { ...reading, register: REGIME_PROFILES[profile] } });
  return others;
}

/** The documented readings that change the outcome of the order. Nothing is evaluated again when no policy or open end was consulted. */
export function findAlternatives(
  order: OrderV1, screenings: readonly PartyScreening[], chosen: { evaluated: readonly EvaluatedLine[]; reading: Reading; outcome: Outcome },
): Alternative[] {
  const alternatives: Alternative[] = [];
  for (const { when, reading } of otherReadings(chosen)) {
    const outcome = outcomeOf(evaluateOrder(order, screenings, reading).lines);
    if (outcome !== chosen.outcome) alternatives.push({ when, outcome });
  }
  return alternatives;
}
