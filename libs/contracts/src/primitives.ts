import { isDecimalText, isIsoDate, isWellFormed } from '@ytterby/kernel';
import { z } from 'zod';
import { COUNTRY_CODES, CURRENCY_CODES, ELEMENT_SYMBOLS } from './code-lists';

/** True when a database text column can hold the string: no U+0000 (PostgreSQL refuses it) and no lone surrogate (not UTF-8). */
export function isStorableText(value: string): boolean {
  return !value.includes('\u0000') && isWellFormed(value);
}

/** Where a check adds what it finds wrong with its field. */
type Issues = Pick<z.core.$ZodRawIssue[], 'push'>;

/**
 * A string with one check. A contract has hundreds of text fields in an order, and what zod spends on a string is the number of its checks:
 * one that does everything halves the time of reading an order. `shown` is for the generated JSON Schema, which cannot see into a check.
 */
function checkedString(shown: z.core.GlobalMeta, check: (value: string, issues: Issues) => void): z.ZodType<string> {
  return z
    .string()
    .check(({ value, issues }) => check(value, issues))
    .meta(shown);
}

function storableText(min: number, max: number): z.ZodType<string> {
  const shown = min === 0 ? { maxLength: max } : { minLength: min, maxLength: max };
  return checkedString(shown, (value, issues) => {
    if (value.length < min) issues.push({ code: 'too_small', origin: 'string', minimum: min, inclusive: true, input: value });
    if (value.length > max) issues.push({ code: 'too_big', origin: 'string', maximum: max, inclusive: true, input: value });
    if (!isStorableText(value)) issues.push({ code: 'custom', input: value, message: 'must not contain U+0000 or a lone surrogate' });
  });
}

/** Free text of 1..max characters that a database can store. */
export function text(max: number): z.ZodType<string> {
  return storableText(1, max);
}

/** Free text that may be empty. */
export function optionalText(max: number): z.ZodType<string> {
  return storableText(0, max);
}

/** The sender's order id. */
export const orderId = z
  .string()
  .regex(/^[A-Za-z0-9._:-]{1,128}$/, { error: 'must be 1 to 128 characters of A-Z a-z 0-9 . _ : -' });

/** ISO 3166-1 alpha-2. */
export const iso2 = z.enum(COUNTRY_CODES as [string, ...string[]], { error: 'must be an ISO 3166-1 alpha-2 country code, for example "DE"' });

/** ISO 4217. */
export const iso4217 = z.enum(CURRENCY_CODES as [string, ...string[]], { error: 'must be an ISO 4217 currency code, for example "EUR"' });

/** Chemical element symbol. */
export const elementSymbol = z.enum(ELEMENT_SYMBOLS as [string, ...string[]], { error: 'must be the symbol of a chemical element, for example "Dy"' });

/** A day that exists, `YYYY-MM-DD`. */
export const isoDate = z
  .string()
  .refine(isIsoDate, { error: 'must be a day that exists, written YYYY-MM-DD' })
  .meta({ format: 'date' });

/** An instant, RFC 3339. */
export const instant = z.iso.datetime({ offset: true });

const DECIMAL_RULE = 'must be a decimal string such as "0.0999": digits with a point, no exponent, comma or sign';

function decimalText(accepts: (value: string) => boolean, rule: string): z.ZodType<string> {
  return checkedString({ pattern: '^\\d{1,30}(\\.\\d{1,12})?$' }, (value, issues) => {
    if (!isDecimalText(value) || value.startsWith('-')) issues.push({ code: 'custom', input: value, message: DECIMAL_RULE });
    else if (!accepts(value)) issues.push({ code: 'custom', input: value, message: rule });
  });
}

/** Decimal ≥ 0: money (0 is valid: a free sample), layer and node sizes. */
export const nonNegativeDecimal = decimalText(() => true, DECIMAL_RULE);

/** Decimal > 0: quantities. */
export const positiveDecimal = decimalText((value) => /[1-9]/.test(value), 'must be greater than zero');

/** Decimal 0..100: percentages of mass or ownership. */
export const percentage = decimalText((value) => isAtMostHundred(value), 'must be a percentage from 0 to 100');

function isAtMostHundred(value: string): boolean {
  const [whole = '', fraction = ''] = value.split('.');
  const integer = whole.replace(/^0+/, '');
  if (integer.length < 3) return true;
  return integer === '100' && !/[1-9]/.test(fraction);
}
