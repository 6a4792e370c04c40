import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Caller, createApiKeys } from '@ytterby/platform';

/** The persons and machines of a local installation; each has a key of its own. */
const LOCAL_CALLERS: readonly Caller[] = [
  { subject: 'demo-erp', role: 'machine' },
  { subject: 'demo-reviewer', role: 'analyst' },
  { subject: 'second-reviewer', role: 'analyst' },
  { subject: 'officer', role: 'officer' },
  { subject: 'second-officer', role: 'officer' },
  { subject: 'viewer', role: 'viewer' },
];

/** Keys by subject. */
export type LocalKeys = Readonly<Record<string, string>>;

/** Files of the keys: hashes for the services, and the keys themselves (mode 0600) for the local command line and console link. */
export function keyFiles(runDir: string): { hashed: string; local: string } {
  return { hashed: join(runDir, 'keys.json'), local: join(runDir, 'keys.local.json') };
}

/** The local keys; made at the first start. */
export function ensureLocalKeys(runDir: string): LocalKeys {
  const files = keyFiles(runDir);
  if (existsSync(files.hashed) && existsSync(files.local)) return JSON.parse(readFileSync(files.local, 'utf8')) as LocalKeys;
  const keys = Object.fromEntries(createApiKeys(files.hashed, LOCAL_CALLERS));
  writeFileSync(files.local, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600 });
  chmodSync(files.local, 0o600);
  return keys;
}

/** The key of a subject. @throws Error when the local key file lacks it. */
export function keyOf(keys: LocalKeys, subject: string): string {
  const key = keys[subject];
  if (key === undefined) throw new Error(`the local key file has no key for "${subject}"; run npm run reset to make new keys`);
  return key;
}
