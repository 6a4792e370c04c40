import type { z } from 'zod';

/** Where a parameter of a route is written. */
export interface HttpParameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly description: string;
  readonly required?: boolean;
  readonly schema: z.ZodType;
}

/** One answer of a route; without `contentType` it is JSON, without `schema` its body is not described. */
export interface HttpResponse {
  readonly description: string;
  readonly schema?: z.ZodType;
  readonly contentType?: string;
}

/** One HTTP route as the OpenAPI document shows it. `path` is written as in OpenAPI (`/v1/orders/{orderId}`); no roles = needs no key. */
export interface HttpRoute {
  readonly method: 'get' | 'post';
  readonly path: string;
  readonly summary: string;
  readonly roles: readonly string[];
  readonly parameters?: readonly HttpParameter[];
  readonly requestBody?: { readonly contentType: string; readonly schema: z.ZodType };
  readonly responses: Readonly<Record<string, HttpResponse>>;
}
