/** HS reference codes of No. 18 that point at one element (regulation.md §2.1): a hint, never a decision. [text] for Sm and Gd, [secondary] for the rest. */
export const HS_HINTS: Readonly<Record<string, string>> = {
  '2805301910': 'Sm, Gd or Lu metal', '2805301300': 'Tb metal', '2805301200': 'Dy metal', '2805301700': 'Y metal', '2805301800': 'Sc metal',
  '2846901940': 'Sm oxide', '2846901930': 'Gd oxide', '2846901600': 'Tb oxide', '2846901500': 'Dy oxide', '2846901800': 'Lu oxide', '2846901980': 'Sc oxide', '2846901100': 'Y oxide',
  '2846902100': 'a Tb compound', '2846902200': 'a Dy compound', '2846902600': 'a Y compound',
};

const ONLY_DIGITS = /^\d+$/;
/** A hint wants at least as many digits as this. */
const HEAD = 8;

/** The codes by their first eight digits: most lines declare a code that points at nothing. */
const byHead = new Map<string, string[]>();
for (const code of Object.keys(HS_HINTS)) byHead.set(code.slice(0, HEAD), [...(byHead.get(code.slice(0, HEAD)) ?? []), code]);

/** What a declared HS code points at; null when it points at nothing on the list. Eight digits are enough. */
export function hsHint(hsCode: string): string | null {
  const digits = ONLY_DIGITS.test(hsCode) ? hsCode : hsCode.replace(/\D/g, '');
  for (const code of byHead.get(digits.slice(0, HEAD)) ?? []) if (code.startsWith(digits) || digits.startsWith(code)) return HS_HINTS[code] ?? null;
  return null;
}
