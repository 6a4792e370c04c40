import { addDays } from '@ytterby/kernel';
import { WORKING_DAY_CASES } from './test/working-day-cases';
import { addWorkingDays, isWorkingDay } from './working-days';

test.each(WORKING_DAY_CASES.map(([day, works, why]) => ({ day, works, why })))('$day: $works ($why)', ({ day, works }) => {
  expect(isWorkingDay(day)).toBe(works);
});

// Counted on the calendar by hand. Over National Day 2025: 28, 29, 30 September, 9, 10, 11, 13, 14, 15, 16 October.
// Over New Year 2026: 25, 26, 29, 30, 31 December, 4 (a worked Sunday), 5, 6, 7, 8 January.
// Over Spring Festival 2026: 14, 24, 25, 26, 27, 28 February, 2, 3, 4, 5 March.
test.each([
  { from: '2025-10-20', days: 10, on: '2025-11-03' }, { from: '2025-10-13', days: 10, on: '2025-10-27' }, { from: '2025-09-26', days: 10, on: '2025-10-16' }, { from: '2026-02-13', days: 10, on: '2026-03-05' },
  { from: '2026-03-02', days: 1, on: '2026-03-03' }, { from: '2026-03-06', days: 1, on: '2026-03-09' }, { from: '2026-03-07', days: 1, on: '2026-03-09' }, { from: '2025-12-24', days: 10, on: '2026-01-08' },
])('$days working days after $from is $on', ({ from, days, on }) => {
  expect(addWorkingDays(from, days)).toEqual({ kind: 'exact', on });
});

test('a year without a notice gives a range and is named', () => {
  expect(addWorkingDays('2026-12-25', 10)).toEqual({ kind: 'range', earliest: '2027-01-06', latest: '2027-01-18', unverifiedYears: [2027] });
});

test('a notice counts from its day on', () => {
  expect(addWorkingDays('2025-12-24', 10, { knownAt: '2025-11-03' })).toMatchObject({ kind: 'range', unverifiedYears: [2026] });
  expect(addWorkingDays('2025-12-24', 10, { knownAt: '2025-11-04' })).toEqual({ kind: 'exact', on: '2026-01-08' });
});

test('the range always holds the day that the notices give', () => {
  const wrong: string[] = [];
  for (let from = '2025-01-01'; from < '2026-10-01'; from = addDays(from, 1)) {
    for (const days of [1, 10, 45]) {
      const [exact, range] = [addWorkingDays(from, days), addWorkingDays(from, days, { years: [] })];
      if (exact.kind === 'exact' && range.kind === 'range' && (exact.on < range.earliest || exact.on > range.latest)) wrong.push(`${from} + ${days}`);
    }
  }
  expect(wrong).toEqual([]);
});
