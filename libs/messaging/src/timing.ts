import { YtterbyError } from '@ytterby/kernel';

/** Waits; tests pass one that does not. */
export type Sleep = (ms: number) => Promise<void>;

/** The real {@link Sleep}. */
export const realSleep: Sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Exponential wait before try `attempt + 1` (attempt counts from 1), with the upper half random so that many processes do not come back together. */
export function backoffMs(attempt: number, bounds: { baseMs: number; maxMs: number; random: () => number }): number {
  const full = Math.min(bounds.maxMs, bounds.baseMs * 2 ** (attempt - 1));
  return Math.round(full / 2 + (full / 2) * bounds.random());
}

/** True for errors after which the same work may succeed. */
export function isTransient(error: unknown): boolean {
  return error instanceof YtterbyError && error.kind === 'Transient';
}

/** Waits for the work at most `ms`. @returns false when the time was up first; the work goes on. */
export async function within(ms: number, work: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), ms);
  });
  try {
    return await Promise.race([work.then(() => true), timeout]);
  } finally {
    clearTimeout(timer);
  }
}
