import { GREEK_CAPITAL_TWINS, STYLED_LETTERS } from '../knowledge/latin-letters';

const EMBEDDINGS = '\u202a\u202b\u202d\u202e';
/** A run that is shown from its end to its beginning, up to the end of the direction or of the text. */
const OVERRIDDEN = new RegExp(`\u202e([^${EMBEDDINGS}\u202c]*)\u202c?`, 'gu');
const STYLED = new RegExp(`[${Object.keys(STYLED_LETTERS).join('')}]`, 'gu');
/** Capitals in black circles and squares, two times A–Z, which NFKC leaves as they are. */
const BLACK = /[\u{1f150}-\u{1f169}\u{1f170}-\u{1f189}]/gu;
const BLACK_CIRCLED_A = 0x1f150;
const BLACK_SQUARED_A = 0x1f170;
const GREEK_CAPITALS = new RegExp(`[${Object.keys(GREEK_CAPITAL_TWINS).join('')}]`, 'gu');
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

function blackLetter(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  return String.fromCharCode(0x61 + code - (code >= BLACK_SQUARED_A ? BLACK_SQUARED_A : BLACK_CIRCLED_A));
}

function latinCapitals(word: string): string {
  return LATIN.test(word) ? word.replace(GREEK_CAPITALS, (capital) => GREEK_CAPITAL_TWINS[capital] ?? capital) : word;
}

/** Reads letters that are styled, and capitals of another script among Latin letters, as the letters that people see. Before case is folded. Linear. */
export function undisguised(text: string): string {
  if (ASCII_ONLY.test(text)) return text;
  const shown = text.replace(BLACK, blackLetter).replace(STYLED, (letter) => STYLED_LETTERS[letter] ?? letter);
  return shown.search(GREEK_CAPITALS) < 0 ? shown : shown.replace(WORD, latinCapitals);
}
