import fc from 'fast-check';
import type { z } from 'zod';
import { COUNTRY_CODES, CURRENCY_CODES, ELEMENT_SYMBOLS } from './code-lists';
import { elementSymbol, instant, iso2, iso4217, isoDate, isStorableText, nonNegativeDecimal, optionalText, orderId, percentage, positiveDecimal, text } from './primitives';

const takes = (schema: z.ZodType, value: unknown): boolean => schema.safeParse(value).success;

interface Row {
  readonly name: string;
  readonly schema: z.ZodType;
  readonly good: readonly unknown[];
  readonly bad: readonly unknown[];
}

const NO_DECIMAL = ['1e3', 'NaN', '1,5', '', '+1', '.5', '5.', ' 1', 'Infinity', '0x1', '١', 1, null];

const ROWS: readonly Row[] = [
  { name: 'nonNegativeDecimal', schema: nonNegativeDecimal, good: ['0', '0.00', '1.5', '00.1'], bad: [...NO_DECIMAL, '-1', '-0'] },
  { name: 'positiveDecimal', schema: positiveDecimal, good: ['1', '0.000001', '0010'], bad: [...NO_DECIMAL, '0', '0.000', '-1'] },
  { name: 'percentage', schema: percentage, good: ['0', '50', '99.999999999999', '100', '100.000', '0100'], bad: [...NO_DECIMAL, '100.000000000001', '101', '1000', '-0.1'] },
  { name: 'orderId', schema: orderId, good: ['a', 'A-1_b.c:d', 'x'.repeat(128)], bad: ['', 'has space', 'x'.repeat(129), 'a/b', 'é', 'a\n', 1] },
  { name: 'iso2', schema: iso2, good: ['DE', 'CN', 'TW', 'HK'], bad: ['de', 'XX', 'EU', 'UK', 'DEU', '', null] },
  { name: 'iso4217', schema: iso4217, good: ['EUR', 'CNY'], bad: ['eur', 'XXX', 'DM', ''] },
  { name: 'elementSymbol', schema: elementSymbol, good: ['Dy', 'U'], bad: ['DY', 'dy', 'Xx', ''] },
  { name: 'isoDate', schema: isoDate, good: ['2024-02-29'], bad: ['2025-02-29', '2025-2-9', '20250209', '2025-02-09T00:00:00Z', 20250209] },
  { name: 'instant', schema: instant, good: ['2025-02-09T00:00:00Z', '2025-02-09T08:00:00.123+08:00'], bad: ['2025-02-09', '2025-02-09T00:00:00', 'now'] },
  { name: 'text', schema: text(3), good: ['a', '漢字', 'a b'], bad: ['', 'abcd', 'a\u0000', '\ud800', 'a\udc00', null] },
  { name: 'optionalText', schema: optionalText(3), good: ['', 'abc'], bad: ['abcd', '\u0000', '\udfff'] },
];

describe.each(ROWS)('$name', ({ schema, good, bad }) => {
  it('takes what the contract allows', () => {
    for (const value of good) expect({ value, taken: takes(schema, value) }).toEqual({ value, taken: true });
  });
  it('refuses everything else', () => {
    for (const value of bad) expect({ value, taken: takes(schema, value) }).toEqual({ value, taken: false });
  });
});

describe('percentage', () => {
  it('takes exactly what lies between 0 and 100', () => {
    fc.assert(fc.property(fc.integer({ min: -200_00, max: 200_00 }), (hundredths) => takes(percentage, (hundredths / 100).toFixed(2)) === (hundredths >= 0 && hundredths <= 10_000)));
  });
});

describe('isStorableText', () => {
  it('is what UTF-8 and PostgreSQL can keep', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (value) => isStorableText(value) === (!value.includes('\u0000') && Buffer.from(value).toString() === value)));
  });
});

describe('code lists', () => {
  it.each([
    { name: 'countries', codes: COUNTRY_CODES, count: 249, form: /^[A-Z]{2}$/ },
    { name: 'currencies', codes: CURRENCY_CODES, count: 156, form: /^[A-Z]{3}$/ },
    { name: 'elements', codes: ELEMENT_SYMBOLS, count: 118, form: /^[A-Z][a-z]?$/ },
  ])('$name: $count codes, each once and well formed', ({ codes, count, form }) => {
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.filter((code) => !form.test(code))).toEqual([]);
    expect(codes).toHaveLength(count);
  });
});
