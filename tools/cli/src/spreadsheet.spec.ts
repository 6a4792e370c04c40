import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ownCsvTemplate } from '@ytterby/watchlists';
import writeXlsxFile from 'write-excel-file/node';
import { csvOfWorkbook, templateWorkbook } from './spreadsheet';
import { run } from './test/run';

const folder = mkdtempSync(join(tmpdir(), 'ytterby-workbook-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Buffer): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

type Cell = string | number | boolean | Date | null;
const workbook = (...rows: Cell[][]): Promise<Buffer> => writeXlsxFile([{ data: rows, dateFormat: 'yyyy-mm-dd' }, { data: [['a second sheet']] }]).toBuffer();

describe('the template as a workbook', () => {
  it('is read as the same list as the one in CSV', async () => {
    const fromCsv = await run('lists', 'convert', file('own.csv', ownCsvTemplate()), '--format', 'own-csv');
    const fromWorkbook = await run('lists', 'convert', file('own.xlsx', await templateWorkbook()), '--format', 'own-xlsx');
    expect(fromWorkbook.lines).toEqual(fromCsv.lines);
    expect(fromWorkbook.lines).toMatchObject([{ id: 'ACME-1', list: 'ACME-INTERNAL' }]);
  });

  it('is offered in no other form', async () => {
    expect(await run('lists', 'template', '--as', 'ods')).toMatchObject({ status: 2, stderr: expect.stringContaining('--as ods: allowed are csv, xlsx.') as string });
  });
});

describe('a workbook', () => {
  it('gives days as days, numbers as they are stored, and its first sheet only', async () => {
    const bytes = await workbook(['id', 'name', 'effectiveOn', 'nodeNm'], ['A-1', 'Heron, Works "H"', new Date('2026-02-24T00:00:00Z'), 28], ['0017', 'Two\nlines', null, 5.5]);
    expect(await csvOfWorkbook('own.xlsx', bytes)).toBe('id,name,effectiveOn,nodeNm\nA-1,"Heron, Works ""H""",2026-02-24,28\n0017,Two lines,,5.5\n');
  });

  it('keeps the numbers of its rows, so that a problem is found', async () => {
    const bytes = await workbook(['id', 'name', 'list', 'event'], ['A-1', 'Heron\nWorks', 'ACME', null], [null, null, null, null], ['A-2', 'Crane', 'ACME', 'delisted']);
    const { status, stderr, stdout } = await run('lists', 'convert', file('bad.xlsx', bytes), '--format', 'own-xlsx');
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain('row 4, A-2, event: must be designated, suspended, resumed, stopped (got "delisted"); the entry is left out');
  });

  it.each([
    ['something else', () => Promise.resolve(Buffer.from('id,name\n1,x\n'))],
    ['a workbook that was cut', async () => (await templateWorkbook()).subarray(0, -200)],
  ])('is not %s', async (_what, bytes) => {
    const { status, stderr, stdout } = await run('lists', 'convert', file('refused.xlsx', await bytes()), '--format', 'own-xlsx');
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/refused\.xlsx is no workbook that can be read \(\.xlsx\): .+\. Nothing of it is used\./);
  });

  it('without a row is refused', async () => {
    const { status, stderr } = await run('lists', 'convert', file('empty.xlsx', await workbook([null])), '--format', 'own-xlsx');
    expect(status).toBe(2);
    expect(stderr).toContain('the first row must name the column id');
  });
});
