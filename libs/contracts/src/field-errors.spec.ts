import fc from 'fast-check';
import { z } from 'zod';
import { formatPath, parseWith, showValue } from './field-errors';
import { orderSubmittedV1 } from './order.v1';

describe('formatPath', () => {
  it.each([
    { path: [], text: '$' },
    { path: ['lines', 0, 'value', 'currency'], text: 'lines[0].value.currency' },
    { path: [3, 'a'], text: '[3].a' },
    { path: ['$exporter', 'a-b'], text: '$exporter.a-b' },
    { path: ['a b', ''], text: '["a b"][""]' },
    { path: ['a\u0000', '\ud800'], text: '["a\\u0000"]["\\ud800"]' },
  ])('$text', ({ path, text }) => {
    expect(formatPath(path)).toBe(text);
  });

  it('cuts a key that is too long', () => {
    expect(formatPath(['x'.repeat(100_000)]).length).toBeLessThan(140);
  });
});

describe('showValue', () => {
  it('is JSON for small values', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 2, stringUnit: 'grapheme' }), (value) => {
        const text = JSON.stringify(value);
        if (text.length <= 100) expect(showValue(value)).toBe(JSON.stringify(JSON.parse(text)));
      }),
    );
    expect(showValue(undefined)).toBeUndefined();
  });

  it('shows the beginning of a big one, without reading all of it', () => {
    expect(showValue('x'.repeat(1_000_000))).toMatch(/^"x{119}…$/);
    expect(showValue(Array.from({ length: 1_000_000 }, () => 1))).toMatch(/^\[1,1,1.*…$/);
    expect(showValue({ a: { b: { c: { d: { e: { f: { g: 1 } } } } } } })).toBe('{"a":{"b":{"c":{"d":{"e":{…}}}}}}');
  });
});

describe('parseWith', () => {
  const schema = z.strictObject({ a: z.number(), b: z.object({ c: z.string() }).optional() });

  it('gives the value', () => {
    expect(parseWith(schema, { a: 1 })).toEqual({ ok: true, value: { a: 1 } });
  });

  it('names every bad field with its path and value', () => {
    expect(parseWith(schema, { a: '1', b: {}, extra: null, 'odd key': 2 })).toEqual({
      ok: false,
      error: [
        { path: 'a', value: '"1"', message: 'must be a number' },
        { path: 'b.c', message: expect.stringMatching(/^is missing: /) },
        { path: 'extra', value: 'null', message: 'is not a field of the contract' },
        { path: '["odd key"]', value: '2', message: 'is not a field of the contract' },
      ],
    });
  });

  it('shows at most 100 errors', () => {
    const parsed = parseWith(schema, Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`x${i}`, i])));
    expect(parsed.ok ? 0 : parsed.error.length).toBe(100);
  });

  it('never throws and its answer stays small, whatever comes', () => {
    const nested = fc.integer({ min: 1, max: 5_000 }).map((depth) => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`) as unknown);
    const value = fc.oneof(fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true, stringUnit: 'binary' }), fc.jsonValue({ stringUnit: 'binary' }), nested);
    fc.assert(
      fc.property(fc.oneof(value, fc.dictionary(fc.constantFrom('orderId', 'revision', 'parties', 'lines', 'history', 'x'), value)), (input) => {
        const parsed = parseWith(orderSubmittedV1, input);
        if (!parsed.ok) expect(JSON.stringify(parsed.error).length).toBeLessThan(100 * 1_500);
      }),
      { numRuns: 100 },
    );
  });
});
