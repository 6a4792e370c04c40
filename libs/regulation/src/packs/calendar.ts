import type { Citation } from '@ytterby/contracts';
import type { IsoDate } from '@ytterby/kernel';
import type { PolicyName } from '../policies';
import type { OpenEnd } from '../status-register';
import { cite, INSTRUMENT } from './citations';

/** A notice that suspends measures from one day to a written last day. */
export interface Suspension {
  readonly id: Extract<OpenEnd, '70/2025' | '72/2025'>;
  readonly rule: string;
  readonly knownSince: IsoDate;
  readonly from: IsoDate;
  /** The day written after "至". */
  readonly lastDay: IsoDate;
  /** The first day that may be live again. */
  readonly dayAfter: IsoDate;
  /** Whether that day is still suspended is a policy: the text does not say (regulation.md §1, day-counting). */
  readonly endPolicy: Extract<PolicyName, 'no70EndInclusive' | 'no72EndInclusive'>;
  readonly citation: Citation;
}

/** One measure on two time axes: `effectiveOn` = first day it binds, `knownSince` = day of publication. */
export interface Measure {
  readonly knownSince: IsoDate;
  readonly effectiveOn: IsoDate;
  readonly suspension: Suspension | null;
  readonly citation: Citation;
}

/** No. 70/2025 suspends 55, 56, 57, 58, 61 and 62, nothing else (regulation.md §6). */
export const NO_70: Suspension = {
  id: '70/2025',
  rule: INSTRUMENT.no70,
  knownSince: '2025-11-07',
  from: '2025-11-07',
  lastDay: '2026-11-10',
  dayAfter: '2026-11-11',
  endPolicy: 'no70EndInclusive',
  citation: cite(INSTRUMENT.no70, 'sole paragraph'),
};

/** No. 72/2025 suspends Art 2 of No. 46/2024 only (regulation.md §6). */
export const NO_72: Suspension = {
  id: '72/2025',
  rule: INSTRUMENT.no72,
  knownSince: '2025-11-09',
  from: '2025-11-09',
  lastDay: '2026-11-27',
  dayAfter: '2026-11-28',
  endPolicy: 'no72EndInclusive',
  citation: cite(INSTRUMENT.no72, 'sole paragraph'),
};

function measure(dates: { knownSince: IsoDate; effectiveOn: IsoDate }, suspension: Suspension | null, citation: Citation): Measure {
  return { ...dates, suspension, citation };
}

const ON_ISSUE_2025_10_09 = { knownSince: '2025-10-09', effectiveOn: '2025-10-09' };
const GOODS_2025_11_08 = { knownSince: '2025-10-09', effectiveOn: '2025-11-08' };
const ROUTES_2025_12_01 = { knownSince: '2025-10-09', effectiveOn: '2025-12-01' };

/** The calendar of measures, regulation.md §1. No. 18/2025 was never suspended. */
export const MEASURES = {
  ecl: measure({ knownSince: '2020-10-17', effectiveOn: '2020-12-01' }, null, cite(INSTRUMENT.ecl, '48')),
  reg: measure({ knownSince: '2024-09-30', effectiveOn: '2024-12-01' }, null, cite(INSTRUMENT.reg, '50')),
  no46art1: measure({ knownSince: '2024-12-03', effectiveOn: '2024-12-03' }, null, cite(INSTRUMENT.no46, 'Art 1')),
  no46art2: measure({ knownSince: '2024-12-03', effectiveOn: '2024-12-03' }, NO_72, cite(INSTRUMENT.no46, 'Art 2')),
  no18: measure({ knownSince: '2025-04-04', effectiveOn: '2025-04-04' }, null, cite(INSTRUMENT.no18, 'items')),
  no55: measure(GOODS_2025_11_08, NO_70, cite(INSTRUMENT.no55, 'items')),
  no56: measure(GOODS_2025_11_08, NO_70, cite(INSTRUMENT.no56, 'items')),
  no57: measure(GOODS_2025_11_08, NO_70, cite(INSTRUMENT.no57, 'items')),
  no58: measure(GOODS_2025_11_08, NO_70, cite(INSTRUMENT.no58, 'items', 'secondary')),
  no61value: measure(ROUTES_2025_12_01, NO_70, cite(INSTRUMENT.no61, 'Art 8', 'secondary')),
  no61technology: measure(ROUTES_2025_12_01, NO_70, cite(INSTRUMENT.no61, 'Art 8', 'secondary')),
  no61origin: measure(ON_ISSUE_2025_10_09, NO_70, cite(INSTRUMENT.no61, 'Art 8', 'secondary')),
  no62: measure(ON_ISSUE_2025_10_09, NO_70, cite(INSTRUMENT.no62, 'commencement')),
  no23: measure({ knownSince: '2023-08-01', effectiveOn: '2023-08-01' }, null, cite(INSTRUMENT.no23, 'gallium and germanium items', 'memory')),
  no33: measure({ knownSince: '2024-09-15', effectiveOn: '2024-09-15' }, null, cite(INSTRUMENT.no33, 'antimony and superhard items', 'memory')),
  no1: measure({ knownSince: '2026-01-06', effectiveOn: '2026-01-06' }, null, cite(INSTRUMENT.no1, 'commencement')),
} as const satisfies Record<string, Measure>;

/** Key of a measure in the calendar. */
export type MeasureId = keyof typeof MEASURES;
