import { Readable } from 'node:stream';
import { ndjsonLines } from '@ytterby/platform';
import type { Piscina } from 'piscina';
import { anOrder, aParty } from '../../test/builders';
import type { KeptOrder, SnapshotContent } from '../ports';
import { listBuilder } from './list-builder';
import { OrderNamesThread } from './order-names-client';

async function snapshotOf(...names: string[]): Promise<SnapshotContent> {
  const text = names.map((name, i) => JSON.stringify({ id: `E${i}`, name, list: 'YTB-MIL', category: 'military', country: 'CN' })).join('\n');
  const { snapshot } = await listBuilder({ threads: 1 }).build(ndjsonLines(Readable.from([Buffer.from(text)]), 10_000), { format: 'starter', onError: 'stop' });
  if (snapshot === null) throw new Error('no snapshot');
  return snapshot;
}

function kept(key: string, name: string): KeptOrder {
  const { exporter, parties } = anOrder(key, [aParty('p1', name)]);
  return { key, parties: { exporter, parties } };
}

describe('the names of open orders in a thread of their own', () => {
  const names = new OrderNamesThread();
  const snapshots = Promise.all([snapshotOf('Harbin Aviation Works'), snapshotOf('Harbin Aviation Works', 'Northern Turbine Institute')]);

  beforeEach(() => names.forget());
  afterAll(() => names.close());

  it('say whom a change concerns, whatever piece it came in, and what the change is', async () => {
    const [before, after] = await snapshots;
    await names.takeIn([kept('A', 'Northern Turbine Inst.'), kept('B', 'Harbin Aviation Works')]);
    await names.takeIn([kept('C', 'Nothing Alike GmbH'), kept('D', 'Turbine Institute Northern'), kept('E', 'Northern Turbine Inst.')]);
    expect(await names.concernedBy([before], after)).toEqual({ keys: ['A', 'E', 'D'], touched: ['E1'], counts: { added: 1, changed: 0, removed: 0, timeline: 0 } });
    expect(await names.concernedBy([], after)).toMatchObject({ keys: [] });
    await names.forget();
    expect(await names.concernedBy([before], after)).toMatchObject({ keys: [] });
  });

  it('refuse a snapshot whose content is not what its id says, and go on', async () => {
    const [before, after] = await snapshots;
    await names.takeIn([kept('A', 'Northern Turbine Inst.')]);
    await expect(names.concernedBy([before], { ...after, snapshotId: before.snapshotId })).rejects.toThrow('it was changed or cut');
    expect(await names.concernedBy([before], after)).toMatchObject({ keys: ['A'] });
  });

  it('are lost with their thread, and nobody is told that nothing is concerned', async () => {
    const [before, after] = await snapshots;
    await names.takeIn([kept('A', 'Northern Turbine Inst.')]);
    const { thread } = names as unknown as { thread: { pool: Piscina } };
    await thread.pool.threads[0]?.terminate();
    await expect(names.concernedBy([before], after)).rejects.toMatchObject({ kind: 'Transient' });
    await expect(names.takeIn([kept('A', 'Northern Turbine Inst.')])).rejects.toMatchObject({ kind: 'Transient' });
  });
});
