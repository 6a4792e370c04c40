import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadRateTable, rateTableReader } from './rate-table-file';

describe('the file of exchange rates', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ytterby-rates-'));
  const path = join(folder, 'rates.yaml');
  const written = (text: string): string => {
    writeFileSync(path, text);
    return path;
  };
  const good = 'base: CNY\nsource: made up\nmaxAgeDays: 5\nrates:\n  - { currency: USD, day: 2026-11-30, perUnit: "7.1", retrievedOn: 2026-11-30 }\n';
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is not needed', () => expect(loadRateTable(undefined)).toBeNull());

  it('gives a table with the hash of its content as its id', () => {
    const table = loadRateTable(written(good));
    expect(table).toMatchObject({ id: expect.stringMatching(/^rates-[0-9a-f]{64}$/), base: 'CNY', rates: [{ currency: 'USD', from: '2026-11-30', to: '2026-12-05', perUnit: '7.1' }] });
    expect(loadRateTable(written(`# a comment\n${good}`))).toEqual(table);
  });

  it('is parsed once as long as it says the same, and again when it does not', () => {
    const read = rateTableReader(written(good));
    const table = read();
    expect(read()).toBe(table);
    written(good.replace('7.1', '7.2'));
    expect(read()).toMatchObject({ rates: [{ perUnit: '7.2' }] });
    written('nothing');
    expect(read).toThrow('the exchange rates cannot be used');
    written(good);
    expect(read()).toEqual(table);
  });

  it.each([
    ['a mistake on a line', good.replace('USD', 'US$'), ':5: rates[0].currency="US$" must be an ISO 4217 currency code'],
    ['a file that is too large', `${good}#${'x'.repeat(1024 * 1024)}`, 'at most 1048576 are allowed'],
  ])('stops the start: %s', (_what, text, reason) => expect(() => loadRateTable(written(text))).toThrow(reason));

  it('stops the start when it is named and not there', () => {
    const missing = join(folder, 'none.yaml');
    expect(() => loadRateTable(missing)).toThrow(`YTTERBY_RATES_FILE="${missing}": the exchange rates cannot be used.`);
  });
});
