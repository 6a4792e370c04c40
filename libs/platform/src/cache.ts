import Redis from 'ioredis';
import type { Logger } from './logger';

/** A cache that may forget everything at any time. Misses and failures look the same: only time is lost, never truth (reliability G8). */
export interface Cache {
  getMany(keys: readonly string[]): Promise<readonly (string | null)[]>;
  setMany(entries: readonly (readonly [string, string])[], ttlSeconds: number): Promise<void>;
  /** False while Redis does not answer; the product runs on without. */
  readonly available: boolean;
  close(): Promise<void>;
}

/** Remembers nothing. */
export const noCache: Cache = {
  getMany: (keys) => Promise.resolve(keys.map(() => null)),
  setMany: () => Promise.resolve(),
  available: false,
  close: () => Promise.resolve(),
};

class RedisCache implements Cache {
  private saidUnavailable = false;

  constructor(
    private readonly redis: Redis,
    private readonly logger: Logger,
  ) {
    redis.on('error', (cause: Error) => this.sayUnavailable(cause));
    redis.on('ready', () => {
      if (this.saidUnavailable) logger.info('cache_available_again');
      this.saidUnavailable = false;
    });
  }

  get available(): boolean {
    return this.redis.status === 'ready';
  }

  async getMany(keys: readonly string[]): Promise<readonly (string | null)[]> {
    if (keys.length === 0 || !this.available) return keys.map(() => null);
    try {
      return await this.redis.mget([...keys]);
    } catch (cause) {
      this.sayUnavailable(cause);
      return keys.map(() => null);
    }
  }

  async setMany(entries: readonly (readonly [string, string])[], ttlSeconds: number): Promise<void> {
    if (entries.length === 0 || !this.available) return;
    try {
      const pipeline = this.redis.pipeline();
      for (const [key, value] of entries) pipeline.set(key, value, 'EX', ttlSeconds);
      await pipeline.exec();
    } catch (cause) {
      this.sayUnavailable(cause);
    }
  }

  close(): Promise<void> {
    this.redis.disconnect();
    return Promise.resolve();
  }

  private sayUnavailable(cause: unknown): void {
    if (this.saidUnavailable) return;
    this.saidUnavailable = true;
    this.logger.warn('cache_unavailable', { reason: cause instanceof Error ? cause.message : String(cause), effect: 'slower, nothing else' });
  }
}

/** A Redis cache, or none when no URL is configured. Never waits for Redis: commands fail at once while it is away. */
export function createCache(url: string | undefined, logger: Logger): Cache {
  if (url === undefined) {
    logger.warn('cache_not_configured', { effect: 'slower, nothing else' });
    return noCache;
  }
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    commandTimeout: 500,
    connectTimeout: 2_000,
    retryStrategy: (times) => Math.min(times * 200, 5_000),
  });
  return new RedisCache(redis, logger);
}
