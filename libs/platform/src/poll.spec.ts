import { Poll } from './poll';

const PAUSE_MS = 1_000;

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

describe('a poll', () => {
  function pollOf(look: () => Promise<void> = () => Promise.resolve()) {
    const looks: number[] = [];
    const poll = new Poll(() => {
      looks.push(Date.now());
      return look();
    }, PAUSE_MS);
    return { poll, looks };
  }

  it('looks when told, and after each pause from then on', async () => {
    const { poll, looks } = pollOf();
    poll.later();
    await jest.advanceTimersByTimeAsync(PAUSE_MS - 1);
    expect(looks).toHaveLength(0);
    await poll.now();
    expect(looks).toHaveLength(1);
    await jest.advanceTimersByTimeAsync(2 * PAUSE_MS);
    expect(looks).toHaveLength(3);
    await poll.stop();
  });

  it('looks again after one that failed, and tells only whoever asked for that one', async () => {
    const { poll, looks } = pollOf(() => (looks.length === 1 ? Promise.reject(new Error('away')) : Promise.resolve()));
    await expect(poll.now()).rejects.toThrow('away');
    await jest.advanceTimersByTimeAsync(PAUSE_MS);
    expect(looks).toHaveLength(2);
    await poll.stop();
  });

  it('does one thing after the other, and waits for what was begun before it ends', async () => {
    const done: string[] = [];
    const { poll } = pollOf(async () => {
      await Promise.resolve();
      done.push('look');
    });
    void poll.now();
    void poll.inTurn(async () => {
      await Promise.resolve();
      done.push('work');
    });
    await poll.stop();
    expect(done).toEqual(['look', 'work']);
    await poll.now();
    await jest.advanceTimersByTimeAsync(5 * PAUSE_MS);
    expect([done, poll.stopped]).toEqual([['look', 'work'], true]);
  });
});
