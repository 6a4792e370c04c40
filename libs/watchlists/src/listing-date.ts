import { isIsoDate, type IsoDate } from '@ytterby/kernel';

const MONTHS = 'january february march april may june july august september october november december'.split(' ');
const ISO = /^\d{4}-\d{2}-\d{2}/;
const SLASHED = /(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})\.?$/;
const WRITTEN = /^([A-Za-z]{3,9})\.? (\d{1,2}), (\d{4})$/;

function day(year: number, month: number, date: number): IsoDate | null {
  const text = `${String(year)}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
  return isIsoDate(text) ? text : null;
}

function century(year: number): number {
  if (year > 99) return year;
  return year >= 70 ? 1900 + year : 2000 + year;
}

/** The listing date out of what US and Chinese lists write: `2026-02-24`, `76 FR 71869, 11/21/11` (month first), `June 21, 2022`. Null when unreadable. */
export function readListingDate(text: string): IsoDate | null {
  const trimmed = text.trim();
  const iso = ISO.exec(trimmed)?.[0];
  if (iso !== undefined) return isIsoDate(iso) ? iso : null;
  const slashed = SLASHED.exec(trimmed);
  if (slashed !== null) return day(century(Number(slashed[3])), Number(slashed[1]), Number(slashed[2]));
  const written = WRITTEN.exec(trimmed);
  if (written === null) return null;
  const month = MONTHS.findIndex((name) => name.startsWith((written[1] ?? '').toLowerCase()));
  return month < 0 ? null : day(Number(written[3]), month + 1, Number(written[2]));
}
