import fc from 'fast-check';
import { VOWELLED_COSTS, WRITTEN_COSTS, type SoundCosts } from './costs';
import { weightedDistance, withinOneDeletion } from './edit';

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
