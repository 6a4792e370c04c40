import { belowFloor } from './floor';
import { pairFigures, reliability, screenFigures } from './metrics';
import { PEERS } from './peers';

describe('figures of pairs', () => {
  const pairs = [{ same: true, score: 0.9, match: true }, { same: true, score: 0.4, match: false }, { same: false, score: 0.8, match: true }, { same: false, score: 0.1, match: false }];

  it('are those of the pair scorer on its own example', () => {
    expect(pairFigures(pairs)).toEqual({ pairs: 4, precision: 0.5, recall: 0.5, f1: 0.5, falsePositiveRate: 0.5, auc: 0.75 });
  });

  it('count ties half and are null where there is nothing to measure', () => {
    expect(pairFigures([{ same: true, score: 0.5, match: true }, { same: false, score: 0.5, match: true }]).auc).toBe(0.5);
    expect(pairFigures([{ same: false, score: 0.5, match: false }])).toMatchObject({ recall: null, f1: null, auc: null, precision: null, falsePositiveRate: 0 });
  });

  it('make a curve whose last bin holds the score 1', () => {
    expect(reliability([...pairs, { same: true, score: 1, match: true }]).at(-1)).toEqual({ from: 0.9, to: 1, pairs: 2, meanScore: 0.95, sameShare: 1 });
  });
});

it('counts an expected entity among the first five hits, and every hit of a negative query', () => {
  const six = ['B', 'C', 'D', 'E', 'F', 'A'];
  expect(screenFigures([{ expected: ['A'], hits: ['B', 'A'] }, { expected: ['A'], hits: six }, { expected: [], hits: [] }, { expected: [], hits: ['B'] }])).toEqual({ queries: 4, recallAt5: 0.5, falsePositiveRate: 0.5 });
});

it('says which figure is worse than its floor or was not measured', () => {
  expect(belowFloor({ a: 0.5, b: 0.5 }, { a: { min: 0.6 }, b: { max: 0.5 }, c: { min: 0 } })).toEqual(['a is 0.5000, less than its floor 0.6.', 'c was not measured, but has a floor.']);
});

it('knows thirteen figures of every peer', () => {
  expect(PEERS.map(({ figures }) => Object.keys(figures).length)).toEqual(PEERS.map(() => 13));
});
