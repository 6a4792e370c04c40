import { evaluateOrder, lawOf, outcomeOf, type Reading } from './evaluate-line';
import { READ_REGISTER, readOf } from './law-view';
import { DEFAULT_POLICIES } from './policies';
import type { RateTable } from './rates';
import { licence18 } from './rules/mofcom-gac-18/licence';
import { RULES } from './rules/registry';
import { DEFAULT_STATUS_REGISTER, REGIME_PROFILES } from './status-register';
import { type Given, order, screeningOf } from './test/builders';

const reading = (on: string, over: Partial<Reading> = {}): Reading => ({ on, knownAt: on, policies: DEFAULT_POLICIES, register: DEFAULT_STATUS_REGISTER, ...over });

function evaluated(given: Given, on: string, over: Partial<Reading> = {}) {
  const subject = order(given);
  return evaluateOrder(subject, screeningOf(subject, given.screening), reading(on, over)).lines;
}

test('the law has the rates of the reading, for the day that it names or else its own', () => {
  const rates = { id: 'rates' } as unknown as RateTable;
  expect([lawOf(reading('2026-03-01')).rates, lawOf(reading('2026-03-01')).rateDay]).toEqual([null, '2026-03-01']);
  const law = lawOf(reading('2026-03-01', { rates, rateDay: '2026-02-01', knownAt: '2026-04-01' }));
  expect([law.rates, law.rateDay, law.on, law.knownAt]).toEqual([rates, '2026-02-01', '2026-03-01', '2026-04-01']);
});

test('without a line nothing is required; of several the strictest counts', () => {
  expect(outcomeOf([])).toBe('NO_LICENSE_REQUIRED');
  const free = { form: 'oxide' as const, controlCode: null, annex61: null, elements: [{ symbol: 'Ce' as const }] };
  const lines = evaluated({ lines: [free, {}, free] }, '2026-03-01');
  expect([lines.map(({ composed }) => composed.outcome), outcomeOf(lines)]).toEqual([['NO_LICENSE_REQUIRED', 'LICENSE_REQUIRED', 'NO_LICENSE_REQUIRED'], 'LICENSE_REQUIRED']);
});

test('a rule is either untouched or has findings, and every rule is one of both', () => {
  const [line] = evaluated({}, '2026-03-01');
  expect(line?.findings.map(({ rule }) => rule)).toEqual(['MOFCOM-GAC 18/2025 1C905.a.1']);
  expect(line?.untouched).toEqual(RULES.filter((rule) => rule !== licence18).map(({ id }) => id));
});

test('the service for a transfer that needs a licence comes after what it rests on', () => {
  const [line] = evaluated({ service: 'freight', history: { licence: null } }, '2026-03-01');
  expect(line?.findings.map(({ rule }) => rule)).toEqual(['MOFCOM-GAC 18/2025 1C905.a.1', 'ECL 20, Reg 36']);
  expect(line?.composed.outcome).toBe('PROHIBITED');
});

test('the notice that suspends a measure is shown after everything that was found', () => {
  const [line] = evaluated({ from: 'JP', to: 'KR' }, '2026-03-01');
  expect(line?.findings.at(-1)?.rule).toBe('MOFCOM-GAC 70/2025');
  expect(line?.findings.filter(({ rule }) => rule === 'MOFCOM-GAC 70/2025')).toHaveLength(1);
});

describe('under another law', () => {
  const asPublished = (on: string) => lawOf(reading(on, { register: REGIME_PROFILES.AS_PUBLISHED }));

  test('a line that looked at nothing of what changed keeps its outcome, and the law is not asked', () => {
    const [line] = evaluated({}, '2026-12-01');
    const law = asPublished('2026-12-01');
    expect(line?.outcomeUnder(law, readOf('no70EndInclusive'))).toBe('LICENSE_REQUIRED');
    expect(law.consultedPolicies).toEqual([]);
    expect(law.reconsiderOn).toBeNull();
  });

  test('a line that looked at the register is judged by the other register', () => {
    const [line] = evaluated({ from: 'JP', to: 'KR' }, '2026-12-01');
    expect([line?.composed.outcome, line?.outcomeUnder(asPublished('2026-12-01'), READ_REGISTER)]).toEqual(['NEEDS_INFORMATION', 'LICENSE_REQUIRED']);
  });

  test('the service is judged by the other outcome of the transfer', () => {
    const [line] = evaluated({ from: 'JP', to: 'KR', service: 'freight', history: { licence: null } }, '2026-12-01');
    expect(line?.outcomeUnder(asPublished('2026-12-01'), READ_REGISTER)).toBe('PROHIBITED');
    expect(line?.outcomeUnder(lawOf(reading('2026-12-01', { register: REGIME_PROFILES.EXTENDED_2027_01_10 })), READ_REGISTER)).toBe('NO_LICENSE_REQUIRED');
  });

  test('a rule that found nothing, because of what it looked at, is asked again', () => {
    const read = (value: 'true' | 'false') => reading('2025-10-20', { policies: { ...DEFAULT_POLICIES, hkMoTwTreatedAsOutsideChina: value } });
    const [line] = evaluated({ from: 'JP', to: 'TW' }, '2025-10-20', read('false'));
    expect([line?.composed.outcome, line?.outcomeUnder(lawOf(read('true')), readOf('hkMoTwTreatedAsOutsideChina'))]).toEqual(['NO_LICENSE_REQUIRED', 'LICENSE_REQUIRED']);
  });
});
