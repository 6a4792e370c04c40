import { mkdtempSync, mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { sha256Hex } from '@ytterby/platform';
import { type Fetched, type FileState, type ListSource, SourceProblem } from '../source-ports';
import { getHttpFile } from './http-file';
import { SourceFilesReader } from './source-files';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const folder = mkdtempSync(join(tmpdir(), 'ytterby-source-files-'));
const BODY = 'a list\n';
const LIMIT = 1024;
let answers: Record<string, Answer> = {};
let asked: { path: string; headers: IncomingMessage['headers'] }[] = [];
let pauses: number[] = [];
let base = '';
const server = createServer((request, response) => {
  asked.push({ path: request.url ?? '', headers: request.headers });
  (answers[request.url ?? ''] ?? ((_request, missing) => missing.writeHead(404).end()))(request, response);
});

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
beforeEach(() => {
  answers = {};
  asked = [];
  pauses = [];
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true });
});

function sourceOf(over: Partial<ListSource>): ListSource {
  return { id: 's', location: urls('/list'), sha256: null, format: 'ytterby', list: undefined, lists: null, onError: 'stop', activate: 'manual', everyMinutes: 60, maxAgeHours: 48, maxBytes: LIMIT, configKey: 'k', ...over };
}

function urls(...paths: string[]): Extract<ListSource['location'], { kind: 'url' }> {
  return { kind: 'url', urls: paths.map((path) => base + path), headers: {}, timeoutMs: 2_000, checksumUrl: null, allowHttp: false };
}

function reader(stop = new AbortController().signal): SourceFilesReader {
  return new SourceFilesReader({ get: getHttpFile, signal: stop, random: () => 0.5, pause: (milliseconds) => Promise.resolve(void pauses.push(milliseconds)) });
}

const fetched = (location: ListSource['location'], known: readonly FileState[] = [], over: Partial<ListSource> = {}): Promise<Fetched> => reader().fetch(sourceOf({ location, ...over }), known);

async function problem(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'no problem',
    (cause: unknown) => (cause instanceof SourceProblem ? `${cause.outcome}: ${cause.message}` : String(cause)),
  );
}

async function statesOf(work: Promise<Fetched>): Promise<readonly FileState[]> {
  return (await work).states;
}

const whole = (body: string | Buffer, headers: Record<string, string> = {}): Answer => (_request, response) => void response.writeHead(200, headers).end(body);

describe('a file over HTTP', () => {
  it('comes with what the publisher says of it, and is asked for with that the next time', async () => {
    answers['/list'] = (request, response) => {
      if (request.headers['if-none-match'] === '"v1"') response.writeHead(304).end();
      else response.writeHead(200, { etag: '"v1"', 'last-modified': 'Fri, 27 Nov 2026 08:00:00 GMT' }).end(BODY);
    };
    const states = await statesOf(fetched(urls('/list')));
    expect(states).toEqual([{ name: `${base}/list`, etag: '"v1"', lastModified: 'Fri, 27 Nov 2026 08:00:00 GMT', sha256: sha256Hex(BODY), bytes: BODY.length }]);
    expect(await fetched(urls('/list'), states)).toEqual({ kind: 'unchanged', states });
  });

  it('is asked for by its date when it has no ETag', async () => {
    answers['/list'] = (request, response) => void response.writeHead(request.headers['if-modified-since'] === undefined ? 200 : 304, { 'last-modified': 'Fri, 27 Nov 2026 08:00:00 GMT' }).end(request.headers['if-modified-since'] === undefined ? BODY : undefined);
    expect((await fetched(urls('/list'), await statesOf(fetched(urls('/list'))))).kind).toBe('unchanged');
  });

  it('that is the same is unchanged although the publisher says otherwise, and what it says now is kept', async () => {
    let version = 0;
    answers['/list'] = (_request, response) => void response.writeHead(200, { etag: `"v${(version += 1)}"` }).end(BODY);
    const again = await fetched(urls('/list'), await statesOf(fetched(urls('/list'))));
    expect([again.kind, again.states[0]?.etag]).toEqual(['unchanged', '"v2"']);
  });

  it('may come gzipped, by the coding of the connection, and is what it was', async () => {
    answers['/list'] = whole(gzipSync(BODY), { 'content-encoding': 'gzip' });
    expect(await fetched(urls('/list'))).toMatchObject({ files: [{ bytes: Buffer.from(BODY) }], states: [{ sha256: sha256Hex(BODY) }] });
  });

  it('of several is taken with all others when one of them changed', async () => {
    answers['/a'] = (request, response) => void response.writeHead(request.headers['if-none-match'] === undefined ? 200 : 304, { etag: '"a"' }).end(request.headers['if-none-match'] === undefined ? 'A' : undefined);
    answers['/b'] = whole('B');
    const states = await statesOf(fetched(urls('/a', '/b')));
    answers['/b'] = whole('B2');
    expect(await fetched(urls('/a', '/b'), states)).toMatchObject({ kind: 'files', files: [{ bytes: Buffer.from('A') }, { bytes: Buffer.from('B2') }] });
  });

  it.each([
    ['an error of the server', (_request, response) => void response.writeHead(503).end()],
    ['a connection that breaks', (request) => void request.socket.destroy()],
    ['a body that is shorter than promised', (request, response) => void response.writeHead(200, { 'content-length': '100' }).write(BODY, () => request.socket.destroy())],
    ['a gzip body that was cut', whole(gzipSync(BODY).subarray(0, -6), { 'content-encoding': 'gzip' })],
  ] satisfies [string, Answer][])('is asked for again after %s, with growing pauses', async (_what, bad) => {
    const tries = [bad, bad, whole(BODY)];
    answers['/list'] = (request, response) => tries.shift()?.(request, response);
    expect((await fetched(urls('/list'))).kind).toBe('files');
    expect(pauses).toEqual([1_000, 4_000]);
  });

  it('waits as long as the server asks, within reason', async () => {
    answers['/list'] = (_request, response) => void response.writeHead(429, { 'retry-after': '7' }).end();
    expect(await problem(fetched(urls('/list')))).toBe(`failed: ${base}/list answered 429.`);
    expect(pauses).toEqual([7_000, 7_000]);
    answers['/list'] = (_request, response) => void response.writeHead(429, { 'retry-after': '7200' }).end();
    await problem(fetched(urls('/list')));
    expect(pauses.slice(2)).toEqual([30_000, 30_000]);
  });

  it.each([
    ['that is missing', 404, /^failed: .*\/list answered 404\.$/],
    ['that the key does not open', 403, /^failed: .* answered 403\.$/],
    ['that nobody knows but is said to be unchanged', 304, /^failed: .* answered 304 although nothing is known of it\.$/],
  ])('%s is not asked for again', async (_what, status, sentence) => {
    answers['/list'] = (_request, response) => void response.writeHead(status).end();
    expect(await problem(fetched(urls('/list')))).toMatch(sentence);
    expect(asked).toHaveLength(1);
  });

  it('that does not come within its time is given up after three tries', async () => {
    answers['/list'] = (_request, response) => void response.writeHead(200).write('never whole');
    expect(await problem(fetched({ ...urls('/list'), timeoutMs: 50 }))).toBe(`failed: ${base}/list did not send the whole file within 0.05 seconds.`);
    expect(asked).toHaveLength(3);
  });

  it('is not read beyond the limit, gzipped or not', async () => {
    const large = Buffer.alloc(LIMIT + 1);
    answers['/list'] = whole(large);
    expect(await problem(fetched(urls('/list')))).toMatch(/^refused: .*\/list is larger than maxMiB=/);
    answers['/list'] = whole(gzipSync(large), { 'content-encoding': 'gzip' });
    expect(await problem(fetched(urls('/list')))).toMatch(/^refused: .*\/list is larger than maxMiB=/);
  });

  it('is followed where it moved, without the key of the first host', async () => {
    answers['/list'] = (_request, response) => void response.writeHead(302, { location: `${base.replace('127.0.0.1', 'localhost')}/moved` }).end();
    answers['/moved'] = whole(BODY);
    expect((await fetched({ ...urls('/list'), headers: { authorization: 'Bearer t' } })).kind).toBe('files');
    expect(asked.map(({ path, headers }) => [path, headers.authorization])).toEqual([['/list', 'Bearer t'], ['/moved', undefined]]);
  });

  it.each([
    ['for ever', () => `${base}/list`, /redirects more than 5 times/],
    ['to plain HTTP of another machine', () => 'http://lists.example/x', /redirects to http:\/\/lists\.example\/x, which is no HTTPS/],
  ])('is not followed %s', async (_what, location, sentence) => {
    answers['/list'] = (_request, response) => void response.writeHead(301, { location: location() }).end();
    expect(await problem(fetched(urls('/list')))).toMatch(sentence);
  });

  it('is broken off when the service ends, which says nothing about it', async () => {
    const end = new AbortController();
    answers['/list'] = () => end.abort();
    expect(await problem(reader(end.signal).fetch(sourceOf({}), []))).toContain('AbortError');
  });

  it('shows no secret of its address', async () => {
    expect(await problem(fetched(urls('/none?token=secret')))).toBe(`failed: ${base}/none answered 404.`);
  });
});

describe('a checksum', () => {
  it.each([
    ['as sha256sum writes it', () => `${sha256Hex(BODY)}  list.jsonl\n`],
    ['alone', () => sha256Hex(BODY).toUpperCase()],
  ])('beside the file, %s, lets it pass', async (_what, text) => {
    answers['/list'] = whole(BODY);
    answers['/list.sha256'] = whole(text());
    expect((await fetched({ ...urls('/list'), checksumUrl: `${base}/list.sha256` })).kind).toBe('files');
  });

  it('that is another one refuses the file and names both', async () => {
    answers['/list'] = whole(BODY);
    answers['/list.sha256'] = whole('f'.repeat(64));
    expect(await problem(fetched({ ...urls('/list'), checksumUrl: `${base}/list.sha256` }))).toBe(`refused: ${base}/list has the SHA-256 ${sha256Hex(BODY)}, but ${base}/list.sha256 says ${'f'.repeat(64)}.`);
    expect(await problem(fetched(urls('/list'), [], { sha256: 'e'.repeat(64) }))).toMatch(/^refused: .*but sha256 of the source says e{64}\.$/);
  });

  it('that is none refuses the file', async () => {
    answers['/list'] = whole(BODY);
    answers['/list.sha256'] = whole('<html>not found</html>');
    expect(await problem(fetched({ ...urls('/list'), checksumUrl: `${base}/list.sha256` }))).toMatch(/^refused: .*list\.sha256 holds no SHA-256/);
  });
});

describe('files of this machine', () => {
  const own = (name: string): string => join(folder, name);
  const inFolder = (over: object = {}): ListSource['location'] => ({ kind: 'folder', folder: own('lists'), take: 'newest', endsWith: '', checksumBeside: false, ...over });

  beforeAll(() => {
    mkdirSync(own('lists'));
    mkdirSync(own('empty'));
    ['a.xml', 'b.xml', 'c.csv', '.hidden', 'd.xml.part', 'b.xml.sha256'].forEach((name, i) => {
      writeFileSync(own(`lists/${name}`), name);
      utimesSync(own(`lists/${name}`), 1_000, name === 'b.xml' ? 5_000 : 1_000 + i);
    });
  });

  it('are the newest of a folder, or all of it in the order of their names; no hidden ones, checksums or halves', async () => {
    const names = async (location: ListSource['location']): Promise<string[]> => (await statesOf(fetched(location))).map(({ name }) => name);
    expect(await names(inFolder())).toEqual(['b.xml']);
    expect(await names(inFolder({ take: 'all' }))).toEqual(['a.xml', 'b.xml', 'c.csv']);
    expect(await names(inFolder({ take: 'all', endsWith: '.xml' }))).toEqual(['a.xml', 'b.xml']);
  });

  it('that hold the same bytes are unchanged', async () => {
    const location = { kind: 'file' as const, paths: [own('lists/a.xml')], checksumBeside: false };
    const states = await statesOf(fetched(location));
    expect(await fetched(location, states)).toEqual({ kind: 'unchanged', states });
    writeFileSync(own('lists/a.xml'), 'other');
    expect((await fetched(location, states)).kind).toBe('files');
  });

  it.each([
    ['an empty folder', () => inFolder({ folder: own('empty'), endsWith: '.xml' }), /^failed: The folder .*empty has no file that ends with \.xml\.$/],
    ['a folder that is not there', () => inFolder({ folder: own('none') }), /^failed: .*none cannot be read \(ENOENT/],
    ['a file that is not there', () => ({ kind: 'file' as const, paths: [own('none')], checksumBeside: false }), /^failed: .*none cannot be read \(ENOENT/],
    ['a file without its checksum', () => ({ kind: 'file' as const, paths: [own('lists/c.csv')], checksumBeside: true }), /^failed: .*c\.csv\.sha256 cannot be read/],
    ['a file with another checksum', () => ({ kind: 'file' as const, paths: [own('lists/b.xml')], checksumBeside: true }), /^refused: b\.xml\.sha256 holds no SHA-256/],
  ])('are named: %s', async (_what, location, sentence) => {
    expect(await problem(fetched(location()))).toMatch(sentence);
  });
});
