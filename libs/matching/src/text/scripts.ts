/** The writing systems that the matcher tells apart. `other` is kept as it is. */
export type Script = 'latin' | 'cyrillic' | 'greek' | 'armenian' | 'georgian' | 'devanagari' | 'thai' | 'arabic' | 'hebrew' | 'hangul' | 'kana' | 'han' | 'digit' | 'other';

/** Sorted, non-overlapping code point ranges `[first, last, script]`. Source: Unicode 14 block list. */
const RANGES: readonly (readonly [number, number, Script])[] = [
  [0x30, 0x39, 'digit'],
  [0x41, 0x5a, 'latin'],
  [0x61, 0x7a, 'latin'],
  [0xaa, 0xaa, 'latin'],
  [0xba, 0xba, 'latin'],
  [0xc0, 0xd6, 'latin'],
  [0xd8, 0xf6, 'latin'],
  [0xf8, 0x2af, 'latin'],
  [0x370, 0x3ff, 'greek'],
  [0x400, 0x52f, 'cyrillic'],
  [0x530, 0x58f, 'armenian'],
  [0x590, 0x5ff, 'hebrew'],
  [0x600, 0x6ff, 'arabic'],
  [0x750, 0x77f, 'arabic'],
  [0x8a0, 0x8ff, 'arabic'],
  [0x900, 0x97f, 'devanagari'],
  [0xe00, 0xe7f, 'thai'],
  [0x10a0, 0x10ff, 'georgian'],
  [0x1100, 0x11ff, 'hangul'],
  [0x1c90, 0x1cbf, 'georgian'],
  [0x1e00, 0x1eff, 'latin'],
  [0x1f00, 0x1fff, 'greek'],
  [0x3005, 0x3007, 'han'],
  [0x3041, 0x3096, 'kana'],
  [0x309d, 0x309f, 'kana'],
  [0x30a1, 0x30fa, 'kana'],
  [0x30fc, 0x30ff, 'kana'],
  [0x3131, 0x318e, 'hangul'],
  [0x3400, 0x4dbf, 'han'],
  [0x4e00, 0x9fff, 'han'],
  [0xac00, 0xd7a3, 'hangul'],
  [0xf900, 0xfaff, 'han'],
  [0xfb50, 0xfdff, 'arabic'],
  [0xfe70, 0xfefc, 'arabic'],
  [0x20000, 0x3134f, 'han'],
];

const BMP = new Uint8Array(0x10000);
const NAMES: readonly Script[] = ['other', 'latin', 'cyrillic', 'greek', 'arabic', 'hebrew', 'hangul', 'kana', 'han', 'digit', 'armenian', 'georgian', 'devanagari', 'thai'];
for (const [first, last, script] of RANGES) {
  if (last < 0x10000) BMP.fill(NAMES.indexOf(script), first, last + 1);
}

/** The script of one code point; constant time. */
export function scriptOf(codePoint: number): Script {
  if (codePoint < 0x10000) return NAMES[BMP[codePoint] ?? 0] ?? 'other';
  return codePoint >= 0x20000 && codePoint <= 0x3134f ? 'han' : 'other';
}

/** Scripts that write no or few vowels, or another language's sounds: names from them are compared by sound, loosely. */
export function isLooseScript(script: Script): boolean {
  return script === 'arabic' || script === 'hebrew' || script === 'hangul' || script === 'kana' || script === 'han' || script === 'thai' || script === 'devanagari';
}

/** Scripts other than Latin whose words are read letter by letter, vowels and all. */
export function isAlphabet(script: Script): boolean {
  return script === 'cyrillic' || script === 'greek' || script === 'armenian' || script === 'georgian';
}
