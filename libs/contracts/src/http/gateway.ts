import { z } from 'zod';
import { text } from '../primitives';
import { problemResponse } from './problem';
import type { HttpRoute } from './route';

/** `GET /v1/me`: who the key says the caller is. */
export const me = z.object({ subject: text(200), role: z.enum(['viewer', 'analyst', 'officer', 'machine']) });

/** One service as the gateway sees it; `checks` are its conditions of readiness by name. */
export const serviceHealth = z.object({ status: z.enum(['ready', 'not ready', 'unreachable']), checks: z.record(z.string(), z.enum(['ok', 'failed'])) });
/** See {@link serviceHealth}. */
export type ServiceHealth = z.infer<typeof serviceHealth>;

/** `GET /v1/health`: ready only if every service is. */
export const servicesHealth = z.object({
  status: z.enum(['ready', 'not ready']),
  services: z.object({ 'order-intake': serviceHealth, screening: serviceHealth, licensing: serviceHealth }),
});
/** See {@link servicesHealth}. */
export type ServicesHealth = z.infer<typeof servicesHealth>;

/** The routes that the gateway answers itself. */
export const gatewayRoutes: readonly HttpRoute[] = [
  {
    method: 'get',
    path: '/v1/me',
    summary: 'Who the API key says you are.',
    roles: ['viewer', 'analyst', 'officer', 'machine'],
    responses: { 200: { description: 'Subject and role.', schema: me }, 401: problemResponse('No API key, or one that is not known.') },
  },
  {
    method: 'get',
    path: '/v1/health',
    summary: 'Readiness of every service. Answers 200 also when a service is not ready; the body says which.',
    roles: [],
    responses: { 200: { description: 'The services.', schema: servicesHealth } },
  },
];
