import { silentLogger } from '@ytterby/platform';
import { aListIndex } from '../../test/builders';
import type { Activation } from '../ports';
import { LoadedLists } from './loaded-lists';

const metrics = { count: () => undefined, gauge: () => undefined, observeSeconds: () => undefined };

describe('the list in memory', () => {
  let activation: Activation | null;
  let built: string[];
  let lists: LoadedLists;

  beforeEach(() => {
    activation = null;
    built = [];
    lists = new LoadedLists(
      {
        activation: () => Promise.resolve(activation),
        snapshotContent: (id) => Promise.resolve(id === 'missing' ? null : Buffer.from(id)),
      },
      {
        index: (id, content) => {
          built.push(id);
          if (content.toString() === 'torn') throw new Error('cut');
          return aListIndex(id, []);
        },
      },
      silentLogger,
      metrics,
    );
  });

  it('is not ready before the first activation, and follows each one', async () => {
    expect([await lists.refresh(), lists.ready]).toEqual([false, false]);
    for (const snapshotId of ['S1', 'S2']) {
      activation = { activationId: '1', snapshotId };
      expect([await lists.refresh(), lists.ready]).toEqual([true, true]);
      expect((await lists.get(snapshotId)).snapshotId).toBe(snapshotId);
    }
    expect(built).toEqual(['S1', 'S2']);
  });

  it('is built once for all who ask at the same time', async () => {
    const [one, two] = await Promise.all([lists.get('S1'), lists.get('S1')]);
    expect(one).toBe(two);
    expect(built).toEqual(['S1']);
  });

  it('makes orders wait, and stays what it was, while a snapshot cannot be loaded', async () => {
    await lists.get('S1');
    await expect(lists.get('torn')).rejects.toMatchObject({ kind: 'Transient' });
    await expect(lists.get('missing')).rejects.toMatchObject({ kind: 'Transient' });
    expect((await lists.get('S1')).snapshotId).toBe('S1');
    await expect(lists.get('torn')).rejects.toMatchObject({ kind: 'Transient' });
    expect(built).toEqual(['S1', 'torn', 'torn']);
  });

  it('tells an officer what is wrong with a snapshot', async () => {
    await expect(lists.prove('missing')).rejects.toMatchObject({ code: 'YTB_NOT_FOUND' });
    await expect(lists.prove('torn')).rejects.toMatchObject({ code: 'YTB_LIST_REFUSED' });
    expect(lists.ready).toBe(false);
  });
});
