import fc from 'fast-check';
import { decimal, isDecimalText, ratioAtLeastPercent, sum } from './decimal';

describe('decimal', () => {
  it.each(['0', '0.0999', '-1.5', '007', '123456789012345678901234567890.123456789012'])('takes %s', (text) => {
    expect(isDecimalText(text)).toBe(true);
    expect(decimal(text).eq(text)).toBe(true);
  });

  it.each(['', '.5', '5.', '1e3', '1E3', 'NaN', 'Infinity', '1,5', '+1', ' 1', '1 ', '1\n', '0x10', '--1', '1.2.3', '１', '1'.repeat(31), `0.${'1'.repeat(13)}`])('refuses %j', (text) => {
    expect(isDecimalText(text)).toBe(false);
    expect(() => decimal(text)).toThrow('not a decimal');
  });

  it('adds without rounding, where floats would not', () => {
    expect(sum(['0.1', '0.2'].map(decimal)).toString()).toBe('0.3');
    expect(sum([]).toString()).toBe('0');
  });
});

describe('ratioAtLeastPercent', () => {
  it.each([
    { part: '0.0999', whole: '100', percent: '0.1', reached: false },
    { part: '0.1', whole: '100', percent: '0.1', reached: true },
    { part: '0.1001', whole: '100', percent: '0.1', reached: true },
    { part: '0', whole: '100', percent: '0', reached: true },
    { part: '49.9', whole: '99.8', percent: '50', reached: true },
    { part: '1', whole: '3', percent: '33.333333333333', reached: true },
    { part: '1', whole: '3', percent: '33.333333333334', reached: false },
  ])('$part of $whole reaches $percent %: $reached', ({ part, whole, percent, reached }) => {
    expect(ratioAtLeastPercent(decimal(part), decimal(whole), decimal(percent))).toBe(reached);
  });

  it('never changes when both amounts are scaled (another currency)', () => {
    const amount = fc.bigInt({ min: 1n, max: 10n ** 12n }).map(String);
    fc.assert(
      fc.property(amount, amount, fc.integer({ min: 1, max: 9999 }), (part, whole, scale) => {
        const at = (factor: string): boolean => ratioAtLeastPercent(decimal(part).times(factor), decimal(whole).times(factor), decimal('0.1'));
        expect(at(`${scale}.37`)).toBe(at('1'));
      }),
    );
  });
});
