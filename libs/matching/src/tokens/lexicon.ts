import { CJK_BUSINESS_WORDS } from '../knowledge/cjk-business-words';
import { COMPANY_WORDS } from '../knowledge/company-words';
import { PLAIN_COSTS, UNIT_COST } from '../compare/costs';
import { DistanceGrid, FAR } from '../compare/distance-grid';
import type { Letters } from '../compare/letters';
import { KIN } from '../knowledge/kin';
import { LEGAL_FORMS, RUN_LEGAL_FORMS } from '../knowledge/legal-forms';
import { GIVEN_NAMES } from '../knowledge/person-words';
import { PLACES } from '../knowledge/places';
import { RUSSIAN_PLACES } from '../knowledge/russian-places';
import { WORDS_OF_ASIA } from '../knowledge/words-of-asia';
import { WORDS_OF_EUROPE } from '../knowledge/words-of-europe';
import { WORDS_OF_LANGUAGES } from '../knowledge/words-of-languages';
import { WORDS_OF_RUSSIAN } from '../knowledge/words-of-russian';
import { WORDS_OF_THE_MIDDLE_EAST } from '../knowledge/words-of-the-middle-east';
import { readByTable } from '../romanise/char-table';
import { CYRILLIC } from '../romanise/cyrillic';
import { foldHan } from '../romanise/han';

/** A common word: its meaning across languages, its weight and what it is. */
export interface CommonWord {
  concept: string;
  weight: number;
  kind: 'company' | 'place';
  /** The word in Latin letters. */
  latin: string;
  /** What it means, in English words, before {@link kinOf}. */
  meaning: string;
}

const PLACE_WEIGHT = 0.5;

const kin = new Map(KIN.flatMap(([head = '', ...others]) => others.map((other) => [other, head] as const)));

/** The meaning that stands for a meaning and those used in its place (office for department). */
export function kinOf(concept: string): string {
  return kin.get(concept) ?? concept;
}

function words(list: string | undefined): string[] {
  return (list ?? '').split(' ').filter((w) => w !== '');
}

function addAll(into: Map<string, CommonWord>, spellings: readonly string[], word: CommonWord): void {
  for (const spelling of spellings) {
    const key = foldHan(spelling);
    if (!into.has(key)) into.set(key, word);
  }
}

function commonWords(): { latin: Map<string, CommonWord>; runs: Map<string, CommonWord> } {
  const latin = new Map<string, CommonWord>();
  const runs = new Map<string, CommonWord>();
  for (const [concept, weight, spellings, cjk] of [...COMPANY_WORDS, ...CJK_BUSINESS_WORDS]) {
    const word: CommonWord = { concept: kinOf(concept), weight, kind: 'company', latin: words(spellings)[0] ?? concept, meaning: concept };
    addAll(latin, words(spellings), word);
    addAll(runs, words(cjk), word);
  }
  for (const [place, spellings, native] of [...PLACES, ...RUSSIAN_PLACES.map(([name, spelt]) => [name, spelt, ''] as const)]) {
    const word: CommonWord = { concept: `place:${place}`, weight: PLACE_WEIGHT, kind: 'place', latin: place, meaning: place };
    addAll(latin, [place, ...words(spellings)], word);
    addAll(runs, words(native), word);
  }
  return { latin, runs };
}

const compiled = commonWords();

/** Whether a word, in Latin letters or Chinese characters, is a country, a province, a large city or a direction. */
export function isPlaceName(word: string): boolean {
  return (compiled.latin.get(word) ?? compiled.runs.get(word))?.kind === 'place';
}

const given = new Map<string, number>();
GIVEN_NAMES.forEach((row, group) => words(row).forEach((name) => given.set(name, given.get(name) ?? group)));

/** Words and beginnings of words in other languages. */
const languageWords = new Map<string, CommonWord>();
const beginnings = new Map<string, CommonWord>();
const SHORTEST_BEGINNING = 3;
const weights = new Map([...COMPANY_WORDS, ...CJK_BUSINESS_WORDS].map(([concept, weight]) => [concept, weight] as const));
/** Beginnings of Russian words as romanised: whatever the convention, y, j and i are one. */
const slavic = new Map<string, CommonWord>();
const SHORTEST_SLAVIC = 5;
const LATIN_WORD = /^[a-z]/;
const CYRILLIC_WORD = /^[\u0400-\u04ff]/;

function slavicKey(latin: string): string {
  return latin.replace(/[yj]/g, 'i').replace(/i+/g, 'i').replace(/kh/g, 'h').replace(/ts|tz/g, 'c');
}

function addRomanised(stem: string, word: CommonWord): void {
  const key = slavicKey(readByTable(stem, CYRILLIC));
  if (key.length >= SHORTEST_SLAVIC && !slavic.has(key)) slavic.set(key, word);
}

const placeNames = new Set([...PLACES, ...RUSSIAN_PLACES].map(([name]) => name));
const adjectivesOfPlaces = RUSSIAN_PLACES.map(([place, , stems]) => [place, null, stems] as const);
for (const [meaning, weight, spellings] of [...WORDS_OF_LANGUAGES, ...WORDS_OF_EUROPE, ...WORDS_OF_ASIA, ...WORDS_OF_THE_MIDDLE_EAST, ...adjectivesOfPlaces, ...WORDS_OF_RUSSIAN]) {
  const place = placeNames.has(meaning);
  const word: CommonWord = { concept: place ? `place:${meaning}` : kinOf(meaning), weight: weight ?? weights.get(meaning) ?? PLACE_WEIGHT, kind: place ? 'place' : 'company', latin: meaning, meaning };
  for (const spelling of words(spellings)) {
    const into = spelling.endsWith('*') ? beginnings : languageWords;
    const key = spelling.replace('*', '');
    if (!into.has(key)) into.set(key, word);
    if (CYRILLIC_WORD.test(key)) addRomanised(key, word);
  }
}

/** A beginning with more after it than an ending is the first half of another word (metal, Metalloinvest); compounds are usual outside Latin letters. */
function longestEnding(word: string): number {
  return LATIN_WORD.test(word) ? 5 : 9;
}

/** The common word that a romanised Russian word begins with. At most as many look-ups as letters. */
export function romanisedWord(latin: string): CommonWord | undefined {
  const key = slavicKey(latin);
  for (let length = Math.min(key.length, 16); length >= SHORTEST_SLAVIC; length--) {
    const hit = slavic.get(key.slice(0, length));
    if (hit !== undefined && key.length - length <= 5) return hit;
  }
  return undefined;
}

/** The common word that a word of another language is, whole or by its beginning. At most as many look-ups as letters. */
export function languageWord(native: string): CommonWord | undefined {
  const whole = languageWords.get(native);
  if (whole !== undefined) return whole;
  for (let length = Math.min(native.length, 14); length >= SHORTEST_BEGINNING; length--) {
    const hit = beginnings.get(native.slice(0, length));
    if (hit !== undefined && (length >= 4 || native.length <= 6) && native.length - length <= longestEnding(native)) return hit;
  }
  return undefined;
}

/** Longest spelling of a common word in a script without spaces, in characters. */
const LONGEST_RUN = Math.max(...[...compiled.runs.keys()].map((k) => k.length));

/** The common word that a Latin spelling stands for. */
export function commonWord(latin: string): CommonWord | undefined {
  return compiled.latin.get(latin);
}

const ADJECTIVE = /^(.{4,}[kn])[iy]+$/;

/** Russian adjectives end in -nyi, -ny, -niy, -skii, -ski, -skiy, as the writer likes: the part before that is the word. */
const adjectives = new Map<string, CommonWord>();
for (const [spelling, word] of [...compiled.latin, ...languageWords]) {
  const stem = ADJECTIVE.exec(spelling)?.[1];
  if (stem !== undefined && !adjectives.has(stem)) adjectives.set(stem, word);
}

/** The common word that a romanised Russian adjective is, however its ending is written. */
export function adjectiveWord(latin: string): CommonWord | undefined {
  const stem = ADJECTIVE.exec(latin)?.[1];
  return stem === undefined ? undefined : adjectives.get(stem);
}

/** Shorter words are a letter away from too many brands. */
const SHORTEST_MISSPELT = 7;
const LONGEST_MISSPELT = 20;

/** Words with other endings are other words (constructors, constructores), not slips. */
const ENDING = 2;

interface Meant {
  readonly ending: string;
  readonly word: CommonWord;
}

/** Syllables are few: a letter away from a romanised word (tongxin) is another word (longxin), not a slip. */
const inSyllables = new Set(WORDS_OF_ASIA.flatMap(([, , spellings]) => words(spellings)));

/** The Latin business words by their spellings of so many letters or more. */
function longBusinessWords(shortest: number): (readonly [spelling: string, word: CommonWord])[] {
  return [...compiled.latin, ...languageWords].filter(([spelling, word]) => spelling.length >= shortest && word.kind === 'company' && /^[a-z]+$/.test(spelling) && !inSyllables.has(spelling));
}

/** The word that all of them are in meaning, undefined where they differ. */
function oneMeaning(near: readonly { readonly word: CommonWord }[]): CommonWord | undefined {
  const [first] = near;
  return near.every(({ word }) => word.concept === first?.word.concept) ? first?.word : undefined;
}

/** The long Latin business words by each of their spellings, whole and less one letter. */
function spellingsLessOne(): Map<string, Meant[]> {
  const found = new Map<string, Meant[]>();
  for (const [spelling, word] of longBusinessWords(SHORTEST_MISSPELT)) {
    for (let i = -1; i < spelling.length; i++) {
      const key = lessOne(spelling, i);
      const before = found.get(key) ?? [];
      if (!before.some((meant) => meant.word.concept === word.concept && meant.ending === spelling.slice(-ENDING))) found.set(key, [...before, { ending: spelling.slice(-ENDING), word }]);
    }
  }
  return found;
}

/** The word without the letter at a place; the whole word at -1. */
function lessOne(word: string, at: number): string {
  return at < 0 ? word : word.slice(0, at) + word.slice(at + 1);
}

const misspellings = spellingsLessOne();

/** Of a word so long two slips leave enough to tell what it was meant to be. */
const SHORTEST_TWICE_MISSPELT = 8;

interface Spelling {
  readonly letters: Letters;
  readonly word: CommonWord;
}

function lettersOf(word: string): Letters {
  return { codes: Uint16Array.from(word, (letter) => letter.charCodeAt(0)), from: 0, length: word.length };
}

/** First letter and ending, which two slips leave in place. */
function frameOf(word: string): string {
  return word.charAt(0) + word.slice(-ENDING);
}

/** The long Latin business words by first letter and ending. */
const framed = new Map<string, Spelling[]>();
for (const [spelling, word] of longBusinessWords(SHORTEST_TWICE_MISSPELT)) {
  framed.set(frameOf(spelling), [...(framed.get(frameOf(spelling)) ?? []), { letters: lettersOf(spelling), word }]);
}
const grid = new DistanceGrid();

/** Syllables of Pinyin: two slips away from a business word is a Chinese brand (shanping, shipping). */
const PINYIN = /^(?:(?:[zcs]h|[bpmfdtnlgkhjqxzcsrwy])(?:i?ang|i?ong|uang|ian|iao|ing|eng|uai|uan|ai|an|ao|ei|en|ia|ie|in|iu|ou|ua|ui|un|uo|[aeiou])){2,4}$/;

/** As {@link misspeltWord}, with two slips; at most some dozens of comparisons. */
function twiceMisspeltWord(latin: string): CommonWord | undefined {
  const spellings = latin.length < SHORTEST_TWICE_MISSPELT || PINYIN.test(latin) ? undefined : framed.get(frameOf(latin));
  if (spellings === undefined) return undefined;
  const from = grid.from(lettersOf(latin), PLAIN_COSTS);
  return oneMeaning(spellings.filter(({ letters }) => from.to(letters, 2 * UNIT_COST) < FAR));
}

/**
 * The business word that a long Latin word was meant to be: one letter more, less or other, or two swapped ("tecnology"), in a longer word two of these
 * ("enineeirng"); undefined where two meanings are as near. Places are left out: what is a letter away from one is another place.
 */
export function misspeltWord(latin: string): CommonWord | undefined {
  if (latin.length < SHORTEST_MISSPELT || latin.length > LONGEST_MISSPELT) return undefined;
  const ending = latin.slice(-ENDING);
  for (let i = -1; i < latin.length; i++) {
    const near = (misspellings.get(lessOne(latin, i)) ?? []).filter((meant) => meant.ending === ending);
    if (near.length > 0) return oneMeaning(near);
  }
  return twiceMisspeltWord(latin);
}

/** The common word that a piece of a Chinese, Japanese or Korean run stands for (simplified characters). */
export function commonRun(piece: string): CommonWord | undefined {
  return compiled.runs.get(piece);
}

/** The longest common word at a position of a run, or undefined. At most {@link LONGEST_RUN} look-ups. */
export function commonRunAt(run: string, at: number): string | undefined {
  for (let length = Math.min(LONGEST_RUN, run.length - at); length >= 1; length--) {
    const piece = run.slice(at, at + length);
    if (compiled.runs.has(piece)) return piece;
  }
  return undefined;
}

/** Number of the group of equivalent given names, -1 for none. */
export function givenGroup(latin: string): number {
  return given.get(latin) ?? -1;
}

const PATRONYMIC = /(?:i?y?[eoa]v|i)(?:ich|itch|ych|ic|itj|its|yc|ytj|na|nich)$|(?:inichna|ichna)$/;
/** Groups of patronymics follow those of given names. */
const PATRONYMICS_FROM = 100_000;

/** Number of the group of a patronymic (Vladimirovich, Uladzimiravich, Volodymyrovych are one), -1 for none. Constant number of look-ups. */
export function patronymicGroup(latin: string): number {
  const stem = latin.replace(PATRONYMIC, '');
  if (stem === latin) return -1;
  const endings = ['', 'y', 'i', 'iy', 'ey', 'ei', 'a', 'ya', 'ai', 'ay', 'o', 'el', 'il'];
  const group = endings.map((ending) => given.get(stem + ending)).find((found) => found !== undefined);
  return group === undefined ? -1 : PATRONYMICS_FROM + group;
}

/** A legal form as a sequence of words. */
export interface LegalForm {
  words: readonly string[];
  canonical: string;
}

/** The Russian letter щ is written shch, sch and sh. */
function romanisations(spelling: string): readonly string[] {
  return spelling.includes('shch') ? [spelling, spelling.replaceAll('shch', 'sch'), spelling.replaceAll('shch', 'sh')] : [spelling];
}

const byFirstWord = new Map<string, LegalForm[]>();
for (const [canonical, spellings] of LEGAL_FORMS) {
  for (const spelling of new Set(spellings.split('|').flatMap(romanisations))) {
    const form = { words: spelling.split(' '), canonical };
    const first = form.words[0] ?? '';
    byFirstWord.set(first, [...(byFirstWord.get(first) ?? []), form].sort((a, b) => b.words.length - a.words.length));
  }
}

/** Legal forms that begin with a word, longest first. */
export function legalFormsFrom(word: string): readonly LegalForm[] {
  return byFirstWord.get(word) ?? [];
}

const runForms = RUN_LEGAL_FORMS.flatMap(([canonical, spellings]) => spellings.split('|').map((s) => ({ form: foldHan(s), canonical }))).sort(
  (a, b) => b.form.length - a.form.length,
);

/** Cuts legal forms off both ends of a run without spaces. */
export function stripRunForms(run: string): { rest: string; forms: string[] } {
  const forms: string[] = [];
  let rest = run;
  for (let round = 0; round < 3; round++) {
    const hit = runForms.find(({ form }) => rest.endsWith(form) || rest.startsWith(form));
    if (hit === undefined) break;
    rest = rest.endsWith(hit.form) ? rest.slice(0, -hit.form.length) : rest.slice(hit.form.length);
    forms.push(hit.canonical);
  }
  return { rest, forms };
}
