import type { MatcherConfig } from '../config';
import type { Token } from '../tokens/token';
import { withinOneDeletion } from './letters';
import { CEILING, fuzzySimilarity } from './fuzzy';

const SAME_CONCEPT = 0.97;
const SAME_GIVEN = 0.82;
const INITIAL = 0.86;
const SAME_LETTERS = 0.9;

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

/** What an initial may stand for: no number, title ("Jr.") or particle. */
function isNameWord({ kind }: Token): boolean {
  return kind !== 'number' && kind !== 'title' && kind !== 'particle';
}

function initialMeets(a: Token, b: Token): boolean {
  if (a.joined || b.joined || (a.kind !== 'initial' && b.kind !== 'initial')) return false;
  return a.text.charAt(0) === b.text.charAt(0) && isNameWord(a) && isNameWord(b);
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

/** As {@link tokenSimilarity}, with how alike the words are by spelling and sound given by the caller, who is asked only when it matters. */
export function similarityWith(a: Token, b: Token, fuzzy: () => number): number {
  const known = exact(a, b);
  if (known !== 0) return Math.max(known, 0);
  const named = a.given >= 0 && a.given === b.given ? SAME_GIVEN : 0;
  return reachable(a, b) ? Math.max(named, fuzzy()) : named;
}

/**
 * How alike two words are, 0 to 1; 0 means different. Exact, same meaning, same given name, initial, spelling, sound: the best counts.
 * At most MAX_WORD² steps per pair of readings.
 */
export function tokenSimilarity(a: Token, b: Token, config: MatcherConfig): number {
  return similarityWith(a, b, () => fuzzySimilarity(a, b, config));
}
