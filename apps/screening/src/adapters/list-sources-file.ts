import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { listFormat, listName, parseJson, parseWith } from '@ytterby/contracts';
import { type FieldError, YtterbyError } from '@ytterby/kernel';
import { sha256Hex } from '@ytterby/platform';
import { filesOfFormat, LIST_READERS_VERSION } from '@ytterby/watchlists';
import { z } from 'zod';
import type { ListSource, SourceLocation } from '../source-ports';
import { mayBeRead } from './http-file';
import { reasonOf } from './reason-of';

const MIB = 1024 * 1024;
const MAX_FILES = 4;

const address = z.url({ protocol: /^https?$/, error: 'must be an address such as https://lists.example/sdn.xml' });
const path = z.string().min(1).max(1000);
const oneOrMore = <T extends z.ZodType>(one: T) => z.preprocess((value) => (typeof value === 'string' ? [value] : value), z.array(one).min(1).max(MAX_FILES).optional());

const sourceSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/, { error: 'must be 1 to 60 characters of a-z 0-9 -' }),
  url: oneOrMore(address),
  file: oneOrMore(path),
  folder: path.optional(),
  take: z.enum(['newest', 'all']).optional(),
  endsWith: z.string().max(100).optional(),
  format: listFormat,
  list: listName.optional(),
  lists: z.array(listName).min(1).optional(),
  onError: z.enum(['stop', 'skip']).default('stop'),
  activate: z.enum(['auto', 'manual']).default('manual'),
  everyMinutes: z.int().min(1).max(10_080).default(60),
  maxAgeHours: z.number().positive().max(8_760).default(48),
  timeoutSeconds: z.int().min(1).max(600).default(120),
  maxMiB: z.int().min(1).max(512).default(128),
  sha256: z.string().regex(/^[0-9a-f]{64}$/, { error: 'must be 64 hex digits in lower case' }).optional(),
  sha256Url: address.optional(),
  sha256Beside: z.boolean().optional(),
  headers: z.record(z.string().regex(/^[A-Za-z0-9-]+$/), z.strictObject({ env: z.string().regex(/^[A-Z][A-Z0-9_]*$/, { error: 'must be the name of an environment variable, such as OFAC_TOKEN' }) })).optional(),
  allowHttp: z.boolean().default(false),
});
type SourceEntry = z.infer<typeof sourceSchema>;

const fileSchema = z.strictObject({ sources: z.array(sourceSchema).min(1).max(100) });

/** Which keys go with which place, and with nothing else. */
const KEYS_OF = { url: ['timeoutSeconds', 'sha256Url', 'headers', 'allowHttp'], file: ['sha256Beside'], folder: ['take', 'endsWith', 'sha256Beside'] } as const;
const PLACES = ['url', 'file', 'folder'] as const;

type Env = Readonly<Record<string, string | undefined>>;

/** What the entries say together; each alone follows the schema. */
class EntryCheck {
  readonly errors: FieldError[] = [];

  constructor(
    private readonly env: Env,
    private readonly given: readonly Readonly<Record<string, unknown>>[],
  ) {}

  entry(entry: SourceEntry, i: number): void {
    const places = PLACES.filter((place) => entry[place] !== undefined);
    if (places.length !== 1) this.add(i, 'url', `must be there, or file or folder, and only one of them; there ${places.length === 0 ? 'is none' : `are ${places.join(', ')}`}`);
    const allowed: readonly string[] = places.flatMap((place) => KEYS_OF[place]);
    const strange = PLACES.flatMap((place): readonly string[] => KEYS_OF[place]).find((key) => this.given[i]?.[key] !== undefined && !allowed.includes(key));
    if (places.length === 1 && strange !== undefined) this.add(i, strange, `means nothing together with ${places.join()}`);
    this.files(entry, i);
    this.addresses(entry, i);
    for (const [header, { env }] of Object.entries(entry.headers ?? {})) {
      if ((this.env[env] ?? '') === '') this.add(i, `headers.${header}.env`, 'names an environment variable that is not set', env);
    }
  }

  private files({ url, file, format, sha256, sha256Url }: SourceEntry, i: number): void {
    const place = url === undefined ? 'file' : 'url';
    const count = (url ?? file ?? []).length;
    const most = format === 'ofac-csv' ? filesOfFormat(format) : 1;
    if (count > most) this.add(i, place, `must name at most ${most} for the format ${format}`, String(count));
    if (count > 1 && sha256 !== undefined) this.add(i, 'sha256', 'needs a source of one file');
    if (count > 1 && sha256Url !== undefined) this.add(i, 'sha256Url', 'needs a source of one file');
  }

  private addresses({ url = [], sha256Url, allowHttp }: SourceEntry, i: number): void {
    for (const [key, address] of [...url.map((one) => ['url', one] as const), ...(sha256Url === undefined ? [] : [['sha256Url', sha256Url] as const])]) {
      const { username, password } = new URL(address);
      if (username + password !== '') this.add(i, key, 'must hold no user and password; name an environment variable in headers instead');
      else if (!mayBeRead(address, allowHttp)) this.add(i, key, 'must be https; plain http to another machine needs allowHttp: true', address);
    }
  }

  add(i: number, key: string, message: string, value?: string): void {
    this.errors.push({ path: `sources[${i}].${key}`, message, ...(value === undefined ? {} : { value: JSON.stringify(value) }) });
  }
}

function together(entries: readonly SourceEntry[], check: EntryCheck): void {
  const lists = new Map<string, string>();
  for (const [i, { id, lists: named = [], folder, take, sha256 }] of entries.entries()) {
    if (entries.findIndex((other) => other.id === id) < i) check.add(i, 'id', 'stands on an earlier source too', id);
    if (folder !== undefined && take === 'all' && sha256 !== undefined) check.add(i, 'sha256', 'needs a source of one file');
    for (const list of named) {
      const other = lists.get(list);
      if (other !== undefined) check.add(i, 'lists', `names a list that source ${JSON.stringify(other)} names too`, list);
      lists.set(list, id);
    }
  }
}

function locationOf(entry: SourceEntry, base: string, env: Env): SourceLocation {
  const { url, file, folder, take = 'newest', endsWith = '', sha256Url, sha256Beside: checksumBeside = false, timeoutSeconds, headers = {}, allowHttp } = entry;
  if (url !== undefined) {
    const values = Object.entries(headers).map(([header, { env: name }]) => [header.toLowerCase(), env[name] ?? '']);
    return { kind: 'url', urls: url, headers: Object.fromEntries(values) as Record<string, string>, timeoutMs: timeoutSeconds * 1000, checksumUrl: sha256Url ?? null, allowHttp };
  }
  if (file !== undefined) return { kind: 'file', paths: file.map((one) => resolve(base, one)), checksumBeside };
  return { kind: 'folder', folder: resolve(base, folder ?? ''), take, endsWith, checksumBeside };
}

/** Hash of what decides which entries come out of which bytes, and of the version of our readers. */
function configKeyOf({ url, file, folder, take, endsWith, format, list, lists, onError, sha256, sha256Url, sha256Beside }: SourceEntry): string {
  return sha256Hex(JSON.stringify([LIST_READERS_VERSION, url, file, folder, take, endsWith, format, list, lists, onError, sha256, sha256Url, sha256Beside].map((value) => value ?? null)));
}

function sourceOf(entry: SourceEntry, base: string, env: Env): ListSource {
  const { id, format, list, lists = null, onError, activate, everyMinutes, maxAgeHours, maxMiB, sha256 = null } = entry;
  return { id, location: locationOf(entry, base, env), sha256, format, list, lists, onError, activate, everyMinutes, maxAgeHours, maxBytes: maxMiB * MIB, configKey: configKeyOf(entry) };
}

function refuse(file: string, reason: string, cause?: unknown): YtterbyError {
  return new YtterbyError('YTB_CONFIG_INVALID', { message: `YTTERBY_LIST_SOURCES_FILE=${JSON.stringify(file)}: the list sources cannot be used. ${reason}`, cause });
}

function refuseFields(file: string, errors: readonly FieldError[]): YtterbyError {
  return refuse(file, errors.map(({ path: key, value, message }) => `${key}${value === undefined ? '' : `=${value}`}: ${message}`).join('; '));
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw refuse(file, reasonOf(cause), cause);
  }
}

/**
 * Reads the file of list sources once, at start; paths in it are from its own folder. Secrets are not in it: a header names the environment variable that holds its value.
 * @returns none when no file is named @throws YtterbyError YTB_CONFIG_INVALID naming file, key, value and what is allowed
 */
export function loadListSources(file: string | undefined, env: Env): readonly ListSource[] {
  if (file === undefined) return [];
  const json = parseJson(textOf(file));
  if (!json.ok) throw refuseFields(file, json.error);
  const parsed = parseWith(fileSchema, json.value);
  if (!parsed.ok) throw refuseFields(file, parsed.error);
  const { sources } = parsed.value;
  const check = new EntryCheck(env, (json.value as { sources: Record<string, unknown>[] }).sources);
  sources.forEach((entry, i) => check.entry(entry, i));
  together(sources, check);
  if (check.errors.length > 0) throw refuseFields(file, check.errors);
  return sources.map((entry) => sourceOf(entry, dirname(resolve(file)), env));
}
