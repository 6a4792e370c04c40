import { err, ok, type FieldError, type Result } from '@ytterby/kernel';
import { z } from 'zod';
import { parseWith } from './field-errors';
import { instant, isoDate, optionalText, text } from './primitives';

/** Content type of a structured-mode CloudEvent (CloudEvents 1.0, JSON format). */
export const STRUCTURED_CONTENT_TYPE = 'application/cloudevents+json';

/** The attributes of our CloudEvents; on the wire they are lower case with the prefix `ce_` (Kafka binary mode). */
const attributes = z.object({
  specversion: z.literal('1.0'),
  id: text(256),
  source: text(512),
  type: text(256),
  time: instant.optional(),
  correlationid: text(256).optional(),
  causationid: text(256).optional(),
  partitionkey: text(256).optional(),
  recordedat: instant.optional(),
  asof: isoDate.optional(),
  traceparent: z.string().regex(/^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/, { error: 'must be a W3C traceparent' }).optional(),
  datacontenttype: optionalText(100).optional(),
});

/** CloudEvents attributes without the data. `id` with `source` is the idempotency key. */
export type EventAttributes = z.infer<typeof attributes>;

/** Header values as Kafka gives them, already decoded to text; names in any case. */
export type TextHeaders = Readonly<Record<string, string | undefined>>;

/** Reads the attributes from Kafka headers (binary mode). A plain `traceparent` header counts when `ce_traceparent` is absent. */
export function attributesFromHeaders(headers: TextHeaders): Result<EventAttributes, readonly FieldError[]> {
  const found: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined) continue;
    const lower = name.toLowerCase();
    if (lower.startsWith('ce_')) found[lower.slice(3)] = value;
    else if (lower === 'traceparent') found['traceparent'] ??= value;
    else if (lower === 'content-type') found['datacontenttype'] = value;
  }
  const parsed = parseWith(attributes, found);
  return parsed.ok ? parsed : err(parsed.error.map((error) => ({ ...error, path: `header ce_${error.path}` })));
}

/** Splits a structured-mode event into attributes and data. */
export function attributesFromStructured(body: unknown): Result<{ attributes: EventAttributes; data: unknown }, readonly FieldError[]> {
  const parsed = parseWith(attributes, body);
  if (!parsed.ok) return parsed;
  const data = (body as { data?: unknown }).data;
  if (data === undefined) return err([{ path: 'data', message: 'is missing: a structured CloudEvent carries the order in "data"' }]);
  return ok({ attributes: parsed.value, data });
}

/** Writes the attributes as Kafka headers (binary mode); `traceparent` goes out twice, as `ce_traceparent` and plain. */
export function headersFromAttributes(event: EventAttributes): Record<string, string> {
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  for (const [name, value] of Object.entries(event)) {
    if (value !== undefined && name !== 'datacontenttype') headers[`ce_${name}`] = value;
  }
  if (event.traceparent !== undefined) headers['traceparent'] = event.traceparent;
  return headers;
}
