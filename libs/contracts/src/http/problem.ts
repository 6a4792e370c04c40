import { z } from 'zod';
import { fieldError } from '../order-events.v1';
import type { HttpResponse } from './route';

/** Body of every error answer: RFC 9457 problem details with our code and the bad fields. */
export const problemDetails = z.object({ type: z.string(), title: z.string(), status: z.int(), code: z.string(), errors: z.array(fieldError) });

/** An error answer of a route. */
export function problemResponse(description: string): HttpResponse {
  return { description, schema: problemDetails, contentType: 'application/problem+json' };
}
