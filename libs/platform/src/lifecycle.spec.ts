import { runUntilSignal } from './lifecycle';
import { silentLogger } from './logger';

describe('runUntilSignal', () => {
  const handlers = new Map<string, (cause?: unknown) => void>();
  let exited: Promise<number>;
  let exits: number[];

  beforeEach(() => {
    jest.useFakeTimers();
    exits = [];
    jest.spyOn(process, 'on').mockImplementation((event, handler) => {
      handlers.set(String(event), handler as () => void);
      return process;
    });
    exited = new Promise((resolve) => {
      jest.spyOn(process, 'exit').mockImplementation((code) => {
        exits.push(Number(code));
        resolve(Number(code));
        return undefined as never;
      });
    });
  });
  afterEach(() => {
    jest.restoreAllMocks();
    jest.useRealTimers();
  });

  it.each(['SIGTERM', 'SIGINT'])('%s stops the parts one after the other, then exits with 0', async (signal) => {
    const stopped: string[] = [];
    const part = (name: string): { stop(): Promise<void> } => ({
      stop: async () => {
        await Promise.resolve();
        stopped.push(name);
      },
    });
    runUntilSignal(silentLogger, [part('http'), part('consumer'), part('database')]);
    handlers.get(signal)?.();
    handlers.get(signal)?.();
    expect(await exited).toBe(0);
    expect(stopped).toEqual(['http', 'consumer', 'database']);
  });

  it('exits with 1 when a part cannot be stopped', async () => {
    runUntilSignal(silentLogger, [{ stop: () => Promise.reject(new Error('stuck')) }]);
    handlers.get('SIGTERM')?.();
    expect(await exited).toBe(1);
  });

  it('exits with 1 when stopping takes longer than 10 s', async () => {
    runUntilSignal(silentLogger, [{ stop: () => new Promise(() => undefined) }]);
    handlers.get('SIGTERM')?.();
    jest.advanceTimersByTime(9_999);
    expect(exits).toEqual([]);
    jest.advanceTimersByTime(1);
    expect(await exited).toBe(1);
  });

  it.each(['unhandledRejection', 'uncaughtException'])('an %s is logged and ends the process', async (event) => {
    const error = jest.fn();
    runUntilSignal({ ...silentLogger, error }, []);
    handlers.get(event)?.(new Error('oh no'));
    expect(await exited).toBe(1);
    expect(error).toHaveBeenCalledWith(event.replace(/[A-Z]/, (letter) => `_${letter.toLowerCase()}`), { err: expect.stringContaining('oh no') });
  });
});
