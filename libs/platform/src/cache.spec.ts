import { createCache, noCache } from './cache';
import { silentLogger } from './logger';

describe('no cache', () => {
  it('is what you get without a URL, and the log says so', async () => {
    const warn = jest.fn();
    const cache = createCache(undefined, { ...silentLogger, warn });
    expect(cache).toBe(noCache);
    expect(warn).toHaveBeenCalledWith('cache_not_configured', { effect: 'slower, nothing else' });
    await cache.setMany([['a', '1']], 60);
    expect(await cache.getMany(['a', 'b'])).toEqual([null, null]);
    expect(cache.available).toBe(false);
    await cache.close();
  });
});
