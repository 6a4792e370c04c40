import { listLosses } from './list-loss';

const lost = (before: Record<string, number>, after: Record<string, number>, maxLossPct = 10): string[] => listLosses(before, after, maxLossPct).map((loss) => `${loss.list} ${String(loss.before)}→${String(loss.after)}`);

it.each([
  ['a list that is empty', { A: 2 }, { A: 0 }, ['A 2→0']],
  ['a list that is not there any more, beside one that grew', { A: 1, B: 3 }, { B: 9 }, ['A 1→0']],
  ['more than the share', { A: 100 }, { A: 89 }, ['A 100→89']],
  ['several, by name', { B: 100, A: 60, C: 5 }, { A: 10, C: 5 }, ['A 60→10', 'B 100→0']],
])('a loss is %s', (_what, before, after, found) => {
  expect(lost(before, after)).toEqual(found);
});

it.each([
  ['the share itself', { A: 100 }, { A: 90 }],
  ['fewer than five entities, whatever their share', { A: 5 }, { A: 1 }],
  ['a list that grew, is new, or was empty', { A: 1, B: 0 }, { A: 2, B: 0, C: 7 }],
  ['the same again', { A: 7 }, { A: 7 }],
  ['anything while nothing is in force', {}, { A: 1 }],
])('no loss is %s', (_what, before, after) => {
  expect(lost(before, after)).toEqual([]);
});

it('goes by the share that is set', () => {
  expect([lost({ A: 100 }, { A: 95 }, 0), lost({ A: 100 }, { A: 60 }, 50), lost({ A: 100 }, { A: 0 }, 100)]).toEqual([['A 100→95'], [], ['A 100→0']]);
});
