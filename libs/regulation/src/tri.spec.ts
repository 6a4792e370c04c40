import { allOf, anyOf, not, type Tri, triOf } from './tri';

const VALUES: readonly Tri[] = ['yes', 'no', 'unknown'];

test.each(VALUES.flatMap((a) => VALUES.map((b) => [a, b] as const)))('%s and %s: an unknown decides nothing unless it must', (a, b) => {
  const both = [a, b];
  expect(anyOf(a, b)).toBe(both.includes('yes') ? 'yes' : both.includes('unknown') ? 'unknown' : 'no');
  expect(allOf(a, b)).toBe(both.includes('no') ? 'no' : both.includes('unknown') ? 'unknown' : 'yes');
});

test('of nothing all are so, and none is', () => {
  expect([allOf(), anyOf()]).toEqual(['yes', 'no']);
});

test('the opposite of what is not known is not known', () => {
  expect(VALUES.map(not)).toEqual(['no', 'yes', 'unknown']);
});

test('what is missing or null is not known', () => {
  expect([true, false, null, undefined].map(triOf)).toEqual(['yes', 'no', 'unknown', 'unknown']);
});
