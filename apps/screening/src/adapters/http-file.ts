import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { SourceProblem } from '../source-ports';
import { reasonOf } from './reason-of';

/** What is asked for. */
export interface HttpFileRequest {
  readonly url: string;
  /** Sent to the host of `url` only, not to where it redirects. */
  readonly headers: Readonly<Record<string, string>>;
  /** Validators of what is known; null: the file is wanted whatever it is. */
  readonly known: { readonly etag: string | null; readonly lastModified: string | null } | null;
  /** For one try, from the connection to the last byte. */
  readonly timeoutMs: number;
  /** Largest body, also after its content coding. */
  readonly maxBytes: number;
  /** Plain HTTP may be used to other machines. */
  readonly allowHttp: boolean;
  /** Breaks it off. */
  readonly signal: AbortSignal;
}

/** A whole file, or that it is the known one. */
export type HttpFile = { readonly kind: 'unchanged' } | { readonly kind: 'file'; readonly bytes: Buffer; readonly etag: string | null; readonly lastModified: string | null };

/** A server that may answer otherwise the next time. */
export class TransientAnswer extends SourceProblem {
  constructor(
    message: string,
    /** How long the server asks to wait; null: it says nothing. */
    readonly retryAfterMs: number | null = null,
  ) {
    super('failed', message);
  }
}

const unpack = promisify(gunzip);
const MAX_REDIRECTS = 5;
const MIB = 1024 * 1024;
const REDIRECTS = [301, 302, 303, 307, 308];
/** Host names of this machine, as a URL has them. */
const LOOPBACK = /^(?:127(?:\.\d+){3}|0\.0\.0\.0|\[::1?\]|(?:.+\.)?localhost)$/;

/** An address as people see it: a query may hold a secret. */
export function shownUrl(url: string): string {
  const { protocol, host, pathname } = new URL(url);
  return `${protocol}//${host}${pathname}`;
}

const isHere = (url: string): boolean => LOOPBACK.test(new URL(url).hostname);

/** Whether an address may be read: HTTPS, or HTTP to this machine. */
export function mayBeRead(url: string, allowHttp: boolean): boolean {
  const { protocol } = new URL(url);
  return protocol === 'https:' || (protocol === 'http:' && (allowHttp || isHere(url)));
}

function send(url: string, headers: Readonly<Record<string, string>>, signal: AbortSignal): Promise<IncomingMessage> {
  const open = new URL(url).protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    open(url, { headers, signal }, resolve).on('error', reject).end();
  });
}

/** The bytes of a body. @throws TransientAnswer when it breaks off or is shorter than promised, SourceProblem `refused` when it is too large */
async function bodyOf(answer: IncomingMessage, url: string, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes) {
      answer.destroy();
      throw tooLarge(url, maxBytes);
    }
    chunks.push(chunk);
  }
  const promised = answer.headers['content-length'];
  if (promised !== undefined && Number(promised) !== size) throw new TransientAnswer(`${shownUrl(url)} broke off: ${size} bytes came of ${promised}.`);
  return decoded(Buffer.concat(chunks), answer.headers['content-encoding'] ?? 'identity', url, maxBytes);
}

const tooLarge = (url: string, maxBytes: number): SourceProblem => new SourceProblem('refused', `${shownUrl(url)} is larger than maxMiB=${maxBytes / MIB}.`);

async function decoded(body: Buffer, coding: string, url: string, maxBytes: number): Promise<Buffer> {
  if (coding === 'identity') return body;
  if (coding !== 'gzip' && coding !== 'x-gzip') throw new SourceProblem('refused', `${shownUrl(url)} answered in the content coding ${JSON.stringify(coding)}; only gzip was asked for.`);
  try {
    return await unpack(body, { maxOutputLength: maxBytes });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(url, maxBytes);
    throw new TransientAnswer(`${shownUrl(url)} sent a gzip body that is damaged or was cut (${reasonOf(cause)}).`);
  }
}

function retryAfterMs(answer: IncomingMessage): number | null {
  const seconds = Number(answer.headers['retry-after'] ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : null;
}

function refuseStatus(answer: IncomingMessage, url: string): never {
  const status = answer.statusCode ?? 0;
  const sentence = `${shownUrl(url)} answered ${status}.`;
  if (status >= 500 || status === 408 || status === 429) throw new TransientAnswer(sentence, retryAfterMs(answer));
  throw new SourceProblem('failed', status === 304 ? `${shownUrl(url)} answered 304 although nothing is known of it.` : sentence);
}

function headersFor(asked: HttpFileRequest, url: string): Record<string, string> {
  const isOwn = new URL(url).origin === new URL(asked.url).origin;
  const { etag = null, lastModified = null } = asked.known ?? {};
  return {
    ...(isOwn ? asked.headers : {}),
    'accept-encoding': 'gzip',
    'user-agent': 'ytterby',
    ...(etag === null ? {} : { 'if-none-match': etag }),
    ...(etag !== null || lastModified === null ? {} : { 'if-modified-since': lastModified }),
  };
}

/** Where a redirect leads. @throws SourceProblem when it leads nowhere, or where it must not */
export function redirectTarget(url: string, location: string | undefined, allowHttp: boolean): string {
  const next = location === undefined || !URL.canParse(location, url) ? null : new URL(location, url).toString();
  if (next === null) throw new SourceProblem('failed', `${shownUrl(url)} redirects to no address.`);
  // A publisher has no say in what is asked of this machine.
  if (isHere(next) && !isHere(url)) throw new SourceProblem('refused', `${shownUrl(url)} redirects to ${shownUrl(next)}, which is this machine.`);
  if (!mayBeRead(next, allowHttp)) throw new SourceProblem('refused', `${shownUrl(url)} redirects to ${shownUrl(next)}, which is no HTTPS.`);
  return next;
}

async function attempt(asked: HttpFileRequest, signal: AbortSignal): Promise<HttpFile> {
  let { url } = asked;
  for (let hops = 0; hops <= MAX_REDIRECTS; hops += 1) {
    const answer = await send(url, headersFor(asked, url), signal);
    const status = answer.statusCode ?? 0;
    if (status === 200) {
      const bytes = await bodyOf(answer, url, asked.maxBytes);
      return { kind: 'file', bytes, etag: answer.headers.etag ?? null, lastModified: answer.headers['last-modified'] ?? null };
    }
    answer.resume(); // an answer that is not read would keep its connection
    if (status === 304 && asked.known !== null) return { kind: 'unchanged' };
    if (!REDIRECTS.includes(status)) refuseStatus(answer, url);
    url = redirectTarget(url, answer.headers.location, asked.allowHttp);
  }
  throw new SourceProblem('failed', `${shownUrl(asked.url)} redirects more than ${MAX_REDIRECTS} times.`);
}

/**
 * One try to get a file over HTTP, with the validators of what is known; redirects are followed, at most five, never from HTTPS to another machine's HTTP, nor
 * from elsewhere to this machine.
 * @throws what the signal throws when it is broken off; TransientAnswer when another try may help (no connection, time-out, 408, 429, 5xx, a body that broke off); SourceProblem otherwise
 */
export async function getHttpFile(asked: HttpFileRequest): Promise<HttpFile> {
  const timeout = AbortSignal.timeout(asked.timeoutMs);
  try {
    return await attempt(asked, AbortSignal.any([timeout, asked.signal]));
  } catch (cause) {
    if (cause instanceof SourceProblem) throw cause;
    asked.signal.throwIfAborted();
    if (timeout.aborted) throw new TransientAnswer(`${shownUrl(asked.url)} did not send the whole file within ${asked.timeoutMs / 1000} seconds.`);
    throw new TransientAnswer(`${shownUrl(asked.url)} cannot be read (${reasonOf(cause)}).`);
  }
}
