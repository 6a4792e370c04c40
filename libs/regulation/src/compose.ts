import { OUTCOMES, type Outcome } from '@ytterby/contracts';
import { OUTCOME_OF_EFFECT, type Effect, type Finding } from './finding';

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

/** Effects that move an outcome; a set of them is a number with their bits. */
const WEIGHED: readonly Effect[] = ['ban', 'refusal', 'review', 'licence', 'trigger61', 'exempt61', 'art2First61', 'refusal61', 'case61'];
const OUTSIDE_61: readonly Effect[] = ['ban', 'refusal', 'review', 'licence'];
const BIT = { none: 0, note: 0, ...Object.fromEntries(WEIGHED.map((effect, index) => [effect, 1 << index])) } as Record<Effect, number>;

function has(effects: number, effect: Effect): boolean {
  return (effects & BIT[effect]) !== 0;
}

/** What comes from No. 61: nothing without a trigger; Art 5 replaces it unless Art 2 comes first; then Art 2/3, Art 4, ordinary licence. */
function outcome61(effects: number): Outcome {
  if (!has(effects, 'trigger61')) return 'NO_LICENSE_REQUIRED';
  if (has(effects, 'exempt61')) return has(effects, 'art2First61') ? 'PRESUMPTION_OF_DENIAL' : 'EXEMPT_WITH_REPORT';
  if (has(effects, 'refusal61')) return 'PRESUMPTION_OF_DENIAL';
  return has(effects, 'case61') ? 'CASE_BY_CASE' : 'LICENSE_REQUIRED';
}

/** The outcome of every set of effects, worked out once. */
const OUTCOME_OF_SET: readonly Outcome[] = Array.from({ length: 1 << WEIGHED.length }, (_, effects) =>
  OUTSIDE_61.filter((effect) => has(effects, effect)).reduce((outcome, effect) => stricter(outcome, OUTCOME_OF_EFFECT[effect] ?? outcome), outcome61(effects)),
);

function outcomeOf(effects: number): Outcome {
  return OUTCOME_OF_SET[effects] ?? 'PROHIBITED';
}

/** An open exemption helps the exporter when it holds; every other open finding helps him when it does not. */
function isFavour(found: Finding): boolean {
  return found.effect === 'exempt61';
}

/** Effects that hold when the open findings turn out for the exporter, or against him; one of them may be left out. */
function assumed(open: readonly Finding[], inFavour: boolean, without?: Finding): number {
  let effects = 0;
  for (const found of open) if (found !== without && isFavour(found) === inFavour) effects |= BIT[found.effect];
  return effects;
}

/** Findings as they bear on the outcome: effects that hold in any case, and what is open. */
interface Weighed {
  readonly certain: number;
  readonly open: readonly Finding[];
}

const NONE_OPEN: readonly Finding[] = [];

function weigh(findings: readonly Finding[]): Weighed {
  let certain = 0;
  let open: Finding[] | null = null;
  for (const found of findings) {
    if (found.result === 'hit') certain |= BIT[found.effect];
    else if (found.result === 'undetermined') (open ??= []).push(found);
  }
  return { certain, open: open ?? NONE_OPEN };
}

/** Does settling this one finding, the others being assumed, move the outcome? */
function matters(found: Finding, { certain, open }: Weighed, bounds: { mildest: Outcome; strictest: Outcome }): boolean {
  const own = BIT[found.effect];
  const [against, inFavour] = isFavour(found) ? [0, own] : [own, 0];
  if (outcomeOf(certain | assumed(open, true, found) | against) !== bounds.mildest) return true;
  return outcomeOf(certain | assumed(open, false, found) | inFavour) !== bounds.strictest;
}

/**
 * The outcome of a line: strictest wins. A missing fact counts only if some value of it could change the outcome; then the line is
 * NEEDS_INFORMATION, unless it is PROHIBITED whatever the fact is (golden README, precedence within a line).
 */
export function compose(findings: readonly Finding[]): Composed {
  const weighed = weigh(findings);
  const { certain, open } = weighed;
  const mildest = outcomeOf(certain | assumed(open, true));
  const strictest = outcomeOf(certain | assumed(open, false));
  if (mildest === strictest) return { outcome: mildest, mildest, strictest, open: NONE_OPEN };
  const moving = open.filter((found) => matters(found, weighed, { mildest, strictest }));
  return { outcome: 'NEEDS_INFORMATION', mildest, strictest, open: moving.length > 0 ? moving : open };
}
