import { setImmediate } from 'node:timers/promises';
import { YtterbyError } from '@ytterby/kernel';
import { silentLogger } from '@ytterby/platform';
import { aListIndex } from '../../test/builders';
import type { Activation, ListIndex } from '../ports';
import { LoadedLists } from './loaded-lists';

/** An index that says whether anybody holds it, and can lose its thread. */
class HeldIndex implements ListIndex {
  private readonly inner: ListIndex;
  readonly matcherVersion = 'test-matcher@1';
  readonly size = { entities: 1, names: 2, words: 3, bytes: 4 };
  holders = 0;
  usable = true;

  constructor(readonly snapshotId: string) {
    this.inner = aListIndex(snapshotId, []);
  }

  screen(...asked: Parameters<ListIndex['screen']>): ReturnType<ListIndex['screen']> {
    return this.inner.screen(...asked);
  }

  search(...asked: Parameters<ListIndex['search']>): ReturnType<ListIndex['search']> {
    return this.inner.search(...asked);
  }

  shown(...asked: Parameters<ListIndex['shown']>): ReturnType<ListIndex['shown']> {
    return this.inner.shown(...asked);
  }

  hold(): () => void {
    this.holders += 1;
    return () => {
      this.holders -= 1;
    };
  }
}

describe('the list in memory', () => {
  let activation: Activation | null;
  let announced: { snapshotId: string; atMs: number } | null;
  let nowMs: number;
  let built: HeldIndex[];
  let lists: LoadedLists;
  const gauges = new Map<string, number>();

  beforeEach(() => {
    activation = null;
    announced = null;
    nowMs = Date.parse('2026-01-05T08:00:00Z');
    built = [];
    gauges.clear();
    lists = new LoadedLists({
      store: {
        activation: () => Promise.resolve(activation),
        announced: (since) => Promise.resolve(announced !== null && announced.atMs >= Date.parse(since) ? announced.snapshotId : null),
        snapshotContent: (id) => Promise.resolve(id === 'missing' ? null : Buffer.from(id)),
      },
      builder: {
        index: async (id, content) => {
          const index = new HeldIndex(id);
          built.push(index);
          await Promise.resolve();
          if (content.toString() === 'torn') throw new Error('cut');
          if (content.toString() === 'large') throw new YtterbyError('YTB_UPSTREAM_UNAVAILABLE', { message: 'The thread ended.' });
          return index;
        },
      },
      logger: silentLogger,
      metrics: { count: () => undefined, observeSeconds: () => undefined, gauge: (name, value, labels = {}) => void gauges.set([name, ...Object.values(labels)].join(' '), value) },
      clock: () => nowMs,
    });
  });

  const builtIds = () => built.map(({ snapshotId }) => snapshotId);

  it('is not ready before the first activation, and follows each one', async () => {
    expect([await lists.refresh(), lists.ready]).toEqual([false, false]);
    for (const snapshotId of ['S1', 'S2']) {
      activation = { activationId: '1', snapshotId };
      expect([await lists.refresh(), lists.ready]).toEqual([true, true]);
      expect((await lists.get(snapshotId)).snapshotId).toBe(snapshotId);
    }
    expect(builtIds()).toEqual(['S1', 'S2']);
  });

  it('is built once for all who ask at the same time', async () => {
    const [one, two] = await Promise.all([lists.get('S1'), lists.get('S1')]);
    expect(one).toBe(two);
    expect(builtIds()).toEqual(['S1']);
  });

  it('serves until the next one is there, is then let go, and goes on for whoever holds it', async () => {
    const old = await lists.get('S1');
    const coming = lists.get('S2');
    expect([lists.ready, await lists.get('S1')]).toEqual([true, old]);
    const release = old.hold();
    await coming;
    expect(built.map(({ holders }) => holders)).toEqual([1, 1]);
    release();
    expect(built.map(({ holders }) => holders)).toEqual([0, 1]);
    lists.close();
    expect([built.map(({ holders }) => holders), lists.ready]).toEqual([[0, 0], false]);
  });

  it('says how large it is', async () => {
    await lists.get('S1');
    expect([...gauges]).toEqual([['list_index_size entities', 1], ['list_index_size names', 2], ['list_index_size words', 3], ['list_index_bytes', 4]]);
  });

  it('is not ready, and is loaded anew, when its thread is gone', async () => {
    await lists.get('S1');
    Object.assign(built[0] as HeldIndex, { usable: false });
    expect(lists.ready).toBe(false);
    expect((await lists.get('S1')).usable).toBe(true);
    expect([builtIds(), lists.ready]).toEqual([['S1', 'S1'], true]);
  });

  it('makes orders wait, and stays what it was, while a snapshot cannot be loaded', async () => {
    await lists.get('S1');
    await expect(lists.get('torn')).rejects.toMatchObject({ kind: 'Transient' });
    await expect(lists.get('missing')).rejects.toMatchObject({ kind: 'Transient' });
    expect((await lists.get('S1')).snapshotId).toBe('S1');
    await expect(lists.get('torn')).rejects.toMatchObject({ kind: 'Transient' });
    expect(builtIds()).toEqual(['S1', 'torn', 'torn']);
  });

  describe('a snapshot that somebody is about to activate', () => {
    const holders = () => built.map(({ holders: count }) => count);

    beforeEach(async () => {
      activation = { activationId: '1', snapshotId: 'S1' };
      await lists.refresh();
      announced = { snapshotId: 'S2', atMs: nowMs };
      await lists.refresh();
      await setImmediate();
    });

    it('is built beforehand while the other one serves, and then is there at once', async () => {
      expect([builtIds(), holders(), (await lists.get('S1')).snapshotId]).toEqual([['S1', 'S2'], [1, 1], 'S1']);
      activation = { activationId: '2', snapshotId: 'S2' };
      expect((await lists.get('S2')).snapshotId).toBe('S2');
      expect([builtIds(), holders()]).toEqual([['S1', 'S2'], [0, 1]]);
      await lists.refresh();
      expect(holders()).toEqual([0, 1]);
    });

    it('is let go when it did not come into force, or another one is announced', async () => {
      announced = { snapshotId: 'S3', atMs: nowMs };
      await lists.refresh();
      await setImmediate();
      expect([builtIds(), holders()]).toEqual([['S1', 'S2', 'S3'], [1, 0, 1]]);
      nowMs += 11 * 60_000;
      await lists.refresh();
      expect(holders()).toEqual([1, 0, 0]);
    });

    it('is not built twice where it is being activated', async () => {
      announced = { snapshotId: 'S3', atMs: nowMs };
      await lists.prove('S3', async (index) => {
        await lists.refresh();
        await setImmediate();
        lists.put(index);
      });
      expect([builtIds(), holders()]).toEqual([['S1', 'S2', 'S3'], [0, 0, 1]]);
    });

    it('troubles nobody when it cannot be built', async () => {
      announced = { snapshotId: 'torn', atMs: nowMs };
      expect(await lists.refresh()).toBe(true);
      expect((await lists.get('S1')).snapshotId).toBe('S1');
    });

    it('ends with the service', () => {
      lists.close();
      expect(holders()).toEqual([0, 0]);
    });
  });

  describe('a snapshot that proves itself', () => {
    const use = (index: ListIndex) => Promise.resolve(index.snapshotId);

    it('is held while it is used, and not put into place by that', async () => {
      expect(await lists.prove('S1', (index) => Promise.resolve([index.snapshotId, built[0]?.holders, lists.ready]))).toEqual(['S1', 1, false]);
      await expect(lists.prove('S1', () => Promise.reject(new Error('refused')))).rejects.toThrow('refused');
      expect(built.map(({ holders }) => holders)).toEqual([0, 0]);
    });

    it('stays when it was put into place meanwhile, and is not built again for that', async () => {
      await lists.prove('S1', (index) => Promise.resolve(lists.put(index)));
      expect([(await lists.get('S1')).snapshotId, await lists.prove('S1', use), builtIds(), built[0]?.holders]).toEqual(['S1', 'S1', ['S1'], 1]);
    });

    it('or does not: an officer is told what is wrong with it, or that it was not its fault', async () => {
      await expect(lists.prove('missing', use)).rejects.toMatchObject({ code: 'YTB_NOT_FOUND' });
      await expect(lists.prove('torn', use)).rejects.toMatchObject({ code: 'YTB_LIST_REFUSED' });
      await expect(lists.prove('large', use)).rejects.toMatchObject({ code: 'YTB_UPSTREAM_UNAVAILABLE' });
      expect(lists.ready).toBe(false);
    });
  });
});
