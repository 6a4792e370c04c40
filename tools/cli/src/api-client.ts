import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReadableStream } from 'node:stream/web';
import { UnavailableError, UsageError } from './exit-status';
import { REPOSITORY_ROOT } from './repository-root';

/** Where the gateway is and with whose key we call it. */
export interface ApiTarget {
  readonly url: string;
  readonly key: string;
}

/** Options that every command with a running stack has. */
export interface TargetOptions {
  readonly url?: string;
  readonly as?: string;
}

/** The key file of `npm start`: in the current folder, else in the checkout that this program runs from. */
function localKeysFile(): string | undefined {
  return [process.cwd(), REPOSITORY_ROOT].map((folder) => join(folder, '.ytterby', 'keys.local.json')).find((path) => existsSync(path));
}

/**
 * The gateway to talk to: `--url` or YTTERBY_URL, else the local one; the key from YTTERBY_API_KEY, else the local demo key of the subject `--as`.
 * @throws UsageError when the address is none, or no key can be found.
 */
export function resolveTarget(options: TargetOptions, defaultSubject: string): ApiTarget {
  const url = gatewayUrl(options.url ?? process.env['YTTERBY_URL'] ?? 'http://127.0.0.1:7400');
  const fromEnvironment = process.env['YTTERBY_API_KEY'];
  if (fromEnvironment !== undefined && fromEnvironment !== '') return { url, key: fromEnvironment };
  const file = localKeysFile();
  if (file === undefined) {
    throw new UsageError('No API key: set YTTERBY_API_KEY, or run `npm start` once in this folder, which makes local keys.');
  }
  const keys = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  const subject = options.as ?? defaultSubject;
  const key = keys[subject];
  if (key === undefined) throw new UsageError(`There is no local key for "${subject}"; there are: ${Object.keys(keys).join(', ')}.`);
  return { url, key };
}

function gatewayUrl(given: string): string {
  const isWeb = URL.canParse(given) && ['http:', 'https:'].includes(new URL(given).protocol);
  if (!isWeb) throw new UsageError(`${JSON.stringify(given)} (--url or YTTERBY_URL) is no address of a gateway; write one such as http://127.0.0.1:7400.`);
  return given;
}

/** A request body: text or a stream of bytes. */
export type RequestBody = string | ReadableStream<Uint8Array>;

/** An answer of the API: status and parsed body (null when it was empty or no JSON), and the text as it came. */
export interface ApiAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly text?: string;
}

/** One call of the gateway. @throws UnavailableError when it does not answer. */
export async function call(target: ApiTarget, method: string, path: string, body?: { type: string; content: RequestBody }): Promise<ApiAnswer> {
  const response = await send(target, method, path, body);
  const text = await response.text();
  return { status: response.status, body: parseOrNull(text), text };
}

async function send(target: ApiTarget, method: string, path: string, body?: { type: string; content: RequestBody }): Promise<Response> {
  try {
    return await fetch(new URL(path, target.url), {
      method,
      headers: { authorization: `Bearer ${target.key}`, ...(body === undefined ? {} : { 'content-type': body.type }) },
      ...(body === undefined ? {} : { body: body.content, duplex: 'half' }),
    });
  } catch (cause) {
    throw new UnavailableError(`${target.url} does not answer (${reasonOf(cause)}). Is the platform running? Start it with \`npm start\`, or set YTTERBY_URL.`);
  }
}

function reasonOf(cause: unknown): string {
  const inner = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause;
  return inner instanceof Error ? inner.message : String(inner);
}

function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // an answer that is no JSON has no body for us; its status says the rest
  }
}
