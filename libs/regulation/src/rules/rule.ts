import type { LineFacts } from '../facts/line-facts';
import type { OrderFacts } from '../facts/order-facts';
import type { Finding } from '../finding';
import type { LawView } from '../law-view';

/** Everything a rule may look at: one line of one order, on one day, under one reading of the law. */
export interface RuleContext {
  readonly facts: OrderFacts;
  readonly item: LineFacts;
  readonly law: LawView;
}

/** A rule of one instrument: a pure function. It returns null when the order does not touch its subject at all. */
export interface Rule {
  readonly id: string;
  evaluate(context: RuleContext): Finding | readonly Finding[] | null;
}
