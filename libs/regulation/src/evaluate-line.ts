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

/** What each rule found, in the order of the rules, and what of the reading it looked at on the way. */
interface Answers {
  readonly found: readonly Found[];
  readonly reads: readonly Reads[];
}

/** A line with all its findings. */
export class EvaluatedLine {
  constructor(
    readonly context: RuleContext,
    readonly findings: readonly Finding[],
    readonly composed: Composed,
    private readonly answers: Answers,
  ) {}

  /** Names of the rules that had nothing to look at. */
  get untouched(): readonly string[] {
    return RULES.filter((_rule, index) => this.answers.found[index] === null).map(({ id }) => id);
  }

  /**
   * The outcome of the line under a law that differs from its own only in what `changed` names. Rules that looked at none of it would say
   * the same again, so only the others are asked.
   */
  outcomeUnder(law: LawView, changed: Reads): Outcome {
    const { found, reads } = this.answers;
    const concerns = (index: number): boolean => ((reads[index] ?? 0) & changed) !== 0;
    if (!reads.some((_reads, index) => concerns(index))) return this.composed.outcome;
    const context: RuleContext = { facts: this.context.facts, item: this.context.item.under(law, changed), law };
    const findings: Finding[] = [];
    RULES.forEach((rule, index) => add(findings, concerns(index) ? rule.evaluate(context) : (found[index] ?? null)));
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
  const found: Found[] = [];
  const reads: Reads[] = [];
  for (const rule of RULES) {
    const before = law.beginReads();
    const answer = rule.evaluate(context);
    found.push(answer);
    reads.push(law.endReads(before));
    add(findings, answer);
  }
  const composed = settle(context, findings);
  findings.push(...suspensionFindings(findings, law));
  return new EvaluatedLine(context, findings, composed, { found, reads });
}

/** The law as a reading has it. */
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
