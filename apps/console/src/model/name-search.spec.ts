import { listingsText, nameQuery, resultText } from './name-search';

const hit = { entityId: 'E', listId: 'L', score: 0.9, status: 'review', matchedName: 'a', queryName: 'b', because: '', listings: [] } as const;
const result = (status: 'clear' | 'review' | 'match' | 'error', hits = 0) => ({ status, hits: Array.from({ length: hits }, () => ({ ...hit, listings: [] })), problems: [], listSnapshotId: 'ls', matcherVersion: 'm' });

it('asks with what is known', () => {
  expect(nameQuery({ name: ' Heron Works ', schema: '', country: 'cn', address: ' ' })).toEqual({ name: 'Heron Works', schema: null, country: 'CN', address: null });
});

it.each([
  [result('clear'), 'No listed name is like it.'],
  [result('review', 1), '1 listed party is like it.'],
  [result('review', 2), '2 listed parties are like it.'],
  [result('match', 1), 'An identifier is exactly that of a listed party. 1 listed party in all.'],
  [result('error'), 'The name could not be compared in full, so it is not clear.'],
  [result('error', 1), 'The name could not be compared in full, so it is not clear. 1 listed party is like it.'],
])('says of %j what it means', (found, text) => {
  expect(resultText(found)).toBe(text);
});

it('says as what a party is listed', () => {
  const listing = { list: 'military_ai', ref: 'r', since: '2026-02-24', status: 'suspended', bindsForeignTransferors: false } as const;
  expect(listingsText([listing, { ...listing, list: 'other', since: null, status: 'active' }])).toBe('military ai, suspended, since 24 Feb 2026; other, active');
});
