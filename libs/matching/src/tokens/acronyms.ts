import type { Unit } from '../prepared-name';
import { readHan } from '../romanise/han';
import { commonRun } from './lexicon';
import type { NameKind } from './make-tokens';
import { makeToken, type Token } from './token';

/** Words lighter than this (of, and) give no letter. */
const LIGHTEST = 0.12;

/** How people shorten a name: with a letter for its small words or not, for the company or corporation that it says it is, and for its "group". */
interface Way {
  readonly small: boolean;
  readonly form: boolean;
  readonly group: boolean;
}

const PLAIN: Way = { small: false, form: false, group: true };
const WITH_SMALL_WORDS: Way = { small: true, form: false, group: true };
/** Only of business words and places (see {@link areCommon}): who has a name of its own is not called by letters that end in "company". */
const OF_COMMON_WORDS: readonly Way[] = [{ small: false, form: true, group: true }, { small: false, form: true, group: false }];

function initialOf(token: Token, way: Way): string {
  const { phrase, weight, text, formBehind, concept } = token;
  if (phrase.length > 0) return initialsOf(phrase, way);
  const letter = (way.small || weight > LIGHTEST) && (way.group || concept !== 'group') ? text.charAt(0) : '';
  return way.form ? letter + formBehind : letter;
}

function initialsOf(tokens: readonly Token[], way: Way): string {
  return tokens.map((token) => initialOf(token, way)).join('');
}

function inWays(tokens: readonly Token[], ways: readonly Way[], { least, most }: { least: number; most: number }): string[] {
  const texts = new Set(ways.map((way) => initialsOf(tokens, way)));
  return [...texts].filter(({ length }) => length >= least && length <= most);
}

function wordsOf(tokens: readonly Token[]): Token[] {
  return tokens.flatMap((token) => (token.phrase.length > 0 ? token.phrase : [token])).filter(({ weight }) => weight > LIGHTEST);
}

function isCommonKind(token: Token): boolean {
  return token.kind === 'company' || token.kind === 'place';
}

/** At most one of four words or more, and none of three, is no business word or place. */
function areCommon(words: readonly Token[]): boolean {
  return words.filter(isCommonKind).length >= words.length - (words.length > 3 ? 1 : 0);
}

const WHOLE = { least: 3, most: 12 };

/** What people shorten an organisation to, of three letters or more: CNOOC is the China National Offshore Oil Corporation, NUDT the National University of Defense Technology. */
export function acronymsOf(tokens: readonly Token[], kind: NameKind): string[] {
  if (kind === 'person') return [];
  const named = tokens.filter((t) => !t.aside && t.kind !== 'number');
  return inWays(named, [PLAIN, WITH_SMALL_WORDS, ...(areCommon(wordsOf(named)) ? OF_COMMON_WORDS : [])], WHOLE);
}

/** Shorter ones are too many things. */
const TRANSLATED = { least: 4, most: 8 };
/** What English puts before what it is of (University of Defense Technology), with the letter that it gives; 院 is an academy as well as an institute. */
const FIRST_IN_ENGLISH: readonly (readonly [ending: RegExp, letters: string])[] = [[/大学$|대학교?$/, 'u'], [/院$|원$/, 'ai'], [/所$|소$/, 'i']];

/** The letters that a word of Chinese, Japanese or Korean gives: of each word that it means, or of each syllable when it means nothing (长鑫: cx). */
function translatedInitials({ native, text, script, concept, phrase }: Token): string {
  if (phrase.length > 0) return phrase.map(translatedInitials).join('');
  const meaning = concept === null ? undefined : commonRun(native)?.meaning;
  if (meaning !== undefined) return meaning.split(' ').map((word) => word.charAt(0)).join('');
  return script === 'han' ? [...native].map((char) => readHan(char, false).mandarin.charAt(0)).join('') : text.charAt(0);
}

/**
 * What an English acronym of a name in Chinese, Japanese or Korean would be, of four letters or more: CETC is 中国电子科技集团有限公司, NUDT 国防科技大学, since
 * such parties are called by it all over the world. In the order of the words, with a letter for the company and for "national", or without.
 */
export function translatedAcronymsOf(tokens: readonly Token[], kind: NameKind, hasForm: boolean): string[] {
  const named = tokens.filter((t) => !t.aside && t.concept !== 'group');
  if (kind === 'person' || named.length < 2 || named.some((t) => t.script !== 'han' && t.script !== 'hangul' && t.script !== 'kana')) return [];
  const [first, last] = [named[0] as Token, named.at(-1) as Token];
  const country = first.kind === 'place' ? translatedInitials(first) : '';
  const initials = (country === '' ? named : named.slice(1)).map(translatedInitials);
  const inOrder = initials.join('');
  const [, heads = ''] = FIRST_IN_ENGLISH.find(([ending]) => ending.test(last.native)) ?? [];
  const turned = [...heads].map((head) => head + initials.slice(0, -1).join(''));
  const found = [inOrder, ...(hasForm ? [`${inOrder}c`] : []), ...turned].flatMap((rest) => [country + rest, `${country}n${rest}`]);
  return [...new Set([...found, ...turned.map((rest) => rest + country)])].filter(({ length }) => length >= TRANSLATED.least && length <= TRANSLATED.most);
}

/** Acronyms of part of a name: letters of its first or last words. */
const PART = { least: 3, most: 6 };
/** Most words that one is made of. */
const MOST_WORDS = 5;
/** Most tokens that it covers. */
const LONGEST_SPAN = 8;

function hasAcronym(words: readonly Token[]): boolean {
  return words.length <= MOST_WORDS && words.every((t) => t.script === 'latin' && t.kind !== 'number') && areCommon(words);
}

function acronymsIn(tokens: readonly Token[], from: number, to: number): Unit[] {
  const span = tokens.slice(from, to);
  const words = wordsOf(span);
  if (!hasAcronym(words)) return [];
  const weight = span.reduce((sum, t) => sum + t.weight, 0);
  return inWays(span, [PLAIN, ...OF_COMMON_WORDS], PART).map((text) => ({ token: makeToken({ text, kind: 'acronym', weight, joined: true }), from, to, part: 0, weight }));
}

/** "CAS Institute of Physics" meets "Chinese Academy of Sciences Institute of Physics": parts at both ends. */
export function acronymUnits(tokens: readonly Token[]): Unit[] {
  const [first, last] = [new Map<string, Unit>(), new Map<string, Unit>()];
  const add = (into: Map<string, Unit>, units: readonly Unit[]) => {
    for (const unit of units) if (!into.has(unit.token.text)) into.set(unit.token.text, unit);
  };
  for (let length = 2; length < tokens.length && length <= LONGEST_SPAN; length++) {
    add(first, acronymsIn(tokens, 0, length));
    add(last, acronymsIn(tokens, tokens.length - length, tokens.length));
  }
  return [...first.values(), ...last.values()];
}
