import type { Outcome } from '@ytterby/contracts';
import { stricter } from './compose';
import { lawOf, type EvaluatedLine, type Reading } from './evaluate-line';
import { READ_REGISTER, readOf, type Reads } from './law-view';
import { POLICY_VALUES, type Policies } from './policies';
import { OPEN_ENDS, REGIME_PROFILES, type RegimeProfile, type StatusRegister, statusRegisterOf } from './status-register';

/** What another documented reading of the law would give. */
export interface Alternative {
  readonly when: string;
  readonly outcome: Outcome;
}

/** A reading with its name and what it changes. */
interface OtherReading {
  readonly when: string;
  readonly reading: Reading;
  readonly changed: Reads;
}

/** What was evaluated: the lines under one reading, and their outcome. */
interface Chosen {
  readonly evaluated: readonly EvaluatedLine[];
  readonly reading: Reading;
  readonly outcome: Outcome;
}

const MILDEST: Outcome = 'NO_LICENSE_REQUIRED';
const READINGS: readonly RegimeProfile[] = ['AS_PUBLISHED', 'EXTENDED_2027_01_10'];

/** A register under one of the profiles. */
interface FilledIn {
  readonly when: string;
  readonly register: StatusRegister;
}

/** Registers are made once and asked for with every decision. */
const known = new WeakMap<StatusRegister, readonly FilledIn[]>();

/** The register as each profile would fill it in where nobody has confirmed anything: what is confirmed is no longer a question. */
function filledIn(register: StatusRegister): readonly FilledIn[] {
  const before = known.get(register);
  if (before !== undefined) return before;
  const { afterEnd, measures = {} } = register;
  const confirmed = Object.fromEntries(Object.entries(measures).filter(([, state]) => state.kind !== 'unverified'));
  const made = READINGS.map((profile) => {
    const filled = { ...afterEnd };
    for (const end of OPEN_ENDS) if (afterEnd[end].kind === 'unverified') filled[end] = REGIME_PROFILES[profile].afterEnd[end];
    return { when: `regimeProfile=${profile}`, register: statusRegisterOf(filled, confirmed) };
  });
  known.set(register, made);
  return made;
}

/** Other readings of what was looked at: each other value of a consulted policy, and each profile where an open end was consulted. */
function otherReadings({ evaluated, reading }: Chosen): OtherReading[] {
  const law = evaluated[0]?.context.law;
  if (law === undefined) return [];
  const others: OtherReading[] = [];
  for (const name of law.consultedPolicies) {
    for (const value of POLICY_VALUES[name]) {
      if (value === 'unsettled' || value === reading.policies[name] || name === 'roundRatio') continue;
      const policies: Policies = { ...reading.policies, [name]: value };
      others.push({ when: `policy.${name}=${value}`, reading: { ...reading, policies }, changed: readOf(name) });
    }
  }
  for (const { when, register } of law.metUnverified ? filledIn(reading.register) : []) others.push({ when, reading: { ...reading, register }, changed: READ_REGISTER });
  return others;
}

/** The documented readings that change the outcome of the order. Nothing is evaluated again when no policy or open end was consulted. */
export function findAlternatives(chosen: Chosen): Alternative[] {
  const others = otherReadings(chosen).map(({ when, reading, changed }) => ({ when, changed, law: lawOf(reading), outcome: MILDEST }));
  // Line by line, under all readings: what a line is made of is read from memory once.
  for (const line of chosen.evaluated) for (const other of others) other.outcome = stricter(other.outcome, line.outcomeUnder(other.law, other.changed));
  return others.filter(({ outcome }) => outcome !== chosen.outcome).map(({ outcome, when }) => ({ outcome, when }));
}
