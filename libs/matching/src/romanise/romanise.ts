import { hearPhonetic } from '../tokens/heard';
import type { Script } from '../text/scripts';
import { ARABIC } from './arabic';
import { readByTable } from './char-table';
import { ARMENIAN, ARMENIAN_PAIRS, GEORGIAN } from './caucasian';
import { CYRILLIC } from './cyrillic';
import { GREEK, GREEK_PAIRS } from './greek';
import { foldHan, type InJapan, isTranscription, readHan } from './han';
import { readHangul } from './hangul';
import { HEBREW, HEBREW_GERESH } from './hebrew';
import { hearArabic, hearHangul, hearHebrew, hearMorae, hearSpokenHangul } from './hear-foreign';
import { readDevanagari, readThai } from './indic';
import { kanaMorae, readKana } from './kana';
import { readLatin } from './latin';

/** A word read aloud in Latin letters. */
export interface Reading {
  text: string;
  spoken: string;
  /** The word itself, folded for comparing like with like. */
  native: string;
  /** How it may be heard, likeliest first; absent where the spelling says it. */
  heard?: string[] | undefined;
  /** Read by the book only (see `Token.bookish`). */
  bookish?: boolean;
}

function plain(word: string, text: string, heard?: string): Reading {
  return { text, spoken: text, native: word.replaceAll("'", ''), heard: heard === undefined ? undefined : [heard] };
}

function greekWord(word: string): Reading {
  const bare = word.normalize('NFD').replace(/\p{M}/gu, '');
  const text = readByTable(bare, GREEK, GREEK_PAIRS);
  return plain(bare, text, hearPhonetic(text));
}

function hebrewWord(word: string): Reading {
  const text = readByTable(word, HEBREW, HEBREW_GERESH);
  // A written-out first aleph or ayin may be any vowel; a last he is mostly a vowel.
  return plain(word, text.length > 2 && word.endsWith('ה') ? text.slice(0, -1) + 'a' : text, hearHebrew(word));
}

function hanWord(word: string, inJapan: InJapan): Reading {
  const { mandarin, heard: byTheBook } = readHan(word, inJapan);
  const native = foldHan(word);
  const bookish = !isTranscription(word);
  // Transcriptions write o as uo (索尼, 诺基亚).
  const heard = bookish ? byTheBook : [...new Set([...byTheBook, ...byTheBook.slice(0, 1).map((h) => h.replaceAll('uo', 'o'))])];
  return { text: mandarin === '' ? native : mandarin, spoken: mandarin === '' ? native : mandarin, native, heard, bookish };
}

function cyrillicWord(word: string): Reading {
  const text = readByTable(word, CYRILLIC);
  return plain(word, text, hearPhonetic(text));
}

function spelt(word: string, text: string): Reading {
  return plain(word, text, hearPhonetic(text));
}

/** Reads one word of one script. Scripts without a table come back as they are, to be compared with their like only. */
export function readWord(word: string, script: Script, inJapan: InJapan = false): Reading {
  switch (script) {
    case 'latin': {
      const { text, spoken } = readLatin(word);
      return { text, spoken, native: text };
    }
    case 'cyrillic':
      return cyrillicWord(word);
    case 'greek':
      return greekWord(word);
    case 'armenian':
      return spelt(word, readByTable(word, ARMENIAN, ARMENIAN_PAIRS));
    case 'georgian':
      return spelt(word, readByTable(word, GEORGIAN));
    case 'devanagari':
      return spelt(word, readDevanagari(word));
    case 'thai':
      return spelt(word, readThai(word));
    case 'arabic':
      return plain(word, readByTable(word, ARABIC), hearArabic(word));
    case 'hebrew':
      return hebrewWord(word);
    case 'hangul':
      return { ...plain(word, readHangul(word)), heard: [...new Set([hearHangul(word), hearSpokenHangul(word)])] };
    case 'kana':
      return plain(word, readKana(word), hearMorae(kanaMorae(word)));
    case 'han':
      return hanWord(word, inJapan);
    case 'digit':
    case 'other':
      return plain(word, word.normalize('NFKC'));
  }
}
