import type { ListSourceView, RefreshOutcome } from '@ytterby/contracts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How the last refresh of a source ended, in words. */
export const REFRESH_LABELS: Readonly<Record<RefreshOutcome, string>> = {
  unchanged: 'nothing new',
  changed: 'a new version was taken',
  held: 'a new version lost too many entries and is held',
  refused: 'the file cannot be used',
  failed: 'the file could not be fetched',
};

/** A span of time in its largest unit, rounded down: "under a minute", "5 minutes", "2 days". */
export function spanText(seconds: number): string {
  if (seconds < MINUTE) return 'under a minute';
  const [number, unit] = seconds < HOUR ? [seconds / MINUTE, 'minute'] : seconds < DAY ? [seconds / HOUR, 'hour'] : [seconds / DAY, 'day'];
  const whole = Math.floor(number);
  return `${whole} ${whole === 1 ? unit : `${unit}s`}`;
}

/** Whether a source is what its publisher has, and what a person has to do if not. */
export function freshnessText({ part, held, waiting, stale, ageSeconds }: Pick<ListSourceView, 'ageSeconds' | 'held' | 'part' | 'stale' | 'waiting'>): string {
  if (held !== null) return 'Held: it lost too many entries. Look at the file, then accept it or wait for the publisher.';
  if (waiting !== null) return 'A new version waits for somebody to activate it.';
  if (part === null) return 'Not fetched yet.';
  return stale ? `Stale: not known to be current for ${spanText(ageSeconds)}.` : `Current, looked at ${spanText(ageSeconds)} ago.`;
}

/** How it is to be shown: well, waiting for a person, or in want of one. */
export function toneOf({ held, problem, stale, waiting }: Pick<ListSourceView, 'held' | 'problem' | 'stale' | 'waiting'>): 'failed' | 'good' | 'waits' {
  if (stale || held !== null || problem !== null) return 'failed';
  return waiting === null ? 'good' : 'waits';
}
