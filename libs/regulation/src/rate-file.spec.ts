import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { germanMagnet, order, screeningOf } from './test/builders';
import { decide, describeRateErrors, isContentOfItsId, type RateTable, rateOn, readRateFile, readRateTable, REGIME_PROFILES } from './index';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const FILE = `# central parity, made up for tests
base: CNY
source: made up
maxAgeDays: 4
rates:
  - { currency: USD, day: 2026-11-27, perUnit: "7.1", retrievedOn: 2026-11-27 }
  - { currency: USD, day: 2026-12-10, perUnit: "7.2", retrievedOn: 2026-12-10, source: elsewhere }
  - { currency: USD, day: 2026-11-30, perUnit: "7.15", retrievedOn: 2026-11-30 }
  - { currency: EUR, day: 2026-11-27, perUnit: "8.2", retrievedOn: 2026-11-27 }
`;

function tableOf(text: string): RateTable {
  const read = readRateFile(text, sha256);
  if (!read.ok) throw new Error(describeRateErrors('rates.yaml', read.error));
  return read.value;
}

function mistakes(text: string): string[] {
  const read = readRateFile(text, sha256);
  return read.ok ? [] : describeRateErrors('rates.yaml', read.error).split('\n');
}

const TABLE = tableOf(FILE);

// 0.1 % of 100,000 USD is 100 USD.
function decideOn(asOf: string, cnOriginPart1: string, currency = 'CNY') {
  const line = { ...germanMagnet(null), value: { currency: 'USD', itemTotal: '100000.00', cnOriginPart1, cnOriginPart1Currency: currency } };
  const subject = order({ from: 'DE', to: 'KR', line });
  return decide({ order: subject, screening: { parties: screeningOf(subject) }, asOf, statusRegister: REGIME_PROFILES.AS_PUBLISHED, rateTable: TABLE });
}

describe('a rate of one day', () => {
  it.each([
    ['before its day there is none', '2026-11-26', null],
    ['counts on its day', '2026-11-27', '7.1'],
    ['until a newer one comes', '2026-11-29', '7.1'],
    ['which counts from its own day', '2026-11-30', '7.15'],
    ['and until it is as old as the file allows', '2026-12-04', '7.15'],
    ['not longer', '2026-12-05', null],
    ['not before the next one either', '2026-12-09', null],
    ['and so on', '2026-12-14', '7.2'],
    ['to the end', '2026-12-15', null],
  ])('%s: %s', (_what, on, rate) => expect(rateOn(TABLE, 'USD', on)?.toFixed() ?? null).toBe(rate));

  it.each([
    ['just below 0.1 %', '2026-11-29', '709.99', 'NO_LICENSE_REQUIRED'],
    ['exactly 0.1 %', '2026-11-29', '710.00', 'LICENSE_REQUIRED'],
    ['exactly 0.1 % at the newer rate', '2026-11-30', '715.00', 'LICENSE_REQUIRED'],
    ['just below at the newer rate', '2026-11-30', '714.99', 'NO_LICENSE_REQUIRED'],
    ['a rate that is too old', '2026-12-05', '710.00', 'NEEDS_INFORMATION'],
    ['a rate of a later day only', '2026-11-26', '710.00', 'NEEDS_INFORMATION'],
  ])('%s on %s: %s CNY of 100,000 USD is %s', (_what, on, value, outcome) => expect(decideOn(on, value).outcome).toBe(outcome));

  it('is shown with its day, and the table by its id', () => {
    const made = decideOn('2026-11-29', '710.00');
    expect(made.rateTableId).toBe(TABLE.id);
    expect(made.lines[0]?.rules.find(({ rule }) => rule === 'MOFCOM 61/2025 Art 1(1)')?.compared).toMatchObject({ rate: `1 CNY = 1 CNY, 1 USD = 7.1 CNY (rate of 2026-11-27) on 2026-11-29 (${TABLE.id})` });
  });

  it.each([['USD', '2026-12-05', 'CNY'], ['JPY', '2026-11-29', 'JPY']])('that is missing (%s on %s) is named', (missing, on, currency) => {
    expect(decideOn(on, '710.00', currency).lines[0]?.missingFacts.join()).toContain(`exchange rate of ${missing} on ${on}, which rate table ${TABLE.id} does not hold`);
  });
});

describe('the id of a table', () => {
  it('is the hash of what it says, whatever the order of the entries, the comments and the notation', () => {
    const [head = '', rows = ''] = FILE.split('rates:\n');
    const turned = `${head.replace(/^#.*\n/, '')}rates:\n${rows.trimEnd().split('\n').reverse().join('\n')}\n`;
    expect(TABLE.id).toMatch(/^rates-[0-9a-f]{64}$/);
    expect(tableOf(turned)).toEqual(TABLE);
    const json = { base: 'CNY', source: 'made up', maxAgeDays: 4, rates: [{ currency: 'USD', day: '2026-11-27', perUnit: '7.1', retrievedOn: '2026-11-27' }] };
    expect(tableOf(JSON.stringify(json)).rates).toEqual([{ currency: 'USD', from: '2026-11-27', to: '2026-12-01', perUnit: '7.1', retrievedOn: '2026-11-27' }]);
  });

  it.each([['a rate', '"7.1"', '"7.10"'], ['the age', 'maxAgeDays: 4', 'maxAgeDays: 3'], ['the source', 'source: made up', 'source: other'], ['the day it was read', 'retrievedOn: 2026-12-10', 'retrievedOn: 2026-12-11']])('is another when %s changes', (_what, before, after) => {
    expect(tableOf(FILE.replace(before, after)).id).not.toBe(TABLE.id);
  });

  it('tells whether a table is the one it names; an id of another kind says nothing', () => {
    expect(isContentOfItsId(TABLE, sha256)).toBe(true);
    expect(isContentOfItsId({ ...TABLE, rates: TABLE.rates.slice(1) }, sha256)).toBe(false);
    expect(isContentOfItsId({ ...TABLE, id: 'rates-1' }, sha256)).toBe(true);
  });

  it('stands in a table that `decide` and `replay` take as it is', () => {
    expect(readRateTable(JSON.parse(JSON.stringify(TABLE)))).toEqual({ ok: true, value: TABLE });
    const bad = { ...TABLE, rates: [{ ...TABLE.rates[0], retrievedOn: 'today', source: 7 }] };
    expect(readRateTable(bad)).toMatchObject({ ok: false, error: [{ path: 'rates[0].retrievedOn' }, { path: 'rates[0].source' }] });
  });
});

test('the example in the runbook is one that can be used', () => {
  const runbook = readFileSync(join(__dirname, '../../../docs/runbook.md'), 'utf8');
  const example = /^## Exchange rates$[^]*?^```yaml\n([^]*?)^```$/m.exec(runbook)?.[1] ?? '';
  expect(tableOf(example).rates.map(({ currency, from, to, perUnit }) => [currency, from, to, perUnit])).toEqual([
    ['JPY', '2026-11-27', '2026-12-07', '0.0466'], ['USD', '2026-11-26', '2026-11-26', '7.0850'], ['USD', '2026-11-27', '2026-12-07', '7.0832'],
  ]);
});

describe('a mistake in the file is named with line, field, value and what is allowed', () => {
  it.each([
    ['a rate without quotes', FILE.replace('"7.2"', '7.2'), 'rates.yaml:7: rates[1].perUnit=7.2 must be a decimal above 0 in quotes, such as "7.0850": a number without quotes may lose digits'],
    ['a rate with a comma', FILE.replace('"7.2"', '"7,2"'), 'rates.yaml:7: rates[1].perUnit="7,2" must be a decimal above 0 in quotes, such as "7.0850": a number without quotes may lose digits'],
    ['a rate of 0', FILE.replace('"8.2"', '"0"'), 'rates.yaml:9: rates[3].perUnit="0" must be a decimal above 0 in quotes, such as "7.0850": a number without quotes may lose digits'],
    ['a day that does not exist', FILE.replace('day: 2026-12-10', 'day: 2026-11-31'), 'rates.yaml:7: rates[1].day="2026-11-31" must be a day that exists, written YYYY-MM-DD'],
    ['no day of reading', FILE.replace(', retrievedOn: 2026-11-30', ''), 'rates.yaml:8: rates[2].retrievedOn is missing: must be a day that exists, written YYYY-MM-DD'],
    ['a currency that is none', FILE.replace('EUR', 'euro'), 'rates.yaml:9: rates[3].currency="euro" must be an ISO 4217 currency code, for example "EUR"'],
    ['the base', FILE.replace('EUR', 'CNY'), 'rates.yaml:9: rates[3].currency="CNY" is the base itself, which is always worth 1; remove the entry'],
    ['two rates of one day', FILE.replace('2026-12-10,', '2026-11-27,'), 'rates.yaml:7: rates[1].day="2026-11-27" has a rate of USD already, on line 6; allowed is one for each day'],
    ['an unknown field', FILE.replace('base: CNY', 'base: CNY\nquote: USD'), 'rates.yaml:3: quote="USD" is not a field of the contract'],
    ['no base', FILE.replace('base: CNY\n', ''), 'rates.yaml:1: base is missing: must be an ISO 4217 currency code, for example "EUR"'],
    ['no source', FILE.replace('source: made up\n', ''), 'rates.yaml:1: source is missing: must be a text of 1 to 500 characters that says where the rates were read'],
    ['an age below 0', FILE.replace('maxAgeDays: 4', 'maxAgeDays: -1'), 'rates.yaml:4: maxAgeDays=-1 must be a whole number of days from 0 to 366'],
    ['no entries', `${FILE.split('rates:')[0]}rates: []\n`, 'rates.yaml:5: rates=[] must be a list of 1 to 10000 entries {currency, day, perUnit, retrievedOn, source?}'],
    ['a key twice', `${FILE}base: USD\n`, 'rates.yaml:10: the file is not valid YAML: Map keys must be unique'],
  ])('%s', (_what, text, mistake) => expect(mistakes(text)).toEqual([mistake]));

  it.each([['an alias of nothing', 'base: *x'], ['nothing', ''], ['a text', 'rates'], ['half an object', '{"base": "CNY"']])('%s is no file of rates', (_what, text) => {
    expect(mistakes(text).join()).toMatch(/^rates\.yaml:1: /);
  });

  it('all of them are named at once', () => {
    expect(mistakes(FILE.replace('"7.1"', '7.1').replace('EUR', 'euro')).map((mistake) => mistake.split(' ')[0])).toEqual(['rates.yaml:6:', 'rates.yaml:9:']);
  });
});
