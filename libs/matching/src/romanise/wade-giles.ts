/*
 * Wade-Giles without its apostrophes and accents, as names are written: Chung Hsing, Tse-tung. Source: Giles, A Chinese-English Dictionary (1912), table of sounds.
 */

const INITIALS: readonly (readonly [pinyin: string, wadeGiles: string])[] = [
  ['zh', 'ch'], ['ch', 'ch'], ['sh', 'sh'], ['b', 'p'], ['d', 't'], ['g', 'k'], ['j', 'ch'], ['q', 'ch'], ['x', 'hs'], ['z', 'ts'], ['c', 'ts'], ['r', 'j'],
  ...[...'ptkmnlfhsyw'].map((letter) => [letter, letter] as const),
];

/** Syllables that are not made of an initial and a final. */
const WHOLE: Readonly<Record<string, string>> = {
  zhi: 'chih', chi: 'chih', shi: 'shih', ri: 'jih', zi: 'tzu', ci: 'tzu', si: 'ssu', e: 'o', er: 'erh', ge: 'ko', ke: 'ko', he: 'ho', yi: 'i', you: 'yu', yan: 'yen', gui: 'kuei', kui: 'kuei',
  guo: 'kuo', kuo: 'kuo', huo: 'huo', shuo: 'shuo',
};

const FINALS: Readonly<Record<string, string>> = { ian: 'ien', ong: 'ung', iong: 'iung', ie: 'ieh', ue: 'ueh', uo: 'o' };
/** After y, ye and yue are written with an h as well. */
const AFTER_Y: Readonly<Record<string, string>> = { e: 'eh', ...FINALS };

/** A syllable of Pinyin (no tone) in Wade-Giles; one that is no syllable comes out as its letters stand. */
export function wadeGiles(pinyin: string): string {
  const whole = WHOLE[pinyin];
  if (whole !== undefined) return whole;
  const [initial, written] = INITIALS.find(([letters]) => pinyin.startsWith(letters)) ?? ['', ''];
  const final = pinyin.slice(initial.length);
  return written + ((initial === 'y' ? AFTER_Y : FINALS)[final] ?? final);
}
