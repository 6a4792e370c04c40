import { type Agent, type ClientRequest, type IncomingMessage, request as httpRequest, type ServerResponse } from 'node:http';
import { YtterbyError } from '@ytterby/kernel';
import { type Logger, type Metrics, toProblem } from '@ytterby/platform';
import { headersToClient, headersToService } from './headers';
import type { UpstreamName, UpstreamTarget } from './upstreams';

/** What forwarding needs. */
export interface ForwardOptions {
  readonly urls: Readonly<Record<UpstreamName, string>>;
  readonly agent: Agent;
  /** Milliseconds without a byte after which a service is given up. */
  readonly timeoutMs: number;
  readonly logger: Logger;
  readonly metrics: Metrics;
}

const RETRY_AFTER_SECONDS = '2';

/** Answers with problem details on the raw response; used where no framework is in between. */
export function answerProblem(response: ServerResponse, error: unknown): void {
  const problem = toProblem(error);
  const retry = problem.status === 503 ? { 'retry-after': RETRY_AFTER_SECONDS } : {};
  response.writeHead(problem.status, { 'content-type': 'application/problem+json; charset=utf-8', 'x-content-type-options': 'nosniff', ...retry });
  response.end(JSON.stringify(problem));
}

/**
 * Forwards a request as a stream in both directions: nothing is buffered, so batches and event streams of any length pass, and a slow reader slows
 * the service down. A service that does not answer is 503 YTB_UPSTREAM_UNAVAILABLE with its name; one that breaks off in the middle breaks the
 * client's connection too, since a truncated answer must not look whole.
 */
export function forward(incoming: IncomingMessage, response: ServerResponse, target: UpstreamTarget, options: ForwardOptions): void {
  const hasBody = incoming.headers['transfer-encoding'] !== undefined || Number(incoming.headers['content-length'] ?? 0) > 0;
  const attempt = (mayRepeat: boolean): void => {
    const outgoing = open(incoming, target, options);
    let answered = false;
    outgoing.on('error', (cause) => {
      if (answered) return; // a service may refuse a body before it read it; its answer stands, and a broken one is noticed by relay
      // A kept connection that the service closed at the same moment says nothing about the service: ask once more on a new one.
      if (mayRepeat && outgoing.reusedSocket && isReset(cause) && !response.headersSent) attempt(false);
      else unavailable(response, target.service, cause, options);
    });
    outgoing.on('response', (answer) => {
      answered = true;
      relay(answer, response, target.service, options);
      answer.once('end', () => outgoing.writableFinished || throwRestAway(incoming, outgoing));
    });
    response.once('close', () => {
      if (!response.writableFinished) outgoing.destroy();
    });
    if (hasBody) incoming.pipe(outgoing);
    else outgoing.end();
  };
  attempt(!hasBody);
}

/** A service that answered in full before it was told everything takes no more: node's client never says again that there is room. The caller is read to its end. */
function throwRestAway(incoming: IncomingMessage, outgoing: ClientRequest): void {
  incoming.unpipe(outgoing);
  incoming.resume();
  outgoing.destroy();
}

function open(incoming: IncomingMessage, target: UpstreamTarget, options: ForwardOptions): ClientRequest {
  const { hostname, port } = new URL(options.urls[target.service]);
  const query = /\?.*$/s.exec(incoming.url ?? '')?.[0] ?? '';
  const outgoing = httpRequest({
    hostname,
    port,
    method: incoming.method,
    path: `${target.path}${query}`,
    headers: headersToService(incoming.headers),
    agent: options.agent,
    timeout: options.timeoutMs,
  });
  outgoing.on('timeout', () => outgoing.destroy(new Error(`no byte for ${options.timeoutMs} ms`)));
  return outgoing;
}

function isReset(cause: Error): boolean {
  return 'code' in cause && (cause.code === 'ECONNRESET' || cause.code === 'EPIPE');
}

function relay(answer: IncomingMessage, response: ServerResponse, service: UpstreamName, options: ForwardOptions): void {
  response.writeHead(answer.statusCode ?? 502, headersToClient(answer.headers));
  response.flushHeaders(); // an event stream may be silent for a while; the client must know that it is open
  answer.on('error', (cause) => unavailable(response, service, cause, options));
  answer.pipe(response);
}

function unavailable(response: ServerResponse, service: UpstreamName, cause: Error, options: ForwardOptions): void {
  if (response.destroyed || response.writableEnded) return; // the client left first
  options.metrics.count('upstream_failures_total', { upstream: service });
  options.logger.warn('upstream_unavailable', { code: 'YTB_UPSTREAM_UNAVAILABLE', upstream: service, reason: cause.message });
  if (response.headersSent) response.destroy();
  else answerProblem(response, new YtterbyError('YTB_UPSTREAM_UNAVAILABLE', { message: `The service ${service} does not answer. Try again in a moment.`, cause }));
}
