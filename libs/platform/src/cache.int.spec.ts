import { connect, createServer, type Server, type Socket } from 'node:net';
import { testPrefix, testStack } from '@ytterby/testing';
import { type Cache, createCache } from './cache';
import { silentLogger } from './logger';

/** A wire to Redis that can be cut and mended on the same port. */
class Wire {
  private server: Server | undefined;
  private readonly sockets = new Set<Socket>();
  port = 0;

  constructor(private readonly target: URL) {}

  async mend(): Promise<void> {
    this.server = createServer((near) => {
      const far = connect(Number(this.target.port), this.target.hostname);
      for (const socket of [near, far]) {
        this.sockets.add(socket);
        socket.on('error', () => socket.destroy());
      }
      near.pipe(far).pipe(near);
    });
    await new Promise<void>((resolve) => this.server?.listen(this.port, '127.0.0.1', resolve));
    const address = this.server.address();
    if (typeof address === 'object' && address !== null) this.port = address.port;
  }

  async cut(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    this.sockets.clear();
    await new Promise((resolve) => this.server?.close(resolve));
  }
}

describe('the Redis cache', () => {
  const { redisUrl } = testStack();
  const key = `${testPrefix()}:a`;
  const events: string[] = [];
  let notify: () => void = () => undefined;
  const record = (event: string): void => {
    events.push(event);
    notify();
  };
  const logged = async (event: string): Promise<void> => {
    while (!events.includes(event)) await new Promise<void>((resolve) => (notify = resolve));
  };
  let wire: Wire;
  let cache: Cache;

  beforeAll(async () => {
    if (redisUrl === null) throw new Error('the test stack has no Redis: see the output of its start');
    wire = new Wire(new URL(redisUrl));
    await wire.mend();
    await wire.cut(); // nobody answers at first
    cache = createCache(`redis://127.0.0.1:${wire.port}`, { ...silentLogger, info: record, warn: record });
  });
  afterAll(async () => {
    await cache.close();
    await wire.cut();
  });

  it('forgets everything while Redis is away, says so once, and comes back by itself', async () => {
    await logged('cache_unavailable');
    expect(await cache.getMany([key])).toEqual([null]);
    await cache.setMany([[key, 'lost']], 60);
    expect(cache.available).toBe(false);
    await wire.mend();
    await logged('cache_available_again');
    expect(cache.available).toBe(true);
    expect(events).toEqual(['cache_unavailable', 'cache_available_again']);
  }, 20_000);

  it('keeps texts for a while', async () => {
    await cache.setMany([[key, '1'], [`${key}:b`, '中']], 60);
    expect(await cache.getMany([`${key}:b`, 'missing', key])).toEqual(['中', null, '1']);
    expect(await cache.getMany([])).toEqual([]);
    await cache.setMany([], 60);
  });

  it('a Redis that is lost in the middle is a miss, no error', async () => {
    const asked = cache.getMany([key]);
    await wire.cut();
    expect([['1'], [null]]).toContainEqual(await asked);
    expect(await cache.getMany([key])).toEqual([null]);
    await expect(cache.setMany([[key, '2']], 60)).resolves.toBeUndefined();
  });
});
