/** What leaving out a letter, putting one in, changing one into an unrelated one, or swapping two neighbours costs at most. */
export const UNIT_COST = 100;

/** Costs of changing one sound into another for the weighted edit distance, in hundredths of a letter; see `tokens/sound.ts` for the letters. */
export interface SoundCosts {
  /** `substitute[a * 128 + b]`; place 127 stands for all letters outside ASCII, which are as different as can be. */
  substitute: Uint8Array;
  /** Cost of leaving out or putting in a sound. */
  indel: Uint8Array;
  /** The cheapest way to be rid of a sound, through other sounds too; see {@link soundBurden}. */
  burden: Uint8Array;
}

type Row = readonly [letters: string, cost: number];

function build(rows: readonly Row[], indels: readonly Row[]): SoundCosts {
  const substitute = new Uint8Array(128 * 128).fill(UNIT_COST);
  const indel = new Uint8Array(128).fill(UNIT_COST);
  for (let i = 0; i < 127; i++) substitute[i * 128 + i] = 0;
  for (const [letters, cost] of rows) {
    const pairs = [...letters].flatMap((a) => [...letters].filter((b) => a !== b).map((b) => [a, b] as const));
    for (const [a, b] of pairs) lower(substitute, a, b, Math.round(cost * UNIT_COST));
  }
  for (const [letters, cost] of indels) for (const a of letters) indel[a.charCodeAt(0)] = Math.round(cost * UNIT_COST);
  return { substitute, indel, burden: burdens(substitute, indel) };
}

/** Shortest paths from each sound to none, over changes and leaving out (Bellman–Ford; few rounds, as cheap paths are short). */
function burdens(substitute: Uint8Array, indel: Uint8Array): Uint8Array {
  const through = (burden: Uint8Array, a: number) => burden.reduce((least, rest, b) => Math.min(least, (substitute[a * 128 + b] as number) + rest), burden[a] as number);
  let [before, burden] = [indel, indel.map((_, a) => through(indel, a))];
  while (burden.some((least, a) => least < (before[a] as number))) [before, burden] = [burden, burden.map((_, a) => through(burden, a))];
  return burden;
}

function lower(table: Uint8Array, a: string, b: string, cost: number): void {
  const at = a.charCodeAt(0) * 128 + b.charCodeAt(0);
  table[at] = Math.min(table[at] ?? UNIT_COST, cost);
}

/** Sum of leaving out every sound, in hundredths: what a word "weighs" under the costs. */
export function soundWeight(word: string, { indel }: SoundCosts): number {
  let sum = 0;
  for (let i = 0; i < word.length; i++) sum += indel[Math.min(word.charCodeAt(i), 127)] as number;
  return sum;
}

/**
 * A measure of a word that no step changes by more than it costs: two words are at least as far apart as their burdens differ. (A letter's burden is its
 * distance to none, so by the triangle inequality a change costs at least the difference of burdens, and a swap leaves it.)
 */
export function soundBurden(word: string, { burden }: SoundCosts): number {
  let sum = 0;
  for (let i = 0; i < word.length; i++) sum += burden[Math.min(word.charCodeAt(i), 127)] as number;
  return sum;
}

/** Every change counts the same. */
export const PLAIN_COSTS = build([], []);

/** Both sides are written in letters: only what transliteration conventions vary is cheap. */
export const WRITTEN_COSTS = build(
  [['aeiou', 0.6], ['iy', 0.15], ['ei', 0.4], ['ou', 0.4], ['yJ', 0.2], ['iJ', 0.4], ['vu', 0.4], ['kx', 0.3], ['xh', 0.2], ['Cx', 0.4], ['gk', 0.6], ['gh', 0.4], ['sz', 0.4], ['sS', 0.5], ['zZ', 0.4], ['JZ', 0.3], ['JC', 0.5],
    ['CS', 0.5], ['Cc', 0.4], ['cs', 0.4], ['cz', 0.5], ['Jg', 0.4], ['td', 0.6], ['bp', 0.6], ['bv', 0.5], ['fv', 0.4], ['Ck', 0.5], ['ck', 0.6], ['mn', 0.8]],
  [['aeiou', 0.7], ['h', 0.4], ['y', 0.35], ['J', 0.8]],
);

/** What two scripts spell differently for the same consonant; see `tokens/heard.ts` for the letters. */
const CONSONANTS: readonly Row[] = [
  ['pP', 0], ['fP', 0], ['bB', 0], ['vB', 0.03], ['pB', 0.15], ['bp', 0.2], ['bv', 0.15], ['fv', 0.1], ['fB', 0.3], ['pf', 0.2], ['pF', 0], ['fF', 0], ['vF', 0.2], ['fh', 0.3], ['hF', 0.4], ['BP', 0.25], ['PF', 0.1], ['vP', 0.2],
  ['vW', 0.05], ['uW', 0.05], ['oW', 0.08], ['BW', 0.2], ['bW', 0.3], ['fW', 0.35], ['aW', 0.2], ['AW', 0.2], ['_W', 0.15], ['uv', 0.2], ['ov', 0.3],
  ['td', 0.3], ['tH', 0.02], ['dH', 0.25], ['sH', 0.12], ['zH', 0.2], ['fH', 0.4], ['IC', 0.02], ['It', 0.15], ['Ic', 0.2], ['Iq', 0.1], ['IQ', 0.1], ['IS', 0.3], ['Ij', 0.4], ['IJ', 0.2],
  ['gk', 0.2], ['kK', 0], ['xK', 0.03], ['gK', 0.25], ['xk', 0.2], ['xh', 0.1], ['xg', 0.3], ['hk', 0.45], ['gX', 0], ['xX', 0.1], ['kX', 0.25], ['hX', 0.2], ['gh', 0.3],
  ['QC', 0.02], ['Qk', 0.05], ['Qx', 0.02], ['QS', 0.08], ['QK', 0.05], ['Qh', 0.1], ['QJ', 0.15], ['Qs', 0.3], ['Qg', 0.3], ['Qc', 0.25], ['Qt', 0.45],
  ['qs', 0], ['qC', 0.08], ['qc', 0.08], ['qk', 0.2], ['qS', 0.12], ['qz', 0.2], ['qK', 0.25], ['qH', 0.2], ['qJ', 0.3],
  ['Gg', 0.02], ['GJ', 0.05], ['GZ', 0.06], ['Gx', 0.15], ['Gh', 0.2], ['Gk', 0.25], ['GK', 0.3], ['Gz', 0.2], ['GC', 0.3], ['Gj', 0.05], ['Gy', 0.3], ['GQ', 0.12],
  ['jJ', 0.02], ['jy', 0.05], ['jZ', 0.08], ['jx', 0.12], ['jh', 0.12], ['ji', 0.15], ['jC', 0.25], ['jz', 0.2], ['jg', 0.25], ['jk', 0.4], ['jS', 0.3],
  ['Jg', 0.15], ['JZ', 0.05], ['Jz', 0.2], ['JC', 0.15], ['JS', 0.35], ['Jy', 0.3], ['Js', 0.4], ['Jc', 0.3], ['Jd', 0.4],
  ['sS', 0.15], ['sz', 0.15], ['SZ', 0.2], ['zZ', 0.15], ['SC', 0.3], ['Cc', 0.2], ['cs', 0.2], ['cz', 0.2], ['ct', 0.35], ['Ct', 0.35], ['Cs', 0.35], ['Cz', 0.4], ['SH', 0.4], ['Cx', 0.3], ['Sx', 0.35], ['Ck', 0.35],
  ['lL', 0], ['rL', 0], ['rR', 0], ['lR', 0.5], ['lr', 0.55], ['LR', 0], ['mn', 0.4], ['hy', 0.4], ['h@', 0.1],
];
const SILENT: readonly Row[] = [
  ['h', 0.25], ['y', 0.15], ['W', 0.3], ['R', 0.22], ['X', 0.12], ['x', 0.55], ['Q', 0.8], ['j', 0.6], ['v', 0.75], ['n', 0.75], ['L', 0.7], ['l', 0.8], ['r', 0.75], ['g', 0.75], ['t', 0.75], ['d', 0.8], ['s', 0.85], ['-', 0.02], ['@', 0.06], ['_', 0.04],
];
const FILLERS: readonly Row[] = [['_a', 0.12], ['_e', 0.08], ['_i', 0.1], ['_o', 0.08], ['_u', 0.04], ['_y', 0.12], ['A_', 0.08], ['-R', 0.03], ['-r', 0.1], ['-h', 0.05], ['-a', 0.04], ['-e', 0.04], ['-i', 0.04], ['-o', 0.04], ['-u', 0.04], ['-A', 0.04], ['-y', 0.08], ['-_', 0], ['-W', 0.1], ['A-', 0.04]];

/** Both scripts write their vowels (kana, Hangul, Cyrillic, transcribed Chinese against Latin). */
export const VOWELLED_COSTS = build(
  [...CONSONANTS, ...FILLERS, ['aeiou', 0.3], ['ao', 0.2], ['ae', 0.22], ['iy', 0.03], ['ei', 0.18], ['ey', 0.18], ['ou', 0.15], ['uy', 0.2], ['Ao', 0.08], ['Ae', 0.08], ['Au', 0.1], ['Aa', 0.12], ['Ai', 0.2], ['Ay', 0.25]],
  [...SILENT, ['aeou', 0.32], ['i', 0.3], ['A', 0.3]],
);

/** One script writes few vowels (Arabic, Hebrew). */
export const UNVOWELLED_COSTS = build(
  [...CONSONANTS, ...FILLERS, ['aeiouA', 0.1], ['iy', 0.02], ['ey', 0.08], ['ay', 0.12], ['oy', 0.25], ['uy', 0.25], ['@a', 0], ['@e', 0], ['@i', 0.02], ['@o', 0], ['@u', 0.02], ['@A', 0], ['@_', 0], ['@y', 0.1], ['@W', 0.12]],
  [...SILENT, ['aeiouA', 0.12], ['y', 0.12], ['W', 0.28]],
);
