import type { Line, OrderV1, Outcome, PartyScreening } from '@ytterby/contracts';
import type { IsoDate } from '@ytterby/kernel';
import { compose, stricter, type Composed } from './compose';
import { LineFacts } from './facts/line-facts';
import { readOrderFacts, type OrderFacts } from './facts/order-facts';
import type { Finding } from './finding';
import { LawView } from './law-view';
import type { Policies } from './policies';
import type { RateTable } from './rates';
import type { StatusRegister } from './status-register';
import { serviceFinding } from './rules/ecl/services';
import { RULES } from './rules/registry';
import type { RuleContext } from './rules/rule';
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

/** A line with all its findings. `untouched` names the rules that had nothing to look at. */
export interface EvaluatedLine {
  readonly context: RuleContext;
  readonly findings: readonly Finding[];
  readonly untouched: readonly string[];
  readonly composed: Composed;
}

function isList(found: Finding | readonly Finding[]): found is readonly Finding[] {
  return Array.isArray(found);
}

function evaluateLine(facts: OrderFacts, line: Line, law: LawView): EvaluatedLine {
  const context: RuleContext = { facts, item: new LineFacts(line, law), law };
  const findings: Finding[] = [];
  const untouched: string[] = [];
  for (const rule of RULES) {
    const found = rule.evaluate(context);
    if (found === null) untouched.push(rule.id);
    else if (isList(found)) findings.push(...found);
    else findings.push(found);
  }
  const transfer = compose(findings);
  const service = serviceFinding(context, transfer);
  if (service !== null) findings.push(service);
  const composed = service === null ? transfer : compose(findings);
  return { context, findings: [...findings, ...suspensionFindings(findings, law)], untouched, composed };
}

/** Evaluates every line of an order under one reading. Cost is linear in the lines. */
export function evaluateOrder(order: OrderV1, screenings: readonly PartyScreening[], reading: Reading): { lines: readonly EvaluatedLine[]; law: LawView } {
  const law = new LawView({ ...reading, effectiveOn: reading.on });
  const facts = readOrderFacts(order, screenings);
  return { lines: order.lines.map((line) => evaluateLine(facts, line, law)), law };
}

/** The strictest outcome of the lines. */
export function outcomeOf(lines: readonly EvaluatedLine[]): Outcome {
  return lines.reduce<Outcome>((outcome, { composed }) => stricter(outcome, composed.outcome), 'NO_LICENSE_REQUIRED');
}
