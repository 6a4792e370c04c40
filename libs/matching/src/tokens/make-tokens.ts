import { ownValue } from '@ytterby/kernel';
import { COMMON_ENGLISH_WORDS } from '../knowledge/common-english-words';
import { HAN_DIGITS, NUMBER_SIGNS, NUMBER_WORDS } from '../knowledge/numbers';
import { PARTICLES, TITLES } from '../knowledge/person-words';
import { CHINESE_SURNAMES } from '../knowledge/transcription-characters';
import { splitHangulPerson } from '../romanise/hangul';
import { foldHan, type InJapan, isTranscription, japaneseSurnameIn } from '../romanise/han';
import { readWord, type Reading } from '../romanise/romanise';
import { spelledLetters } from '../romanise/spelled-letters';
import { lettersIn } from '../text/clean';
import { adjectiveWord, commonRun, commonRunAt, commonWord, givenGroup, languageWord, legalFormsFrom, misspeltWord, patronymicGroup, romanisedWord, stripRunForms, type CommonWord } from './lexicon';
import { isLooseScript, type Script } from '../text/scripts';
import { hearSpelling } from './heard';
import { ORGANIZATION_FORMS } from './legal-forms';
import { BRAND_WEIGHT, isInitial, makeToken, type Token, type TokenParts } from './token';
import type { RawWord } from './tokenise';

/** What the caller knows about the kind of party; decides how some words are read. */
export type NameKind = 'person' | 'organization' | 'thing' | 'unknown';

const ORDINAL_ENDINGS = new Set(['st', 'nd', 'rd', 'th']);
const ORDINAL_BEGINNING = '第';
/** An everyday word as a brand says less than a coined one. */
const EVERYDAY_WEIGHT = 0.7;
const WORD_WEIGHT: readonly number[] = [0, 0.45, 0.8];
const ARABIC_WORDS: Readonly<Record<string, string>> = { بن: 'bin', ابن: 'bin', إبن: 'bin', بنت: 'bint', ابو: 'abu', أبو: 'abu', ابي: 'abi', أبي: 'abi', آل: 'al', ام: 'um', أم: 'um' };
const COMPOUND_SURNAMES = new Set(['欧阳', '司马', '上官', '诸葛', '东方', '皇甫', '尉迟', '公孙', '慕容', '令狐']);

const PATRONYMIC_ENDINGS = 'ovich evich ovitch evitch ovic evic ovych evych ovitj evitj ovits evits yevich ievich ovna evna ivna yvna ichna evna ovnova'.split(' ');

function isPatronymic(text: string): boolean {
  return text.length >= 6 && PATRONYMIC_ENDINGS.some((ending) => text.endsWith(ending));
}

/** A word with a known meaning; a brand with one is written as it sounds, too (Dongfang, Noor). */
function common({ kind, weight, concept }: CommonWord, { text, native, heard }: Pick<TokenParts, 'text' | 'heard'> & { native: string }, { script, aside }: RawWord): Token {
  const parts: TokenParts = { text, native, script, kind, weight, concept, aside };
  const isBrand = isLooseScript(script) && kind === 'company' && weight >= BRAND_WEIGHT;
  return makeToken(isBrand ? { ...parts, heard: heard ?? readWord(native, script).heard, sounded: true } : parts);
}

function kindAndWeight(text: string, kind: NameKind): Pick<Token, 'kind' | 'weight'> {
  const length = lettersIn(text);
  if (length === 1) return { kind: 'initial', weight: 0.45 };
  if (kind !== 'organization' && kind !== 'thing') {
    if (PARTICLES.has(text)) return { kind: 'particle', weight: 0.12 };
    if (TITLES.has(text)) return { kind: 'title', weight: 0.15 };
    if (isPatronymic(text)) return { kind: 'patronymic', weight: 0.6 };
  } else if (PARTICLES.has(text) && length <= 2) return { kind: 'particle', weight: 0.12 };
  const everyday = kind !== 'person' && COMMON_ENGLISH_WORDS.has(text);
  return { kind: 'word', weight: everyday ? EVERYDAY_WEIGHT : (WORD_WEIGHT[length] ?? 1) };
}

function fromReading(reading: Reading, raw: RawWord, part: Pick<Token, 'kind' | 'weight'>): Token {
  const given = part.kind === 'patronymic' ? patronymicGroup(reading.text) : givenGroup(reading.text);
  const { text, spoken, native, heard, bookish } = reading;
  return makeToken({ text, spoken, native, script: raw.script, kind: part.kind, weight: part.weight, given, heard, bookish, aside: raw.aside });
}

function numberToken(digits: string, raw: RawWord): Token {
  const text = digits.replace(/^0+(?=.)/, '');
  return makeToken({ text, native: text, script: 'digit', kind: 'number', weight: 0.9, aside: raw.aside });
}

function foreignWord(reading: Reading, script: Script, kind: NameKind): CommonWord | undefined {
  if (script !== 'latin') return languageWord(reading.native);
  return kind === 'organization' ? (languageWord(reading.native) ?? romanisedWord(reading.text) ?? adjectiveWord(reading.text)) : undefined;
}

const PLACE_ADJECTIVE = /^(.{3,}?)(?:(о?ск)|(цк))(?:ий|ая|ое|ой|ого)$/;
const SHORTEST_PLACE = 4;

/** "Муромский завод" is the plant at Murom, "Томский" that at Tomsk: a Russian adjective in the name of a company may be heard as the place that it is made of. */
function heardAsPlace(reading: Reading, raw: RawWord, kind: NameKind): Reading {
  const parts = kind === 'organization' && raw.script === 'cyrillic' ? PLACE_ADJECTIVE.exec(reading.native) : null;
  if (parts === null) return reading;
  const [, stem = '', suffix, town = ''] = parts;
  const places = [suffix === undefined ? stem + town : `${stem}ск`, ...(suffix === undefined ? [] : [stem])].filter((place) => place.length >= SHORTEST_PLACE);
  return { ...reading, heard: [reading.spoken, ...places.map((place) => readWord(place, raw.script).spoken)].map(hearSpelling) };
}

/** What a person or the dictionary calls so is no slip. */
function misspelt(text: string): CommonWord | undefined {
  return COMMON_ENGLISH_WORDS.has(text) || givenGroup(text) >= 0 ? undefined : misspeltWord(text);
}

function alphabetic(raw: RawWord, kind: NameKind): Token[] {
  const reading = readWord(raw.text, raw.script);
  if (reading.text === '') return [];
  const digits = kind === 'person' ? undefined : ownValue(NUMBER_WORDS, reading.text);
  if (digits !== undefined) return [numberToken(digits, raw)];
  const isDotted = raw.dotted === true && lettersIn(raw.text) === 1;
  const word = kind === 'person' || kind === 'thing' || isDotted ? undefined : (commonWord(reading.text) ?? foreignWord(reading, raw.script, kind));
  if (word !== undefined) return [common(word, reading, raw)];
  const meant = kind === 'organization' && raw.script === 'latin' ? misspelt(reading.text) : undefined;
  if (meant !== undefined) return [common(meant, { text: meant.latin, native: reading.native }, raw)];
  return [fromReading(heardAsPlace(reading, raw, kind), raw, kindAndWeight(reading.text, kind))];
}

function arabic(raw: RawWord, kind: NameKind): Token[] {
  const special = ownValue(ARABIC_WORDS, raw.text);
  if (special !== undefined) return [makeToken({ text: special, native: raw.text, script: 'arabic', kind: 'particle', weight: 0.12, aside: raw.aside })];
  // Words from other languages may begin like the article (الکترونیک).
  if (raw.text.startsWith('ال') && raw.text.length >= 4 && (kind === 'person' || languageWord(raw.text) === undefined)) {
    const article = makeToken({ text: 'al', native: 'ال', script: 'arabic', kind: 'particle', weight: 0.12, aside: raw.aside });
    return [article, ...alphabetic({ ...raw, text: raw.text.slice(2) }, kind)];
  }
  if (kind !== 'person' && /^(?:وال|لل).{3}/.test(raw.text)) return alphabetic({ ...raw, text: raw.text.replace(/^(?:وال|لل)/, '') }, kind);
  return alphabetic(raw, kind);
}

/** 五十四 → 54; undefined where the run is no number. Handles up to 99 and plain digit strings. */
function hanNumber(run: string): string | undefined {
  if (run === '十') return '10';
  const parts = run.split('十');
  if (parts.length > 2) return undefined;
  const digits = parts.map((p) => [...p].map((c) => HAN_DIGITS[c]));
  if (digits.some((d) => d.includes(undefined))) return undefined;
  if (parts.length === 1) return digits[0]?.join('');
  return String((digits[0]?.[0] ?? 1) * 10 + (digits[1]?.[0] ?? 0));
}

interface Piece {
  text: string;
  word?: CommonWord;
  number?: string;
}

const HAN_NUMBER = /^第?([零〇一二三四五六七八九十]+)/;

function numberAt(run: string, at: number): { length: number; value: string } | undefined {
  const hit = HAN_NUMBER.exec(run.slice(at, at + 8));
  if (hit === null || (!hit[0].startsWith('第') && (hit[1]?.length ?? 0) < 2)) return undefined;
  const value = hanNumber(hit[1] ?? '');
  return value === undefined ? undefined : { length: hit[0].length, value };
}

const HANGUL = /^[가-힣]$/;

/** A single known character is a word only at the end of a run (in Hangul not behind a single other: 삼성), or at its beginning before a longer known word. */
function standsAlone(run: string, at: number, rest: string): boolean {
  if (at + 1 >= run.length) return !HANGUL.test(rest);
  return rest === '' && (commonRunAt(run, at + 1)?.length ?? 0) > 1;
}

/** City, province, county, district, prefecture behind the name of a place (深圳市, 서울시). */
const PLACE_ENDINGS = new Set([...'市省县区都府州시도']);

/** Cuts a run without spaces into known words, numbers and the rest, longest known word first. */
function piecesOf(run: string): Piece[] {
  const pieces: Piece[] = [];
  let rest = '';
  const flush = () => {
    if (rest !== '') pieces.push({ text: rest });
    rest = '';
  };
  for (let at = 0; at < run.length; ) {
    const number = numberAt(run, at);
    const known = number === undefined ? commonRunAt(run, at) : undefined;
    if (number === undefined && (known === undefined || (known.length === 1 && !standsAlone(run, at, rest)))) {
      rest += run.charAt(at++);
      continue;
    }
    flush();
    if (number !== undefined) pieces.push({ text: run.slice(at, at + number.length), number: number.value });
    else if (known !== undefined) pieces.push(knownPiece(known));
    at += number?.length ?? known?.length ?? 1;
    if (pieces.at(-1)?.word?.kind === 'place' && PLACE_ENDINGS.has(run.charAt(at)) && (commonRunAt(run, at)?.length ?? 0) <= 1) at += 1;
  }
  flush();
  return pieces;
}

function knownPiece(text: string): Piece {
  const word = commonRun(text);
  return word === undefined ? { text } : { text, word };
}

/** Where the surname of a Japanese name ends: a common one that it begins with, or half of four characters that are no Chinese name. 0 for other names. */
function japaneseSurnameOf(run: string): number {
  const known = japaneseSurnameIn(run);
  if (known > 0 && run.length > known && run.length <= known + 3) return known;
  return run.length === 4 && !COMPOUND_SURNAMES.has(foldHan(run.slice(0, 2))) && !isTranscription(run) ? 2 : 0;
}

function splitHanPerson(run: string): string[] {
  if (run.length < 2 || run.length > 4 || (isTranscription(run) && !CHINESE_SURNAMES.has(foldHan(run.charAt(0))))) return [run];
  const cut = COMPOUND_SURNAMES.has(run.slice(0, 2)) && run.length > 2 ? 2 : 1;
  return [run.slice(0, cut), run.slice(cut)];
}

function plainRun(text: string, raw: RawWord, inJapan: InJapan): Token {
  const reading = readWord(text, raw.script, inJapan);
  const weight = lettersIn(reading.native) === 1 && raw.script === 'han' ? 0.8 : 1;
  return fromReading(reading, raw, { kind: 'word', weight });
}

/** A piece of a company name; an abbreviation that is spelled out is read as its letters. */
function companyParts(text: string, raw: RawWord, inJapan: boolean): Token[] {
  const abbreviation = spelledLetters(text, raw.script);
  if (abbreviation === undefined || (abbreviation.letters.length === 2 && legalFormsFrom(abbreviation.letters).length > 0)) return brandParts(text, raw).map((part) => plainRun(part, raw, inJapan));
  const { letters, spelled, rest } = abbreviation;
  const first = fromReading({ ...readWord(spelled, raw.script), text: letters, spoken: letters }, raw, { kind: 'word', weight: WORD_WEIGHT[letters.length] ?? 1 });
  return rest === '' ? [first] : [first, plainRun(rest, raw, inJapan)];
}

function personParts(text: string, raw: RawWord): string[] {
  if (raw.script === 'han') return splitHanPerson(text);
  return raw.script === 'hangul' ? splitHangulPerson(text) : [text];
}

/** Unknown characters of a company name in pairs, as most names and places have two; neighbours are also compared as one word. */
function brandParts(text: string, raw: RawWord): string[] {
  if (raw.script !== 'han' || text.length < 4 || text.length > 6 || isTranscription(text)) return [text];
  const parts: string[] = [];
  for (let at = 0; at < text.length; at += 2) parts.push(text.slice(at, text.length - at === 3 ? (at += 3) : at + 2));
  return parts;
}

function cjkRun(raw: RawWord, kind: NameKind, alone: boolean): { tokens: Token[]; forms: string[] } {
  const { rest, forms } = kind === 'person' ? { rest: raw.text, forms: [] } : stripRunForms(raw.script === 'han' ? foldHan(raw.text) : raw.text);
  // The original characters are kept for reading: a Japanese or traditional form reads itself.
  const start = kind === 'person' ? 0 : (raw.script === 'han' ? foldHan(raw.text) : raw.text).indexOf(rest);
  const original = raw.text.slice(start, start + rest.length);
  const pieces = kind === 'person' ? [{ text: original }] : piecesOf(raw.script === 'han' ? foldHan(original) : original);
  const asPerson = alone && (kind === 'person' || (kind === 'unknown' && forms.length === 0 && pieces.length === 1 && original.length <= 3));
  const tokens = pieces.flatMap((piece: Piece) => {
    if (piece.word !== undefined) return [common(piece.word, { text: piece.word.latin, native: piece.text }, raw)];
    if (piece.number !== undefined) return [numberToken(piece.number, raw)];
    const surname = asPerson && raw.script === 'han' ? japaneseSurnameOf(piece.text) : 0;
    if (surname > 0) return [plainRun(piece.text.slice(0, surname), raw, true), plainRun(piece.text.slice(surname), raw, 'given')];
    const inJapan = forms.includes('kk') || original.includes('株式会社');
    return asPerson ? personParts(piece.text, raw).map((text) => plainRun(text, raw, inJapan)) : companyParts(piece.text, raw, inJapan);
  });
  return { tokens, forms };
}

/** A legal form or business word: nobody who is called so is a person. */
function speaksOfCompany({ text, script }: RawWord): boolean {
  const word = script === 'latin' && text.length > 3 ? (commonWord(text) ?? (text.length > 4 ? languageWord(text) : undefined)) : undefined;
  return (word?.kind === 'company' && word.weight <= 0.4 && word.weight > 0.06) || (text.length > 2 && ORGANIZATION_FORMS.has(text));
}

function valueOf(word: RawWord | undefined): number {
  return Number(word?.script === 'latin' ? ownValue(NUMBER_WORDS, word.text) : undefined);
}

function isNumber(word: RawWord | undefined): boolean {
  return word?.script === 'digit' || !Number.isNaN(valueOf(word));
}

/** Drops what makes a number an ordinal and was cut from it: the "th" of "54 th", the "No." of "No. 54", the 第 of 第54. */
function withoutOrdinals(words: readonly RawWord[]): RawWord[] {
  return words.flatMap((word, i) => {
    const [before, next] = [words[i - 1], words[i + 1]];
    if (ORDINAL_ENDINGS.has(word.text) && before?.script === 'digit') return [];
    if (NUMBER_SIGNS.has(word.text) && isNumber(next)) return [];
    if (!word.text.endsWith(ORDINAL_BEGINNING) || next?.script !== 'digit') return [word];
    const text = word.text.slice(0, -ORDINAL_BEGINNING.length);
    return text === '' ? [] : [{ ...word, text }];
  });
}

const MOST_INITIALS = 3;

/** "I.P. Sokolov": letters with dots beside a name are initials, unless they are a legal form or the name speaks of a company. */
function withInitials(words: readonly RawWord[], kind: NameKind): readonly RawWord[] {
  if (kind === 'organization' || kind === 'thing' || words.length < 2) return words;
  return words.flatMap((word) => {
    const letters = word.dotted === true && lettersIn(word.text) <= MOST_INITIALS ? [...word.text] : [];
    const isForm = kind === 'unknown' && legalFormsFrom(word.text).length > 0;
    return letters.length === 0 || isForm ? [word] : letters.map((text) => ({ ...word, text }));
  });
}

/** A letter at either end, or beside an initial, is no "and" (Spanish y, Portuguese e, Russian i), which stands between words. */
function lettersThatAreNoAnd(tokens: readonly Token[], kind: NameKind): Token[] {
  return tokens.map((token, i) => {
    const isLetter = i === 0 || i === tokens.length - 1 || isInitial(tokens[i - 1]) || isInitial(tokens[i + 1]);
    return isLetter && token.concept === 'and' && /^[a-z]$/.test(token.text) && tokens.length > 1 ? makeToken({ text: token.text, native: token.native, script: token.script, aside: token.aside, ...kindAndWeight(token.text, kind) }) : token;
  });
}

/** "Fifty-fourth" is one number. */
function withCompoundNumbers(words: readonly RawWord[]): RawWord[] {
  const out: RawWord[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as RawWord;
    const [tens, ones] = [valueOf(word), valueOf(words[at + 1])];
    const isCompound = tens >= 20 && tens % 10 === 0 && ones >= 1 && ones <= 9;
    out.push(isCompound ? { ...word, text: String(tens + ones), script: 'digit' } : word);
    if (isCompound) at += 1;
  }
  return out;
}

/** The tokens of a name and the legal forms cut from runs without spaces; legal forms of spaced scripts are still among the tokens. */
export function makeTokens(words: readonly RawWord[], stated: NameKind): { tokens: Token[]; forms: string[] } {
  const forms: string[] = [];
  const spelt = withoutOrdinals(words);
  const kind = stated === 'unknown' && spelt.some(speaksOfCompany) ? 'organization' : stated;
  const kept = withInitials(kind === 'person' ? spelt : withCompoundNumbers(spelt), kind);
  const tokens = kept.flatMap((raw) => {
    if (raw.script === 'digit') return [numberToken(readWord(raw.text, raw.script).text, raw)];
    if (raw.script === 'arabic') return arabic(raw, kind);
    if (raw.script === 'han' || raw.script === 'kana' || raw.script === 'hangul') {
      const run = cjkRun(raw, kind, kept.length === 1);
      forms.push(...run.forms);
      return run.tokens;
    }
    return alphabetic(raw, kind);
  });
  return { tokens: lettersThatAreNoAnd(tokens, kind), forms };
}
