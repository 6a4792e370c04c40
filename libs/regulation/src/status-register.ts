import type { IsoDate } from '@ytterby/kernel';
import type { MeasureId } from './packs/calendar';

/** A written end that somebody must confirm: the two suspension notices, and listings suspended on the same clock (regulation.md §6). */
export type OpenEnd = '70/2025' | '72/2025' | 'listings';

/** What a person has confirmed about the time after a written end. */
export type AfterEnd =
  | { readonly kind: 'unverified' }
  | { readonly kind: 'lapsed' }
  | { readonly kind: 'extended'; readonly until: IsoDate };

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
