import type { Citation } from '@ytterby/contracts';
import type { IsoDate } from '@ytterby/kernel';
import { cite } from './citations';

/** Days off in a row. */
export interface Holiday {
  readonly name: string;
  readonly from: IsoDate;
  readonly to: IsoDate;
}

/** A calendar year as the State Council's notice arranges it: holidays, and weekend days that are worked instead. */
export interface WorkingYear {
  readonly year: number;
  /** Day of the notice. */
  readonly knownSince: IsoDate;
  readonly holidays: readonly Holiday[];
  readonly workedWeekendDays: readonly IsoDate[];
  readonly citation: Citation;
}

/**
 * Years with an official notice (copies of the notices were read). A year that is not here is unverified: a deadline in it is a range.
 * The notice for 2027 was not seen on 2026-11-24.
 */
export const WORKING_YEARS: readonly WorkingYear[] = [
  {
    year: 2025, knownSince: '2024-11-12', citation: cite('State Council working-day notices', '国办发明电〔2024〕12号'),
    holidays: [
      { name: 'New Year', from: '2025-01-01', to: '2025-01-01' }, { name: 'Spring Festival', from: '2025-01-28', to: '2025-02-04' }, { name: 'Qingming', from: '2025-04-04', to: '2025-04-06' },
      { name: 'Labour Day', from: '2025-05-01', to: '2025-05-05' }, { name: 'Dragon Boat', from: '2025-05-31', to: '2025-06-02' }, { name: 'National Day and Mid-Autumn', from: '2025-10-01', to: '2025-10-08' },
    ],
    workedWeekendDays: ['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'],
  },
  {
    year: 2026, knownSince: '2025-11-04', citation: cite('State Council working-day notices', '2025-11-04, for 2026'),
    holidays: [
      { name: 'New Year', from: '2026-01-01', to: '2026-01-03' }, { name: 'Spring Festival', from: '2026-02-15', to: '2026-02-23' }, { name: 'Qingming', from: '2026-04-04', to: '2026-04-06' },
      { name: 'Labour Day', from: '2026-05-01', to: '2026-05-05' }, { name: 'Dragon Boat', from: '2026-06-19', to: '2026-06-21' }, { name: 'Mid-Autumn', from: '2026-09-25', to: '2026-09-27' },
      { name: 'National Day', from: '2026-10-01', to: '2026-10-07' },
    ],
    workedWeekendDays: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
  },
];
