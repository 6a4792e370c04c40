import { decideGiven, germanMagnet, order, screeningOf } from './test/builders';
import { decide, decideLine, REGIME_PROFILES } from './index';
import { rateOn, readRateTable, type RateTable } from './rates';

const TABLE: RateTable = {
  id: 'rates-test-1', base: 'CNY', source: 'made up for tests',
  rates: [
    { currency: 'USD', from: '2026-11-30', to: '2026-12-01', perUnit: '7.1' }, { currency: 'USD', from: '2026-12-02', to: '2026-12-31', perUnit: '7.2' },
    { currency: 'EUR', from: '2026-11-30', to: '2026-12-31', perUnit: '8.2' },
  ],
};
const line = (cnOriginPart1: string, cnOriginPart1Currency: string) => ({ ...germanMagnet(null), value: { currency: 'USD', itemTotal: '100000.00', cnOriginPart1, cnOriginPart1Currency } });
const inCurrency = (value: string, currency: string, asOf = '2026-12-01', rateTable: RateTable | null = TABLE) => {
  const subject = order({ from: 'DE', to: 'KR', line: line(value, currency) });
  return decide({ order: subject, screening: { parties: screeningOf(subject) }, asOf, statusRegister: REGIME_PROFILES.AS_PUBLISHED, rateTable });
};

test.each([['USD', '2026-12-01', '7.1'], ['USD', '2026-12-02', '7.2'], ['CNY', '2026-12-01', '1'], ['USD', '2027-01-01', null], ['JPY', '2026-12-01', null]] as const)('one %s on %s is %s', (currency, on, rate) => {
  expect(rateOn(TABLE, currency, on)?.toFixed() ?? null).toBe(rate);
});

// 0.1 % of 100,000 USD is 100 USD, which is 710 CNY at 7.1 and 720 CNY at 7.2; in euro 710 / 8.2 = 86.585365853658…
test.each([
  ['709.99', 'CNY', '2026-12-01', 'NO_LICENSE_REQUIRED'], ['710.00', 'CNY', '2026-12-01', 'LICENSE_REQUIRED'], ['710.00', 'CNY', '2026-12-02', 'NO_LICENSE_REQUIRED'], ['720.00', 'CNY', '2026-12-02', 'LICENSE_REQUIRED'],
  ['86.585365', 'EUR', '2026-12-01', 'NO_LICENSE_REQUIRED'], ['86.585366', 'EUR', '2026-12-01', 'LICENSE_REQUIRED'],
  ['710.00', 'JPY', '2026-12-01', 'NEEDS_INFORMATION'], ['710.00', 'CNY', '2027-01-15', 'NEEDS_INFORMATION'],
] as const)('%s %s on %s: %s', (value, currency, asOf, outcome) => expect(inCurrency(value, currency, asOf).outcome).toBe(outcome));

test('the rate is shown and the table recorded', () => {
  const made = inCurrency('710.00', 'CNY');
  expect(made.rateTableId).toBe('rates-test-1');
  expect(made.lines[0]?.rules.find(({ rule }) => rule === 'MOFCOM 61/2025 Art 1(1)')?.compared).toMatchObject({ rate: '1 CNY = 1 CNY, 1 USD = 7.1 CNY on 2026-12-01 (rates-test-1)' });
});

test('without a table, or without the rate, it is a missing fact that names what is missing', () => {
  expect(inCurrency('710.00', 'CNY', '2026-12-01', null)).toMatchObject({ outcome: 'NEEDS_INFORMATION', rateTableId: null });
  expect(inCurrency('710.00', 'JPY').lines[0]?.missingFacts.join()).toContain('exchange rate of JPY on 2026-12-01, which rate table rates-test-1 does not hold');
  expect(decideGiven({}, { on: '2026-03-01' }).rateTableId).toBeNull();
});

test.each<[string, object, string]>([
  ['an overlap', { rates: [TABLE.rates[0], { ...TABLE.rates[1], from: '2026-12-01' }] }, 'USD: 2026-12-01 lies within the row from 2026-11-30 to 2026-12-01'],
  ['a gap', { rates: [TABLE.rates[0], { ...TABLE.rates[1], from: '2026-12-03' }] }, 'USD: no rate from 2026-12-02 to 2026-12-02'],
  ['a rate of 0', { rates: [{ ...TABLE.rates[0], perUnit: '0' }] }, 'must be a decimal above 0, written as text'],
  ['a rate as a number', { rates: [{ ...TABLE.rates[0], perUnit: 7.1 }] }, 'must be a decimal above 0, written as text'],
  ['a day that does not exist', { rates: [{ ...TABLE.rates[0], to: '2026-02-30' }] }, 'must be a day that exists, written YYYY-MM-DD'],
  ['an end before the beginning', { rates: [{ ...TABLE.rates[0], to: '2026-11-29' }] }, 'is before from 2026-11-30'],
  ['a currency that is none', { rates: [{ ...TABLE.rates[0], currency: 'dollar' }] }, 'must be a currency code of three capitals'],
  ['no id', { id: '' }, 'must be a text'], ['no base', { base: 7 }, 'must be a currency code of three capitals'], ['no rows', { rates: null }, 'must be an object {id, base, source, rates: [{currency, from, to, perUnit}]}'],
])('%s is refused', (_what, over, message) => {
  const read = readRateTable({ ...TABLE, ...over });
  expect(read.ok ? [] : read.error.map((error) => error.message)).toContain(message);
});

test('`decide` takes a rate table beside the order and names its bad fields', () => {
  const subject = order({ from: 'DE', to: 'KR', line: line('710.00', 'CNY') });
  const input = { id: 'x', asOf: '2026-12-01', regimeProfile: 'AS_PUBLISHED', order: subject, screening: { parties: screeningOf(subject) } };
  expect(decideLine({ ...input, rateTable: TABLE })).toMatchObject({ outcome: 'LICENSE_REQUIRED' });
  expect(decideLine({ ...input, rateTable: { ...TABLE, id: '' } })).toMatchObject({ error: { fields: [{ path: 'rateTable.id' }] } });
});
