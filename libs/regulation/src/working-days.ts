import { addDays, type IsoDate } from '@ytterby/kernel';
import { WORKING_YEARS, type WorkingYear } from './packs/working-years';

/** A deadline in Chinese working days: a day, or a range when a year on the way has no official notice. */
export type Deadline =
  | { readonly kind: 'exact'; readonly on: IsoDate }
  | { readonly kind: 'range'; readonly earliest: IsoDate; readonly latest: IsoDate; readonly unverifiedYears: readonly number[] };

/** Which notices count: those published by `knownAt`; all of them when it is left out. */
export interface WorkingDayOptions {
  readonly knownAt?: IsoDate;
  readonly years?: readonly WorkingYear[];
}

/**
 * In a year without a notice a ten-day window had, in the years that were read, at most two weekend days that were worked and at most six
 * weekdays that were not. The range takes the worst of both.
 */
const MOST_WORKED_WEEKEND_DAYS = 2;
const MOST_WEEKDAYS_OFF = 6;
const WINDOW = 10;

function isWeekend(day: IsoDate): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday === 0 || weekday === 6;
}

function yearOf(day: IsoDate, { knownAt, years = WORKING_YEARS }: WorkingDayOptions): WorkingYear | undefined {
  return years.find(({ year, knownSince }) => String(year) === day.slice(0, 4) && (knownAt === undefined || knownSince <= knownAt));
}

/** Is it a working day in China? `null` when no official notice for its year is known. */
export function isWorkingDay(day: IsoDate, options: WorkingDayOptions = {}): boolean | null {
  const year = yearOf(day, options);
  if (year === undefined) return null;
  if (year.workedWeekendDays.includes(day)) return true;
  return !isWeekend(day) && !year.holidays.some(({ from, to }) => from <= day && day <= to);
}

/** Walks on to the given number of working days; `allowance` says how many doubtful days of a year without notice are taken the given way. */
function walk(from: IsoDate, days: number, options: WorkingDayOptions, assume: 'early' | 'late'): { on: IsoDate; unverified: Set<number> } {
  const unverified = new Set<number>();
  let allowance = (assume === 'early' ? MOST_WORKED_WEEKEND_DAYS : MOST_WEEKDAYS_OFF) * Math.ceil(days / WINDOW);
  let [on, counted] = [from, 0];
  while (counted < days) {
    on = addDays(on, 1);
    const known = isWorkingDay(on, options);
    if (known !== null) {
      counted += known ? 1 : 0;
      continue;
    }
    unverified.add(Number(on.slice(0, 4)));
    const doubtful = isWeekend(on) === (assume === 'early') && allowance > 0;
    if (doubtful) allowance -= 1;
    counted += isWeekend(on) === doubtful ? 1 : 0;
  }
  return { on, unverified };
}

/**
 * The day on which the given number of Chinese working days after `from` is full; the day itself does not count ("within 10 working days
 * after export"). Exact where official notices are known for every day on the way, otherwise a range whose earlier end is the safe one.
 */
export function addWorkingDays(from: IsoDate, days: number, options: WorkingDayOptions = {}): Deadline {
  const early = walk(from, days, options, 'early');
  const late = walk(from, days, options, 'late');
  if (late.unverified.size === 0) return { kind: 'exact', on: early.on };
  return { kind: 'range', earliest: early.on, latest: late.on, unverifiedYears: [...late.unverified].sort((a, b) => a - b) };
}
