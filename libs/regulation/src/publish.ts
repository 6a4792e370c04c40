import type { Outcome, RuleResult } from '@ytterby/contracts';
import type { Composed } from './compose';
import type { Effect, Finding } from './finding';

/** Effects from strictest to mildest; a trigger of No. 61 comes before what it leads to. */
const EFFECT_ORDER: readonly Effect[] = ['ban', 'refusal', 'review', 'licence', 'trigger61', 'art2First61', 'refusal61', 'exempt61', 'case61', 'none', 'note'];
const DECIDING: Record<Outcome, readonly Effect[]> = {
  PROHIBITED: ['ban'],
  NEEDS_INFORMATION: [],
  PRESUMPTION_OF_DENIAL: ['refusal', 'art2First61', 'refusal61'],
  CASE_BY_CASE: ['review', 'case61'],
  LICENSE_REQUIRED: ['licence', 'trigger61'],
  EXEMPT_WITH_REPORT: ['exempt61'],
  NO_LICENSE_REQUIRED: [],
};

/** 4 for notes; otherwise 0 for what decided, then what is in question, then what does not bind, then what was cleared. */
function rank(found: Finding, composed: Composed): number {
  if (found.effect === 'note') return 4;
  if (composed.outcome === 'NEEDS_INFORMATION' && composed.open.includes(found)) return EFFECT_ORDER.indexOf(found.effect) / 100;
  if (found.result === 'hit') return DECIDING[composed.outcome].includes(found.effect) ? 0 : 2;
  if (found.result === 'undetermined') return 1;
  return found.result === 'not_in_force' ? (found.effect === 'none' ? 3 : 1.5) : 3;
}

function toRuleResult({ rule, result, because, compared, citation }: Finding): RuleResult {
  return { rule, result, because, ...(compared === undefined ? {} : { compared }), citation };
}

/** The same party in two roles gives the same sentence twice; once is enough. */
function withoutRepeats(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter((found, index) => findings.findIndex(({ rule, because }) => rule === found.rule && because === found.because) === index);
}

/** The published rules of a line: only those whose subject the order touches, the deciding one first, otherwise in order of evaluation. */
export function publish(composed: Composed, findings: readonly Finding[]): RuleResult[] {
  const touched = withoutRepeats(findings.filter(({ touches }) => touches));
  const ranked = touched.map((found, index) => ({ found, index, rank: rank(found, composed) }));
  ranked.sort((a, b) => (a.rank === b.rank ? a.index - b.index : a.rank - b.rank));
  return ranked.map(({ found }) => toRuleResult(found));
}
