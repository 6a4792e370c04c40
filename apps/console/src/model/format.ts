const INSTANT = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
const MOMENT = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium' });
const DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' });

/** An instant in the reader's time zone; what cannot be read as one is shown as it is. */
export function instantText(instant: string): string {
  const time = Date.parse(instant);
  return Number.isNaN(time) ? instant : INSTANT.format(time);
}

/** {@link instantText} to the second, for what happens in quick succession. */
export function momentText(instant: string): string {
  const time = Date.parse(instant);
  return Number.isNaN(time) ? instant : MOMENT.format(time);
}

/** A legal day (Beijing), which is never moved by a time zone. */
export function dayText(day: string): string {
  const time = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(time) ? day : DAY.format(time);
}

/** `1 order`, `2 orders`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString('en-GB')} ${number === 1 ? one : many}`;
}

/** `active, since 24 Feb 2026`; the day is left out when the list gives none. */
export function listingText({ status, since }: { readonly status: string; readonly since: string | null }): string {
  return since === null ? status : `${status}, since ${dayText(since)}`;
}

/** A similarity between 0 and 1 as a percentage, rounded down so that only an exact match shows 100 %. */
export function scoreText(score: number): string {
  return `${Math.floor(score * 100)} %`;
}
