import type { MatcherConfig } from '../config';
import type { Token } from '../tokens/token';
import { type SoundCosts, UNVOWELLED_COSTS, VOWELLED_COSTS, WRITTEN_COSTS } from './costs';
import { soundWeight, weightedDistance, withinOneDeletion } from './edit';

const SAME_CONCEPT = 0.97;
const SAME_GIVEN = 0.82;
const INITIAL = 0.86;
const SAME_READING = 0.8;
const SAME_LETTERS = 0.9;
/** Below this many letters only equal words, sounds or dictionary names agree. */
const SHORTEST_TYPO = 4;
const CEILING = 0.985;

/** Skeletons this long are also found with one consonant left out. */
export const SKELETON_DELETES_FROM = 4;
/** The likeliest outline of this length is also found with one consonant left out. */
export const OUTLINE_DELETES_FROM = 4;
/** Words of these lengths are also found with one letter left out. */
export const TEXT_DELETES = { from: 4, to: 11 } as const;

/**
 * Whether the index can bring two words together: equal text, native form or sound; equal skeleton; for words that are not joined from
 * several, within one deletion of each other in skeleton or letters; and for words of different scripts a common consonant outline.
 * Similarity is defined to be 0 outside it, so that the index misses nothing by construction.
 */
export function reachable(a: Token, b: Token): boolean {
  if (a.text === b.text || a.native === b.native) return true;
  const fuzzy = !a.joined && !b.joined;
  if (fuzzy && (near(a.text, b.text, TEXT_DELETES) || near(a.native, b.native, TEXT_DELETES))) return true;
  if (!a.loose && !b.loose && (a.sound === b.sound || skeletonsNear(a.skeleton, b.skeleton, fuzzy))) return true;
  return (a.foreign || b.foreign) && outlinesMeet(a, b);
}

const SKELETON_DELETES = { from: SKELETON_DELETES_FROM, to: Infinity };
const OUTLINE_DELETES = { from: OUTLINE_DELETES_FROM, to: Infinity };

function outlinesMeet(a: Token, b: Token): boolean {
  if (a.outlines.some((outline) => b.outlines.includes(outline))) return true;
  const [firstA, firstB] = [a.outlines[0] ?? '', b.outlines[0] ?? ''];
  if (firstA === '' || firstB === '') return false;
  const shorter = (from: Token, first: string, to: Token) => !from.joined && first.length >= OUTLINE_DELETES_FROM && to.outlines.some((o) => o.length === first.length - 1 && withinOneDeletion(first, o));
  if (shorter(a, firstA, b) || shorter(b, firstB, a)) return true;
  return !a.joined && !b.joined && near(firstA, firstB, OUTLINE_DELETES);
}

function skeletonsNear(a: string, b: string, fuzzy: boolean): boolean {
  return a !== '' && (a === b || (fuzzy && near(a, b, SKELETON_DELETES)));
}

/** Shares a deletion key: words within the lengths also stand under themselves less one letter. */
function near(a: string, b: string, lengths: { from: number; to: number }): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1 || long.length < lengths.from || long.length > lengths.to) return false;
  if (long.length !== short.length || short.length < lengths.from) return long.length > short.length && withinOneDeletion(a, b);
  return withinOneDeletion(a, b);
}

const PLAIN = { substitute: new Float64Array(128 * 128).fill(1), indel: new Float64Array(128).fill(1) };

function editSimilarity(a: string, b: string): number {
  const longest = Math.max(a.length, b.length);
  if (longest < SHORTEST_TYPO) return 0;
  return 1 - weightedDistance(a, b, PLAIN) / longest;
}

function soundSimilarity(a: string, b: string): number {
  if (a === '' || b === '') return 0;
  return 1 - weightedDistance(a, b, WRITTEN_COSTS) / Math.max(a.length, b.length, SHORTEST_TYPO - 0.5);
}

/** Same unwritten-vowel script on both sides: compare as written. */
function nativeSimilarity(a: Token, b: Token): number {
  const longest = Math.max(a.native.length, b.native.length);
  const distance = weightedDistance(a.native, b.native, PLAIN);
  const written = longest < 3 ? 0 : 1 - distance / longest;
  return a.sound !== '' && a.sound === b.sound && a.script === 'han' ? Math.max(written, SAME_READING) : written;
}

function unvowelled(token: Token): boolean {
  return token.script === 'arabic' || token.script === 'hebrew' || token.script === 'thai' || token.script === 'devanagari';
}

function heardPair(a: string, b: string, costs: SoundCosts): number {
  if (a === '' || b === '') return 0;
  const weight = Math.max(soundWeight(a, costs), soundWeight(b, costs), 1.15);
  const similarity = 1 - weightedDistance(a, b, costs) / weight;
  return 1 - (1 - similarity) * (1 + 0.68 / weight);
}

/** Best over all ways to hear both words. */
function heardSimilarity(a: Token, b: Token): number {
  const costs = unvowelled(a) || unvowelled(b) ? UNVOWELLED_COSTS : VOWELLED_COSTS;
  let best = 0;
  for (const x of a.heard) for (const y of b.heard) best = Math.max(best, heardPair(x, y, costs));
  return best;
}

function initialMeets(a: Token, b: Token): boolean {
  if (a.joined || b.joined || (a.kind !== 'initial' && b.kind !== 'initial')) return false;
  return a.text.charAt(0) === b.text.charAt(0) && a.kind !== 'number' && b.kind !== 'number';
}

/** An acronym meets only the word that it is, never another acronym (both are written out then). */
function acronymMeets(a: Token, b: Token): number {
  const single = a.kind === 'acronym' ? b : a;
  return single.kind === 'word' && single.script === 'latin' && a.text === b.text ? SAME_LETTERS : -1;
}

function exact(a: Token, b: Token): number {
  if (a.kind === 'acronym' || b.kind === 'acronym') return acronymMeets(a, b);
  if (a.native === b.native && a.script === b.script) return a.text === b.text ? 1 : 0.99;
  if (a.text === b.text && !(a.script === b.script && a.loose)) return a.loose || b.loose ? CEILING : 1;
  if (a.concept !== null && a.concept === b.concept) return SAME_CONCEPT;
  if (a.kind === 'number' || b.kind === 'number') return -1;
  if (initialMeets(a, b)) return INITIAL;
  return a.kind === 'initial' || b.kind === 'initial' ? -1 : 0;
}

/**
 * How alike two words are, 0 to 1; 0 means different. Exact, same meaning, same given name, initial, spelling, sound: the best counts.
 * At most MAX_WORD² steps per pair of readings.
 */
export function tokenSimilarity(a: Token, b: Token, config: MatcherConfig): number {
  const known = exact(a, b);
  if (known !== 0) return Math.max(known, 0);
  const named = a.given >= 0 && a.given === b.given ? SAME_GIVEN : 0;
  if (!reachable(a, b)) return named;
  return Math.max(named, fuzzy(a, b, config));
}

/** A business word with a known meaning is not met by the sound of a word without one (group, ГРУ). */
function meansOther(a: Token, b: Token): boolean {
  return (a.concept === null) !== (b.concept === null) && (a.kind === 'company' || b.kind === 'company');
}

/** One Chinese character or Hangul syllable is never two words. */
function isOneSyllable(token: Token): boolean {
  return (token.script === 'han' || token.script === 'hangul') && token.native.length === 1;
}

function fuzzy(a: Token, b: Token, config: MatcherConfig): number {
  const joined = a.joined || b.joined;
  if (joined && (isOneSyllable(a) || isOneSyllable(b))) return 0;
  const { minWordSimilarity: least } = config;
  if (a.script === b.script && a.loose) return floor(steep(nativeSimilarity(a, b), Math.max(a.native.length, b.native.length)), least.written);
  const sounded = (a.foreign || b.foreign) && !meansOther(a, b) ? floor(heardSimilarity(a, b), leastHeard(a, b, least)) : 0;
  if (a.loose || b.loose) return sounded;
  const length = Math.max(a.text.length, b.text.length);
  const written = Math.max(steep(editSimilarity(a.text, b.text), length), steep(soundSimilarity(a.sound, b.sound), length));
  return Math.max(sounded, floor(written, joined ? least.joined : length <= 4 ? least.short : least.written));
}

/** Chinese characters are read by the book; joined words and words from scripts without vowels say less. */
function leastHeard(a: Token, b: Token, least: MatcherConfig['minWordSimilarity']): number {
  const joined = a.joined || b.joined;
  if ((a.joined && a.loose) || (b.joined && b.loose)) return Math.max(least.bookishJoined, 0.9);
  if (a.bookish || b.bookish) return joined ? least.bookishJoined : least.bookish;
  return joined ? least.soundedJoined : least.sounded;
}

/** A difference weighs more in a short word: one letter of four is another word, one of ten is a slip. */
function steep(similarity: number, length: number): number {
  return 1 - (1 - similarity) * (1 + 2 / length);
}

function floor(similarity: number, least: number): number {
  return similarity < least ? 0 : Math.min(similarity, CEILING);
}
