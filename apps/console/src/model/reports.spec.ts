import { reportText } from './reports';

const filing = (filedOn: string) => ({ filedOn, reference: null, note: null, filedBy: 'olga', filedAt: '2026-01-09T08:00:00Z' });

it.each([
  ['2026-01-12', null, 'by 12 Jan 2026'],
  ['2026-01-12', filing('2026-01-12'), 'on 12 Jan 2026'],
  ['2026-01-12', filing('2026-01-13'), 'on 13 Jan 2026 (1 day late)'],
  ['2026-01-30', filing('2026-02-02'), 'on 2 Feb 2026 (3 days late)'],
])('a report due on %s is told', (dueOn, filed, text) => {
  expect(reportText({ dueOn, filing: filed })).toBe(text);
});
