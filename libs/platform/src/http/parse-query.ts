import { parseWith } from '@ytterby/contracts';
import { YtterbyError } from '@ytterby/kernel';
import type { z } from 'zod';

/** The query parameters of a request, checked. @throws YTB_INPUT_SCHEMA naming every bad or unknown parameter. */
export function parseQuery<S extends z.ZodType>(schema: S, query: Readonly<Record<string, unknown>>): z.infer<S> {
  const parsed = parseWith(schema, { ...query });
  if (!parsed.ok) throw new YtterbyError('YTB_INPUT_SCHEMA', { message: 'A query parameter cannot be used.', fields: parsed.error });
  return parsed.value;
}
