import type { CharTable } from './char-table';

/** Hebrew letters: consonants and the letters that also mark vowels; other vowels are not written and are left open. Ours. */
export const HEBREW: CharTable = {
  א: 'a', ב: 'b', ג: 'g', ד: 'd', ה: 'h', ו: 'w', ז: 'z', ח: 'kh', ט: 't', י: 'y', כ: 'k', ך: 'kh', ל: 'l', מ: 'm', ם: 'm', נ: 'n', ן: 'n', ס: 's',
  ע: 'a', פ: 'p', ף: 'f', צ: 'ts', ץ: 'ts', ק: 'k', ר: 'r', ש: 'sh', ת: 't', װ: 'v', ױ: 'oy', ײ: 'ey',
};

/** A letter with a geresh (apostrophe) writes a foreign sound. */
export const HEBREW_GERESH: CharTable = { "ג'": 'j', "צ'": 'ch', "ץ'": 'ch', "ז'": 'zh', "ת'": 'th', "ד'": 'dh', "ח'": 'kh', "ע'": 'gh', "ר'": 'r', "ו'": 'w' };
