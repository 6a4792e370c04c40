import type { MatcherConfig } from '../config';
import type { Token } from '../tokens/token';
import { SOUNDED_COSTS, WRITTEN_COSTS } from './costs';
import { soundWeight, weightedDistance, withinOneDeletion } from './edit';

const SAME_CONCEPT = 0.97;
const SAME_GIVEN = 0.87;
const INITIAL = 0.86;
const SAME_READING = 0.8;
/** Below this many letters only equal words, sounds or dictionary names agree. */
const SHORTEST_TYPO = 4;
const CEILING = 0.985;

/** Skeletons this long are also found with one consonant left out. */
export const SKELETON_DELETES_FROM = 4;
/** Words of these lengths are also found with one letter left out. */
export const TEXT_DELETES = { from: 4, to: 9 } as const;

/**
 * Whether the index can bring two words together: equal text, native form or sound; equal skeleton; or, for words that are not joined
 * from several, within one deletion of each other in skeleton or letters. Similarity is defined to be 0 outside it, so that the index
 * misses nothing by construction.
 */
export function reachable(a: Token, b: Token): boolean {
  if (a.text === b.text || a.native === b.native || a.sound === b.sound) return true;
  const fuzzy = !a.joined && !b.joined;
  if (skeletonsMeet(a, b, fuzzy)) return true;
  return fuzzy && (near(a.text, b.text, TEXT_DELETES) || near(a.native, b.native, TEXT_DELETES));
}

const SKELETON_DELETES = { from: SKELETON_DELETES_FROM, to: Infinity };

function skeletonsMeet(a: Token, b: Token, fuzzy: boolean): boolean {
  if (skeletonsNear(a.skeleton, b.skeleton, fuzzy)) return true;
  return a.others.some((r) => skeletonsNear(r.skeleton, b.skeleton, fuzzy)) || b.others.some((r) => skeletonsNear(a.skeleton, r.skeleton, fuzzy));
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

function editSimilarity(a: string, b: string): number {
  const longest = Math.max(a.length, b.length);
  if (longest < SHORTEST_TYPO) return 0;
  return 1 - weightedDistance(a, b, PLAIN) / longest;
}

const PLAIN = { substitute: new Float64Array(128 * 128).fill(1), indel: new Float64Array(128).fill(1) };

function soundSimilarity(a: string, b: string, loose: boolean): number {
  if (a === '' || b === '') return 0;
  const costs = loose ? SOUNDED_COSTS : WRITTEN_COSTS;
  const norm = loose ? Math.max(soundWeight(a, costs), soundWeight(b, costs), 1.2) : Math.max(a.length, b.length, SHORTEST_TYPO - 0.5);
  return 1 - weightedDistance(a, b, costs) / norm;
}

/** Same unwritten-vowel script on both sides: compare as written. */
function nativeSimilarity(a: Token, b: Token): number {
  const longest = Math.max(a.native.length, b.native.length);
  const distance = weightedDistance(a.native, b.native, PLAIN);
  const written = longest < 3 ? 0 : 1 - distance / longest;
  return a.sound !== '' && a.sound === b.sound && a.script === 'han' ? Math.max(written, SAME_READING) : written;
}

function bySound(a: Token, b: Token, loose: boolean): number {
  let best = soundSimilarity(a.sound, b.sound, loose);
  for (const r of a.others) best = Math.max(best, soundSimilarity(r.sound, b.sound, loose));
  for (const r of b.others) best = Math.max(best, soundSimilarity(a.sound, r.sound, loose));
  return best;
}

function initialMeets(a: Token, b: Token): boolean {
  if (a.kind !== 'initial' && b.kind !== 'initial') return false;
  return a.text.charAt(0) === b.text.charAt(0) && a.kind !== 'number' && b.kind !== 'number';
}

function exact(a: Token, b: Token): number {
  if (a.native === b.native && a.script === b.script) return a.text === b.text ? 1 : 0.99;
  if (a.text === b.text && !(a.script === b.script && a.loose)) return a.loose || b.loose ? CEILING : 1;
  if (a.concept !== null && a.concept === b.concept) return SAME_CONCEPT;
  if (a.kind === 'number' || b.kind === 'number') return -1;
  if (initialMeets(a, b)) return INITIAL;
  return a.kind === 'initial' || b.kind === 'initial' ? -1 : 0;
}

/**
 * How alike two words are, 0 to 1; 0 means different. Exact, same meaning, same given name, initial, spelling, sound: the best counts.
 * At most MAX_WORD² steps per reading.
 */
export function tokenSimilarity(a: Token, b: Token, config: MatcherConfig): number {
  const known = exact(a, b);
  if (known !== 0) return Math.max(known, 0);
  const named = a.given >= 0 && a.given === b.given ? SAME_GIVEN : 0;
  if (!reachable(a, b)) return named;
  return Math.max(named, fuzzy(a, b, config));
}

/** Word pairs of which one is joined from several must be this alike. */
const JOINED_LEAST = 0.88;

function fuzzy(a: Token, b: Token, config: MatcherConfig): number {
  if (a.script === b.script && a.loose) return floor(steep(nativeSimilarity(a, b), Math.max(a.native.length, b.native.length)), config.minWordSimilarity.written);
  const loose = a.loose || b.loose;
  const length = Math.max(a.text.length, b.text.length);
  const least = loose ? config.minWordSimilarity.sounded : config.minWordSimilarity.written;
  const sounded = steep(bySound(a, b, loose), length);
  const best = loose ? sounded : Math.max(steep(editSimilarity(a.text, b.text), length), sounded);
  return floor(best, a.joined || b.joined ? Math.max(least, loose ? least : JOINED_LEAST) : least);
}

/** A difference weighs more in a short word: one letter of four is another word, one of ten is a slip. */
function steep(similarity: number, length: number): number {
  return 1 - (1 - similarity) * (1 + 2 / length);
}

function floor(similarity: number, least: number): number {
  return similarity < least ? 0 : Math.min(similarity, CEILING);
}
