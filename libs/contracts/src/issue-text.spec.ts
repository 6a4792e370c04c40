import { z } from 'zod';
import { parseWith } from './field-errors';

const schema = z.strictObject({
  count: z.int().min(1).max(9),
  share: z.number().gt(0).lt(1),
  name: z.string().min(1).max(3),
  code: z.string().min(2),
  tags: z.array(z.string()).min(2).max(2),
  kind: z.enum(['a', 'b']),
  one: z.literal(1),
  flag: z.boolean(),
  at: z.iso.datetime(),
  either: z.union([z.string(), z.number()]),
  own: z.string({ error: 'must be a proper name' }),
});
const GOOD = { count: 1, share: 0.5, name: 'x', code: 'xx', tags: ['a', 'b'], kind: 'a', one: 1, flag: true, at: '2026-01-05T08:00:00Z', either: 1, own: 'x' };

it.each([
  ['count', 0, 'must be at least 1'],
  ['count', 10, 'must be at most 9'],
  ['count', '1', 'must be a number'],
  ['count', 1.5, 'must be a whole number'],
  ['share', 0, 'must be more than 0'],
  ['share', 1, 'must be less than 1'],
  ['name', '', 'must not be empty'],
  ['name', 'long', 'must have at most 3 characters'],
  ['code', 'x', 'must have at least 2 characters'],
  ['tags', ['a'], 'must have at least 2 entries'],
  ['tags', ['a', 'b', 'c'], 'must have at most 2 entries'],
  ['tags', {}, 'must be a list'],
  ['kind', 'c', 'must be one of a, b'],
  ['one', 2, 'must be 1'],
  ['flag', 'yes', 'must be true or false'],
  ['at', 'today', 'must be a date and time (RFC 3339)'],
  ['either', true, 'has none of the forms that are allowed here'],
  ['own', 1, 'must be a proper name'],
  ['name', undefined, 'is missing: must be text'],
])('%s %j %s', (path, value, message) => {
  const parsed = parseWith(schema, { ...GOOD, [path]: value });
  expect(parsed.ok ? [] : parsed.error).toMatchObject([{ path, message }]);
});

it('is not asked about what is as it should be', () => {
  expect(parseWith(schema, GOOD).ok).toBe(true);
});
