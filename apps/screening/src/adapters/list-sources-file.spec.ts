import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadListSources } from './list-sources-file';

const folder = mkdtempSync(join(tmpdir(), 'ytterby-sources-'));
afterAll(() => rmSync(folder, { recursive: true }));

const path = join(folder, 'sources.json');
const SDN = { id: 'us-sdn', url: 'https://lists.example/sdn.xml', format: 'ofac-xml' };

function load(content: unknown, env: Record<string, string> = {}) {
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return loadListSources(path, env);
}

const loadSources = (...sources: object[]) => load({ sources });

describe('the file of list sources', () => {
  it('gives a source the cautious choice for whatever it does not say', () => {
    expect(loadSources(SDN)).toMatchObject([
      { id: 'us-sdn', format: 'ofac-xml', activate: 'manual', onError: 'stop', everyMinutes: 60, maxAgeHours: 48, lists: null, sha256: null, maxBytes: 128 * 1024 * 1024 },
    ]);
  });

  it('takes paths from its own folder, and the values of headers from the environment', () => {
    const [own, feed] = load({ sources: [{ id: 'own', file: 'own.csv', format: 'own-csv' }, { ...SDN, headers: { Authorization: { env: 'SDN_TOKEN' } } }] }, { SDN_TOKEN: 'Bearer t' });
    expect(own?.location).toEqual({ kind: 'file', paths: [join(folder, 'own.csv')], checksumBeside: false });
    expect(feed?.location).toMatchObject({ kind: 'url', urls: [SDN.url], headers: { authorization: 'Bearer t' } });
  });

  it('is shipped as an example that can be read', () => {
    const example = join(__dirname, '..', '..', '..', '..', 'infra', 'list-sources.example.json');
    expect(loadListSources(example, {}).map(({ id, activate }) => `${id} ${activate}`)).toEqual(['us-ofac-sdn manual', 'us-ofac-cons manual', 'eu-fsf manual', 'un-sc manual', 'own auto']);
  });

  it('knows no sources when no file is named', () => {
    expect(loadListSources(undefined, {})).toEqual([]);
  });

  it('has another key for whatever changes what is read, and the same for when and how it is asked for', () => {
    const keyOf = (more: object): string | undefined => loadSources({ ...SDN, ...more })[0]?.configKey;
    expect(['ofac-csv', 'csl-json'].map((format) => keyOf({ format })).includes(keyOf({}))).toBe(false);
    expect(keyOf({ onError: 'skip' })).not.toBe(keyOf({}));
    expect(keyOf({ everyMinutes: 5, activate: 'auto', timeoutSeconds: 5, maxAgeHours: 1 })).toBe(keyOf({}));
  });

  it.each([
    ['a file that is no JSON', '{', /sources\.json": the list sources cannot be used/],
    ['no sources', { sources: [] }, /sources=\[\]/],
    ['a key that does not exist', { sources: [{ ...SDN, everyMinute: 5 }] }, /sources\[0\].*everyMinute/],
    ['an unknown format', { sources: [{ ...SDN, format: 'pdf' }] }, /sources\[0\]\.format="pdf": .*ofac-xml/],
    ['no place', { sources: [{ id: 'a', format: 'ftm' }] }, /sources\[0\]\.url: must be there, or file or folder, and only one of them; there is none/],
    ['two places', { sources: [{ ...SDN, file: 'x' }] }, /there are url, file/],
    ['a key of another place', { sources: [{ ...SDN, take: 'all' }] }, /sources\[0\]\.take: means nothing together with url/],
    ['plain HTTP to another machine', { sources: [{ ...SDN, url: 'http://lists.example/x' }] }, /sources\[0\]\.url="http:\/\/lists\.example\/x": must be https; plain http to another machine needs allowHttp: true/],
    ['a user and password in an address', { sources: [{ ...SDN, url: 'https://me:secret@lists.example/x' }] }, /must hold no user and password/],
    ['a header whose variable is not set', { sources: [{ ...SDN, headers: { Authorization: { env: 'SDN_TOKEN' } } }] }, /sources\[0\]\.headers\.Authorization\.env="SDN_TOKEN": names an environment variable that is not set/],
    ['a secret in the file', { sources: [{ ...SDN, headers: { Authorization: 'Bearer t' } }] }, /sources\[0\]\.headers\.Authorization/],
    ['more files than the format has', { sources: [{ ...SDN, url: [SDN.url, SDN.url] }] }, /sources\[0\]\.url="2": must name at most 1 for the format ofac-xml/],
    ['a checksum of several files', { sources: [{ ...SDN, format: 'ofac-csv', url: [SDN.url, SDN.url], sha256: 'a'.repeat(64) }] }, /sources\[0\]\.sha256: needs a source of one file/],
    ['the same id twice', { sources: [SDN, SDN] }, /sources\[1\]\.id="us-sdn": stands on an earlier source too/],
    ['a list that two sources name', { sources: [{ ...SDN, lists: ['A'] }, { ...SDN, id: 'b', lists: ['A'] }] }, /sources\[1\]\.lists="A": names a list that source "us-sdn" names too/],
  ])('refuses %s and says where', (_what, content, sentence) => {
    expect(() => load(content)).toThrow(expect.objectContaining({ code: 'YTB_CONFIG_INVALID', message: expect.stringMatching(sentence) as string }));
  });

  it('refuses a file that is not there', () => {
    expect(() => loadListSources(join(folder, 'none.json'), {})).toThrow(/YTTERBY_LIST_SOURCES_FILE=.*none\.json.*ENOENT/);
  });
});
