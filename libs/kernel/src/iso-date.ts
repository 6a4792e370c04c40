/** A calendar day `YYYY-MM-DD`. Legal dates are Beijing days (regulation.md §1). Comparable as strings. */
export type IsoDate = string;

const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;
const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
const DAY_MS = 86_400_000;
const SHORTEST_MONTH = 28;

function daysInMonth(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && leap ? 29 : (MONTH_DAYS[month - 1] ?? 0);
}

/** True when the value is the text of a day that exists in the Gregorian calendar, years 1900–9999. */
export function isIsoDate(value: unknown): value is IsoDate {
  const match = typeof value === 'string' ? PATTERN.exec(value) : null;
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return year >= 1900 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** The day `days` after (or, negative, before) `date`. Assumes a valid date. */
export function addDays(date: IsoDate, days: number): IsoDate {
  const day = Number(date.slice(8)) + days;
  // Every month has 28 days: within them nothing else of the date changes.
  if (day >= 1 && day <= SHORTEST_MONTH) return `${date.slice(0, 8)}${day < 10 ? '0' : ''}${day}`;
  return isoDateOfUtcMs(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS);
}

/** The same day some years later; 29 February becomes 1 March where there is none. Assumes a valid date. */
export function addYears(date: IsoDate, years: number): IsoDate {
  const year = Number(date.slice(0, 4)) + years;
  return date.slice(5) === '02-29' && daysInMonth(year, 2) === SHORTEST_MONTH ? `${year}-03-01` : `${year}${date.slice(4)}`;
}

function isoDateOfUtcMs(epochMs: number): IsoDate {
  // Date is used as pure arithmetic here: the instant comes from the caller, never from a clock.
  return new Date(epochMs).toISOString().slice(0, 10);
}

/** The Beijing day (UTC+8, no daylight saving) at an instant in epoch milliseconds. */
export function beijingDate(epochMs: number): IsoDate {
  return isoDateOfUtcMs(epochMs + 8 * 3_600_000);
}
