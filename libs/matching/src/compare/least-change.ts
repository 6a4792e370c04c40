import { PLAIN_COSTS, type SoundCosts, UNIT_COST, WRITTEN_COSTS } from './costs';
import { letterBit } from './packed-word';

/** What the letters of each byte of a letter set cost at least, when the other word has none of them. */
type Sums = readonly [Uint16Array, Uint16Array, Uint16Array, Uint16Array];

const LETTERS = 'abcdefghijklmnopqrstuvwxyzSZCJ';

/** The cheapest way to be rid of a letter: leave it out, or change it into another; half a swap moves it but leaves it there. */
function cheapest(letter: string, { substitute, indel }: SoundCosts): number {
  const unit = letter.charCodeAt(0);
  let least = indel[unit] ?? UNIT_COST;
  for (let other = 0; other < 128; other++) if (other !== unit) least = Math.min(least, substitute[unit * 128 + other] ?? UNIT_COST, substitute[other * 128 + unit] ?? UNIT_COST);
  return least;
}

function sumsOf(costs: SoundCosts): Sums {
  const sums: Sums = [new Uint16Array(256), new Uint16Array(256), new Uint16Array(256), new Uint16Array(256)];
  for (const letter of LETTERS) {
    const bit = 31 - Math.clz32(letterBit(letter.charCodeAt(0)));
    const table = sums[bit >> 3] as Uint16Array;
    for (let byte = 0; byte < 256; byte++) if ((byte & (1 << (bit & 7))) !== 0) table[byte] = (table[byte] as number) + cheapest(letter, costs);
  }
  return sums;
}

const PLAIN = PLAIN_COSTS;
const plain = sumsOf(PLAIN);
const written = sumsOf(WRITTEN_COSTS);

function sum(sums: Sums, set: number): number {
  return (sums[0][set & 255] as number) + (sums[1][(set >>> 8) & 255] as number) + (sums[2][(set >>> 16) & 255] as number) + (sums[3][set >>> 24] as number);
}

/**
 * A lower bound, in hundredths, of the distance of two words from their letter sets alone: every letter that only one of them has must be left out or changed. Eight
 * look-ups, which spare most comparisons. Knows the plain and the written costs.
 */
export function leastChange(a: number, b: number, costs: SoundCosts): number {
  const sums = costs === PLAIN ? plain : written;
  return Math.max(sum(sums, a & ~b), sum(sums, b & ~a));
}
