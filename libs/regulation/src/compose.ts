import { OUTCOMES, type Outcome } from '@ytterby/contracts';
import { OUTCOME_OF_EFFECT, type Effect, type Finding } from './finding';

/** How an undetermined finding is assumed to turn out: against the exporter, or for him. */
type Assumption = (found: Finding) => boolean;

/** The outcome of a line with the findings that leave it open. */
export interface Composed {
  readonly outcome: Outcome;
  /** The mildest and the strictest outcome that the open facts allow. */
  readonly mildest: Outcome;
  readonly strictest: Outcome;
  /** Undetermined findings that could change the outcome. */
  readonly open: readonly Finding[];
}

const RANK = Object.fromEntries(OUTCOMES.map((outcome, rank) => [outcome, rank])) as Record<Outcome, number>;

/** The stricter of two outcomes by the order across lines (contract, "Outcome and action"). */
export function stricter(a: Outcome, b: Outcome): Outcome {
  return RANK[a] <= RANK[b] ? a : b;
}

/** Is `a` strictly stricter than `b`? */
export function isStricter(a: Outcome, b: Outcome): boolean {
  return RANK[a] < RANK[b];
}

const against: Assumption = (found) => found.effect !== 'exempt61';
const inFavour: Assumption = (found) => found.effect === 'exempt61';

function holds(found: Finding, assume: Assumption): boolean {
  if (found.result === 'undetermined') return assume(found);
  return found.result === 'hit';
}

/** What comes from No. 61: nothing without a trigger; Art 5 replaces it unless Art 2 comes first; then Art 2/3, Art 4, ordinary licence. */
function outcome61(effects: ReadonlySet<Effect>): Outcome {
  if (!effects.has('trigger61')) return 'NO_LICENSE_REQUIRED';
  if (effects.has('exempt61')) return effects.has('art2First61') ? 'PRESUMPTION_OF_DENIAL' : 'EXEMPT_WITH_REPORT';
  if (effects.has('refusal61')) return 'PRESUMPTION_OF_DENIAL';
  return effects.has('case61') ? 'CASE_BY_CASE' : 'LICENSE_REQUIRED';
}

const OUTSIDE_61: readonly Effect[] = ['ban', 'refusal', 'review', 'licence'];

function outcomeUnder(findings: readonly Finding[], assume: Assumption): Outcome {
  const effects = new Set<Effect>();
  for (const found of findings) if (holds(found, assume)) effects.add(found.effect);
  let outcome = outcome61(effects);
  for (const effect of OUTSIDE_61) if (effects.has(effect)) outcome = stricter(outcome, OUTCOME_OF_EFFECT[effect] ?? outcome);
  return outcome;
}

/** Does settling this one finding, the others being assumed, move the outcome? */
function matters(found: Finding, findings: readonly Finding[], bounds: { mildest: Outcome; strictest: Outcome }): boolean {
  const aloneAgainst = outcomeUnder(findings, (other) => (other === found ? against(other) : inFavour(other)));
  if (aloneAgainst !== bounds.mildest) return true;
  return outcomeUnder(findings, (other) => (other === found ? inFavour(other) : against(other))) !== bounds.strictest;
}

/**
 * The outcome of a line: strictest wins. A missing fact counts only if some value of it could change the outcome; then the line is
 * NEEDS_INFORMATION, unless it is PROHIBITED whatever the fact is (golden README, precedence within a line).
 */
export function compose(findings: readonly Finding[]): Composed {
  const undetermined = findings.filter(({ result }) => result === 'undetermined');
  const mildest = outcomeUnder(findings, inFavour);
  if (undetermined.length === 0) return { outcome: mildest, mildest, strictest: mildest, open: [] };
  const strictest = outcomeUnder(findings, against);
  if (mildest === strictest) return { outcome: mildest, mildest, strictest, open: [] };
  const open = undetermined.filter((found) => matters(found, findings, { mildest, strictest }));
  return { outcome: 'NEEDS_INFORMATION', mildest, strictest, open: open.length > 0 ? open : undetermined };
}
