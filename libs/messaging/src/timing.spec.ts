import { YtterbyError } from '@ytterby/kernel';
import { backoffMs, isTransient, within } from './timing';

describe('timing', () => {
  it('doubles the wait up to its bound, the upper half of it random', () => {
    const waits = (random: number): number[] => [1, 2, 3, 4, 10].map((attempt) => backoffMs(attempt, { baseMs: 100, maxMs: 500, random: () => random }));
    expect(waits(0)).toEqual([50, 100, 200, 250, 250]);
    expect(waits(1)).toEqual([100, 200, 400, 500, 500]);
  });

  it('knows what may succeed when it is repeated', () => {
    expect(isTransient(new YtterbyError('YTB_DB_UNAVAILABLE'))).toBe(true);
    expect([new YtterbyError('YTB_BUG'), new YtterbyError('YTB_LIST_NOT_READY'), new Error('x'), 'x'].map(isTransient)).toEqual([false, false, false, false]);
  });

  it('waits no longer than allowed', async () => {
    expect(await within(1, new Promise(() => undefined))).toBe(false);
    expect(await within(60_000, Promise.resolve())).toBe(true);
    await expect(within(60_000, Promise.reject(new Error('x')))).rejects.toThrow('x');
  });
});
