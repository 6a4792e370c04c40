/** Letter (or letter pair) to Latin. */
export type CharTable = Readonly<Record<string, string>>;

/** Reads `text` letter by letter, pairs first; letters without an entry are dropped (vowel points, accents). Linear. */
export function readByTable(text: string, single: CharTable, pairs?: CharTable): string {
  let out = '';
  if (pairs === undefined) {
    for (const char of text) out += single[char] ?? '';
    return out;
  }
  const chars = [...text];
  for (let i = 0; i < chars.length; i++) {
    const char = chars[i] ?? '';
    const pair = pairs[char + (chars[i + 1] ?? '')];
    if (pair !== undefined) {
      out += pair;
      i++;
    } else out += single[char] ?? '';
  }
  return out;
}
