import { CAPITAL_TWINS, DIGIT_TWINS, LOOKALIKES, SIGN_TWINS, STYLED_LETTERS } from '../knowledge/latin-letters';

const EMBEDDINGS = '\u202a\u202b\u202d\u202e';
/** A run that is shown from its end to its beginning, up to the end of the direction or of the text. */
const OVERRIDDEN = new RegExp(`\u202e([^${EMBEDDINGS}\u202c]*)\u202c?`, 'gu');
const STYLED = new RegExp(`[${Object.keys(STYLED_LETTERS).join('')}]`, 'gu');
/** Capitals in black circles and squares, two times A–Z, which NFKC leaves as they are. */
const BLACK = /[\u{1f150}-\u{1f169}\u{1f170}-\u{1f189}]/gu;
const BLACK_CIRCLED_A = 0x1f150;
const BLACK_SQUARED_A = 0x1f170;
const CAPITALS = new RegExp(`[${Object.keys(CAPITAL_TWINS).join('')}]`, 'gu');
const SIGNS = new RegExp(`(?<=\\p{L})[${Object.keys(SIGN_TWINS).join('')}](?=\\p{L})`, 'gu');
const WITH_DIGITS = /[\p{L}\d]+/gu;
const WORD = /[\p{L}\p{M}]+/gu;
const LATIN = /\p{Script=Latin}/u;
const ASCII_ONLY = /^[\0-\x7f]*$/;

/**
 * A name as people see it whose direction is overridden (U+202E turns round what follows), none when nothing is. The characters may also stand in their right
 * order behind the sign, so that both are names to look for. Linear. Source: Unicode TR 36, bidirectional spoofing.
 */
export function turnedRound(name: string): string[] {
  return name.includes('\u202e') ? [name.replace(OVERRIDDEN, (_run, inner: string) => [...inner].reverse().join(''))] : [];
}

const LAST_IS_DIGIT = /^\p{L}{4,}\d$/u;

/** Digits in a word of at least three letters, two or more of them, or one at the end of four: one within a word is read by the tokeniser. */
function lettersForDigits(word: string): string {
  const digits = word.match(/\d/g)?.length ?? 0;
  const isRead = LAST_IS_DIGIT.test(word) || (digits > 1 && word.length - digits > 2);
  return isRead ? word.replace(/\d/g, (digit) => DIGIT_TWINS[digit] ?? digit) : word;
}

/** A name with signs and digits read as the letters that they resemble ("Al@buga", "4l4bug4"), none when there are none. Both are names to look for. Linear. */
export function signsAsLetters(name: string): string[] {
  const read = name.replace(SIGNS, (sign) => SIGN_TWINS[sign] ?? sign).replace(WITH_DIGITS, lettersForDigits);
  return read === name ? [] : [read];
}

/** Shorter ones are legal forms and abbreviations (ООО, ВНК). */
const SHORTEST_SEEN = 4;

/** A Cyrillic word of which every letter looks like a Latin one, as Latin; other words as they are. */
function asLatin(word: string): string {
  if (word.length < SHORTEST_SEEN) return word;
  const letters = Array.from(word, (letter) => LOOKALIKES[letter.toLowerCase()]);
  return letters.every((letter) => letter !== undefined) && !LATIN.test(word) ? letters.join('') : word;
}

/** A name among whose Latin words stand others that only look Latin ("СОСА Trading" with a Cyrillic СОСА), read as people see it. Both are names to look for. */
export function seenAsLatin(name: string): string[] {
  if (ASCII_ONLY.test(name) || !LATIN.test(name)) return [];
  const read = name.replace(WORD, asLatin);
  return read === name ? [] : [read];
}

function blackLetter(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  return String.fromCharCode(0x61 + code - (code >= BLACK_SQUARED_A ? BLACK_SQUARED_A : BLACK_CIRCLED_A));
}

function latinCapitals(word: string): string {
  return LATIN.test(word) ? word.replace(CAPITALS, (capital) => CAPITAL_TWINS[capital] ?? capital) : word;
}

/** Reads letters that are styled, and capitals of another script among Latin letters, as the letters that people see. Before case is folded. Linear. */
export function undisguised(text: string): string {
  if (ASCII_ONLY.test(text)) return text;
  const shown = text.replace(BLACK, blackLetter).replace(STYLED, (letter) => STYLED_LETTERS[letter] ?? letter);
  return shown.search(CAPITALS) < 0 ? shown : shown.replace(WORD, latinCapitals);
}
