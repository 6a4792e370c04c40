import { append, byFirstLetter, respell } from './respell';

/**
 * Sounds of a Latin word, one letter each, so that spellings of one name in different conventions come close (Katyushenko, Kaťušenko;
 * Schmidt, Shmidt). Capitals are single sounds: S = sh, Z = zh, C = ch, J = dj, c = ts, x = kh. Ours; no published code is implemented.
 */
const CLUSTERS = byFirstLetter([
  ['schtsch', 'S'], ['shch', 'S'], ['tsch', 'C'], ['tch', 'C'], ['dzh', 'J'], ['sch', 'S'], ['szcz', 'S'], ['sz', 'S'], ['cz', 'C'], ['ch', 'C'], ['sh', 'S'],
  ['zh', 'Z'], ['kh', 'x'], ['gh', 'g'], ['ph', 'f'], ['th', 't'], ['dh', 'd'], ['dj', 'J'], ['ts', 'c'], ['tz', 'c'], ['dz', 'z'], ['ck', 'k'], ['qu', 'k'],
  ['ou', 'u'], ['oo', 'u'], ['ee', 'i'], ['ea', 'e'], ['x', 'ks'], ['q', 'k'], ['w', 'v'], ['j', 'J'],
]);

/** A letter stands for itself, c for s or k. */
function letterOf(word: string, at: number): string {
  const letter = word.charAt(at);
  if (letter !== 'c') return letter;
  const next = word.charAt(at + 1);
  return next === 'e' || next === 'i' || next === 'y' ? 's' : 'k';
}

const SLAVIC_J: readonly (readonly [RegExp, string])[] = [[/stj/g, 'sh'], [/tj(?=[aeiou]|$)/g, 'ch'], [/sj(?=[aeiou])/g, 'sh'], [/zj/g, 'zh'], [/(?<=[bfgkmnprvl])j(?=[aeiou])/g, 'y'], [/(?<=[aeiou])j(?=[^aeiou]|$)/g, 'y']];

/** Where Swedish, German and Baltic spellings of Slavic names write j: tj = ch, sj = sh, zj = zh; after a consonant or closing a syllable it is y. */
function slavicJ(word: string): string {
  if (!word.includes('j')) return word;
  return SLAVIC_J.reduce((text, [pattern, letters]) => text.replace(pattern, letters), word);
}

/** The sounds of a word of a–z and digits; doubled sounds count once. Linear. */
export function soundOf(word: string): string {
  return respell(slavicJ(word), CLUSTERS, letterOf);
}

/** Consonant families: what other scripts, other conventions and hearing confuse. Vowels, h, y and the like fall out. */
const FAMILY: Readonly<Record<string, string>> = {
  b: 'P', p: 'P', f: 'P', v: 'P', t: 'T', d: 'T', g: 'K', k: 'K', x: 'K', s: 'S', z: 'S', S: 'S', Z: 'S', C: 'S', J: 'S', c: 'S', m: 'M', n: 'N', l: 'L', r: 'L',
};

/** The consonant skeleton of sounds, by which words that may be alike are found. Letters of scripts without sounds are kept. */
export function skeletonOf(sound: string): string {
  let out = '';
  for (const char of sound) {
    const family = FAMILY[char] ?? (char >= '0' && char <= '9' ? char : char > '\u007f' ? char : '');
    if (family !== '') out = append(out, family);
  }
  return out;
}
