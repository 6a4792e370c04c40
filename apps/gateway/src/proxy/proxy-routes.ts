import { YtterbyError } from '@ytterby/kernel';
import type { FastifyInstance } from 'fastify';
import { answerProblem, forward, type ForwardOptions } from './forward';
import { upstreamOf } from './upstreams';

/**
 * Forwards `/v1/…` to the services, except for the routes that the gateway answers itself (they are more specific). Keys are checked by the service
 * that answers, with the caller's own key. Bodies are not read here: this scope has a parser that hands the stream on.
 */
export function addProxyRoutes(fastify: FastifyInstance, options: ForwardOptions): void {
  void fastify.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, payload, parsed) => parsed(null, payload));
    scope.all('/v1/*', (request, reply) => {
      reply.hijack();
      const target = upstreamOf((request.raw.url ?? '').replace(/\?.*$/s, ''));
      if (target !== null) return forward(request.raw, reply.raw, target, options);
      request.raw.resume();
      answerProblem(reply.raw, new YtterbyError('YTB_NOT_FOUND'));
    });
    done();
  });
}
