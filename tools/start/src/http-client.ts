/** A caller of the product's HTTP API with one key. */
export interface Client {
  readonly url: string;
  readonly key: string;
}

/** An answer: status and parsed JSON (null when there is none). */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

const TIMEOUT_MS = 30_000;

/** One request with a JSON or NDJSON text body; throws only when the service does not answer. */
export async function request(client: Client, method: string, path: string, options: { body?: string; headers?: Record<string, string> } = {}): Promise<Answer> {
  const response = await fetch(new URL(path, client.url), {
    method,
    headers: { authorization: `Bearer ${client.key}`, ...(options.body === undefined ? {} : { 'content-type': 'application/json' }), ...options.headers },
    signal: AbortSignal.timeout(TIMEOUT_MS),
    ...(options.body === undefined ? {} : { body: options.body }),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? null : (JSON.parse(text) as unknown) };
}

/** A request that must succeed. @throws Error with the answer when it does not. */
export async function requestOk(client: Client, method: string, path: string, options: { body?: string; headers?: Record<string, string> } = {}): Promise<unknown> {
  const answer = await request(client, method, path, options);
  if (answer.status >= 200 && answer.status < 300) return answer.body;
  throw new Error(`${method} ${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
}
