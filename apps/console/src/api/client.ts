import type { fieldError } from '@ytterby/contracts';
import type { z } from 'zod';
import { loadPieces } from './font-pieces';

/** One bad field of a request. */
export type FieldError = z.infer<typeof fieldError>;

/** An answer that is not a success, in the words of the API. `status` 0 = the gateway did not answer. */
export class ApiFailure extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly errors: readonly FieldError[] = [],
  ) {
    super(message);
  }
}

/** The API as one key sees it. Paths are relative to the gateway (`/v1/orders`). Answers have the shapes of libs/contracts; failures are {@link ApiFailure}. */
export interface Api {
  get<T>(path: string, signal?: AbortSignal): Promise<T>;
  post<T>(path: string, body?: unknown): Promise<T>;
  /** Opens an event stream behind `lastEventId`. */
  stream(path: string, lastEventId: string | null, signal: AbortSignal): Promise<ReadableStream<Uint8Array>>;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Reads a problem answer (RFC 9457); what is no problem document gets a sentence with its status. */
export function failureOf(status: number, body: unknown): ApiFailure {
  if (!isRecord(body) || typeof body.title !== 'string') return new ApiFailure(status, 'HTTP', `The server answered with status ${status}.`);
  const errors = Array.isArray(body.errors) ? (body.errors as FieldError[]) : [];
  return new ApiFailure(status, typeof body.code === 'string' ? body.code : 'HTTP', body.title, errors);
}

/** Anything thrown as an {@link ApiFailure}. */
export function asFailure(cause: unknown): ApiFailure {
  if (cause instanceof ApiFailure) return cause;
  return new ApiFailure(0, 'NETWORK', 'The gateway does not answer. Check that Ytterby is running, then try again.');
}

async function readJson<T>(response: Response): Promise<T> {
  const text = await response.text();
  await loadPieces(text);
  return JSON.parse(text) as T;
}

/** The {@link Api} for `key`; `onUnauthenticated` is told when the key is refused. */
export function createApi(key: string, onUnauthenticated: (failure: ApiFailure) => void): Api {
  async function call(path: string, init: RequestInit): Promise<Response> {
    const headers = { ...(init.headers as Record<string, string> | undefined), authorization: `Bearer ${key}` };
    const response = await fetch(path, { ...init, headers, cache: 'no-store', credentials: 'omit' });
    if (response.ok) return response;
    const failure = failureOf(response.status, await response.json().catch(() => null));
    if (failure.status === 401) onUnauthenticated(failure);
    throw failure;
  }
  return {
    async get<T>(path: string, signal?: AbortSignal) {
      const response = await call(path, { headers: { accept: 'application/json' }, ...(signal === undefined ? {} : { signal }) });
      return readJson<T>(response);
    },
    async post<T>(path: string, body?: unknown) {
      const json = body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
      return readJson<T>(await call(path, { method: 'POST', ...json }));
    },
    async stream(path, lastEventId, signal) {
      const headers = { accept: 'text/event-stream', ...(lastEventId === null ? {} : { 'last-event-id': lastEventId }) };
      const { body } = await call(path, { headers, signal });
      if (body === null) throw new ApiFailure(0, 'NETWORK', 'The event stream is empty.');
      return body;
    },
  };
}
