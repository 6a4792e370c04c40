import fc from 'fast-check';
import { PLAIN_COSTS, UNIT_COST, UNVOWELLED_COSTS, VOWELLED_COSTS, WRITTEN_COSTS, type SoundCosts } from './costs';
import { DistanceGrid, FAR } from './distance-grid';
import { leastChange } from './least-change';
import { type Letters, withinOneDeletion } from './letters';
import { packWord, soundSet, textSet } from './packed-word';
import { makeToken } from '../tokens/token';

const ALL_COSTS = [PLAIN_COSTS, WRITTEN_COSTS, VOWELLED_COSTS, UNVOWELLED_COSTS] as const;

function letters(word: string): Letters {
  return { codes: Uint16Array.from(word, (char) => char.charCodeAt(0)), from: 0, length: word.length };
}

function distance(a: string, b: string, costs: SoundCosts, limit = FAR): number {
  return new DistanceGrid().from(letters(a), costs).to(letters(b), limit);
}

/** The definition, without any care for speed: the cheapest of leaving out, changing and swapping the last letters (optimal string alignment). */
function byDefinition(a: string, b: string, costs: SoundCosts): number {
  const drop = (unit: number): number => costs.indel[Math.min(unit, 127)] ?? 0;
  if (a === '' && b === '') return 0;
  const [x, y] = [a.charCodeAt(a.length - 1), b.charCodeAt(b.length - 1)];
  const [restA, restB] = [a.slice(0, -1), b.slice(0, -1)];
  const ways: number[] = [];
  if (a !== '') ways.push(byDefinition(restA, b, costs) + drop(x));
  if (b !== '') ways.push(byDefinition(a, restB, costs) + drop(y));
  if (a !== '' && b !== '') ways.push(byDefinition(restA, restB, costs) + (x === y ? 0 : x < 128 && y < 128 ? (costs.substitute[x * 128 + y] ?? 0) : UNIT_COST));
  if (a.length > 1 && b.length > 1 && x === b.charCodeAt(b.length - 2) && y === a.charCodeAt(a.length - 2)) ways.push(byDefinition(a.slice(0, -2), b.slice(0, -2), costs) + UNIT_COST);
  return Math.min(...ways);
}

describe('DistanceGrid', () => {
  it.each([
    ['adair', 'adair', 0],
    ['adiar', 'adair', 1], // swapped
    ['adar', 'adair', 1],
    ['adaxr', 'adair', 1],
    ['', 'abc', 3],
    ['中国', '中华', 1],
  ])('%s to %s costs %d letters', (a, b, cost) => {
    expect(distance(a, b, PLAIN_COSTS)).toBe(cost * UNIT_COST);
  });

  const anyWord = fc.string({ unit: fc.constantFrom('a', 'b', 'i', 'k', 'é', '中'), maxLength: 5 });

  it('is what the definition says, for every table of costs', () => {
    fc.assert(
      fc.property(anyWord, anyWord, fc.constantFrom(...ALL_COSTS), (a, b, costs) => {
        expect(distance(a, b, costs)).toBe(byDefinition(a, b, costs));
      }),
      { seed: 61, numRuns: 500 },
    );
  });

  it('says that a distance is above a limit only when it is', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'i', 'k', 'S', 'é'), maxLength: 8 });
    fc.assert(
      fc.property(word, word, fc.constantFrom(...ALL_COSTS), fc.integer({ min: 0, max: 400 }), (a, b, costs, limit) => {
        const whole = distance(a, b, costs);
        expect(distance(a, b, costs, limit)).toBe(whole <= limit ? whole : FAR);
      }),
      { seed: 62, numRuns: 2000 },
    );
  });

  it('gives the same answers to many words in a row, in any order and with any limits, as to each alone', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'i', 'k'), maxLength: 7 });
    const asked = fc.array(fc.tuple(word, fc.integer({ min: 0, max: 350 })), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(word, asked, fc.boolean(), fc.constantFrom(...ALL_COSTS), (own, others, sorted, costs) => {
        const grid = new DistanceGrid().from(letters(own), costs);
        const ordered = sorted ? [...others].sort(([x], [y]) => (x < y ? -1 : 1)) : others;
        expect(ordered.map(([other, limit]) => grid.to(letters(other), limit))).toEqual(ordered.map(([other, limit]) => distance(own, other, costs, limit)));
      }),
      { seed: 64, numRuns: 2000 },
    );
  });
});

describe('withinOneDeletion', () => {
  it.each([
    ['abcd', 'abcd', true],
    ['abcd', 'abd', true],
    ['abcd', 'abxd', true],
    ['abcd', 'acbd', true],
    ['abcd', 'ab', false],
    ['abcd', 'axyd', false],
  ])('%s, %s: %s', (a, b, is) => {
    expect(withinOneDeletion(a, b)).toBe(is);
  });
});

describe('what spares a comparison', () => {
  it('knows from the letters alone only what the distance holds at least', () => {
    const word = fc.string({ unit: fc.constantFrom(...'abeikmnosuvwyzxhc'), minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        const [x, y] = [makeToken({ text: a }), makeToken({ text: b })];
        const [left, right] = [x, y].map((token) => ({ pool: packWord(token), at: 0 })) as [{ pool: Uint16Array; at: number }, { pool: Uint16Array; at: number }];
        expect(leastChange(textSet(left), textSet(right), PLAIN_COSTS)).toBeLessThanOrEqual(distance(a, b, PLAIN_COSTS));
        expect(leastChange(soundSet(left), soundSet(right), WRITTEN_COSTS)).toBeLessThanOrEqual(distance(x.sound, y.sound, WRITTEN_COSTS));
      }),
      { seed: 63, numRuns: 1000 },
    );
  });
});
