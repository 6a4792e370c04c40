import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiKeys, createApiKeys } from './api-keys';

const folder = mkdtempSync(join(tmpdir(), 'ytterby-keys-'));
const code = (expected: string): Error => expect.objectContaining({ code: expected }) as Error;

describe('API keys', () => {
  const file = join(folder, 'made', 'keys.json');
  const keys = createApiKeys(file, [
    { subject: 'anna', role: 'analyst' },
    { subject: 'erp', role: 'machine' },
  ]);
  const loaded = ApiKeys.load(file);

  it('are known by their key alone', () => {
    expect(loaded.authenticate(`Bearer ${keys.get('anna') ?? ''}`)).toEqual({ subject: 'anna', role: 'analyst' });
    expect(loaded.authenticate(`Bearer ${keys.get('erp') ?? ''}`)).toEqual({ subject: 'erp', role: 'machine' });
    expect(keys.get('anna')).not.toBe(keys.get('erp'));
  });

  it('are kept as hashes, for the owner only', () => {
    const text = readFileSync(file, 'utf8');
    for (const key of keys.values()) expect(text).not.toContain(key);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('have 256 random bits', () => {
    expect(Buffer.from((keys.get('anna') ?? '').slice('ytb_'.length), 'base64url')).toHaveLength(32);
  });

  it.each([undefined, '', 'Bearer', 'Bearer ', 'Basic YW5uYTpwdw==', 'Bearer short', 'Bearer a b', `Bearer ${'x'.repeat(201)}`])('%j is no key', (header) => {
    expect(() => loaded.authenticate(header)).toThrow(code('YTB_AUTH_MISSING'));
  });

  it('an unknown key, or one cut short, is refused', () => {
    expect(() => loaded.authenticate(`Bearer ytb_${'x'.repeat(43)}`)).toThrow(code('YTB_AUTH_UNKNOWN_KEY'));
    expect(() => loaded.authenticate(`Bearer ${(keys.get('anna') ?? '').slice(0, -1)}`)).toThrow(code('YTB_AUTH_UNKNOWN_KEY'));
  });

  it('a missing file means no keys', () => {
    const none = ApiKeys.load(join(folder, 'none.json'));
    expect(none.isEmpty).toBe(true);
    expect(loaded.isEmpty).toBe(false);
    expect(() => none.authenticate(`Bearer ${keys.get('anna') ?? ''}`)).toThrow(code('YTB_AUTH_UNKNOWN_KEY'));
  });

  it.each(['{', '[]', '{"keys":[{"subject":"a","role":"admin","sha256":"00"}]}', '{"keys":[],"extra":1}', `{"keys":[{"subject":"source:a","role":"officer","sha256":"${'0'.repeat(64)}"}]}`])('a file that holds %s stops the start and is named', (text) => {
    const bad = join(folder, 'bad.json');
    writeFileSync(bad, text);
    expect(() => ApiKeys.load(bad)).toThrow(expect.objectContaining({ code: 'YTB_CONFIG_INVALID', message: expect.stringContaining(bad) }));
  });
});
