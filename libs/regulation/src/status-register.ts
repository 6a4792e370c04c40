import type { IsoDate } from '@ytterby/kernel';
import type { MeasureId } from './packs/calendar';

/** Written ends that somebody must confirm: the two suspension notices, and listings suspended on the same clock (regulation.md §6). */
export const OPEN_ENDS = ['70/2025', '72/2025', 'listings'] as const;

/** One of {@link OPEN_ENDS}. */
export type OpenEnd = (typeof OPEN_ENDS)[number];

/** Measures that No. 70/2025 suspends and that an instrument may treat otherwise than the others; No. 72/2025 suspends one only. Keys of the calendar by the name that people use. */
export const SINGLE_MEASURES = {
  '55/2025': 'no55',
  '56/2025': 'no56',
  '57/2025': 'no57',
  '58/2025': 'no58',
  '61/2025 Art 1(1)': 'no61value',
  '61/2025 Art 1(2)': 'no61technology',
  '61/2025 Art 1(3)': 'no61origin',
  '62/2025': 'no62',
} as const satisfies Record<string, MeasureId>;

/** Name of one of {@link SINGLE_MEASURES}. */
export type SingleMeasure = keyof typeof SINGLE_MEASURES;
const SINGLES = Object.keys(SINGLE_MEASURES) as SingleMeasure[];

/** What a person has confirmed about the time after a written end. */
export type AfterEnd =
  | { readonly kind: 'unverified' }
  | { readonly kind: 'lapsed' }
  | { readonly kind: 'extended'; readonly until: IsoDate };

/** State of an entry as tables and messages have it; `as_notice` takes back what was said of a single measure. */
export type StatusState = AfterEnd['kind'] | 'as_notice';

/** What an entry says, from its parts; null for `as_notice`. @throws Error when an extension has no end, which database and contract refuse */
export function afterEndOf(state: StatusState, until: IsoDate | null): AfterEnd | null {
  if (state === 'as_notice') return null;
  if (state !== 'extended') return { kind: state };
  if (until === null) throw new Error('an extension needs its last day');
  return { kind: state, until };
}

/** The last day of an extension; null for the other states. */
export function untilOf(state: AfterEnd | null): IsoDate | null {
  return state?.kind === 'extended' ? state.until : null;
}

/** The status register: facts about the state of measures that no source gives, set by a compliance officer. Data, never code. */
export interface StatusRegister {
  readonly id: string;
  readonly afterEnd: Readonly<Record<OpenEnd, AfterEnd>>;
  /** The state of single measures, where an instrument treats them differently from the others under the same notice. */
  readonly measures?: Readonly<Partial<Record<MeasureId, AfterEnd>>>;
}

const UNVERIFIED: AfterEnd = { kind: 'unverified' };
const LAPSED: AfterEnd = { kind: 'lapsed' };

/** The regime profiles of regulation.md §1 and the golden README. `ANY` in a golden case is read as `UNVERIFIED`. */
export const REGIME_PROFILES = {
  UNVERIFIED: { id: 'status-register:UNVERIFIED', afterEnd: { '70/2025': UNVERIFIED, '72/2025': UNVERIFIED, listings: UNVERIFIED } },
  AS_PUBLISHED: { id: 'status-register:AS_PUBLISHED', afterEnd: { '70/2025': LAPSED, '72/2025': LAPSED, listings: LAPSED } },
  EXTENDED_2027_01_10: {
    id: 'status-register:EXTENDED_2027_01_10',
    afterEnd: { '70/2025': { kind: 'extended', until: '2027-01-10' }, '72/2025': UNVERIFIED, listings: UNVERIFIED },
  },
} as const satisfies Record<string, StatusRegister>;

/** Name of a regime profile. */
export type RegimeProfile = keyof typeof REGIME_PROFILES;

/** As shipped: nobody has confirmed anything. */
export const DEFAULT_STATUS_REGISTER: StatusRegister = REGIME_PROFILES.UNVERIFIED;

/** One fact that was set by a person, and the day since which it could be known. */
export interface StatusEntry {
  readonly measure: OpenEnd | SingleMeasure;
  /** Null, of single measures only: it goes again as its notice does. */
  readonly afterEnd: AfterEnd | null;
  readonly knownSince: IsoDate;
}

/**
 * The register as it was known on a day: of each measure the last entry, in the order of `entries`, that could be known then. What is said of a single
 * measure goes before what is said of its notice, whichever was said last.
 */
export function statusRegisterAt(entries: readonly StatusEntry[], knownAt: IsoDate): StatusRegister {
  if (entries.length === 0) return DEFAULT_STATUS_REGISTER;
  const last = new Map(entries.filter((entry) => entry.knownSince <= knownAt).map(({ measure, afterEnd }) => [measure, afterEnd]));
  const afterEnd: Record<OpenEnd, AfterEnd> = { ...DEFAULT_STATUS_REGISTER.afterEnd };
  for (const end of OPEN_ENDS) afterEnd[end] = last.get(end) ?? afterEnd[end];
  const measures: Partial<Record<MeasureId, AfterEnd>> = {};
  for (const name of SINGLES) {
    const state = last.get(name);
    if (state !== undefined && state !== null) measures[SINGLE_MEASURES[name]] = state;
  }
  return statusRegisterOf(afterEnd, measures);
}

/** The single measures that the register says something of. */
export function singleMeasuresOf({ measures = {} }: StatusRegister): { readonly measure: SingleMeasure; readonly state: AfterEnd }[] {
  return SINGLES.flatMap((measure) => {
    const state = measures[SINGLE_MEASURES[measure]];
    return state === undefined ? [] : [{ measure, state }];
  });
}

const PREFIX = 'status-register:';

/** The register with this content. Its id spells the content out (or names the regime profile that has it), so that whoever has the id has the register. */
export function statusRegisterOf(afterEnd: StatusRegister['afterEnd'], measures: NonNullable<StatusRegister['measures']> = {}): StatusRegister {
  const register = Object.keys(measures).length === 0 ? { id: '', afterEnd } : { id: '', afterEnd, measures };
  const spelled = [...OPEN_ENDS.map((end) => `${end}=${spell(afterEnd[end])}`), ...singleMeasuresOf(register).map(({ measure, state }) => `${measure}=${spell(state)}`)].join(';');
  const profile = Object.values<StatusRegister>(REGIME_PROFILES).find((known) => OPEN_ENDS.every((end) => spell(known.afterEnd[end]) === spell(afterEnd[end])));
  return profile !== undefined && register.measures === undefined ? profile : { ...register, id: `${PREFIX}${spelled}` };
}

function spell(state: AfterEnd): string {
  return state.kind === 'extended' ? `extended@${state.until}` : state.kind;
}

/** The register of an id, as {@link statusRegisterOf} makes them. Null when it is none. */
export function statusRegisterById(id: string): StatusRegister | null {
  const profile = Object.values<StatusRegister>(REGIME_PROFILES).find((known) => known.id === id);
  if (profile !== undefined) return profile;
  if (!id.startsWith(PREFIX)) return null;
  const entries: StatusEntry[] = [];
  for (const part of id.slice(PREFIX.length).split(';')) {
    const [name = '', spelled] = part.split('=');
    const state = readState(spelled);
    if (state === null || !isMeasure(name)) return null;
    entries.push({ measure: name, afterEnd: state, knownSince: '' });
  }
  const register = statusRegisterAt(entries, '');
  return register.id === id ? register : null;
}

function isMeasure(name: string): name is StatusEntry['measure'] {
  return OPEN_ENDS.some((end) => end === name) || name in SINGLE_MEASURES;
}

function readState(spelled: string | undefined): AfterEnd | null {
  if (spelled === 'unverified' || spelled === 'lapsed') return { kind: spelled };
  const until = /^extended@(\d{4}-\d{2}-\d{2})$/.exec(spelled ?? '')?.[1];
  return until === undefined ? null : { kind: 'extended', until };
}
