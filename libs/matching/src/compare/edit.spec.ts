import fc from 'fast-check';
import { PLAIN_COSTS, VOWELLED_COSTS, WRITTEN_COSTS, type SoundCosts } from './costs';
import { lettersDistance, weightedDistance, withinOneDeletion, type Letters } from './edit';
import { leastChange } from './least-change';
import { packWord, soundSet, textSet } from './packed-word';
import { makeToken } from '../tokens/token';

const PLAIN: SoundCosts = { substitute: new Float64Array(128 * 128).fill(1), indel: new Float64Array(128).fill(1) };

/** The definition, without any care for speed: the cheapest of leaving out, changing and swapping the last letters (optimal string alignment). */
function byDefinition(a: string, b: string, costs: SoundCosts): number {
  const drop = (unit: number): number => costs.indel[unit < 128 ? unit : 127] ?? 0;
  if (a === '' && b === '') return 0;
  const [x, y] = [a.charCodeAt(a.length - 1), b.charCodeAt(b.length - 1)];
  const [restA, restB] = [a.slice(0, -1), b.slice(0, -1)];
  const ways: number[] = [];
  if (a !== '') ways.push(byDefinition(restA, b, costs) + drop(x));
  if (b !== '') ways.push(byDefinition(a, restB, costs) + drop(y));
  if (a !== '' && b !== '') ways.push(byDefinition(restA, restB, costs) + (x === y ? 0 : x < 128 && y < 128 ? (costs.substitute[x * 128 + y] ?? 0) : 1));
  if (a.length > 1 && b.length > 1 && x === b.charCodeAt(b.length - 2) && y === a.charCodeAt(a.length - 2)) ways.push(byDefinition(a.slice(0, -2), b.slice(0, -2), costs) + 1);
  return Math.min(...ways);
}

describe('weightedDistance', () => {
  it.each([
    ['adair', 'adair', 0],
    ['adiar', 'adair', 1], // swapped
    ['adar', 'adair', 1],
    ['adaxr', 'adair', 1],
    ['', 'abc', 3],
    ['中国', '中华', 1],
  ])('%s to %s costs %d', (a, b, cost) => {
    expect(weightedDistance(a, b, PLAIN)).toBe(cost);
  });

  it('is what the definition says, for every table of costs', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'i', 'k', 'é', '中'), maxLength: 5 });
    fc.assert(
      fc.property(word, word, fc.constantFrom(PLAIN, WRITTEN_COSTS, VOWELLED_COSTS), (a, b, costs) => {
        expect(weightedDistance(a, b, costs)).toBeCloseTo(byDefinition(a, b, costs), 10);
      }),
      { seed: 61, numRuns: 500 },
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
  const letters = (word: string): Letters => ({ codes: Uint16Array.from(word, (char) => char.charCodeAt(0)), from: 0, length: word.length });

  it('stops at a limit only when the distance is above it', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'i', 'k', 'S', 'é'), maxLength: 8 });
    fc.assert(
      fc.property(word, word, fc.constantFrom(PLAIN, WRITTEN_COSTS, VOWELLED_COSTS), fc.double({ min: 0, max: 4, noNaN: true }), (a, b, costs, limit) => {
        const distance = weightedDistance(a, b, costs);
        expect([distance, Infinity]).toContain(lettersDistance(letters(a), letters(b), costs, limit));
        if (distance <= limit) expect(lettersDistance(letters(a), letters(b), costs, limit)).toBe(distance);
      }),
      { seed: 62, numRuns: 1000 },
    );
  });

  it('knows from the letters alone only what the distance holds at least', () => {
    const word = fc.string({ unit: fc.constantFrom(...'abeikmnosuvwyzxhc'), minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        const [x, y] = [makeToken({ text: a }), makeToken({ text: b })];
        const [left, right] = [x, y].map((token) => ({ pool: packWord(token), at: 0 })) as [{ pool: Uint16Array; at: number }, { pool: Uint16Array; at: number }];
        expect(leastChange(textSet(left), textSet(right), PLAIN_COSTS)).toBeLessThanOrEqual(weightedDistance(a, b, PLAIN_COSTS));
        expect(leastChange(soundSet(left), soundSet(right), WRITTEN_COSTS)).toBeLessThanOrEqual(weightedDistance(x.sound, y.sound, WRITTEN_COSTS) + 1e-9);
      }),
      { seed: 63, numRuns: 1000 },
    );
  });
});
