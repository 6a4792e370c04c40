/**
 * Splits a batch into waves in which no key occurs twice; the events of one key keep their order. One SQL statement cannot write a row twice, and
 * the second event of an order must see what the first one did.
 */
export function wavesByKey<T>(events: readonly T[], keyOf: (event: T) => string): readonly (readonly T[])[] {
  const waves: T[][] = [];
  const seen = new Map<string, number>();
  for (const event of events) {
    const key = keyOf(event);
    const wave = seen.get(key) ?? 0;
    seen.set(key, wave + 1);
    (waves[wave] ??= []).push(event);
  }
  return waves;
}
