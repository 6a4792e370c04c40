/**
 * Sounds of a Latin word, one letter each, so that spellings of one name in different conventions come close (Katyushenko, Kaťušenko;
 * Schmidt, Shmidt). Capitals are single sounds: S = sh, Z = zh, C = ch, J = dj, c = ts, x = kh. Ours; no published code is implemented.
 */
const CLUSTERS: readonly (readonly [string, string])[] = [
  ['schtsch', 'S'], ['shch', 'S'], ['tsch', 'C'], ['tch', 'C'], ['dzh', 'J'], ['sch', 'S'], ['szcz', 'S'], ['sz', 'S'], ['cz', 'C'], ['ch', 'C'], ['sh', 'S'],
  ['zh', 'Z'], ['kh', 'x'], ['gh', 'g'], ['ph', 'f'], ['th', 't'], ['dh', 'd'], ['dj', 'J'], ['ts', 'c'], ['tz', 'c'], ['dz', 'z'], ['ck', 'k'], ['qu', 'k'],
  ['ou', 'u'], ['oo', 'u'], ['ee', 'i'], ['ea', 'e'], ['x', 'ks'], ['q', 'k'], ['w', 'v'], ['j', 'J'],
];
const BY_FIRST = new Map<string, (readonly [string, string])[]>();
for (const cluster of CLUSTERS) {
  const first = cluster[0].charAt(0);
  BY_FIRST.set(first, [...(BY_FIRST.get(first) ?? []), cluster]);
}

function clusterAt(word: string, at: number): readonly [string, string] | undefined {
  return BY_FIRST.get(word.charAt(at))?.find(([letters]) => word.startsWith(letters, at));
}

function softOrHardC(next: string): string {
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
  let out = '';
  let at = 0;
  const spelling = slavicJ(word);
  while (at < spelling.length) {
    const cluster = clusterAt(spelling, at);
    let sound = cluster?.[1] ?? spelling.charAt(at);
    if (sound === 'c' && cluster === undefined) sound = softOrHardC(spelling.charAt(at + 1));
    at += cluster?.[0].length ?? 1;
    if (!out.endsWith(sound)) out += sound;
  }
  return out;
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
    if (family !== '' && !out.endsWith(family)) out += family;
  }
  return out;
}
