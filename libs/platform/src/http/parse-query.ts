import { parseJson, parseWith } from '@ytterby/contracts';
import { YtterbyError } from '@ytterby/kernel';
import type { z } from 'zod';
import { bodyText } from './json-body';

/** The query parameters of a request, checked. @throws YTB_INPUT_SCHEMA naming every bad or unknown parameter. */
export function parseQuery<S extends z.ZodType>(schema: S, query: Readonly<Record<string, unknown>>): z.infer<S> {
  const parsed = parseWith(schema, { ...query });
  if (!parsed.ok) throw new YtterbyError('YTB_INPUT_SCHEMA', { message: 'A query parameter cannot be used.', fields: parsed.error });
  return parsed.value;
}

/** A JSON body, checked. @throws YTB_INPUT_JSON, YTB_INPUT_SCHEMA naming every bad or unknown field */
export function parseBody<S extends z.ZodType>(schema: S, body: unknown): z.infer<S> {
  const json = parseJson(bodyText(body));
  if (!json.ok) throw new YtterbyError('YTB_INPUT_JSON', { fields: json.error });
  const parsed = parseWith(schema, json.value);
  if (!parsed.ok) throw new YtterbyError('YTB_INPUT_SCHEMA', { fields: parsed.error });
  return parsed.value;
}
