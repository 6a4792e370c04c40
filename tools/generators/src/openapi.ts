import { closeOrderRoutes, gatewayRoutes, type HttpRoute, licensingRoutes, orderIntakeRoutes, parkedRoutes, reportRoutes, screeningRoutes, statusRegisterRoutes } from '@ytterby/contracts';
import { z } from 'zod';
import { type JsonSchema, jsonSchemaOf, nameOf, NAMED_SCHEMAS, reachable } from './named-schemas';

const refTo = (name: string): string => `#/components/schemas/${name}`;

/** A route as the gateway offers it, with the group it is shown in. */
interface PublishedRoute {
  readonly tag: string;
  readonly route: HttpRoute;
}

const SERVICE_PARAMETER = {
  name: 'service',
  in: 'path',
  description: 'The service whose records are meant.',
  required: true,
  schema: z.enum(['order-intake', 'screening', 'licensing']),
} as const;

/** Every service keeps what it could not process; the gateway shows it under the name of the service. */
function throughGateway(route: HttpRoute): HttpRoute {
  return { ...route, path: route.path.replace('/v1/', '/v1/services/{service}/'), parameters: [SERVICE_PARAMETER, ...(route.parameters ?? [])] };
}

/** All routes of the public API, in the order of the document. */
export const PUBLISHED_ROUTES: readonly PublishedRoute[] = [
  ...orderIntakeRoutes.map((route) => ({ tag: 'Orders', route })),
  ...closeOrderRoutes.map((route) => ({ tag: 'Orders', route })),
  ...reportRoutes.map((route) => ({ tag: 'Orders', route })),
  ...licensingRoutes.map((route) => ({ tag: 'Decisions', route })),
  ...statusRegisterRoutes.map((route) => ({ tag: 'Status register', route })),
  ...screeningRoutes.map((route) => ({ tag: 'Screening', route })),
  ...parkedRoutes.map((route) => ({ tag: 'Parked records', route: throughGateway(route) })),
  ...gatewayRoutes.map((route) => ({ tag: 'Gateway', route })),
];

function schemaOrRef(schema: z.ZodType): JsonSchema {
  const name = nameOf(schema);
  return name === undefined ? jsonSchemaOf(schema, refTo) : { $ref: refTo(name) };
}

function operationId({ method, path }: HttpRoute): string {
  const words = path.replace('/v1/', '').replace(/[{}]/g, '').split(/[^A-Za-z0-9]+/);
  return [method, ...words].map((word, i) => (i === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1))).join('');
}

function parameters(route: HttpRoute): readonly JsonSchema[] {
  return (route.parameters ?? []).map(({ name, in: where, description, required, schema }) => ({
    name,
    in: where,
    description,
    required: where === 'path' || required === true,
    schema: schemaOrRef(schema),
  }));
}

function responses(route: HttpRoute): JsonSchema {
  return Object.fromEntries(
    Object.entries(route.responses).map(([status, { description, schema, contentType }]) => {
      const content = schema === undefined ? {} : { content: { [contentType ?? 'application/json']: { schema: schemaOrRef(schema) } } };
      return [status, { description, ...content }];
    }),
  );
}

function operation({ tag, route }: PublishedRoute): JsonSchema {
  const body = route.requestBody;
  const who = route.roles.length === 0 ? 'Needs no API key.' : `Roles: ${route.roles.join(', ')}.`;
  return {
    operationId: operationId(route),
    tags: [tag],
    summary: route.summary,
    description: who,
    ...(route.parameters === undefined ? {} : { parameters: parameters(route) }),
    ...(body === undefined ? {} : { requestBody: { required: true, content: { [body.contentType]: { schema: schemaOrRef(body.schema) } } } }),
    responses: responses(route),
    security: route.roles.length === 0 ? [] : [{ apiKey: [] }],
  };
}

function paths(): JsonSchema {
  const byPath: Record<string, Record<string, JsonSchema>> = {};
  for (const published of PUBLISHED_ROUTES) {
    const methods = (byPath[published.route.path] ??= {});
    if (methods[published.route.method] !== undefined) throw new Error(`two routes for ${published.route.method} ${published.route.path}`);
    methods[published.route.method] = operation(published);
  }
  return byPath;
}

/** The OpenAPI 3.1 document of the gateway, made of the route tables in `@ytterby/contracts`. */
export function openApiDocument(version: string): JsonSchema {
  const described = paths();
  const schemas = Object.fromEntries(
    reachable(described, refTo).map((name) => [name, jsonSchemaOf(NAMED_SCHEMAS.get(name) ?? z.unknown(), refTo)]),
  );
  return {
    openapi: '3.1.0',
    info: {
      title: 'Ytterby API',
      version,
      summary: 'Export-control screening and licence decisions.',
      description: 'Orders go in, cited licence decisions come out. The decisions are an aid to a compliance officer, no legal advice.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/', description: 'This gateway.' }],
    tags: [...new Set(PUBLISHED_ROUTES.map(({ tag }) => tag))].map((name) => ({ name })),
    paths: described,
    components: {
      securitySchemes: { apiKey: { type: 'http', scheme: 'bearer', description: 'An API key, as "Authorization: Bearer <key>".' } },
      schemas,
    },
  };
}
