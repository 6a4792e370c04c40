import { ACTIONS, type Action, type Duty, type OrderV1, type Outcome, type PartyScreening, type RuleResult } from '@ytterby/contracts';
import type { IsoDate } from '@ytterby/kernel';
import { findAlternatives, type Alternative } from './alternatives';
import { dutiesOf } from './duties';
import { evaluateOrder, outcomeOf, type EvaluatedLine, type Reading } from './evaluate-line';
import { withDefaults, type Policies } from './policies';
import { publish } from './publish';
import type { RateTable } from './rates';
import { screeningHold } from './screening-hold';
import { DEFAULT_STATUS_REGISTER, type StatusRegister } from './status-register';
import { isStricter } from './compose';

/** What `decide` reads. `knownAt` defaults to `asOf`; the register to the one shipped: nobody has confirmed anything. */
export interface DecideInput {
  readonly order: OrderV1;
  readonly screening: { readonly parties: readonly PartyScreening[] };
  readonly asOf: IsoDate;
  readonly knownAt?: IsoDate;
  readonly policies?: Partial<Policies>;
  readonly statusRegister?: StatusRegister;
  /** Exchange rates; without them two currencies on a line are a missing fact. */
  readonly rateTable?: RateTable | null;
}

/** The decision on one line as a value. */
export interface LineEvaluation {
  readonly lineId: string;
  readonly outcome: Outcome;
  readonly action: Action;
  /** Published rules; the one that decided comes first. Sentences are made when they are read; {@link plainRule} makes plain data. */
  readonly rules: readonly RuleResult[];
  readonly missingFacts: readonly string[];
  readonly duties: readonly Duty[];
}

/** The decision on an order as a value. */
export interface Evaluation {
  readonly outcome: Outcome;
  readonly action: Action;
  readonly lines: readonly LineEvaluation[];
  readonly alternatives: readonly Alternative[];
  readonly reconsiderOn: IsoDate | null;
  readonly policies: Policies;
  readonly statusRegisterId: string;
  readonly rateTableId: string | null;
  readonly asOf: IsoDate;
  readonly knownAt: IsoDate;
  /** The day whose law gave the outcome: `asOf`, or `plannedOn` when that is later and stricter. */
  readonly decidedFor: IsoDate;
  /** Every finding, also of rules whose subject is not touched; stored, not published. */
  readonly trace: readonly EvaluatedLine[];
}

/** The strictest of the actions: stop, hold, release. */
export function strictestAction(actions: readonly Action[]): Action {
  return ACTIONS.find((action) => actions.includes(action)) ?? 'hold';
}

function lineAction(outcome: Outcome, stops: boolean): Action {
  if (stops || outcome === 'PROHIBITED' || outcome === 'PRESUMPTION_OF_DENIAL') return 'stop';
  return outcome === 'EXEMPT_WITH_REPORT' || outcome === 'NO_LICENSE_REQUIRED' ? 'release' : 'hold';
}

const NOTHING: readonly string[] = [];

/** The facts to ask for, each once. */
function missingFacts({ composed: { open } }: EvaluatedLine): readonly string[] {
  const [first, second] = open;
  if (first === undefined) return NOTHING;
  return second === undefined && first.missing.length === 1 ? first.missing : [...new Set(open.flatMap(({ missing }) => missing))];
}

function toLine(evaluated: EvaluatedLine, hold: RuleResult | null): LineEvaluation {
  const { context, composed, findings } = evaluated;
  const own = lineAction(composed.outcome, findings.some(({ stops }) => stops));
  const rules = publish(composed, findings);
  const held = own !== 'stop' && hold !== null;
  if (held) rules.push(hold);
  return { lineId: context.item.line.lineId, outcome: composed.outcome, action: held ? 'hold' : own, rules, missingFacts: missingFacts(evaluated), duties: dutiesOf(context, composed.outcome, findings) };
}

interface DayResult {
  readonly day: IsoDate;
  readonly outcome: Outcome;
  readonly action: Action;
  readonly lines: readonly LineEvaluation[];
  readonly evaluated: readonly EvaluatedLine[];
  readonly reading: Reading;
  readonly reconsiderOn: IsoDate | null;
}

function decideFor(input: DecideInput, reading: Reading, hold: RuleResult | null): DayResult {
  const { lines: evaluated, law } = evaluateOrder(input.order, input.screening.parties, reading);
  const lines = evaluated.map((line) => toLine(line, hold));
  return { day: reading.on, outcome: outcomeOf(evaluated), action: strictestAction(lines.map(({ action }) => action)), lines, evaluated, reading, reconsiderOn: law.reconsiderOn };
}

/** Both days count when the goods leave later: the stricter action is the outcome; between equal actions the stricter outcome. */
function stricterDay(first: DayResult, second: DayResult): DayResult {
  if (first.action !== second.action) return strictestAction([first.action, second.action]) === first.action ? first : second;
  return isStricter(second.outcome, first.outcome) ? second : first;
}

/**
 * Decides an order: a pure function of order, screening, day, day of knowledge, policies and status register. Strictest wins across lines;
 * an outcome is never a clearance of the parties (regulation.md §12).
 */
export function decide(input: DecideInput): Evaluation {
  const policies = withDefaults(input.policies);
  const register = input.statusRegister ?? DEFAULT_STATUS_REGISTER;
  const knownAt = input.knownAt ?? input.asOf;
  const hold = screeningHold(input.order, input.screening.parties);
  const reading = { knownAt, policies, register, rates: input.rateTable ?? null, rateDay: input.asOf };
  const today = decideFor(input, { on: input.asOf, ...reading }, hold);
  const plannedOn = input.order.shipment.plannedOn ?? input.asOf;
  const planned = plannedOn > input.asOf ? decideFor(input, { on: plannedOn, ...reading }, hold) : today;
  const chosen = stricterDay(today, planned);
  const other = chosen === today ? planned : today;
  return {
    outcome: chosen.outcome,
    action: chosen.action,
    lines: chosen.lines,
    alternatives: [
      ...(other.outcome === chosen.outcome ? [] : [{ outcome: other.outcome, when: `decided for ${other.day}` }]),
      ...findAlternatives(chosen),
    ],
    reconsiderOn: today.reconsiderOn,
    policies,
    statusRegisterId: register.id,
    rateTableId: input.rateTable?.id ?? null,
    asOf: input.asOf,
    knownAt,
    decidedFor: chosen.day,
    trace: chosen.evaluated,
  };
}
