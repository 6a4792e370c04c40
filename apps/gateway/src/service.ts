import { Agent } from 'node:http';
import { join } from 'node:path';
import { ApiKeys, createHttpApp, createLogger, type Logger, PrometheusMetrics, type Stoppable } from '@ytterby/platform';
import type { GatewayConfig } from './config';
import { docsFiles } from './docs/docs-files';
import { gatewayModule } from './module';
import { addProxyRoutes } from './proxy/proxy-routes';
import type { ServiceUrls } from './services-health';
import { readStaticFiles } from './static/static-files';
import { addStaticRoutes } from './static/static-routes';

const MAX_SOCKETS_PER_SERVICE = 512;
const BODY_LIMIT_BYTES = 64 * 1024;

/** What a test may put in the place of the real thing. */
export interface GatewayOverrides {
  readonly logger?: Logger;
  /** Folder that holds `dist/apps/console` and `docs/api`. */
  readonly root?: string;
}

/** A running gateway. */
export interface RunningGateway extends Stoppable {
  readonly url: string;
  readonly logger: Logger;
}

/** Starts the gateway: console and documents from memory, the API as a stream to the services. */
export async function startGateway(config: GatewayConfig, overrides: GatewayOverrides = {}): Promise<RunningGateway> {
  const logger = overrides.logger ?? createLogger('gateway', config.YTTERBY_LOG_LEVEL);
  const metrics = new PrometheusMetrics('gateway');
  const root = overrides.root ?? process.cwd();
  const urls: ServiceUrls = { 'order-intake': config.YTTERBY_INTAKE_URL, screening: config.YTTERBY_SCREENING_URL, licensing: config.YTTERBY_LICENSING_URL };
  const files = new Map([...readStaticFiles(join(root, 'dist', 'apps', 'console')), ...docsFiles(join(root, 'docs', 'api'))]);
  if (!files.has('/index.html')) logger.warn('console_not_built', { effect: 'the API works, the console answers 404', remedy: 'npm start builds it' });
  const agent = new Agent({ keepAlive: true, maxSockets: MAX_SOCKETS_PER_SERVICE, maxFreeSockets: 32, scheduling: 'lifo' });
  const app = await createHttpApp({
    module: gatewayModule({ urls, metrics, checks: { documents: () => files.has('/openapi.json') } }),
    bind: config.YTTERBY_BIND,
    port: config.YTTERBY_GATEWAY_PORT,
    keys: ApiKeys.load(config.YTTERBY_KEYS_FILE),
    logger,
    bodyLimitBytes: BODY_LIMIT_BYTES,
    configure: (fastify) => {
      addProxyRoutes(fastify, { urls, agent, timeoutMs: config.YTTERBY_UPSTREAM_TIMEOUT_MS, logger, metrics });
      addStaticRoutes(fastify, files);
    },
  });
  logger.info('ready', { url: app.url });
  return {
    url: app.url,
    logger,
    async stop() {
      await app.stop();
      agent.destroy();
    },
  };
}
