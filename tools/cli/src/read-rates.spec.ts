import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OrderV1 } from '@ytterby/contracts';
import { REGIME_PROFILES } from '@ytterby/regulation';
import { readRates } from './read-rates';
import { clearParties, DEMO_ORDERS, recordOf } from './test/records';
import { run } from './test/run';

const folder = mkdtempSync(join(tmpdir(), 'ytterby-rates-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

const RATES = `base: CNY
source: made up for tests
maxAgeDays: 5
rates:
  - { currency: USD, day: 2026-11-30, perUnit: "7.1", retrievedOn: 2026-11-30 }
`;

/** A magnet made in Germany for Korea, of 38,400 USD: 0.1 % are 38.40 USD, or 272.64 CNY at 7.1. */
function magnetWith(cnOriginPart1: string): OrderV1 {
  const { order } = DEMO_ORDERS[0] as (typeof DEMO_ORDERS)[number];
  const [line] = order.lines;
  const value = { currency: 'USD', itemTotal: '38400.00', cnOriginPart1, cnOriginPart1Currency: 'CNY' };
  return {
    ...order, exporter: { name: 'Odenwald Antriebe GmbH (fictional)', country: 'DE', isChineseOperator: false, locatedInChina: false }, shipment: { from: 'DE', to: 'KR', via: [] },
    parties: [{ partyId: 'p1', role: 'end_user', name: 'Hanbit Motors (fictional)', country: 'KR', militaryUser: false }],
    lines: [{ ...line, controlCode: null, manufacture: { country: 'DE', originatesInChina: false }, value }] as OrderV1['lines'],
  };
}

function lineOf(cnOriginPart1: string, over: object = {}): string {
  const order = magnetWith(cnOriginPart1);
  return JSON.stringify({ id: cnOriginPart1, asOf: '2026-12-01', regimeProfile: 'AS_PUBLISHED', order, screening: { parties: clearParties(order) }, ...over });
}

describe('decide --rates', () => {
  const rates = file('rates.yaml', RATES);
  const outcomes = async (text: string, ...args: string[]): Promise<unknown[]> => (await run('decide', '--in', file('cases.jsonl', `${text}\n`), ...args)).lines.map(({ outcome }) => outcome);

  it('converts, exactly at 0.1 %, what is a missing fact without', async () => {
    const cases = `${lineOf('272.63')}\n${lineOf('272.64')}`;
    expect(await outcomes(cases)).toEqual(['NEEDS_INFORMATION', 'NEEDS_INFORMATION']);
    expect(await outcomes(cases, '--rates', rates)).toEqual(['NO_LICENSE_REQUIRED', 'LICENSE_REQUIRED']);
  });

  it('does not use a rate that is too old or of a later day', async () => {
    expect(await outcomes(`${lineOf('272.64', { asOf: '2026-12-05' })}\n${lineOf('272.64', { asOf: '2026-12-06' })}\n${lineOf('272.64', { asOf: '2026-11-29' })}`, '--rates', rates)).toEqual(['LICENSE_REQUIRED', 'NEEDS_INFORMATION', 'NEEDS_INFORMATION']);
  });

  it('leaves a line its own table, or none', async () => {
    const own = { id: 'own', base: 'CNY', source: 'test', rates: [{ currency: 'USD', from: '2026-12-01', to: '2026-12-01', perUnit: '8' }] };
    expect(await outcomes(`${lineOf('272.64', { rateTable: own })}\n${lineOf('272.64', { rateTable: null })}`, '--rates', rates)).toEqual(['NO_LICENSE_REQUIRED', 'NEEDS_INFORMATION']);
  });

  it('counts for the other readings as well', async () => {
    const { lines } = await run('decide', '--in', file('what-if.jsonl', `${lineOf('272.64')}\n`), '--rates', rates, '--what-if', 'asOf=2026-12-06');
    expect(lines).toMatchObject([{ outcome: 'LICENSE_REQUIRED', whatIf: [{ outcome: 'NEEDS_INFORMATION', missingFacts: { added: [expect.stringContaining('exchange rate of USD on 2026-12-06')] } }] }]);
  });

  it('refuses a file with a mistake by line, and one that is not there, before anything is decided', async () => {
    const bad = file('bad.yaml', RATES.replace('"7.1"', '7.1'));
    expect(await run('decide', '--in', '-', '--rates', bad)).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining(`${bad}:5: rates[0].perUnit=7.1 must be a decimal above 0 in quotes`) });
    expect(await run('decide', '--in', '-', '--rates', join(folder, 'none.yaml'))).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('none.yaml') });
    expect(await run('decide', '--in', '-', '--rates', file('large.yaml', `${RATES}#${'x'.repeat(1024 * 1024)}\n`))).toMatchObject({ status: 2, stderr: expect.stringContaining('at most 1048576 are allowed') });
  });
});

describe('replay with a table from a file', () => {
  const rateTable = readRates(file('replayed.yaml', RATES));
  const record = { ...recordOf({ asOf: '2026-12-01', order: magnetWith('272.64') }, { rateTable, statusRegister: REGIME_PROFILES.AS_PUBLISHED }), rateTable };

  it('makes the decision again, byte for byte', async () => {
    expect(record.decision).toMatchObject({ outcome: 'LICENSE_REQUIRED', rateTableId: rateTable.id });
    expect(await run('replay', '--in', file('record.jsonl', `${JSON.stringify(record)}\n`))).toMatchObject({ status: 0, lines: [{ result: 'equal' }] });
  });

  it('sees that the table is not the one of its id any more', async () => {
    const changed = { ...record, rateTable: { ...rateTable, rates: [{ ...rateTable.rates[0], perUnit: '7.2' }] } };
    expect(await run('replay', '--in', file('changed.jsonl', `${JSON.stringify(changed)}\n`))).toMatchObject({ status: 1, lines: [{ error: { fields: [{ path: 'rateTable.id' }] } }] });
  });
});
