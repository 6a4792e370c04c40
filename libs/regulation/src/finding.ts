import type { Citation, Outcome, RuleResult } from '@ytterby/contracts';
import type { IsoDate } from '@ytterby/kernel';
import type { LawView, MeasureState } from './law-view';
import { MEASURES, type MeasureId } from './packs/calendar';
import type { Tri } from './tri';
import { ask, say, type Questions, type Words } from './words';

/**
 * What a hit does to the line. The effects ending in 61 belong to No. 61/2025 and work together: without a trigger none of them counts, and
 * the exemption replaces only what comes from No. 61 (contract, "Outcome and action"). A note is shown after everything else.
 */
export type Effect = 'ban' | 'refusal' | 'review' | 'licence' | 'trigger61' | 'exempt61' | 'art2First61' | 'refusal61' | 'case61' | 'none' | 'note';

/** Values that were compared, by name, or the way to make them. */
type Values = Readonly<Record<string, string>> | undefined | (() => Record<string, string>);

/** What a finding is made of; sentence, values and questions are made when somebody reads them. */
export interface FindingParts {
  readonly rule: string;
  readonly result: RuleResult['result'];
  readonly because: Words;
  readonly compared: Values;
  readonly citation: Citation;
  readonly effect: Effect;
  readonly missing: Questions;
  readonly touches: boolean;
  readonly stops: boolean;
  readonly suspension: MeasureId | undefined;
}

/** What one rule says about one line. */
export class Finding {
  readonly rule: string;
  readonly result: RuleResult['result'];
  readonly citation: Citation;
  readonly effect: Effect;
  /** False: the rule's subject is not touched; it stays in the trace and is not published. */
  readonly touches: boolean;
  /** The action is stop whatever the outcome (Reg 18, Reg 25). */
  readonly stops: boolean;
  /** The measure whose suspension was looked at. */
  readonly suspension: MeasureId | undefined;
  private words: Words;
  private values: Values;
  private questions: Questions;

  constructor(parts: FindingParts) {
    this.rule = parts.rule;
    this.result = parts.result;
    this.citation = parts.citation;
    this.effect = parts.effect;
    this.touches = parts.touches;
    this.stops = parts.stops;
    this.suspension = parts.suspension;
    this.words = parts.because;
    this.values = parts.compared;
    this.questions = parts.missing;
  }

  /** The reason in words, with the values compared. */
  get because(): string {
    return (this.words = say(this.words));
  }

  /** The values compared, by name. */
  get compared(): Record<string, string> | undefined {
    return (this.values = typeof this.values === 'function' ? this.values() : this.values);
  }

  /** Facts that would settle an `undetermined`, each with who can supply it. */
  get missing(): readonly string[] {
    return (this.questions = ask(this.questions));
  }

  /** The same finding with some parts changed. */
  with(over: Partial<Pick<FindingParts, 'result' | 'because' | 'missing' | 'touches' | 'stops' | 'suspension'>>): Finding {
    return new Finding({
      rule: this.rule, citation: this.citation, effect: this.effect, compared: this.values,
      result: over.result ?? this.result, because: over.because ?? this.words, missing: over.missing ?? this.questions,
      touches: over.touches ?? this.touches, stops: over.stops ?? this.stops, suspension: over.suspension ?? this.suspension,
    });
  }

  /** Everything about the finding as plain data, for the stored trace. */
  toJSON(): object {
    const { rule, result, because, compared, citation, effect, missing, touches, stops, suspension } = this;
    return { rule, result, because, compared, citation, effect, missing, touches, stops, suspension };
  }
}

/** What a rule needs to state a finding. */
export interface Statement {
  readonly rule: string;
  readonly citation: Citation;
  readonly effect: Effect;
  readonly because: Words;
  readonly compared?: Values;
  readonly missing?: Questions;
  readonly touches?: boolean;
  readonly stops?: boolean;
}

const RESULT_OF: Record<Tri, 'hit' | 'clear' | 'undetermined'> = { yes: 'hit', no: 'clear', unknown: 'undetermined' };
const NOTHING: readonly string[] = [];

/** States a finding from a three-valued answer. */
export function finding(answer: Tri, said: Statement): Finding {
  return new Finding({
    rule: said.rule,
    result: RESULT_OF[answer],
    because: said.because,
    compared: said.compared,
    citation: said.citation,
    effect: said.effect,
    missing: answer === 'unknown' ? (said.missing ?? NOTHING) : NOTHING,
    touches: said.touches ?? true,
    stops: said.stops === true && answer === 'yes',
    suspension: undefined,
  });
}

/** The last day of a suspension that a person confirmed to go on beyond its written end; null when it goes on as written. */
export function extensionOf({ suspendedBy, until }: Extract<MeasureState, { kind: 'suspended' }>): IsoDate | null {
  return until > suspendedBy.lastDay ? until : null;
}

/** From when to when a measure is suspended, in words. */
function window(state: Extract<MeasureState, { kind: 'suspended' }>): string {
  const extendedTo = extensionOf(state);
  return `from ${state.suspendedBy.from} to ${state.suspendedBy.lastDay}${extendedTo === null ? '' : `, confirmed as extended to ${extendedTo}`}`;
}

/** The sentence about a measure that does not bind on the day, or whose state nobody has confirmed. */
export function describeState(id: MeasureId, state: MeasureState, on: string): string {
  const name = MEASURES[id].citation.instrument;
  switch (state.kind) {
    case 'in_force':
      return `${name} binds on ${on}.`;
    case 'not_published':
      return `${name} was published on ${state.knownSince} and was not known before.`;
    case 'not_yet':
      return state.suspendedBy === null
        ? `This part of ${name} binds from ${state.effectiveOn}; ${on} is before that day.`
        : `This part of ${name} would bind from ${state.effectiveOn}, and No. ${state.suspendedBy.id} suspends it since ${state.suspendedBy.from}.`;
    case 'suspended':
      return `No. ${state.suspendedBy.id} suspends ${name} ${window(state)}; ${on} is within.`;
    case 'unverified':
      return `The suspension by No. ${state.suspendedBy.id} was written to end on ${state.suspendedBy.lastDay}; nobody has confirmed the state of ${name} on ${on}.`;
  }
}

/** The fact a compliance officer must supply when the state of a measure is not verified. */
export function stateQuestion(id: MeasureId, state: Extract<MeasureState, { kind: 'unverified' }>): string {
  const { suspendedBy } = state;
  return `state of ${MEASURES[id].citation.instrument} after ${suspendedBy.lastDay}: a compliance officer must confirm the official notice that follows No. ${suspendedBy.id} in the status register`;
}

/** Puts a finding under the state of its measure: not in force, or in question, unless the facts alone clear it. */
export function underMeasure(law: LawView, id: MeasureId, found: Finding): Finding {
  if (found.result === 'clear') return found;
  const state = law.state(id);
  const suspension = MEASURES[id].suspension === null ? undefined : id;
  if (state.kind === 'in_force') return suspension === undefined ? found : found.with({ suspension });
  const because = () => `${describeState(id, state, law.on)} Otherwise: ${found.because}`;
  if (state.kind === 'unverified') {
    return found.with({ suspension, result: 'undetermined', because, missing: () => [stateQuestion(id, state), ...found.missing] });
  }
  return found.with({ suspension, stops: false, result: 'not_in_force', because, missing: NOTHING });
}

/** The outcome that an effect leads to on its own; null when it only modifies. */
export const OUTCOME_OF_EFFECT: Record<Effect, Outcome | null> = {
  ban: 'PROHIBITED',
  refusal: 'PRESUMPTION_OF_DENIAL',
  review: 'CASE_BY_CASE',
  licence: 'LICENSE_REQUIRED',
  trigger61: 'LICENSE_REQUIRED',
  refusal61: 'PRESUMPTION_OF_DENIAL',
  case61: 'CASE_BY_CASE',
  exempt61: 'EXEMPT_WITH_REPORT',
  art2First61: 'PRESUMPTION_OF_DENIAL',
  none: null,
  note: null,
};
