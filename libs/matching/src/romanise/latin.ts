import { PLAIN_LETTERS, SOUND_LETTERS } from '../knowledge/latin-letters';

const ASCII = /^[a-z0-9]*$/;

function dropMarks(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '');
}

/** A Latin word without marks (`text`), and as its marks sound (`spoken`: š → sh). Apostrophes fall out. Linear. */
export function readLatin(word: string): { text: string; spoken: string } {
  const bare = word.replaceAll("'", '');
  if (ASCII.test(bare)) return { text: bare, spoken: bare };
  let text = '';
  let spoken = '';
  for (const char of bare.normalize('NFC')) {
    const plain = PLAIN_LETTERS[char] ?? dropMarks(char);
    text += plain;
    spoken += SOUND_LETTERS[char] ?? plain;
  }
  return { text, spoken };
}
