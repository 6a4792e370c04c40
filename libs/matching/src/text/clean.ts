import { closeSpelledLetters } from '../romanise/spelled-letters';
import { undisguised } from './disguised';

/** Longest name that is compared, in UTF-16 units; the rest is cut off and the result says so. */
export const MAX_NAME_LENGTH = 500;

const APOSTROPHES = new Set([...`'\u2018\u2019\u201b\u02bb\u02bc\u02be\u02bf\u02b9\u02c8\u0060\u00b4\u2032\u05f3\uff07`]);
const SKIPPED = /[\p{Cf}\p{Cc}\p{Cs}\p{Co}\p{Cn}\u034f\ufe00-\ufe0f\u115f\u1160\u3164\uffa0]/u;
/** Signs that stand at a name and are none of it; NFKC would make letters and digits of them (Huawei™, Orelin²). */
const SIGNS_AT = /[™℠¹²³⁰-⁹]/gu;
const LETTERISH = /[\p{L}\p{M}\p{N}]/u;

/** A name made fit for comparison, before words are cut. */
export interface CleanName {
  /** NFKC, lower case, control, format and zero-width characters gone, punctuation and symbols as single spaces. */
  text: string;
  /** True when more than {@link MAX_NAME_LENGTH} units were given and the rest was ignored. */
  cut: boolean;
}

function cutAt(raw: string, length: number): string {
  if (raw.length <= length) return raw;
  const last = raw.charCodeAt(length - 1);
  return raw.slice(0, last >= 0xd800 && last <= 0xdbff ? length - 1 : length);
}

function cleanChar(char: string): string {
  const code = char.charCodeAt(0);
  if (code >= 0x61 && code <= 0x7a) return char;
  if (code === 0x20) return ' ';
  if (char === '\t' || char === '\n' || char === '\r') return ' ';
  if (char === '&') return ' & ';
  if (char === '(' || char === ')') return char;
  if (char === '"' || char === '\u05f4') return '"';
  if (char === '.' || char === '\u3002') return '.';
  if (APOSTROPHES.has(char)) return "'";
  if (code < 0x80) return code >= 0x30 && code <= 0x39 ? char : ' ';
  if (SKIPPED.test(char)) return '';
  return LETTERISH.test(char) ? char : ' ';
}

/** How many letters a text has, those outside the basic plane counted once. */
export function lettersIn(text: string): number {
  let letters = text.length;
  for (let at = 0; at < text.length; at++) if ((text.charCodeAt(at) & 0xfc00) === 0xdc00) letters -= 1;
  return letters;
}

/** A name of which nothing is changed but capitals. */
const PLAIN = /^[a-z ]*$/;

/** Five letters or more, each by itself: a word that is spaced out (O R E L I N). Fewer may be the initials of a person. */
const SPACED_OUT = /(?<![^ ])(?:[a-z] ){4,}[a-z](?![^ ])/g;

function joinSpaced(text: string): string {
  return text.replace(SPACED_OUT, (letters) => letters.replaceAll(' ', ''));
}

/**
 * Folds what a name looks like to what it says: NFKC, case, invisible characters, punctuation. Dots, quotes and apostrophes inside
 * are left for the tokeniser, which knows "A.B.C." from "Co. Ltd". Linear in the length; unpaired surrogates are dropped.
 */
export function cleanName(raw: string): CleanName {
  const cut = raw.length > MAX_NAME_LENGTH;
  // NFKC may grow a character up to 18-fold: cut again afterwards.
  const folded = cutAt(undisguised(cutAt(raw, MAX_NAME_LENGTH).replace(SIGNS_AT, ' ').normalize('NFKC')).toLowerCase().normalize('NFC'), MAX_NAME_LENGTH * 2);
  if (PLAIN.test(folded)) return { text: joinSpaced(folded), cut };
  let text = '';
  for (const char of folded.includes('・') ? closeSpelledLetters(folded) : folded) text += cleanChar(char);
  // A legal form that was torn apart (有 限公司) is put together.
  if (text.includes('公')) text = text.replace(/(?:股 ?份 ?)?有 ?限 ?(?:责 ?任 ?|責 ?任 ?)?公 ?司/g, (form) => form.replaceAll(' ', ''));
  // The mark of iteration repeats the character before it (佐々木).
  if (text.includes('々')) text = text.replace(/(\p{Script=Han})々/gu, '$1$1');
  return { text: joinSpaced(text), cut };
}
