import type { Script } from '../text/scripts';
import type { Token } from '../tokens/token';
import { soundBurden, soundWeight, UNVOWELLED_COSTS, VOWELLED_COSTS } from './costs';
import { type Letters, MAX_WORD } from './letters';

/** What a word is, one bit each; the script stands above them. */
export const FLAG = { loose: 1, foreign: 2, bookish: 4, joined: 8, meaning: 16, trade: 32, oneSyllable: 64, unvowelled: 128, initial: 256 } as const;
const SCRIPT_SHIFT = 9;
const SCRIPTS: readonly Script[] = ['other', 'latin', 'cyrillic', 'greek', 'arabic', 'hebrew', 'hangul', 'kana', 'han', 'digit', 'armenian', 'georgian', 'devanagari', 'thai'];
export const HAN = SCRIPTS.indexOf('han');

/**
 * A word laid out flat, so that comparing it reads a line or two of memory and allocates nothing. From `at` on: flags, number of ways to hear it,
 * lengths of text, sound and native form, the letters of text and sound as two bit sets (low half first); for each way to hear it its length and its
 * weight and burden with vowels written and unwritten (see `soundWeight`, `soundBurden`); then the letters of all of them in that order.
 */
export interface PackedWord {
  pool: Uint16Array;
  at: number;
}

const HEAD = 9;
/** Length, two weights, two burdens. */
const WAY = 5;
const TEXT_SET = 5;
const SOUND_SET = 7;

/** One Chinese character or Hangul syllable is never two words. */
function isOneSyllable(token: Token): boolean {
  return (token.script === 'han' || token.script === 'hangul') && token.native.length === 1;
}

function isUnvowelled({ script }: Token): boolean {
  return script === 'arabic' || script === 'hebrew' || script === 'thai' || script === 'devanagari';
}

function flagsOf(token: Token): number {
  const ofReading = (token.loose ? FLAG.loose : 0) | (token.foreign ? FLAG.foreign : 0) | (token.bookish ? FLAG.bookish : 0) | (token.joined ? FLAG.joined : 0);
  const ofWord = (token.concept === null ? 0 : FLAG.meaning) | (token.trade ? FLAG.trade : 0) | (token.kind === 'initial' ? FLAG.initial : 0);
  const ofScript = (isOneSyllable(token) ? FLAG.oneSyllable : 0) | (isUnvowelled(token) ? FLAG.unvowelled : 0);
  return ofReading | ofWord | ofScript | (SCRIPTS.indexOf(token.script) << SCRIPT_SHIFT);
}

/** Lays a word out in its own array. */
export function packWord(token: Token): Uint16Array {
  const { text, native, heard } = token;
  const sound = token.sound.slice(0, MAX_WORD);
  // Only words of one script without written vowels are compared by their native form.
  const parts = [text, sound, token.loose ? native : '', ...heard];
  const packed = new Uint16Array(HEAD + WAY * heard.length + parts.reduce((sum, part) => sum + part.length, 0));
  packed[0] = flagsOf(token);
  packed[1] = heard.length;
  let at = HEAD + WAY * heard.length;
  parts.forEach((part, k) => {
    packed[lengthAt(0, k)] = part.length;
    for (let i = 0; i < part.length; i++) packed[at++] = part.charCodeAt(i);
  });
  heard.forEach((way, k) => packed.set([soundWeight(way, VOWELLED_COSTS), soundWeight(way, UNVOWELLED_COSTS), soundBurden(way, VOWELLED_COSTS), soundBurden(way, UNVOWELLED_COSTS)], HEAD + WAY * k + 1));
  putSet(packed, TEXT_SET, letterSet(text));
  putSet(packed, SOUND_SET, letterSet(sound));
  return packed;
}

/** A bit for each of a–z and the sounds S, Z, C, J; other letters are left out. */
function letterSet(word: string): number {
  let set = 0;
  for (let i = 0; i < word.length; i++) set |= letterBit(word.charCodeAt(i));
  return set;
}

/** The bit of a letter in a letter set, 0 for none. */
export function letterBit(unit: number): number {
  if (unit >= 0x61 && unit <= 0x7a) return 1 << (unit - 0x61);
  const capital = unit < 128 ? 'SZCJ'.indexOf(String.fromCharCode(unit)) : -1;
  return capital < 0 ? 0 : 1 << (26 + capital);
}

function putSet(packed: Uint16Array, at: number, set: number): void {
  packed[at] = set & 0xffff;
  packed[at + 1] = set >>> 16;
}

export function textSet({ pool, at }: PackedWord): number {
  return (pool[at + TEXT_SET] as number) | ((pool[at + TEXT_SET + 1] as number) << 16);
}

export function soundSet({ pool, at }: PackedWord): number {
  return (pool[at + SOUND_SET] as number) | ((pool[at + SOUND_SET + 1] as number) << 16);
}

export function flagsAt(word: PackedWord): number {
  return word.pool[word.at] as number;
}

export function scriptIn(flags: number): number {
  return flags >> SCRIPT_SHIFT;
}

/** The script of a word with these flags. */
export function scriptOf(flags: number): Script {
  return SCRIPTS[scriptIn(flags)] ?? 'other';
}

/** Number of ways to hear the word. */
export function waysToHear({ pool, at }: PackedWord): number {
  return pool[at + 1] as number;
}

/** Where the length of a part stands. */
function lengthAt(at: number, part: number): number {
  return part < 3 ? at + 2 + part : at + HEAD + WAY * (part - 3);
}

/** Points `into` at the text (0), sound (1), native form (2) or the k-th way to hear the word (3 + k). */
export function pointAt(into: Letters, word: PackedWord, part: number): void {
  const { pool, at } = word;
  let from = at + HEAD + WAY * waysToHear(word);
  for (let k = 0; k < part; k++) from += pool[lengthAt(at, k)] as number;
  into.codes = pool;
  into.from = from;
  into.length = pool[lengthAt(at, part)] as number;
}

/** Weight of the k-th way to hear the word, with vowels written or not, in hundredths of a letter. */
export function weightHeard({ pool, at }: PackedWord, k: number, unvowelled: boolean): number {
  return pool[at + HEAD + WAY * k + (unvowelled ? 2 : 1)] as number;
}

/** Burden of the k-th way to hear the word, with vowels written or not, in hundredths of a letter. */
export function burdenHeard({ pool, at }: PackedWord, k: number, unvowelled: boolean): number {
  return pool[at + HEAD + WAY * k + (unvowelled ? 4 : 3)] as number;
}
