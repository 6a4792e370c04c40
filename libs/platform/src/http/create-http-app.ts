import 'reflect-metadata';
import type { DynamicModule, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { YtterbyError } from '@ytterby/kernel';
import type { FastifyInstance } from 'fastify';
import type { ApiKeys } from '../api-keys';
import type { Logger } from '../logger';
import { ApiKeyGuard } from './auth';
import { ProblemFilter } from './problem-filter';

/** What a listener needs. */
export interface HttpAppOptions {
  readonly module: DynamicModule | Type<unknown>;
  readonly bind: string;
  readonly port: number;
  readonly keys: ApiKeys;
  readonly logger: Logger;
  /** Largest request body in bytes. */
  readonly bodyLimitBytes: number;
  /** Adds routes or hooks below Nest before the listener opens; they have no guard, so they check keys themselves or serve what is public. */
  readonly configure?: (fastify: FastifyInstance) => void;
}

/** Long enough for a batch or a list that is read as fast as it can be stored. */
const REQUEST_TIMEOUT_MS = 300_000;
const HEADERS_TIMEOUT_MS = 20_000;
const CLOSE_GRACE_MS = 3_000;
/** An order id has up to 128 characters, ids made from it more; the router's default of 100 would answer 404. */
const MAX_PARAM_LENGTH = 500;
const RAW_BODY_TYPES = ['application/json', 'application/cloudevents+json'];
const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

/** @throws YTB_CONFIG_INVALID when a listener would be reachable from outside although nobody has a key. */
export function refuseOpenListener(bind: string, keys: ApiKeys): void {
  if (LOOPBACK.has(bind) || !keys.isEmpty) return;
  throw new YtterbyError('YTB_CONFIG_INVALID', {
    message: `YTTERBY_BIND=${bind} would open the service to other machines, but there are no API keys. Make keys (npm start does) or bind to 127.0.0.1.`,
  });
}

/**
 * A Nest application on Fastify that listens: every route needs a key, every error is problem details, JSON bodies reach the handler as bytes
 * (our own parser checks them), NDJSON as a stream.
 */
export async function createHttpApp(options: HttpAppOptions): Promise<{ app: NestFastifyApplication; url: string; stop(): Promise<void> }> {
  refuseOpenListener(options.bind, options.keys);
  const adapter = new FastifyAdapter({
    bodyLimit: options.bodyLimitBytes,
    requestTimeout: REQUEST_TIMEOUT_MS,
    http: { headersTimeout: HEADERS_TIMEOUT_MS },
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: MAX_PARAM_LENGTH },
  });
  const app = await NestFactory.create<NestFastifyApplication>(options.module as Type<unknown>, adapter, { bodyParser: false, logger: false, abortOnError: false });
  const fastify = adapter.getInstance();
  readAwayRefusedBodies(fastify);
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser(RAW_BODY_TYPES, { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  fastify.addContentTypeParser('application/x-ndjson', (_request, payload, done) => done(null, payload));
  app.useGlobalGuards(new ApiKeyGuard(options.keys));
  app.useGlobalFilters(new ProblemFilter(options.logger));
  options.configure?.(fastify);
  await app.listen({ host: options.bind, port: options.port });
  return { app, url: (await app.getUrl()).replace('[::1]', '127.0.0.1'), stop: () => closeGently(app) };
}

/**
 * Fastify closes the connection of a body that it refuses unread. The bytes under way then reset it, and a client or proxy that is still writing may
 * never see the answer. So it stays open, and the rest is read and thrown away, for as long as a request may take.
 */
function readAwayRefusedBodies(fastify: FastifyInstance): void {
  fastify.addHook('onSend', (request, reply, payload, done) => {
    if (reply.getHeader('connection') === 'close') {
      reply.removeHeader('connection');
      request.raw.resume();
    }
    done(null, payload);
  });
}

/** Requests under way get their answer; what is still open after the grace (streams of slow or endless readers) is cut. */
async function closeGently(app: NestFastifyApplication): Promise<void> {
  const server = app.getHttpServer();
  const cut = setTimeout(() => server.closeAllConnections(), CLOSE_GRACE_MS);
  await app.close();
  clearTimeout(cut);
}
