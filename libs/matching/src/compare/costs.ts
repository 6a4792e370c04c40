/** Costs of changing one sound into another (0–1) for the weighted edit distance; see `tokens/sound.ts` for the letters. */
export interface SoundCosts {
  /** `substitute[a * 128 + b]`. */
  substitute: Float64Array;
  /** Cost of leaving out or putting in a sound. */
  indel: Float64Array;
}

type Row = readonly [letters: string, cost: number];

function build(rows: readonly Row[], indels: readonly Row[]): SoundCosts {
  const substitute = new Float64Array(128 * 128).fill(1);
  const indel = new Float64Array(128).fill(1);
  for (let i = 0; i < 128; i++) substitute[i * 128 + i] = 0;
  for (const [letters, cost] of rows) {
    const pairs = [...letters].flatMap((a) => [...letters].filter((b) => a !== b).map((b) => [a, b] as const));
    for (const [a, b] of pairs) lower(substitute, a, b, cost);
  }
  for (const [letters, cost] of indels) for (const a of letters) indel[a.charCodeAt(0)] = cost;
  return { substitute, indel };
}

function lower(table: Float64Array, a: string, b: string, cost: number): void {
  const at = a.charCodeAt(0) * 128 + b.charCodeAt(0);
  table[at] = Math.min(table[at] ?? 1, cost);
}

/** Both sides are written in letters: only what transliteration conventions vary is cheap. */
export const WRITTEN_COSTS = build(
  [['aeiou', 0.6], ['iy', 0.15], ['ei', 0.4], ['ou', 0.4], ['yJ', 0.3], ['iJ', 0.4], ['vu', 0.4], ['kx', 0.3], ['xh', 0.2], ['Cx', 0.4], ['gk', 0.6], ['gh', 0.4], ['sz', 0.4], ['sS', 0.5], ['zZ', 0.4], ['JZ', 0.3], ['JC', 0.5],
    ['CS', 0.5], ['Cc', 0.4], ['cs', 0.4], ['cz', 0.5], ['Jg', 0.4], ['td', 0.6], ['bp', 0.6], ['bv', 0.5], ['fv', 0.4], ['Ck', 0.5], ['ck', 0.6], ['mn', 0.8]],
  [['aeiou', 0.7], ['h', 0.4], ['y', 0.35], ['J', 0.8]],
);

/** One side is read from a script that writes few vowels or another language's sounds: vowels are cheap, families of consonants close. */
export const SOUNDED_COSTS = build(
  [['aeiou', 0.14], ['iy', 0.05], ['ey', 0.15], ['ay', 0.22], ['uv', 0.12], ['ov', 0.18], ['av', 0.3], ['yJ', 0.25], ['pf', 0.15], ['pb', 0.25], ['bv', 0.12], ['fv', 0.3], ['fh', 0.4], ['td', 0.3], ['gk', 0.2], ['kx', 0.15], ['xh', 0.15], ['gx', 0.3], ['kh', 0.45],
    ['Cx', 0.25], ['Ck', 0.3], ['ks', 0.45], ['sz', 0.25], ['sS', 0.25], ['SZ', 0.3], ['zZ', 0.25], ['zJ', 0.2], ['ZJ', 0.15], ['CJ', 0.25], ['CS', 0.35], ['cs', 0.25], ['cz', 0.3], ['cC', 0.25], ['Jg', 0.25], ['sC', 0.4], ['sJ', 0.45], ['lr', 0.25], ['ts', 0.4], ['tC', 0.4], ['tc', 0.25], ['dJ', 0.4], ['dz', 0.4], ['mn', 0.45], ['gh', 0.3], ['ha', 0.25], ['he', 0.25]],
  [['aeio', 0.18], ['u', 0.2], ['h', 0.3], ['y', 0.15], ['v', 0.55], ['n', 0.75], ['r', 0.65], ['g', 0.8]],
);
