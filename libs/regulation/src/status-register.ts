import type { IsoDate } from '@ytterby/kernel';
import type { MeasureId } from './packs/calendar';

/** Written ends that somebody must confirm: the two suspension notices, and listings suspended on the same clock (regulation.md §6). */
export const OPEN_ENDS = ['70/2025', '72/2025', 'listings'] as const;

/** One of {@link OPEN_ENDS}. */
export type OpenEnd = (typeof OPEN_ENDS)[number];

/** What a person has confirmed about the time after a written end. */
export type AfterEnd =
  | { readonly kind: 'unverified' }
  | { readonly kind: 'lapsed' }
  | { readonly kind: 'extended'; readonly until: IsoDate };

/** The state in its parts, as tables and messages have it. @throws Error when an extension has no end, which database and contract refuse */
export function afterEndOf(kind: AfterEnd['kind'], until: IsoDate | null): AfterEnd {
  if (kind !== 'extended') return { kind };
  if (until === null) throw new Error('an extension needs its last day');
  return { kind, until };
}

/** The last day of an extension; null for the other states. */
export function untilOf(state: AfterEnd): IsoDate | null {
  return state.kind === 'extended' ? state.until : null;
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
  readonly measure: OpenEnd;
  readonly afterEnd: AfterEnd;
  readonly knownSince: IsoDate;
}

/** The register as it was known on a day: of each measure the last entry, in the order of `entries`, that could be known then. */
export function statusRegisterAt(entries: readonly StatusEntry[], knownAt: IsoDate): StatusRegister {
  const afterEnd: Record<OpenEnd, AfterEnd> = { ...DEFAULT_STATUS_REGISTER.afterEnd };
  for (const entry of entries) if (entry.knownSince <= knownAt) afterEnd[entry.measure] = entry.afterEnd;
  return statusRegisterOf(afterEnd);
}

const PREFIX = 'status-register:';

/** The register with this content. Its id spells the content out (or names the regime profile that has it), so that whoever has the id has the register. */
export function statusRegisterOf(afterEnd: StatusRegister['afterEnd']): StatusRegister {
  const spelled = OPEN_ENDS.map((end) => `${end}=${spell(afterEnd[end])}`).join(';');
  const profile = Object.values<StatusRegister>(REGIME_PROFILES).find((known) => OPEN_ENDS.every((end) => spell(known.afterEnd[end]) === spell(afterEnd[end])));
  return profile ?? { id: `${PREFIX}${spelled}`, afterEnd };
}

function spell(state: AfterEnd): string {
  return state.kind === 'extended' ? `extended@${state.until}` : state.kind;
}

/** The register of an id, as {@link statusRegisterOf} makes them. Null when it is none. */
export function statusRegisterById(id: string): StatusRegister | null {
  const profile = Object.values<StatusRegister>(REGIME_PROFILES).find((known) => known.id === id);
  if (profile !== undefined) return profile;
  if (!id.startsWith(PREFIX)) return null;
  const states = new Map(id.slice(PREFIX.length).split(';').map((part) => part.split('=') as [string, string | undefined]));
  const afterEnd: Partial<Record<OpenEnd, AfterEnd>> = {};
  for (const end of OPEN_ENDS) {
    const state = readState(states.get(end));
    if (state === null) return null;
    afterEnd[end] = state;
  }
  return { id, afterEnd: afterEnd as Record<OpenEnd, AfterEnd> };
}

function readState(spelled: string | undefined): AfterEnd | null {
  if (spelled === 'unverified' || spelled === 'lapsed') return { kind: spelled };
  const until = /^extended@(\d{4}-\d{2}-\d{2})$/.exec(spelled ?? '')?.[1];
  return until === undefined ? null : { kind: 'extended', until };
}
