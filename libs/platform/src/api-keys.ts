import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { YtterbyError } from '@ytterby/kernel';
import { z } from 'zod';

/** What a key's holder may do; `machine` submits and reads orders, persons climb viewer < analyst < officer. */
export const ROLES = ['viewer', 'analyst', 'officer', 'machine'] as const;
/** See {@link ROLES}. */
export type Role = (typeof ROLES)[number];

/** Who is calling. `subject` is written into every change. */
export interface Caller {
  readonly subject: string;
  readonly role: Role;
}

const keyFile = z.strictObject({
  keys: z.array(z.strictObject({ subject: z.string().min(1).max(200).refine((subject) => !subject.startsWith('source:'), { error: 'must not begin with "source:", which signs what list sources do' }), role: z.enum(ROLES), sha256: z.string().regex(/^[0-9a-f]{64}$/) })),
});
type KeyFile = z.infer<typeof keyFile>;

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** API keys: 256 random bits each, so that a plain SHA-256 is enough to keep them (no dictionary can be tried). */
export class ApiKeys {
  private constructor(private readonly entries: KeyFile['keys']) {}

  /** Reads the key file; a missing file means that there are no keys. @throws YTB_CONFIG_INVALID when the file cannot be used. */
  static load(path: string): ApiKeys {
    if (!existsSync(path)) return new ApiKeys([]);
    try {
      return new ApiKeys(keyFile.parse(JSON.parse(readFileSync(path, 'utf8'))).keys);
    } catch (cause) {
      throw new YtterbyError('YTB_CONFIG_INVALID', { message: `The API key file ${path} cannot be used: ${cause instanceof Error ? cause.message : 'unreadable'}`, cause });
    }
  }

  get isEmpty(): boolean {
    return this.entries.length === 0;
  }

  /**
   * The caller behind an `Authorization` header.
   * @throws YTB_AUTH_MISSING or YTB_AUTH_UNKNOWN_KEY
   */
  authenticate(authorization: string | undefined): Caller {
    const match = /^Bearer ([\w-]{20,200})$/.exec(authorization ?? '');
    if (match?.[1] === undefined) throw new YtterbyError('YTB_AUTH_MISSING');
    const hash = Buffer.from(sha256(match[1]));
    const found = this.entries.find((entry) => timingSafeEqual(Buffer.from(entry.sha256), hash));
    if (found === undefined) throw new YtterbyError('YTB_AUTH_UNKNOWN_KEY');
    return { subject: found.subject, role: found.role };
  }
}

/** Makes a key for each caller, writes the hashes to `path` (mode 0600) and returns the keys themselves, which are stored nowhere else. */
export function createApiKeys(path: string, callers: readonly Caller[]): ReadonlyMap<string, string> {
  const made = callers.map((caller) => ({ caller, key: `ytb_${randomBytes(32).toString('base64url')}` }));
  const file: KeyFile = { keys: made.map(({ caller, key }) => ({ ...caller, sha256: sha256(key) })) };
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify(file, null, 2)}\n`, { mode: 0o600 });
  chmodSync(path, 0o600);
  return new Map(made.map(({ caller, key }) => [caller.subject, key]));
}
