import { Watchdog } from './watchdog';

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const noMetrics = { count: () => undefined, gauge: () => undefined, observeSeconds: () => undefined };

interface World {
  nowMs: number;
  lag: bigint | Error;
  progress: number;
  barks: number;
}

function watch(): { world: World; pass: (seconds: number) => Promise<void> } {
  const world: World = { nowMs: 0, lag: 0n, progress: 0, barks: 0 };
  const watchdog = new Watchdog({
    consumer: 'test',
    lag: () => (typeof world.lag === 'bigint' ? Promise.resolve(world.lag) : Promise.reject(world.lag)),
    progress: () => world.progress,
    stallMs: 30_000,
    checkMs: 5_000,
    clock: () => world.nowMs,
    logger: quiet,
    metrics: noMetrics,
    onStall: () => void (world.barks += 1),
  });
  const pass = async (seconds: number): Promise<void> => {
    for (let second = 5; second <= seconds; second += 5) {
      world.nowMs += 5_000;
      await watchdog.check();
    }
  };
  return { world, pass };
}

describe('watchdog', () => {
  it('barks within 30 s when records wait and nothing moves', async () => {
    const { world, pass } = watch();
    await pass(60);
    world.lag = 7n;
    await pass(25);
    expect(world.barks).toBe(0);
    await pass(5);
    expect(world.barks).toBe(1);
  });

  it('is quiet while there is no lag, and while offsets move', async () => {
    const { world, pass } = watch();
    await pass(300);
    world.lag = 1_000n;
    for (let minute = 0; minute < 5; minute++) {
      await pass(20);
      world.progress += 1;
    }
    expect(world.barks).toBe(0);
  });

  it('waits twice as long when the broker does not tell the lag', async () => {
    const { world, pass } = watch();
    await pass(10);
    world.lag = new Error('no broker');
    await pass(50);
    expect(world.barks).toBe(0);
    await pass(10);
    expect(world.barks).toBeGreaterThan(0);
  });
});
