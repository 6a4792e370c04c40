import type { Citation, Outcome, RuleResult } from '@ytterby/contracts';
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

/** A published rule. Its sentence and the values compared are made when they are read; {@link plainRule} makes plain data of it. */
class PublishedRule implements RuleResult {
  readonly rule: string;
  readonly result: RuleResult['result'];
  readonly citation: Citation;

  constructor(private readonly found: Finding) {
    this.rule = found.rule;
    this.result = found.result;
    this.citation = found.citation;
  }

  get because(): string {
    return this.found.because;
  }

  get compared(): Record<string, string> | undefined {
    return this.found.compared;
  }
}

/** A published rule as plain data, its sentence made; members in the order of canonical JSON. */
export function plainRule({ because, citation, compared, result, rule }: RuleResult): RuleResult {
  return compared === undefined ? { because, citation, result, rule } : { because, citation, compared, result, rule };
}

/** 4 for notes; otherwise 0 for what decided, then what is in question, then what does not bind, then what was cleared. */
function rank(found: Finding, composed: Composed): number {
  if (found.effect === 'note') return 4;
  if (composed.outcome === 'NEEDS_INFORMATION' && composed.open.includes(found)) return EFFECT_ORDER.indexOf(found.effect) / 100;
  if (found.result === 'hit') return DECIDING[composed.outcome].includes(found.effect) ? 0 : 2;
  if (found.result === 'undetermined') return 1;
  return found.result === 'not_in_force' ? (found.effect === 'none' ? 3 : 1.5) : 3;
}

/** The same party in two roles gives the same sentence twice; once is enough. */
function isRepeat(found: Finding, before: readonly Finding[]): boolean {
  for (const other of before) if (other.rule === found.rule && other.because === found.because) return true;
  return false;
}

/** The published rules of a line: only those whose subject the order touches, the deciding one first, otherwise in order of evaluation. */
export function publish(composed: Composed, findings: readonly Finding[]): RuleResult[] {
  const shown: Finding[] = [];
  const ranks: number[] = [];
  for (const found of findings) {
    if (!found.touches || isRepeat(found, shown)) continue;
    const own = rank(found, composed);
    // Few rules are shown, so each goes straight to its place, after those of its rank.
    let place = shown.length;
    while (place > 0 && (ranks[place - 1] as number) > own) place -= 1;
    shown.splice(place, 0, found);
    ranks.splice(place, 0, own);
  }
  return shown.map((found) => new PublishedRule(found));
}
