import type { Cache } from '@ytterby/platform';
import type { PartyFindings } from '@ytterby/watchlists';
import { aSnapshotIndex, aParty } from '../../test/builders';
import { findingsCache } from './findings-cache';

const FOUND = aSnapshotIndex('S1', [{ id: 'E1', name: 'Acme Defence' }]).screenParty(aParty('p1', 'Acme Defence', { ownersKnown: false, owners: [{ name: 'Holding', pct: null }] }), '2026-01-05');

class FakeRedis implements Cache {
  readonly stored = new Map<string, string>();
  readonly asked: string[] = [];
  available = true;

  getMany(keys: readonly string[]): Promise<(string | null)[]> {
    this.asked.push(...keys);
    return Promise.resolve(keys.map((key) => (this.available ? (this.stored.get(key) ?? null) : null)));
  }

  setMany(entries: readonly (readonly [string, string])[]): Promise<void> {
    for (const [key, value] of entries) this.stored.set(key, value);
    return Promise.resolve();
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

describe('what was found before', () => {
  let redis: FakeRedis;

  beforeEach(() => {
    redis = new FakeRedis();
    findingsCache(redis).setMany(new Map([['k1', FOUND]]));
  });

  const stored = (value: string): void => redis.stored.forEach((_, key) => redis.stored.set(key, value));

  it('is known to another replica through Redis, whole, and then from memory', async () => {
    const other = findingsCache(redis);
    expect([...(await other.getMany(['k1', 'k2']))]).toEqual([['k1', FOUND]]);
    redis.asked.length = 0;
    expect((await other.getMany(['k1'])).get('k1')).toEqual(FOUND);
    expect(redis.asked).toEqual([]);
  });

  it('comes back with the owners that lists know and those that the order gave', async () => {
    const owners = [{ name: 'Holding', pct: '60', listings: [], owners: [{ name: 'Top', pct: null, listings: [] }] }];
    const found = { ...FOUND, hits: FOUND.hits.map((hit) => ({ ...hit, owners })), ownersGiven: owners };
    findingsCache(redis).setMany(new Map([['k3', found]]));
    expect((await findingsCache(redis).getMany(['k3'])).get('k3')).toEqual(found);
  });

  it('is simply not there while Redis is away', async () => {
    redis.available = false;
    expect((await findingsCache(redis).getMany(['k1'])).size).toBe(0);
  });

  it.each([
    ['no JSON', '{"screening":'],
    ['of another form', '{"status":"clear"}'],
    ['an error', JSON.stringify({ ...FOUND, screening: { ...FOUND.screening, status: 'error' } } satisfies PartyFindings)],
    ['a status that does not exist', JSON.stringify({ ...FOUND, screening: { ...FOUND.screening, status: 'fine' } })],
  ])('is not believed when Redis holds %s', async (_name, value) => {
    stored(value);
    expect((await findingsCache(redis).getMany(['k1'])).size).toBe(0);
  });
});
