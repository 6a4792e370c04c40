import type { MatcherConfig } from '../config';
import { PLAIN_COSTS, type SoundCosts, UNIT_COST, UNVOWELLED_COSTS, VOWELLED_COSTS, WRITTEN_COSTS } from './costs';
import { DistanceGrid } from './distance-grid';
import { leastChange } from './least-change';
import type { Letters } from './letters';
import { burdenHeard, FLAG, flagsAt, HAN, type PackedWord, pointAt, scriptIn, soundSet, textSet, waysToHear, weightHeard } from './packed-word';

/*
 * How alike two words are that are not the same. Everything below a floor of the configuration counts as different, so each distance is worked out
 * only as far as it can matter: the floor, turned into the greatest distance that reaches it, is the limit. SLACK keeps rounding from cutting a word
 * that is exactly at the floor; the floor itself is judged on the similarity. Distances are in hundredths of a letter.
 */

type Floors = MatcherConfig['minWordSimilarity'];

export const CEILING = 0.985;
const SAME_READING = 0.8;
const SWAPPED = 0.65;
/** Below this many letters only equal words, sounds or dictionary names agree. */
const SHORTEST_TYPO = 4;
const SLACK = 1e-4;
/** What a word weighs at least when it is heard, in hundredths of a letter. */
const LIGHTEST_WORD = 115;
/** Own names for what the inner loops read: an imported constant is looked up anew each time. */
const { joined: JOINED, loose: LOOSE, foreign: FOREIGN, bookish: BOOKISH, meaning: MEANING, trade: TRADE, oneSyllable: ONE_SYLLABLE, unvowelled: UNVOWELLED } = FLAG;
const PLAIN = PLAIN_COSTS;
const WRITTEN = WRITTEN_COSTS;
const NOWHERE = new Uint16Array(0);
const left: Letters = { codes: NOWHERE, from: 0, length: 0 };
const right: Letters = { codes: NOWHERE, from: 0, length: 0 };

const TEXT = 0;
const SOUND = 1;
const NATIVE = 2;
const FIRST_HEARD = 3;

/**
 * A grid for each part of the left word, so that what it remembers serves the next right word (words are compared with many in a row). Module-wide: the
 * functions are not re-entrant, which synchronous code never needs.
 */
const grids: DistanceGrid[] = [];
/** Ways to hear a word that have a grid of their own; more share one. */
const WAYS = 4;

/** Distance of the words pointed at, or `FAR` above the limit. */
function distance(slot: number, costs: SoundCosts, limit: number): number {
  return (grids[slot] ??= new DistanceGrid()).from(left, costs).to(right, limit);
}

function point(a: PackedWord, b: PackedWord, part: number): void {
  pointAt(left, a, part);
  pointAt(right, b, part);
}

/** A difference weighs more in a short word: one letter of four is another word, one of ten is a slip. */
function steep(similarity: number, length: number): number {
  return 1 - (1 - similarity) * (1 + 2 / length);
}

function floor(similarity: number, least: number): number {
  return similarity < least ? 0 : Math.min(similarity, CEILING);
}

/** The greatest distance (in hundredths; `scale` in letters) at which `steep(1 - distance / scale, length)` still reaches `least`. */
function limitOf(scale: number, length: number, least: number): number {
  return ((1 - least) * scale * UNIT_COST) / (1 + 2 / length) + SLACK;
}

function isSame(a: Letters, b: Letters): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a.codes[a.from + i] !== b.codes[b.from + i]) return false;
  return true;
}

/** Same unwritten-vowel script on both sides: compare as written. */
function nativeSimilarity(a: PackedWord, b: PackedWord, least: number): number {
  point(a, b, NATIVE);
  const longest = Math.max(left.length, right.length);
  const written = longest < SHORTEST_TYPO - 1 ? 0 : 1 - distance(NATIVE, PLAIN, limitOf(longest, longest, least)) / (longest * UNIT_COST);
  if (scriptIn(flagsAt(a)) !== HAN) return floor(steep(written, longest), least);
  point(a, b, SOUND);
  const read = left.length > 0 && isSame(left, right) ? SAME_READING : 0;
  return floor(steep(Math.max(written, read), longest), least);
}

/** Best over all ways to hear both words, at least 0. */
function heardSimilarity(a: PackedWord, b: PackedWord, least: number): number {
  const unvowelled = ((flagsAt(a) | flagsAt(b)) & UNVOWELLED) !== 0;
  const costs = unvowelled ? UNVOWELLED_COSTS : VOWELLED_COSTS;
  const waysA = waysToHear(a);
  const waysB = waysToHear(b);
  let best = 0;
  for (let x = 0; x < waysA; x++) {
    pointAt(left, a, FIRST_HEARD + x);
    for (let y = 0; y < waysB; y++) {
      pointAt(right, b, FIRST_HEARD + y);
      if (left.length === 0 || right.length === 0) continue;
      const weight = Math.max(weightHeard(a, x, unvowelled), weightHeard(b, y, unvowelled), LIGHTEST_WORD);
      const stretch = 1 + 68 / weight;
      const limit = ((1 - least) * weight) / stretch + SLACK;
      if (Math.abs(burdenHeard(a, x, unvowelled) - burdenHeard(b, y, unvowelled)) > limit) continue;
      const slot = FIRST_HEARD + ((x % WAYS) * WAYS + (y % WAYS)) * 2 + (unvowelled ? 1 : 0);
      best = Math.max(best, 1 - (distance(slot, costs, limit) / weight) * stretch);
    }
  }
  return floor(best, least);
}

/** Chinese characters are read by the book; joined words and words from scripts without vowels say less. */
function leastHeard(a: number, b: number, least: Floors): number {
  const joined = ((a | b) & JOINED) !== 0;
  if (isJoinedLoose(a) || isJoinedLoose(b)) return Math.max(least.bookishJoined, 0.9);
  if (((a | b) & BOOKISH) !== 0) return joined ? least.bookishJoined : least.bookish;
  return joined ? least.soundedJoined : least.sounded;
}

function isJoinedLoose(flags: number): boolean {
  return (flags & JOINED) !== 0 && (flags & LOOSE) !== 0;
}

/** A word of a trade is not met by the sound of a word without a known meaning (group, ГРУ), nor one meaning by the sound of another (bank, 兵器). */
function meansOther(a: number, b: number): boolean {
  return (a & b & MEANING) !== 0 || (((a ^ b) & MEANING) !== 0 && ((a | b) & TRADE) !== 0);
}

/** Three letters of which two neighbours are swapped (Lin, Iln): the one slip in so short a word that hardly makes another name. */
function isSwapped(a: Letters, b: Letters): boolean {
  if (a.length !== 3 || b.length !== 3) return false;
  const same = (i: number, j: number): boolean => a.codes[a.from + i] === b.codes[b.from + j];
  return !same(1, 1) && ((same(0, 1) && same(1, 0) && same(2, 2)) || (same(0, 0) && same(1, 2) && same(2, 1)));
}

function writtenSimilarity(a: PackedWord, b: PackedWord, floors: Floors): number {
  point(a, b, TEXT);
  if (isSwapped(left, right)) return floor(SWAPPED, floors.short);
  const length = Math.max(left.length, right.length);
  const least = ((flagsAt(a) | flagsAt(b)) & JOINED) !== 0 ? floors.joined : length <= SHORTEST_TYPO ? floors.short : floors.written;
  const limit = limitOf(length, length, least);
  const tried = length >= SHORTEST_TYPO && Math.abs(left.length - right.length) * UNIT_COST <= limit && leastChange(textSet(a), textSet(b), PLAIN) <= limit;
  const spelt = tried ? 1 - distance(TEXT, PLAIN, limit) / (length * UNIT_COST) : 0;
  point(a, b, SOUND);
  if (left.length === 0 || right.length === 0) return floor(steep(spelt, length), least);
  const scale = Math.max(left.length, right.length, SHORTEST_TYPO - 0.5);
  const most = limitOf(scale, length, least);
  const sounded = leastChange(soundSet(a), soundSet(b), WRITTEN) <= most ? 1 - distance(SOUND, WRITTEN, most) / (scale * UNIT_COST) : 0;
  return floor(Math.max(steep(spelt, length), steep(sounded, length)), least);
}

/** Similarity by spelling or sound, 0 below the floors. Symmetric; allocates nothing; at most MAX_WORD² steps per pair of readings. */
export function fuzzySimilarity(a: PackedWord, b: PackedWord, { minWordSimilarity: floors }: MatcherConfig): number {
  const flagsA = flagsAt(a);
  const flagsB = flagsAt(b);
  const either = flagsA | flagsB;
  if ((either & JOINED) !== 0 && (either & ONE_SYLLABLE) !== 0) return 0;
  if (scriptIn(flagsA) === scriptIn(flagsB) && (flagsA & LOOSE) !== 0) return nativeSimilarity(a, b, floors.written);
  const crosses = (either & FOREIGN) !== 0 && !meansOther(flagsA, flagsB);
  const sounded = crosses ? heardSimilarity(a, b, leastHeard(flagsA, flagsB, floors)) : 0;
  return (either & LOOSE) !== 0 ? sounded : Math.max(sounded, writtenSimilarity(a, b, floors));
}
