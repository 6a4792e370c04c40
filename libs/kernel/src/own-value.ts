/**
 * What a table holds under a word from outside, undefined for nothing. A plain look-up would also find what every object inherits: there is a company named
 * Constructor.
 */
export function ownValue<T>(table: Readonly<Record<string, T>>, word: string): T | undefined {
  return Object.hasOwn(table, word) ? table[word] : undefined;
}
