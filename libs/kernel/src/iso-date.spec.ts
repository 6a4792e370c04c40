import fc from 'fast-check';
import { addDays, addYears, beijingDate, isIsoDate } from './iso-date';

describe('isIsoDate', () => {
  it.each(['2025-12-01', '2024-02-29', '2000-02-29', '1900-01-01', '9999-12-31'])('takes %s', (text) => {
    expect(isIsoDate(text)).toBe(true);
  });

  it.each(['2025-02-29', '1900-02-29', '2025-13-01', '2025-00-10', '2025-04-31', '2025-01-00', '1899-12-31', '2025-1-1', '2025-12-01T00:00:00Z', '20251201', '２０２５-12-01', ''])('refuses %j', (text) => {
    expect(isIsoDate(text)).toBe(false);
  });

  it('knows every day that exists', () => {
    fc.assert(fc.property(fc.date({ min: new Date('1900-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }), (day) => isIsoDate(day.toISOString().slice(0, 10))));
  });
});

describe('addDays', () => {
  it.each([
    ['2025-12-31', 1, '2026-01-01'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2025-03-01', -1, '2025-02-28'],
    ['2025-11-10', 0, '2025-11-10'],
  ])('%s %i is %s', (from, days, to) => {
    expect(addDays(from, days)).toBe(to);
  });

  it('goes back the way it came', () => {
    const day = fc.date({ min: new Date('1950-01-01'), max: new Date('2200-01-01'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
    fc.assert(fc.property(day, fc.integer({ min: -5000, max: 5000 }), (from, days) => addDays(addDays(from, days), -days) === from));
  });
});

test.each([['2026-03-01', 5, '2031-03-01'], ['2028-02-29', 4, '2032-02-29'], ['2028-02-29', 5, '2033-03-01'], ['2096-02-29', 4, '2100-03-01'], ['2025-12-31', 1, '2026-12-31']])('addYears: %s and %i years is %s', (from, years, to) => {
  expect(addYears(from, years)).toBe(to);
});

describe('beijingDate', () => {
  it.each([
    ['2025-11-30T15:59:59.999Z', '2025-11-30'],
    ['2025-11-30T16:00:00.000Z', '2025-12-01'],
    ['2025-12-31T16:00:00.000Z', '2026-01-01'],
  ])('%s is %s in Beijing', (instant, day) => {
    expect(beijingDate(Date.parse(instant))).toBe(day);
  });
});
