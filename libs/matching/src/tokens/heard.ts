import { append, byFirstLetter, respell, type Rule } from './respell';

/**
 * How a word is heard, one letter per sound, for comparing words of different scripts. Besides plain sounds there are letters for what a
 * spelling leaves open, so that one alignment tries every pronunciation at once (costs in `compare/costs.ts`):
 *
 * - `W` v, w, u or o · `Q` ch as in church, loch, chorus, chef · `q` c before e, i, y · `G` g before e, i, y · `j` as in Jack, Jung, Juan
 * - `H` th · `X` gh · `P` p or f · `B` b or v · `K` k or kh · `F` p or f (Korean) · `L` l or r · `R` r that may be silent · `I` chi or ti
 * - `A` a vowel between o, e and u · `_` a vowel that only fills · `-` a long vowel, perhaps an r · `@` any vowel or none
 *
 * The rules are general knowledge of spelling in the languages of Europe and of the usual romanisations. Written for this project.
 */
const SHARED: readonly Rule[] = [
  ['shch', 'S'], ['tch', 'C'], ['dzh', 'J'], ['sh', 'S'], ['zh', 'Z'], ['kh', 'x'], ['ph', 'f'], ['dh', 'd'], ['dj', 'J'], ['ts', 'c'], ['th', 'H'], ['ng', 'ng'], ['w', 'W'],
];

/** Romanised text whose letters have one value (our own tables for Cyrillic, Greek, kana). */
const PHONETIC = byFirstLetter([...SHARED, ['ch', 'C'], ['gh', 'g'], ['j', 'J'], ['q', 'k'], ['x', 'ks'], ['yo', 'yo']]);

/** Latin spelling of any language. */
const SPELT = byFirstLetter([
  ['schtsch', 'S'], ['tsch', 'C'], ['dsch', 'J'], ['szcz', 'S'], ['sch', 'S'], ['sz', 'S'], ['cz', 'C'], ['tz', 'c'], ['stj', 'S'], ['tj', 'C'], ['sj', 'S'], ['zj', 'Z'], ['dz', 'z'], ['ck', 'k'], ['cqu', 'k'], ['qu', 'k'],
  ...SHARED,
  ['cch', 'Q'], ['ch', 'Q'], ['gh', 'X'], ['gn', 'n'], ['igh', 'ai'], ['eau', 'o'], ['oux', 'u'], ['aux', 'o'], ['eaux', 'o'], ['ou', 'u'], ['oo', 'u'], ['ee', 'i'], ['ea', 'i'], ['eu', 'A'], ['oe', 'A'], ['ue', 'u'], ['au', 'o'], ['ae', 'e'],
  ['x', 'ks'], ['q', 'Q'], ['j', 'j'], ['ij', 'iy'],
]);

function isVowel(letter: string): boolean {
  return letter !== '' && 'aeiouy'.includes(letter);
}

function isFront(letter: string): boolean {
  return letter !== '' && 'eiy'.includes(letter);
}

/** What a single letter of a Latin spelling stands for, given what follows. */
function letterOf(word: string, at: number): string {
  const letter = word.charAt(at);
  const next = word.charAt(at + 1);
  if (letter === 'c') return isFront(next) ? 'q' : 'k';
  if (letter === 'g') return isFront(next) ? 'G' : 'g';
  if (letter === 'r') return isVowel(next) || next === 'r' ? 'r' : 'R';
  if (letter === 'e' && next === '' && at > 2) return '_';
  return letter;
}

function beginning(word: string): string {
  if (/^mc[^aeiou]/.test(word)) return `mak${word.slice(2)}`;
  if (/^kn[aeiou]/.test(word) || /^wr/.test(word)) return word.slice(1);
  // Wade-Giles.
  if (word.startsWith('hs')) return `sh${word.slice(2)}`;
  return word.startsWith('x') ? `s${word.slice(1)}` : word;
}

/** How a word in Latin spelling may be heard. Linear. */
export function hearSpelling(word: string): string {
  return respell(beginning(word), SPELT, letterOf);
}

type Respelling = readonly [pattern: RegExp, letters: string];
/** What French leaves silent and English says otherwise than it writes. */
const OTHERWISE: readonly Respelling[] = [
  [/gn/g, 'ghn'], [/^gu(?=[ei])/g, 'g'], [/(?<=[aeiou].*[aeiou])(?:ts|ds|[tdsxpz])$/, ''], [/(?<=[ei])lle?$/, 'y'], [/ault$|aud$|eaud$/, 'o'], [/(?<=[^aeiou]i)er$/, 'e'], [/ieux$/, 'io'],
  [/a(?=[^aeiouyrw]e(?:[srdl]|rs)?$)/, 'ey'], [/i(?=[^aeiouy]e(?:[srdl]|rs)?$)/, 'ay'], [/u(?=[^aeiouy]e(?:[srdl]|rs)?$)/, 'yu'], [/a(?=[bcdfgkpt]re?s$)/, 'ey'], [/ye$/, 'ay'], [/igh|eigh/, 'ay'], [/ew|ugh/, 'yu'], [/aw/, 'o'], [/ei(?=n|nz)/, 'ay'], [/(?<=[aeo])u(?=[bdgklmnstz])/, 'w'],
];

/** Whether any of {@link OTHERWISE} says a word otherwise: most words none. */
const ANY_OTHERWISE = new RegExp(OTHERWISE.map(([pattern]) => pattern.source).join('|'));

/** Another way to say a Latin word, where French or English would read its letters differently; undefined where they would not. Linear: each rule passes once. */
export function hearOtherwise(word: string): string | undefined {
  if (word.length < 3 || word.length > 14 || !ANY_OTHERWISE.test(word)) return undefined;
  const respelt = OTHERWISE.reduce((text, [pattern, letters]) => text.replace(pattern, letters), word);
  return respelt === word ? undefined : hearSpelling(respelt);
}

/** How a word from one of our own romanisation tables is heard. Linear. */
export function hearPhonetic(word: string): string {
  return respell(word, PHONETIC, (text, at) => text.charAt(at));
}

/** Consonant classes that a heard letter may stand for when words are looked up; '' = may be absent. Letters not named are vowels. */
const CLASSES: Readonly<Record<string, readonly string[]>> = {
  b: ['P'], p: ['P'], f: ['P'], v: ['P'], P: ['P'], B: ['P'], F: ['P'], W: ['', 'P'], t: ['T'], d: ['T'], H: ['T', 'S'], k: ['K'], g: ['K'], K: ['K'], x: ['K', ''], X: ['K', ''],
  Q: ['K', 'S', ''], q: ['S', 'K'], G: ['K', 'S'], j: ['S', ''], I: ['S', 'T'], s: ['S'], S: ['S'], z: ['S'], Z: ['S'], C: ['S'], J: ['S'], c: ['S'], m: ['M'], n: ['N'], l: ['L'], r: ['L'], L: ['L'], R: ['L', ''],
};
/** Most outlines of a word; fewer of joined words, which would have too many. */
export const MOST_OUTLINES = { single: 8, joined: 4 } as const;

/** Each outline with each option behind it; with the first only where there would be more than `most`. */
function extend(outlines: readonly string[], options: readonly string[], most: number): string[] {
  if (options.length === 1 || outlines.length * options.length > most) return outlines.map((outline) => append(outline, options[0] ?? ''));
  return outlines.flatMap((outline) => options.map((option) => append(outline, option)));
}

/** m and n sound alike before lip sounds, also where a g stands between (ng). */
function nasal(heard: string, at: number): string {
  const next = heard.charAt(at + 1);
  return heard.charAt(at) === 'm' && next !== '' && 'bpfPBF'.includes(next) ? 'n' : heard.charAt(at);
}

/** Each text once, in the order in which they came. */
export function distinct(texts: readonly string[]): readonly string[] {
  return texts.length < 2 ? texts : [...new Set(texts)];
}

/**
 * Consonant outlines by which a word is found from another script; the first is the likeliest. At most `most`: later ambiguities then count as
 * their first meaning. Letters and digits outside our alphabet are kept.
 */
export function outlinesOf(heard: string, most: number = MOST_OUTLINES.single): string[] {
  let outlines: string[] = [''];
  for (let at = 0; at < heard.length; at++) {
    const letter = nasal(heard, at);
    const options = CLASSES[letter] ?? ((letter >= '0' && letter <= '9') || letter > '\u007f' ? [letter] : undefined);
    if (options !== undefined) outlines = extend(outlines, options, most);
  }
  return distinct(outlines).filter((outline) => outline !== '');
}
