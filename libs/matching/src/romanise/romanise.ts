import type { Script } from '../text/scripts';
import { ARABIC } from './arabic';
import { readByTable } from './char-table';
import { CYRILLIC } from './cyrillic';
import { GREEK, GREEK_PAIRS } from './greek';
import { foldHan, readHan } from './han';
import { readHangul } from './hangul';
import { HEBREW, HEBREW_GERESH } from './hebrew';
import { readKana } from './kana';
import { readLatin } from './latin';

/** A word read aloud in Latin letters. */
export interface Reading {
  text: string;
  spoken: string;
  /** The word itself, folded for comparing like with like. */
  native: string;
  /** Further readings of the same characters. */
  others: string[];
}

function plain(word: string, text: string): Reading {
  return { text, spoken: text, native: word.replaceAll("'", ''), others: [] };
}

function greekWord(word: string): Reading {
  const bare = word.normalize('NFD').replace(/\p{M}/gu, '');
  return plain(bare, readByTable(bare, GREEK, GREEK_PAIRS));
}

function hebrewWord(word: string): Reading {
  const text = readByTable(word, HEBREW, HEBREW_GERESH);
  // A written-out first aleph or ayin may be any vowel; a last he is mostly a vowel.
  return plain(word, text.length > 2 && word.endsWith('ה') ? text.slice(0, -1) + 'a' : text);
}

function hanWord(word: string): Reading {
  const { mandarin, korean, japanese } = readHan(word);
  const native = foldHan(word);
  return { text: mandarin === '' ? native : mandarin, spoken: mandarin, native, others: [korean, japanese].filter((r) => r !== '') };
}

/** Reads one word of one script. Scripts without a table come back as they are, to be compared with their like only. */
export function readWord(word: string, script: Script): Reading {
  switch (script) {
    case 'latin': {
      const { text, spoken } = readLatin(word);
      return { text, spoken, native: text, others: [] };
    }
    case 'cyrillic':
      return plain(word, readByTable(word, CYRILLIC));
    case 'greek':
      return greekWord(word);
    case 'arabic':
      return plain(word, readByTable(word, ARABIC));
    case 'hebrew':
      return hebrewWord(word);
    case 'hangul':
      return plain(word, readHangul(word));
    case 'kana':
      return plain(word, readKana(word));
    case 'han':
      return hanWord(word);
    case 'digit':
    case 'other':
      return plain(word, word.normalize('NFKC'));
  }
}
