import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { canonicalJson, isWellFormed, type Json } from './canonical-json';

/** IEEE 754 bits → the number, as RFC 8785 appendix B writes its samples. */
function fromBits(hex: string): number {
  return Buffer.from(hex, 'hex').readDoubleBE();
}

describe('canonicalJson (RFC 8785)', () => {
  it('writes the sample of §3.2.2 as §3.2.3 shows it', () => {
    const sample = {
      numbers: [333333333.33333329, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
      literals: [null, true, false],
    };
    expect(canonicalJson(sample)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  it('sorts members by UTF-16 code units (§3.2.3)', () => {
    const sample = { '\u20ac': 'Euro Sign', '\r': 'Carriage Return', '\ufb33': 'Hebrew Letter Dalet With Dagesh', '1': 'One', '\ud83d\ude00': 'Emoji: Grinning Face', '\u0080': 'Control', '\u00f6': 'Latin Small Letter O With Diaeresis' };
    expect(Object.values(JSON.parse(canonicalJson(sample)) as object).sort()).toEqual(Object.values(sample).sort());
    expect([...canonicalJson(sample).matchAll(/:"([^"]*)"/g)].map(([, name]) => name)).toEqual([
      'Carriage Return', 'One', 'Control', 'Latin Small Letter O With Diaeresis', 'Euro Sign', 'Emoji: Grinning Face', 'Hebrew Letter Dalet With Dagesh',
    ]);
  });

  it.each([
    ['0000000000000000', '0'],
    ['8000000000000000', '0'],
    ['0000000000000001', '5e-324'],
    ['8000000000000001', '-5e-324'],
    ['7fefffffffffffff', '1.7976931348623157e+308'],
    ['ffefffffffffffff', '-1.7976931348623157e+308'],
    ['4340000000000000', '9007199254740992'],
    ['c340000000000000', '-9007199254740992'],
    ['4430000000000000', '295147905179352830000'],
    ['44b52d02c7e14af5', '9.999999999999997e+22'],
    ['44b52d02c7e14af6', '1e+23'],
    ['44b52d02c7e14af7', '1.0000000000000001e+23'],
    ['444b1ae4d6e2ef4e', '999999999999999700000'],
    ['444b1ae4d6e2ef4f', '999999999999999900000'],
    ['444b1ae4d6e2ef50', '1e+21'],
    ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['41b3de4355555553', '333333333.3333332'],
    ['41b3de4355555554', '333333333.33333325'],
    ['41b3de4355555555', '333333333.3333333'],
    ['41b3de4355555556', '333333333.3333334'],
    ['41b3de4355555557', '333333333.33333343'],
    ['becbf647612f3696', '-0.0000033333333333333333'],
    ['43143ff3c1cb0959', '1424953923781206.2'],
  ])('writes the double %s as %s (appendix B)', (bits, text) => {
    expect(canonicalJson(fromBits(bits))).toBe(text);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])('refuses %s', (value) => {
    expect(() => canonicalJson(value)).toThrow('NaN or Infinity');
  });

  it.each([{ what: 'a value', value: ['a\ud800'] }, { what: 'a key', value: { '\udc00': 1 } }, { what: 'a pair the wrong way round', value: '\udc00\ud800' }])('refuses a lone surrogate in $what', ({ value }) => {
    expect(() => canonicalJson(value)).toThrow('lone surrogates');
  });

  it('leaves members without a value out', () => {
    expect(canonicalJson({ b: undefined, a: 1 })).toBe('{"a":1}');
  });

  /** Names that sort in surprising ways are frequent: numbers, prefixes of each other, both halves of the surrogate range. */
  const name = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 4 }), fc.nat(120).map(String), fc.constantFrom('', '__proto__', 'toJSON', 'constructor', 'a', 'ab', '\ufb33', '\u{1f600}', '\\ud800'));
  const { json } = fc.letrec<{ json: Json }>((tie) => ({
    json: fc.oneof(
      { depthSize: 'medium', withCrossShrink: true },
      fc.oneof(fc.constant(null), fc.boolean(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer(), fc.string({ unit: 'grapheme' }), name),
      fc.array(tie('json'), { maxLength: 5 }),
      fc.array(fc.tuple(name, tie('json')), { maxLength: 6 }).map((members) => Object.fromEntries(members)),
    ),
  }));

  it('agrees with the reference implementation', () => {
    fc.assert(fc.property(json, (value) => expect(canonicalJson(value)).toBe(canonicalize(value))));
  });

  it.each([
    { what: 'names like array indices, which an object holds by their number', value: { 9: 'nine', 10: 'ten', '!': 'before both' }, text: '{"!":"before both","10":"ten","9":"nine"}' },
    { what: 'the name of the prototype', value: JSON.parse('{"b":1,"__proto__":{"d":2,"c":[{"f":3,"e":4}]}}') as Json, text: '{"__proto__":{"c":[{"e":4,"f":3}],"d":2},"b":1}' },
    { what: 'such a name inside members in order', value: { a: [{ 9: 1, 10: 2 }], b: undefined, c: -0 }, text: '{"a":[{"10":2,"9":1}],"c":0}' },
    { what: 'a backslash before "ud", which is no lone surrogate', value: { b: 'C:\\udo', a: '\ud83d\ude00' }, text: '{"a":"\ud83d\ude00","b":"C:\\\\udo"}' },
  ])('writes $what', ({ value, text }) => {
    expect(canonicalJson(value)).toBe(text);
    expect(canonicalize(value)).toBe(text);
  });

  it.each([{ what: 'a value', value: { 9: '\ud800', 10: 1 } }, { what: 'a key', value: { '\udc00': 1, 9: 1, 10: 2 } }, { what: 'a number', value: [{ b: 1, a: Number.NaN }] }])('refuses what cannot be written in $what of members out of order', ({ value }) => {
    expect(() => canonicalJson(value)).toThrow('canonical JSON has no');
  });

  it('leaves the value as it was', () => {
    const value = { b: [{ d: 1, c: 2 }], a: { f: 3, e: 4 } };
    canonicalJson(value);
    expect(JSON.stringify(value)).toBe('{"b":[{"d":1,"c":2}],"a":{"f":3,"e":4}}');
  });

  it('is the same for the same content in another order, and survives a round trip', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'grapheme' }), json), (object) => {
        const reversed = Object.fromEntries(Object.entries(object).reverse());
        expect(canonicalJson(reversed)).toBe(canonicalJson(object));
        expect(canonicalJson(JSON.parse(canonicalJson(object)) as Json)).toBe(canonicalJson(object));
      }),
    );
  });
});

describe('isWellFormed', () => {
  it('says whether the text can be written as UTF-8', () => {
    fc.assert(fc.property(fc.string({ unit: fc.integer({ min: 0xd700, max: 0xe100 }).map((code) => String.fromCharCode(code)) }), (text) => {
      expect(isWellFormed(text)).toBe(Buffer.from(text, 'utf8').toString('utf8') === text);
    }));
  });
});
