import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { run } from './test/run';

const folder = mkdtempSync(join(tmpdir(), 'ytterby-lists-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Buffer): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

const xml = (inner: string): string => `<CONSOLIDATED_LIST><ENTITIES>${inner}</ENTITIES></CONSOLIDATED_LIST>`;
const ENTITY = '<ENTITY><FIRST_NAME>Heron Works</FIRST_NAME><REFERENCE_NUMBER>T1</REFERENCE_NUMBER><ENTITY_ADDRESS><COUNTRY>Atlantis</COUNTRY></ENTITY_ADDRESS></ENTITY>';
const NAMELESS = '<ENTITY><REFERENCE_NUMBER>T2</REFERENCE_NUMBER></ENTITY>';

describe('lists convert', () => {
  it('reads our own forms too: the starter form becomes the other, and a line that cannot be used is named', async () => {
    const starter = JSON.stringify({ id: 'S1', list: 'YTB-MIL', name: 'Heron Works' });
    const { status, lines } = await run('lists', 'convert', file('starter.jsonl', starter), '--format', 'starter');
    expect({ status, lines }).toMatchObject({ status: 0, lines: [{ id: 'S1', list: 'YTB-MIL', names: ['Heron Works'] }] });
    const bad = file('bad.jsonl', `${JSON.stringify({ id: 'E1', list: 'OWN', names: ['Heron'], nativeName: ['苍鹭'] })}\nnot json\n${JSON.stringify({ id: 'E2', list: 'OWN', names: ['Gull'] })}`);
    expect(await run('lists', 'convert', bad, '--format', 'ytterby')).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('row 1, nativeName: is not a field of this form') });
    const skipped = await run('lists', 'convert', bad, '--format', 'ytterby', '--on-error', 'skip');
    expect(skipped).toMatchObject({ status: 0, lines: [{ id: 'E2' }], stderr: expect.stringContaining('row 2, record: is not JSON; the entry is left out') });
  });

  it('writes an official file as lines of our own form, and names what was not taken', async () => {
    const { status, lines, stderr } = await run('lists', 'convert', file('un.xml.gz', gzipSync(xml(ENTITY))), '--format', 'un-xml');
    expect(status).toBe(0);
    expect(lines).toMatchObject([{ id: 'UN-SC-T1', list: 'UN-SC', names: ['Heron Works'], details: [{ label: 'ADDRESS.COUNTRY', text: 'Atlantis' }] }]);
    expect(stderr).toMatch(/row 1, UN-SC-T1, ADDRESS.COUNTRY: .*ISO 3166.* \(got "Atlantis"\); kept among the details/);
    expect(stderr).toContain('1 entries, 0 left out, 1 values kept as details');
  });

  it('writes nothing when an entry cannot be used, unless it may be left out', async () => {
    const path = file('bad.xml', xml(ENTITY + NAMELESS));
    expect(await run('lists', 'convert', path, '--format', 'un-xml')).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('row 1, UN-SC-T2, name: must be there') });
    const skipped = await run('lists', 'convert', path, '--format', 'un-xml', '--on-error', 'skip');
    expect([skipped.status, skipped.lines.length]).toEqual([0, 1]);
  });

  it.each([
    ['a file that was cut', ['un-xml'], xml(ENTITY).slice(0, -30), /no whole XML.*Nothing of it is used/s],
    ['bytes that are no UTF-8', ['un-xml'], Buffer.from([0x3c, 0xff]), /is no UTF-8/],
    ['an unknown format', ['pdf'], 'x', /--format pdf: allowed are starter, ytterby, ofac-xml/],
    ['an unknown way with errors', ['un-xml', '--on-error', 'hope'], 'x', /--on-error hope: allowed are stop, skip/],
  ])('refuses %s in a sentence', async (_what, [format = '', ...more], content, sentence) => {
    const { status, stderr, stdout } = await run('lists', 'convert', file('refused', content), '--format', format, ...more);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(sentence);
  });

  it('reads the template that lists template writes', async () => {
    const template = (await run('lists', 'template')).stdout;
    expect((await run('lists', 'convert', file('own.csv', template))).lines).toMatchObject([{ id: 'ACME-1', list: 'ACME-INTERNAL' }]);
  });
});

describe('lists import and activate', () => {
  let seen: { url: string | undefined; body: string }[] = [];
  let answer = { status: 200, body: {} };
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      seen.push({ url: request.url, body });
      response.writeHead(answer.status).end(JSON.stringify(answer.body));
    });
  });
  const lists = (...args: string[]) => run('lists', ...args, '--url', `http://127.0.0.1:${(server.address() as AddressInfo).port}`);

  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    process.env['YTTERBY_API_KEY'] = 'test-key';
  });
  beforeEach(() => {
    seen = [];
    answer = { status: 200, body: { snapshotId: 'ls-1' } };
  });
  afterAll(() => {
    delete process.env['YTTERBY_API_KEY'];
    server.close();
  });

  it('sends an official file as lines of our own form', async () => {
    expect((await lists('import', file('un.xml', xml(ENTITY)), '--format', 'un-xml')).status).toBe(0);
    expect(seen).toMatchObject([{ url: '/v1/lists:import?format=ytterby&onError=stop' }]);
    expect(JSON.parse(seen[0]?.body ?? '')).toMatchObject({ id: 'UN-SC-T1' });
  });

  it('accepts a loss only when it is told to', async () => {
    for (const more of [[], ['--accept-loss']]) {
      await lists('import', file('un.xml', xml(ENTITY)), '--format', 'un-xml', ...more);
      await lists('activate', 'ls-1', ...more);
    }
    expect(seen.map(({ url }) => url)).toEqual([
      '/v1/lists:import?format=ytterby&onError=stop',
      '/v1/lists/snapshots/ls-1:activate',
      '/v1/lists:import?format=ytterby&onError=stop&acceptLoss=true',
      '/v1/lists/snapshots/ls-1:activate?acceptLoss=true',
    ]);
  });

  it('keeps the other lists in force when it is told to', async () => {
    await lists('import', file('un.xml', xml(ENTITY)), '--format', 'un-xml', '--keep-others');
    expect(seen.map(({ url }) => url)).toEqual(['/v1/lists:import?format=ytterby&onError=stop&others=keep']);
  });

  it('shows, refreshes and accepts what sources give', async () => {
    answer = { status: 200, body: { sources: [{ id: 'us-sdn', stale: true }] } };
    const { status, stdout } = await lists('sources');
    expect([status, JSON.parse(stdout)]).toEqual([0, answer.body]);
    await lists('refresh', 'us-sdn');
    await lists('accept', 'us-sdn', 'ls-1');
    expect(seen.map(({ url }) => url)).toEqual(['/v1/lists/sources', '/v1/lists/sources/us-sdn:refresh', '/v1/lists/sources/us-sdn:accept?partId=ls-1']);
  });

  it('shows which list has shrunk', async () => {
    answer = { status: 409, body: { title: 'Entities would be lost', code: 'YTB_LIST_SHRUNKEN', errors: [{ path: 'UN-SC', value: '1', message: 'has 20 entities in force and would have 1' }] } };
    const { status, stderr } = await lists('activate', 'ls-1');
    expect([status, stderr]).toEqual([1, expect.stringMatching(/Entities would be lost \[YTB_LIST_SHRUNKEN\]\n {2}UN-SC: has 20 entities.*\(got 1\)/)]);
  });
});
