import fc from 'fast-check';
import { parseJson } from './parse-json';

describe('parseJson', () => {
  it.each([
    { what: 'nothing', text: '' },
    { what: 'half an object', text: '{"orderId":' },
    { what: 'a trailing comma', text: '{"a":1,}' },
    { what: 'single quotes', text: "{'a':1}" },
    { what: 'NaN', text: '{"a":NaN}' },
    { what: 'a comment', text: '{/*x*/"a":1}' },
    { what: 'two documents', text: '{}{}' },
    { what: 'a byte order mark', text: '\ufeff{}' },
  ])('refuses $what', ({ text }) => {
    expect(parseJson(text)).toEqual({ ok: false, error: [{ path: '$', message: expect.stringMatching(/^is not valid JSON: /) }] });
  });

  it('says why in characters that every database and log can take', () => {
    for (const text of ['{"a":\u0000', '{"a\ud800', '{"ключ" 1}', `{"a":"${'x'.repeat(5000)}`]) {
      const parsed = parseJson(text);
      expect(parsed).toMatchObject({ ok: false });
      const message = parsed.ok ? '' : (parsed.error[0]?.message ?? '');
      expect(message).toMatch(/^[\x20-\x7e]{10,2000}$/);
    }
  });

  it.each([
    { text: '{"__proto__":{"admin":true}}', path: '__proto__' },
    { text: '{"lines":[{},{"constructor":{"prototype":1}}]}', path: 'lines[1].constructor' },
    { text: '{"a":{"prototype":null}}', path: 'a.prototype' },
    { text: '{"\\u005f\\u005fproto\\u005f\\u005f":1}', path: '__proto__' },
    { text: '[[{"\\u0063onstructor":1}]]', path: '[0][0].constructor' },
  ])('refuses the key $path wherever and however it is written', ({ text, path }) => {
    expect(parseJson(text)).toEqual({ ok: false, error: [{ path, message: 'is a key that is never allowed (prototype pollution)' }] });
  });

  it('takes such words as values', () => {
    expect(parseJson('{"a":"__proto__","b":["constructor"]}')).toEqual({ ok: true, value: { a: '__proto__', b: ['constructor'] } });
  });

  it('shows at most 100 errors, and the end of a long path', () => {
    const many = parseJson(`[${Array.from({ length: 500 }, () => '{"__proto__":1}').join(',')}]`);
    expect(many.ok ? 0 : many.error.length).toBe(100);
    const deep = parseJson(`${'{"a":'.repeat(5000)}{"__proto__":1}${'}'.repeat(5000)}`);
    expect(deep.ok ? '' : deep.error[0]?.path).toMatch(/^(a\.){5,30}__proto__$/);
  });

  it('takes time in proportion to the text, whatever its depth', () => {
    const depth = 200_000;
    expect(parseJson(`{"\\u0061":${'['.repeat(depth)}${']'.repeat(depth)}}`).ok).toBe(true); // a path copied at every step would take minutes
  });

  it('reads what JSON.stringify writes, and never throws on anything else', () => {
    const forbidden = /__proto__|constructor|prototype/;
    fc.assert(fc.property(fc.json(), (text) => forbidden.test(text) || expect(parseJson(text)).toEqual({ ok: true, value: JSON.parse(text) as unknown })));
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => typeof parseJson(text).ok === 'boolean'));
    fc.assert(fc.property(fc.array(fc.constantFrom('{', '}', '[', ']', '"', ':', ',', '\\u', '00', 'd800', '__proto__', '1e9', '\u0000', '-')), (parts) => typeof parseJson(parts.join('')).ok === 'boolean'));
  });
});
