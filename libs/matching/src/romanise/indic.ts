import type { CharTable } from './char-table';

const DEVANAGARI_CONSONANTS: CharTable = {
  क: 'k', ख: 'kh', ग: 'g', घ: 'gh', ङ: 'n', च: 'ch', छ: 'ch', ज: 'j', झ: 'jh', ञ: 'n', ट: 't', ठ: 'th', ड: 'd', ढ: 'dh', ण: 'n', त: 't', थ: 'th', द: 'd', ध: 'dh', न: 'n', प: 'p', फ: 'ph', ब: 'b', भ: 'bh', म: 'm',
  य: 'y', र: 'r', ल: 'l', व: 'v', श: 'sh', ष: 'sh', स: 's', ह: 'h', ळ: 'l', क़: 'q', ख़: 'kh', ग़: 'gh', ज़: 'z', ड़: 'r', ढ़: 'rh', फ़: 'f',
};
const DEVANAGARI_VOWELS: CharTable = { अ: 'a', आ: 'a', इ: 'i', ई: 'i', उ: 'u', ऊ: 'u', ऋ: 'ri', ए: 'e', ऐ: 'ai', ओ: 'o', औ: 'au', ऑ: 'o' };
const DEVANAGARI_SIGNS: CharTable = { 'ा': 'a', 'ि': 'i', 'ी': 'i', 'ु': 'u', 'ू': 'u', 'ृ': 'ri', 'े': 'e', 'ै': 'ai', 'ो': 'o', 'ौ': 'au', 'ॉ': 'o', 'ॅ': 'e', '्': '' };
const NASAL = new Set(['ं', 'ँ']);

/** Devanagari: consonants carry an a unless a sign says otherwise or the word ends (as Hindi speaks it). Linear. */
export function readDevanagari(word: string): string {
  const chars = [...word.normalize('NFC').replaceAll('़', '')];
  let out = '';
  chars.forEach((char, i) => {
    const consonant = DEVANAGARI_CONSONANTS[char];
    const next = chars[i + 1] ?? '';
    if (consonant !== undefined) out += consonant + (next === '' || DEVANAGARI_SIGNS[next] !== undefined ? '' : 'a');
    else if (NASAL.has(char)) out += 'n';
    else out += DEVANAGARI_VOWELS[char] ?? DEVANAGARI_SIGNS[char] ?? '';
  });
  return out;
}

const THAI_CONSONANTS: CharTable = {
  ก: 'k', ข: 'kh', ฃ: 'kh', ค: 'kh', ฅ: 'kh', ฆ: 'kh', ง: 'ng', จ: 'ch', ฉ: 'ch', ช: 'ch', ซ: 's', ฌ: 'ch', ญ: 'y', ฎ: 'd', ฏ: 't', ฐ: 'th', ฑ: 'th', ฒ: 'th', ณ: 'n', ด: 'd', ต: 't', ถ: 'th', ท: 'th', ธ: 'th', น: 'n', บ: 'b',
  ป: 'p', ผ: 'ph', ฝ: 'f', พ: 'ph', ฟ: 'f', ภ: 'ph', ม: 'm', ย: 'y', ร: 'r', ล: 'l', ว: 'w', ศ: 's', ษ: 's', ส: 's', ห: 'h', ฬ: 'l', อ: '', ฮ: 'h', ฤ: 'rue',
};
const THAI_VOWELS: CharTable = { ะ: 'a', 'ั': 'a', า: 'a', 'ำ': 'am', 'ิ': 'i', 'ี': 'i', 'ึ': 'ue', 'ื': 'ue', 'ุ': 'u', 'ู': 'u', เ: 'e', แ: 'ae', โ: 'o', ใ: 'ai', ไ: 'ai' };
const THAI_LEADING = /([เแโใไ])([ก-ฮ])/g;

/** Thai after the Royal system without tones: a vowel written before its consonant is heard after it; a letter under a cancel mark is silent. Linear. */
export function readThai(word: string): string {
  const heard = word.replace(/[ก-ฮ]\u0e4c/g, '').replace(THAI_LEADING, '$2$1');
  let out = '';
  for (const char of heard) out += THAI_CONSONANTS[char] ?? THAI_VOWELS[char] ?? '';
  return out;
}
