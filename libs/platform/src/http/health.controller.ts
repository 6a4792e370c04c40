import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { PrometheusMetrics } from '../metrics';
import { Public } from './auth';

/** One condition of readiness, by name. `false` or a throw makes the service not ready. */
export type HealthChecks = Readonly<Record<string, () => Promise<boolean> | boolean>>;

/** Injection token of {@link HealthChecks}. */
export const HEALTH_CHECKS = Symbol('HEALTH_CHECKS');
/** Injection token of {@link PrometheusMetrics}. */
export const METRICS = Symbol('METRICS');

async function holds(check: () => Promise<boolean> | boolean): Promise<boolean> {
  try {
    return await check();
  } catch {
    return false; // a check that cannot be made is a check that failed: not ready
  }
}

/** Liveness, readiness and metrics. */
@Public()
@Controller()
export class HealthController {
  constructor(
    @Inject(HEALTH_CHECKS) private readonly checks: HealthChecks,
    @Inject(METRICS) private readonly metrics: PrometheusMetrics,
  ) {}

  @Get('healthz')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  @Get('readyz')
  async ready(@Res() reply: FastifyReply): Promise<void> {
    const names = Object.keys(this.checks);
    const results = await Promise.all(names.map((name) => holds(this.checks[name] ?? (() => false))));
    const ready = results.every(Boolean);
    const checks = Object.fromEntries(names.map((name, i) => [name, results[i] === true ? 'ok' : 'failed']));
    await reply.status(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not ready', checks });
  }

  @Get('metrics')
  async scrape(@Res() reply: FastifyReply): Promise<void> {
    await reply.header('content-type', this.metrics.registry.contentType).send(await this.metrics.registry.metrics());
  }
}
