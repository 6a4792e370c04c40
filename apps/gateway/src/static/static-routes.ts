import { YtterbyError } from '@ytterby/kernel';
import { toProblem } from '@ytterby/platform';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { StaticFile } from './static-files';

/** Everything comes from the gateway itself: no script, style, font or picture of another origin, no framing, no plug-ins. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': "default-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};
const ONE_YEAR = 'public, max-age=31536000, immutable';

function send(request: FastifyRequest, reply: FastifyReply, file: StaticFile): FastifyReply {
  void reply.headers(SECURITY_HEADERS).header('etag', file.etag).header('cache-control', file.immutable ? ONE_YEAR : 'no-cache');
  if (request.headers['if-none-match'] === file.etag) return reply.status(304).send();
  return reply.header('content-type', file.contentType).send(file.bytes);
}

function sendNotFound(reply: FastifyReply): FastifyReply {
  const problem = toProblem(new YtterbyError('YTB_NOT_FOUND'));
  return reply.headers(SECURITY_HEADERS).status(problem.status).header('content-type', 'application/problem+json; charset=utf-8').send(JSON.stringify(problem));
}

/** A page of the console (`/orders/4711`) is a path without a file ending that a browser asks for as a document. */
function isPage(request: FastifyRequest, path: string): boolean {
  return !/\.[^/]*$/.test(path) && (request.headers.accept ?? '').includes('text/html');
}

/**
 * Serves files by their exact URL path; `/` and pages of the console get its index.html. Needs no key: what is served is the program, not data.
 */
export function addStaticRoutes(fastify: FastifyInstance, files: ReadonlyMap<string, StaticFile>): void {
  fastify.get('/*', (request, reply) => {
    const path = (request.raw.url ?? '/').replace(/[?#].*$/s, '');
    const exact = files.get(path) ?? files.get(path.replace(/\/$/, ''));
    const file = exact ?? (path === '/' || isPage(request, path) ? files.get('/index.html') : undefined);
    return file === undefined ? sendNotFound(reply) : send(request, reply, file);
  });
}
