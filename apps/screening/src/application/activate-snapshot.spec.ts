import { silentLogger } from '@ytterby/platform';
import { aListIndex } from '../../test/builders';
import type { ListStore, ProveSnapshot } from '../ports';
import { activateSnapshot } from './activate-snapshot';

const provenAs: ProveSnapshot = (snapshotId, use) => use(aListIndex(snapshotId, []));

/** Activates S2 while S1 is in force. */
async function activated(base: string | null | undefined): Promise<string | undefined> {
  const activate: ListStore['activate'] = async (edition, _act, check) => {
    await Promise.resolve();
    check({ A: 1 }, { A: 1 }, 'S1');
    return { snapshotId: edition.snapshotId, previous: 'S1', openOrders: 0 };
  };
  const dependencies = { store: { activate, announce: () => Promise.resolve() }, prove: provenAs, onActivated: () => undefined, clock: () => 0, logger: silentLogger };
  const command = { snapshotId: 'S2', by: 'source:a', acceptLoss: false, maxLossPct: 10, ...(base === undefined ? {} : { base }) };
  return activateSnapshot(dependencies, command).then(
    ({ previous }) => `took the place of ${previous ?? 'none'}`,
    (error: { code: string; message: string }) => `${error.code}: ${error.message}`,
  );
}

it.each([
  ['that it was made from', 'S1', 'took the place of S1'],
  ['of any', undefined, 'took the place of S1'],
  ['that is not in force any more', 'S0', 'YTB_LIST_REFUSED: The list snapshot S2 was made from S0, but S1 is in force by now.'],
  ['of none, although there is one by now', null, 'YTB_LIST_REFUSED: The list snapshot S2 was made from none, but S1 is in force by now.'],
])('a snapshot takes the place of the one %s', async (_what, base, outcome) => {
  expect(await activated(base)).toBe(outcome);
});
