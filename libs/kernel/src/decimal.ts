import Big from 'big.js';

/** An exact decimal. Money, shares and percentages are never floats. */
export type Decimal = Big;

/** Contract form of a decimal: optional minus, digits, optional fraction; no exponent, no sign `+`, no comma. At most 30 + 12 digits. */
export const DECIMAL_PATTERN = /^-?\d{1,30}(\.\d{1,12})?$/;

/** True when the text is a decimal as the contract writes it. */
export function isDecimalText(text: string): boolean {
  return DECIMAL_PATTERN.test(text);
}

/** Parses a contract decimal. @throws Error when the text is not one: callers validate at the edge. */
export function decimal(text: string): Decimal {
  if (!isDecimalText(text)) throw new Error(`not a decimal: ${JSON.stringify(text)}`);
  return new Big(text);
}

/** Exact sum; of nothing it is 0. */
export function sum(values: readonly Decimal[]): Decimal {
  return values.reduce((total, value) => total.plus(value), new Big(0));
}

/** Is `part / whole >= percent / 100`, decided exactly by multiplication (no rounding, no division)? `whole` must be positive. */
export function ratioAtLeastPercent(part: Decimal, whole: Decimal, percent: Decimal): boolean {
  return part.times(100).gte(whole.times(percent));
}
