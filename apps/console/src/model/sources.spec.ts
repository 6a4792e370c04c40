import { freshnessText, spanText, toneOf } from './sources';

it.each([
  [0, 'under a minute'],
  [59, 'under a minute'],
  [60, '1 minute'],
  [3_599, '59 minutes'],
  [7_200, '2 hours'],
  [86_400, '1 day'],
  [200_000, '2 days'],
])('%d seconds are %s', (seconds, text) => {
  expect(spanText(seconds)).toBe(text);
});

describe('a source', () => {
  const part = { partId: 'p', entities: 3, counts: { A: 3 }, since: '2026-01-05T08:00:00Z', inForce: true };
  const current = { part, held: null, waiting: null, stale: false, ageSeconds: 120 };
  const held = { partId: 'q', entities: 1, counts: { A: 1 }, since: '2026-01-05T08:00:00Z', losses: [{ list: 'A', before: 3, after: 1 }] };

  it.each([
    ['that was looked at', current, 'Current, looked at 2 minutes ago.', 'good'],
    ['that nobody could look at', { ...current, stale: true, ageSeconds: 90_000 }, 'Stale: not known to be current for 1 day.', 'failed'],
    ['with a new version', { ...current, waiting: 'ls-1' }, 'A new version waits for somebody to activate it.', 'waits'],
    ['that lost too much, which counts most', { ...current, held, waiting: 'ls-1', stale: true }, 'Held: it lost too many entries. Look at the file, then accept it or wait for the publisher.', 'failed'],
    ['that was never fetched', { ...current, part: null, stale: true }, 'Not fetched yet.', 'failed'],
  ])('%s', (_what, source, text, tone) => {
    expect([freshnessText(source), toneOf({ ...source, problem: null })]).toEqual([text, tone]);
  });
});
