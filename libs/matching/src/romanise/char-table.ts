/** Letter (or letter pair) to Latin. */
export type CharTable = Readonly<Record<string, string>>;

/** Reads `text` letter by letter, pairs first; letters without an entry are dropped (vowel points, accents). Linear. */
export function readByTable(text: string, single: CharTable, pairs?: CharTable): string {
  let out = '';
  for (let i = 0; i < text.length; i++) {
    const char = text.charAt(i);
    const pair = pairs?.[char + text.charAt(i + 1)];
    if (pair !== undefined) {
      out += pair;
      i++;
    } else out += single[char] ?? '';
  }
  return out;
}
