import { silentLogger } from '@ytterby/platform';
import { ListWatch } from './list-watch';

const POLL_MS = 1_000;

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

describe('the watch for lists', () => {
  function watchOf(answers: (boolean | Error)[], onFirstList = (): Promise<void> => Promise.resolve()) {
    const seen = { started: 0, failed: 0 };
    const watch = new ListWatch({
      refresh: () => {
        const next = answers.length > 1 ? answers.shift() : answers[0];
        return next instanceof Error ? Promise.reject(next) : Promise.resolve(next ?? false);
      },
      onFirstList: () => {
        seen.started += 1;
        return onFirstList();
      },
      onStartFailed: () => (seen.failed += 1),
      logger: silentLogger,
      pollMs: POLL_MS,
    });
    return { watch, seen };
  }

  it('starts the work once, when the first list is there', async () => {
    const { watch, seen } = watchOf([false, new Error('database away'), true]);
    await watch.start();
    expect(seen.started).toBe(0);
    await jest.advanceTimersByTimeAsync(5 * POLL_MS);
    expect(seen).toEqual({ started: 1, failed: 0 });
    await watch.stop();
  });

  it('looks at once when told, and never after it was stopped', async () => {
    const { watch, seen } = watchOf([false, true]);
    await watch.start();
    await watch.stop();
    watch.check();
    await jest.advanceTimersByTimeAsync(5 * POLL_MS);
    expect(seen.started).toBe(0);
  });

  it('says so when the work cannot start', async () => {
    const { watch, seen } = watchOf([true], () => Promise.reject(new Error('no broker')));
    await watch.start();
    expect(seen).toEqual({ started: 1, failed: 1 });
    await watch.stop();
  });
});
