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

describe('lists import', () => {
  it('sends an official file as lines of our own form', async () => {
    const seen: { url: string | undefined; body: string }[] = [];
    const server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        seen.push({ url: request.url, body });
        response.end('{"snapshotId":"ls-1"}');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    process.env['YTTERBY_API_KEY'] = 'test-key';
    try {
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      expect((await run('lists', 'import', file('un.xml', xml(ENTITY)), '--format', 'un-xml', '--url', url)).status).toBe(0);
      expect(seen).toMatchObject([{ url: expect.stringContaining('format=ytterby') }]);
      expect(JSON.parse(seen[0]?.body ?? '')).toMatchObject({ id: 'UN-SC-T1' });
    } finally {
      delete process.env['YTTERBY_API_KEY'];
      server.close();
    }
  });
});
