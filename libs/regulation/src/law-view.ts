import { addDays, type IsoDate } from '@ytterby/kernel';
import { MEASURES, type Measure, type MeasureId, type Suspension } from './packs/calendar';
import { POLICY_VALUES, type Policies, type PolicyName } from './policies';
import type { RateTable } from './rates';
import type { AfterEnd, OpenEnd, StatusRegister } from './status-register';

/** The state of a measure on one day, as it was known on another. */
export type MeasureState =
  | { readonly kind: 'in_force' }
  | { readonly kind: 'not_published'; readonly knownSince: IsoDate }
  | { readonly kind: 'not_yet'; readonly effectiveOn: IsoDate; readonly suspendedBy: Suspension | null }
  | { readonly kind: 'suspended'; readonly suspendedBy: Suspension; readonly until: IsoDate }
  | { readonly kind: 'unverified'; readonly suspendedBy: Suspension };

/** What the evaluation looks the law up with. */
export interface LawQuery {
  readonly effectiveOn: IsoDate;
  readonly knownAt: IsoDate;
  readonly policies: Policies;
  readonly register: StatusRegister;
  /** Exchange rates, and the day they are taken for: the day of decision, because a later day has none yet. */
  readonly rates?: RateTable | null;
  readonly rateDay?: IsoDate;
}

const IN_FORCE: MeasureState = { kind: 'in_force' };

/** What was read of a reading of the law: one bit for each policy, and one for the status register. */
export type Reads = number;

const READ_BITS = Object.fromEntries(Object.keys(POLICY_VALUES).map((name, index) => [name, 1 << index])) as Record<PolicyName, Reads>;
/** The status register was read. */
export const READ_REGISTER: Reads = 1 << 30;

/** The bit of a policy. */
export function readOf(name: PolicyName): Reads {
  return READ_BITS[name];
}

interface KnownState {
  readonly state: MeasureState;
  readonly reads: Reads;
}

/**
 * The law on one day under one reading. It remembers which policies were looked at, whether an unverified end was, and the next day on which a
 * looked-at measure changes, so that alternatives and `reconsiderOn` cost nothing when nothing was in question.
 */
export class LawView {
  readonly on: IsoDate;
  /** Policies that were looked at, in that order. */
  readonly consultedPolicies: PolicyName[] = [];
  /** An open end was looked at that nobody has confirmed. */
  metUnverified = false;
  private readonly states: Partial<Record<MeasureId, KnownState>> = {};
  private next: IsoDate | null = null;
  private consulted: Reads = 0;
  private reads: Reads = 0;

  constructor(private readonly query: LawQuery) {
    this.on = query.effectiveOn;
  }

  /** The day up to which publications are known. */
  get knownAt(): IsoDate {
    return this.query.knownAt;
  }

  /** The rate table, if there is one. */
  get rates(): RateTable | null {
    return this.query.rates ?? null;
  }

  /** The day whose rates count. */
  get rateDay(): IsoDate {
    return this.query.rateDay ?? this.on;
  }

  /** The value of a policy; the reading is remembered. */
  policy<N extends PolicyName>(name: N): Policies[N] {
    const bit = READ_BITS[name];
    this.reads |= bit;
    if ((this.consulted & bit) === 0) {
      this.consulted |= bit;
      this.consultedPolicies.push(name);
    }
    return this.query.policies[name];
  }

  /** Starts to count what is read; {@link endReads} wants the answer back. */
  beginReads(): Reads {
    const before = this.reads;
    this.reads = 0;
    return before;
  }

  /** What was read since {@link beginReads}. */
  endReads(before: Reads): Reads {
    const own = this.reads;
    this.reads |= before;
    return own;
  }

  /** Counts what an answer had read that is used again. */
  readAgain(reads: Reads): void {
    this.reads |= reads;
  }

  /** What a person confirmed about a measure or an open end; the reading is remembered. */
  afterEnd(end: OpenEnd, id?: MeasureId): AfterEnd {
    const { register } = this.query;
    this.reads |= READ_REGISTER;
    const after = (id === undefined ? undefined : register.measures?.[id]) ?? register.afterEnd[end];
    if (after.kind === 'unverified') this.metUnverified = true;
    return after;
  }

  /** Remembers a day on which the outcome may change; the earliest one after `on` is {@link reconsiderOn}. */
  noteDate(date: IsoDate): void {
    if (date > this.on && (this.next === null || date < this.next)) this.next = date;
  }

  /** The next legal day, after `on`, that a looked-at measure, listing or licence names. */
  get reconsiderOn(): IsoDate | null {
    return this.next;
  }

  /** State of a measure on `effectiveOn` as known at `knownAt`; looked up once. */
  state(id: MeasureId): MeasureState {
    const known = this.states[id];
    if (known !== undefined) {
      this.reads |= known.reads;
      return known.state;
    }
    const before = this.beginReads();
    const state = this.lookUp(id, MEASURES[id]);
    this.states[id] = { state, reads: this.endReads(before) };
    return state;
  }

  private lookUp(id: MeasureId, measure: Measure): MeasureState {
    if (this.query.knownAt < measure.knownSince) return { kind: 'not_published', knownSince: measure.knownSince };
    this.noteDate(measure.effectiveOn);
    const suspended = this.suspensionState(id, measure.suspension);
    if (this.on < measure.effectiveOn) {
      return { kind: 'not_yet', effectiveOn: measure.effectiveOn, suspendedBy: suspended.kind === 'suspended' ? suspended.suspendedBy : null };
    }
    return suspended;
  }

  private suspensionState(id: MeasureId, suspension: Suspension | null): MeasureState {
    if (suspension === null || this.query.knownAt < suspension.knownSince) return IN_FORCE;
    this.noteDate(suspension.from);
    this.noteDate(this.query.policies[suspension.endPolicy] === 'true' ? suspension.dayAfter : suspension.lastDay);
    if (this.on >= suspension.lastDay) this.noteDate(suspension.dayAfter);
    if (this.on < suspension.from) return IN_FORCE;
    if (this.on < suspension.lastDay) return { kind: 'suspended', suspendedBy: suspension, until: suspension.lastDay };
    if (this.on === suspension.lastDay) return this.lastDayState(suspension, suspension.lastDay);
    return this.afterLastDay(id, suspension);
  }

  /** The policy answers whether the named last day itself is still suspended. */
  private lastDayState(suspension: Suspension, lastDay: IsoDate): MeasureState {
    return this.policy(suspension.endPolicy) === 'true' ? { kind: 'suspended', suspendedBy: suspension, until: lastDay } : IN_FORCE;
  }

  private afterLastDay(id: MeasureId, suspension: Suspension): MeasureState {
    const after = this.afterEnd(suspension.id, id);
    if (after.kind === 'unverified') return { kind: 'unverified', suspendedBy: suspension };
    if (after.kind === 'lapsed') return IN_FORCE;
    this.noteDate(this.query.policies[suspension.endPolicy] === 'true' ? addDays(after.until, 1) : after.until);
    if (this.on < after.until) return { kind: 'suspended', suspendedBy: suspension, until: after.until };
    return this.on === after.until ? this.lastDayState(suspension, after.until) : IN_FORCE;
  }
}
