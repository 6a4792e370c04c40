import type { ServiceHealth, ServicesHealth } from '@ytterby/contracts';
import { z } from 'zod';
import type { UpstreamName } from './proxy/upstreams';

/** Where each service is. */
export type ServiceUrls = Readonly<Record<UpstreamName, string>>;

const TIMEOUT_MS = 2_000;
const readiness = z.object({ checks: z.record(z.string(), z.enum(['ok', 'failed'])) });

async function readHealth(url: string): Promise<ServiceHealth> {
  try {
    const response = await fetch(new URL('/readyz', url), { signal: AbortSignal.timeout(TIMEOUT_MS) });
    const { checks } = readiness.parse(await response.json());
    return { status: response.ok ? 'ready' : 'not ready', checks };
  } catch {
    return { status: 'unreachable', checks: {} }; // whatever the reason, nobody can say that it is ready
  }
}

/** Asks every service for its readiness at the same time, at most 2 s. */
export async function readServicesHealth(urls: ServiceUrls): Promise<ServicesHealth> {
  const [intake, screening, licensing] = await Promise.all([readHealth(urls['order-intake']), readHealth(urls.screening), readHealth(urls.licensing)]);
  const ready = [intake, screening, licensing].every(({ status }) => status === 'ready');
  return { status: ready ? 'ready' : 'not ready', services: { 'order-intake': intake, screening, licensing } };
}
