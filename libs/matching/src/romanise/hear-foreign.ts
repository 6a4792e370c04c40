import type { CharTable } from './char-table';
import { readByTable } from './char-table';

/** Arabic, Persian, Urdu letters as heard (see `tokens/heard.ts`). Short vowels are not written. Ours. */
const ARABIC: CharTable = {
  ا: 'a', أ: '@', إ: '@', آ: 'a', ٱ: '@', ب: 'b', ت: 't', ث: 'H', ج: 'G', ح: 'h', خ: 'x', د: 'd', ذ: 'H', ر: 'r', ز: 'z', س: 's', ش: 'S', ص: 's', ض: 'H', ط: 't', ظ: 'H',
  ع: '@', غ: 'X', ف: 'f', ق: 'k', ك: 'k', ک: 'k', ل: 'l', م: 'm', ن: 'n', ه: 'h', ھ: 'h', ہ: 'h', ة: 'a', ۀ: 'e', و: 'W', ؤ: 'W', ي: 'y', ی: 'y', ى: 'a', ئ: 'y', ء: '', پ: 'p',
  چ: 'C', ژ: 'Z', گ: 'g', ڤ: 'v', ٹ: 't', ڈ: 'd', ڑ: 'r', ں: 'n', ے: 'e', ې: 'e', ۍ: 'i', ړ: 'r', ډ: 'd', ټ: 't', څ: 's', ځ: 'z', ښ: 'x', ږ: 'Z', ڼ: 'n', ێ: 'e', ۆ: 'o', ە: 'e', ڕ: 'r', ڵ: 'l', ۇ: 'u',
};
const ARABIC_PAIRS: CharTable = { تش: 'C', دج: 'J', تز: 'c', تس: 'c', كس: 'ks' };

/** Hebrew letters as heard. Ours. */
const HEBREW: CharTable = {
  א: '@', ב: 'B', ג: 'g', ד: 'd', ה: 'h', ו: 'W', ז: 'z', ח: 'x', ט: 't', י: 'y', כ: 'K', ך: 'x', ל: 'l', מ: 'm', ם: 'm', נ: 'n', ן: 'n', ס: 's', ע: '@', פ: 'P', ף: 'f', צ: 'c', ץ: 'c', ק: 'k',
  ר: 'r', ש: 'S', ת: 't', װ: 'v', ױ: 'oy', ײ: 'ey',
};
const HEBREW_PAIRS: CharTable = { "ג'": 'J', "צ'": 'C', "ץ'": 'C', "ז'": 'Z', "ת'": 'H', "ד'": 'H', "ח'": 'x', "ע'": 'X', "ר'": 'r', "ו'": 'W', וו: 'W', יי: 'y' };

/** Heard letters of an Arabic or Persian word. Linear. */
export function hearArabic(word: string): string {
  return readByTable(word, ARABIC, ARABIC_PAIRS);
}

/** Heard letters of a Hebrew word; a last he is mostly a vowel. Linear. */
export function hearHebrew(word: string): string {
  const heard = readByTable(word, HEBREW, HEBREW_PAIRS);
  return heard.length > 2 && word.endsWith('ה') ? `${heard.slice(0, -1)}@` : heard;
}

const INITIAL = 'g g n d d L m B B s s - J J C k t F h'.split(' ').map((j) => (j === '-' ? '' : j));
const MEDIAL = 'a e ya ye A e yA ye o wa we we yo u wA we wi yu _ i i'.split(' ');
const FINAL = '- k k ks n nj n t L Lk Lm Lb Ls Lt Lp L m p ps t t nX t t k t p '.split(' ').map((j) => (j === '-' ? '' : j));

/** A syllable as numbers of its initial, medial and final letter (Unicode 3.12); undefined for anything else. */
function jamoOf(code: number): readonly [initial: number, medial: number, final: number] | undefined {
  const index = code - 0xac00;
  return index < 0 || index > 11171 ? undefined : [Math.floor(index / 588), Math.floor((index % 588) / 28), index % 28];
}

/** Heard letters of the syllables, with a spelling of some vowels instead of the usual one. */
function hearSyllables(word: string, vowels: Readonly<Record<string, string>>): string {
  let out = '';
  for (let i = 0; i < word.length; i++) {
    const jamo = jamoOf(word.charCodeAt(i));
    if (jamo === undefined) continue;
    const [initial, medial, final] = jamo;
    const vowel = MEDIAL[medial] ?? '';
    out += (INITIAL[initial] ?? '') + (vowels[vowel] ?? vowel).replace('w', 'W') + (FINAL[final] ?? '');
  }
  return out.replaceAll('LL', 'L');
}

/** Heard letters of a Hangul word, syllable by syllable. */
export function hearHangul(word: string): string {
  return hearSyllables(word, {});
}

/** What becomes of a final and an initial that meet (Standard Korean pronunciation, articles 12, 18–20, 23): nasals and l assimilate, equal stops are one, h falls silent. */
const MEETINGS: readonly (readonly [letters: RegExp, heard: string])[] = [
  [/k(?=[nm])/g, 'nX'], [/t(?=[nm])/g, 'n'], [/p(?=[nm])/g, 'm'], [/nL|Ln/g, 'L'], [/(m|nX)L/g, '$1n'], [/kg/g, 'k'], [/td/g, 't'], [/pB/g, 'p'], [/(?<=[nmLX])h/g, ''],
];
/** Spellings older than the Revised Romanisation, which companies and persons keep (Hyundai, Kyung, Sunkyong). */
const OLD_VOWELS: Readonly<Record<string, string>> = { yA: 'yu', e: 'ay' };

/** Heard letters of a Hangul word as it is spoken and was romanised of old. */
export function hearSpokenHangul(word: string): string {
  return MEETINGS.reduce((heard, [letters, to]) => heard.replace(letters, to), hearSyllables(word, OLD_VOWELS));
}

const MORA: CharTable = {
  shi: 'Si', chi: 'Ii', tsu: 'c_', fu: 'f_', ji: 'Ji', ku: 'k_', su: 's_', mu: 'm_', ru: 'L_', gu: 'g_', zu: 'z_', bu: 'B_', pu: 'p_', nu: 'n_', vu: 'v_', to: 't_', do: 'd_', u: 'u', tu: 't_', du: 'd_',
};

/** Heard letters of Hepburn romanisation cut into morae (`-` = long mark). */
export function hearMorae(morae: readonly string[]): string {
  let out = '';
  for (const mora of morae) {
    const known = MORA[mora] ?? mora.replace('sh', 'S').replace('ch', 'C').replace('ts', 'c').replace('j', 'J').replace('r', 'L').replace('b', 'B').replace('w', 'W').replace("'", '');
    out += known;
  }
  return out;
}

const PINYIN_INITIAL: CharTable = { zh: 'J', ch: 'C', sh: 'S', b: 'B', p: 'P', m: 'm', f: 'f', d: 'd', t: 't', n: 'n', l: 'L', g: 'g', k: 'k', h: 'h', j: 'G', q: 'Q', x: 'S', z: 'z', c: 'c', r: 'r', s: 's', w: 'W', y: 'y' };
const FILLED = /^(?:[dtkglszchmn]e|(?:zh|ch|sh|z|c|s|r)i|[bpmf]u)$/;

/** Heard letters of one Pinyin syllable without tone. */
export function hearPinyin(syllable: string): string {
  if (syllable === 'er') return 'L';
  const initial = /^(?:zh|ch|sh|[bpmfdtnlgkhjqxzcrswy])/.exec(syllable)?.[0] ?? '';
  const onset = PINYIN_INITIAL[initial] ?? '';
  if (FILLED.test(syllable)) return `${onset}_`;
  const rest = syllable.slice(initial.length).replace(/ng$/, 'nX');
  return initial === 'y' && rest.startsWith('i') ? rest : onset + rest;
}

/** Hong Kong writes b, d, g as p, t, k, and z and c as ch or ts. */
const JYUTPING_INITIAL: CharTable = { gw: 'kW', kw: 'kW', ng: 'ng', b: 'p', p: 'p', m: 'm', f: 'f', d: 't', t: 't', n: 'n', l: 'l', g: 'k', k: 'k', h: 'h', z: 'C', c: 'C', s: 's', j: 'y', w: 'W' };
const JYUTPING_FINAL: readonly (readonly [RegExp, string])[] = [[/^a?au/, 'o'], [/^aa/, 'a'], [/^oe/, 'A'], [/^(?:eo|yu)/, 'u'], [/^ou/, 'o']];

/** Heard letters of one Cantonese syllable in Jyutping without tone, as Hong Kong spells it (coeng → cheung, gwok → kwok). Linear. */
export function hearJyutping(syllable: string): string {
  const initial = /^(?:gw|kw|ng(?=[aeiou])|[bpmfdtnlgkhzcsjw](?!$))/.exec(syllable)?.[0] ?? '';
  const rest = syllable.slice(initial.length);
  const written = JYUTPING_FINAL.find(([letters]) => letters.test(rest));
  const final = written === undefined ? rest : rest.replace(written[0], written[1]);
  // wu and ji are heard as their vowel.
  const onset = (initial === 'j' && /^(?:i|yu)/.test(rest)) || (initial === 'w' && rest.startsWith('u')) ? '' : (JYUTPING_INITIAL[initial] ?? '');
  return onset + final;
}
