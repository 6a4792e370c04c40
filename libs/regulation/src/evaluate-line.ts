import type { Line, OrderV1, Outcome, PartyScreening } from '@ytterby/contracts';
import type { IsoDate } from '@ytterby/kernel';
import { compose, stricter, type Composed } from './compose';
import { LineFacts } from './facts/line-facts';
import { readOrderFacts, type OrderFacts } from './facts/order-facts';
import type { Finding } from './finding';
import { LawView, type Reads } from './law-view';
import type { Policies } from './policies';
import type { RateTable } from './rates';
import type { StatusRegister } from './status-register';
import { serviceFinding } from './rules/ecl/services';
import { RULES } from './rules/registry';
import type { Rule, RuleContext } from './rules/rule';
import { suspensionFindings } from './rules/suspension';

/** One reading of the law: a day, a day of knowledge, policies, and the status register. */
export interface Reading {
  readonly on: IsoDate;
  readonly knownAt: IsoDate;
  readonly policies: Policies;
  readonly register: StatusRegister;
  readonly rates?: RateTable | null;
  readonly rateDay?: IsoDate;
}

type Found = ReturnType<Rule['evaluate']>;

/** What a rule found, and what of the reading it looked at on the way. */
interface Answer {
  readonly rule: Rule;
  readonly found: Found;
  readonly reads: Reads;
}

/** A line with all its findings. */
export class EvaluatedLine {
  constructor(
    readonly context: RuleContext,
    readonly findings: readonly Finding[],
    readonly composed: Composed,
    /** In the order of the rules; of those alone that found something or looked at something of the reading, which are few. */
    private readonly answers: readonly Answer[],
  ) {}

  /** Names of the rules that had nothing to look at. */
  get untouched(): readonly string[] {
    const touched = new Set(this.answers.filter(({ found }) => found !== null).map(({ rule }) => rule));
    return RULES.filter((rule) => !touched.has(rule)).map(({ id }) => id);
  }

  /**
   * The outcome of the line under a law that differs from its own only in what `changed` names. Rules that looked at none of it would say
   * the same again, so only the others are asked.
   */
  outcomeUnder(law: LawView, changed: Reads): Outcome {
    const concerns = ({ reads }: Answer): boolean => (reads & changed) !== 0;
    if (!this.answers.some(concerns)) return this.composed.outcome;
    const context: RuleContext = { facts: this.context.facts, item: this.context.item.under(law, changed), law };
    const findings: Finding[] = [];
    for (const answer of this.answers) add(findings, concerns(answer) ? answer.rule.evaluate(context) : answer.found);
    return settle(context, findings).outcome;
  }
}

function isList(found: Finding | readonly Finding[]): found is readonly Finding[] {
  return Array.isArray(found);
}

function add(findings: Finding[], found: Found): void {
  if (found === null) return;
  if (isList(found)) for (const one of found) findings.push(one);
  else findings.push(found);
}

/** The outcome of the findings, and of the service for the transfer, whose own finding is added to them. */
function settle(context: RuleContext, findings: Finding[]): Composed {
  const transfer = compose(findings);
  const service = serviceFinding(context, transfer);
  if (service === null) return transfer;
  findings.push(service);
  return compose(findings);
}

function evaluateLine(facts: OrderFacts, line: Line, law: LawView): EvaluatedLine {
  const context: RuleContext = { facts, item: new LineFacts(line, law), law };
  const findings: Finding[] = [];
  const answers: Answer[] = [];
  for (const rule of RULES) {
    const before = law.beginReads();
    const found = rule.evaluate(context);
    const reads = law.endReads(before);
    if (found !== null || reads !== 0) answers.push({ rule, found, reads });
    add(findings, found);
  }
  const composed = settle(context, findings);
  findings.push(...suspensionFindings(findings, law));
  // A list that was pushed to keeps room to grow, of which a long order would have more than of anything else.
  return new EvaluatedLine(context, findings.slice(), composed, answers.slice());
}

/** The law as a reading has it. Every member is named, so that all laws have one shape: a spread costs a third of the time of a decision. */
export function lawOf(reading: Reading): LawView {
  return new LawView({ effectiveOn: reading.on, knownAt: reading.knownAt, policies: reading.policies, register: reading.register, rates: reading.rates ?? null, rateDay: reading.rateDay ?? reading.on });
}

/** Evaluates every line of an order under one reading. Cost is linear in the lines. */
export function evaluateOrder(order: OrderV1, screenings: readonly PartyScreening[], reading: Reading): { lines: readonly EvaluatedLine[]; law: LawView } {
  const law = lawOf(reading);
  const facts = readOrderFacts(order, screenings);
  return { lines: order.lines.map((line) => evaluateLine(facts, line, law)), law };
}

/** The strictest outcome of the lines. */
export function outcomeOf(lines: readonly EvaluatedLine[]): Outcome {
  return lines.reduce<Outcome>((outcome, { composed }) => stricter(outcome, composed.outcome), 'NO_LICENSE_REQUIRED');
}
