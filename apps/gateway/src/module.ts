import type { DynamicModule } from '@nestjs/common';
import { HEALTH_CHECKS, type HealthChecks, HealthController, METRICS, type PrometheusMetrics } from '@ytterby/platform';
import { MeController } from './http/me.controller';
import { SERVICE_URLS, ServicesHealthController } from './http/services-health.controller';
import type { ServiceUrls } from './services-health';

/** What the controllers of the gateway need. */
export interface GatewayParts {
  readonly urls: ServiceUrls;
  readonly checks: HealthChecks;
  readonly metrics: PrometheusMetrics;
}

class GatewayModule {}

/** Wires the controllers; proxy and files are Fastify routes below Nest. */
export function gatewayModule(parts: GatewayParts): DynamicModule {
  return {
    module: GatewayModule,
    controllers: [HealthController, MeController, ServicesHealthController],
    providers: [
      { provide: SERVICE_URLS, useValue: parts.urls },
      { provide: HEALTH_CHECKS, useValue: parts.checks },
      { provide: METRICS, useValue: parts.metrics },
    ],
  };
}
