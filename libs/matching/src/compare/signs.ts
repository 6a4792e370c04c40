import { COUNTRIES } from '../knowledge/places';
import type { PreparedName } from '../prepared-name';
import type { Token } from '../tokens/token';
import type { Alignment } from './align';

const SON_OF = new Set(['bin', 'ibn', 'ben', 'bint']);

/** Positions of the words before and after "bin", or undefined where there is not exactly one. */
function sonOf(name: PreparedName): { son: number; father: number } | undefined {
  const only = name.tokens.findIndex(({ text }) => SON_OF.has(text));
  if (only <= 0 || only + 1 >= name.tokens.length) return undefined;
  return name.tokens.findLastIndex(({ text }) => SON_OF.has(text)) === only ? { son: only - 1, father: only + 1 } : undefined;
}

/** "Salman bin Muhammad" against "Muhammad bin Salman": two persons, though every word agrees. */
export function parentSwapped(a: PreparedName, b: PreparedName, met: Alignment): boolean {
  const left = sonOf(a);
  const right = left === undefined ? undefined : sonOf(b);
  if (left === undefined || right === undefined) return false;
  const meets = (i: number, j: number) => met.links.some((link) => link.left.from <= i && i < link.left.to && link.right.from <= j && j < link.right.to);
  return meets(left.son, right.father) && meets(left.father, right.son);
}

const VOWELS = /[aeiouy]+/g;

function isSyllabic(token: Token): boolean {
  return token.script === 'han' || token.script === 'hangul';
}

/** Syllables of a Chinese or Korean name in its own script; 0 when it holds anything else. */
function writtenSyllables(name: PreparedName): number {
  if (!name.tokens.every(isSyllabic) || name.tokens.some((token) => token.script === 'han' && !token.bookish)) return 0;
  return name.tokens.reduce((sum, token) => sum + [...token.native].length, 0);
}

/** Syllables of a Latin name whose words are short enough to be Chinese or Korean ones; 0 otherwise. */
function latinSyllables(name: PreparedName): number {
  if (name.tokens.length < 2 || !name.tokens.every((token) => token.script === 'latin' && token.text.length <= 12)) return 0;
  return name.tokens.reduce((sum, token) => sum + (token.text.match(VOWELS)?.length ?? 1), 0);
}

/** A Chinese or Korean name of two or three syllables against a Latin one of more or fewer: a syllable is a name there, not a detail. */
export function syllablesDiffer(a: PreparedName, b: PreparedName): boolean {
  const written = Math.max(writtenSyllables(a), writtenSyllables(b));
  if (written < 2 || written > 3) return false;
  const latin = Math.max(latinSyllables(a), latinSyllables(b));
  return latin > 0 && written !== latin;
}

function countriesUnmet(name: PreparedName, used: readonly boolean[]): Set<string> {
  return new Set(name.tokens.flatMap((token, i) => (used[i] !== true && token.concept !== null && COUNTRIES.has(token.concept) ? [token.concept] : [])));
}

/** Each name holds a country that the other does not: companies of one group in two countries. */
export function countryWordsDiffer(a: PreparedName, b: PreparedName, met: Alignment): boolean {
  return countriesUnmet(a, met.usedLeft).size > 0 && countriesUnmet(b, met.usedRight).size > 0;
}
