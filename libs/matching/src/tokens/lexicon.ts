import { CJK_BUSINESS_WORDS } from '../knowledge/cjk-business-words';
import { COMPANY_WORDS } from '../knowledge/company-words';
import { LEGAL_FORMS, RUN_LEGAL_FORMS } from '../knowledge/legal-forms';
import { GIVEN_NAMES } from '../knowledge/person-words';
import { PLACES } from '../knowledge/places';
import { WORDS_OF_LANGUAGES } from '../knowledge/words-of-languages';
import { foldHan } from '../romanise/han';

/** A common word: its meaning across languages, its weight and what it is. */
export interface CommonWord {
  concept: string;
  weight: number;
  kind: 'company' | 'place';
  /** The word in Latin letters. */
  latin: string;
}

const PLACE_WEIGHT = 0.5;

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
    const word: CommonWord = { concept, weight, kind: 'company', latin: words(spellings)[0] ?? concept };
    addAll(latin, words(spellings), word);
    addAll(runs, words(cjk), word);
  }
  for (const [place, spellings, native] of PLACES) {
    const word: CommonWord = { concept: `place:${place}`, weight: PLACE_WEIGHT, kind: 'place', latin: place };
    addAll(latin, [place, ...words(spellings)], word);
    addAll(runs, words(native), word);
  }
  return { latin, runs };
}

const compiled = commonWords();
const given = new Map<string, number>();
GIVEN_NAMES.forEach((row, group) => words(row).forEach((name) => given.set(name, given.get(name) ?? group)));

/** Words and beginnings of words in other languages. */
const languageWords = new Map<string, CommonWord>();
const beginnings = new Map<string, CommonWord>();
const SHORTEST_BEGINNING = 3;
const weights = new Map([...COMPANY_WORDS, ...CJK_BUSINESS_WORDS].map(([concept, weight]) => [concept, weight] as const));
for (const [meaning, weight, spellings] of WORDS_OF_LANGUAGES) {
  const place = PLACES.some(([name]) => name === meaning);
  const word: CommonWord = { concept: place ? `place:${meaning}` : meaning, weight: weight ?? weights.get(meaning) ?? PLACE_WEIGHT, kind: place ? 'place' : 'company', latin: meaning };
  for (const spelling of words(spellings)) {
    const into = spelling.endsWith('*') ? beginnings : languageWords;
    const key = spelling.replace('*', '');
    if (!into.has(key)) into.set(key, word);
  }
}

/** The common word that a word of another language is, whole or by its beginning. At most as many look-ups as letters. */
export function languageWord(native: string): CommonWord | undefined {
  const whole = languageWords.get(native);
  if (whole !== undefined) return whole;
  for (let length = Math.min(native.length, 14); length >= SHORTEST_BEGINNING; length--) {
    const hit = beginnings.get(native.slice(0, length));
    if (hit !== undefined && (length >= 4 || native.length <= 6)) return hit;
  }
  return undefined;
}

/** Longest spelling of a common word in a script without spaces, in characters. */
const LONGEST_RUN = Math.max(...[...compiled.runs.keys()].map((k) => k.length));

/** The common word that a Latin spelling stands for. */
export function commonWord(latin: string): CommonWord | undefined {
  return compiled.latin.get(latin);
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

/** A legal form as a sequence of words. */
export interface LegalForm {
  words: readonly string[];
  canonical: string;
}

const byFirstWord = new Map<string, LegalForm[]>();
for (const [canonical, spellings] of LEGAL_FORMS) {
  for (const spelling of spellings.split('|')) {
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
