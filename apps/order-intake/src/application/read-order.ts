import { attributesFromStructured, type EventAttributes, isoDate, orderSubmittedV1, parseJson, parseWith, STRUCTURED_CONTENT_TYPE, TOPICS } from '@ytterby/contracts';
import { orderContent, type HashText } from '@ytterby/domain-orders';
import { type IsoDate, YtterbyError } from '@ytterby/kernel';
import type { Door, OrderSubmission } from '../ports';

/** How orders from outside are read. */
export interface ReadOptions {
  /** May a sender state the day of decision? */
  readonly allowStatedAsOf: boolean;
  readonly hash: HashText;
}

/** A text that should be an order, and what came with it. */
export interface RawOrder {
  readonly text: string;
  readonly contentType: string;
  readonly via: Door;
  readonly submittedBy: string;
  readonly statedAsOf: string | undefined;
  readonly traceparent: string | undefined;
}

interface Envelope {
  readonly data: unknown;
  readonly attributes: Pick<EventAttributes, 'asof' | 'traceparent' | 'correlationid'> & { readonly id?: string };
}

const AS_OF_PATH = 'header Ytterby-As-Of';

/**
 * Reads an order from outside: plain JSON or a structured CloudEvent.
 * @throws YtterbyError InvalidInput that names every bad field
 */
export function readOrder(options: ReadOptions, raw: RawOrder): OrderSubmission {
  const json = parseJson(raw.text);
  if (!json.ok) throw new YtterbyError('YTB_INPUT_JSON', { fields: json.error });
  const { data, attributes } = raw.contentType.startsWith(STRUCTURED_CONTENT_TYPE) ? structured(json.value) : { data: json.value, attributes: {} };
  const statedAsOf = readStatedAsOf(options, raw.statedAsOf, attributes.asof);
  const order = parseWith(orderSubmittedV1, data);
  if (!order.ok) throw new YtterbyError('YTB_INPUT_SCHEMA', { fields: order.error });
  return {
    order: order.value,
    content: orderContent(order.value, statedAsOf, options.hash),
    statedAsOf,
    via: raw.via,
    submittedBy: raw.submittedBy,
    eventId: attributes.id,
    correlationId: attributes.correlationid,
    traceparent: attributes.traceparent ?? raw.traceparent,
  };
}

function structured(json: unknown): Envelope {
  const event = attributesFromStructured(json);
  if (!event.ok) throw new YtterbyError('YTB_INPUT_ENVELOPE', { fields: event.error });
  const { eventType } = TOPICS['orders.submitted.v1'];
  const { type } = event.value.attributes;
  if (type !== eventType) throw new YtterbyError('YTB_INPUT_ENVELOPE', { fields: [{ path: 'type', value: type, message: `must be "${eventType}"` }] });
  return event.value;
}

function readStatedAsOf(options: ReadOptions, header: string | undefined, attribute: IsoDate | undefined): IsoDate | null {
  const stated = header ?? attribute;
  if (stated === undefined) return null;
  const path = header === undefined ? 'asof' : AS_OF_PATH;
  refuseStatedAsOf(options, path, stated);
  const parsed = parseWith(isoDate, stated);
  if (!parsed.ok) throw new YtterbyError('YTB_INPUT_SCHEMA', { fields: parsed.error.map((error) => ({ ...error, path })) });
  if (attribute !== undefined && attribute !== stated) {
    throw new YtterbyError('YTB_INPUT_SCHEMA', { fields: [{ path: 'asof', value: attribute, message: `differs from the header Ytterby-As-Of, which says ${stated}` }] });
  }
  return parsed.value;
}

/** @throws YTB_INPUT_AS_OF_NOT_ALLOWED: a stated day that the configuration does not allow is refused, never ignored. */
export function refuseStatedAsOf(options: Pick<ReadOptions, 'allowStatedAsOf'>, path: string, value: string): void {
  if (options.allowStatedAsOf) return;
  throw new YtterbyError('YTB_INPUT_AS_OF_NOT_ALLOWED', { fields: [asOfNotAllowed(path, value)] });
}

/** The field error of a stated day that the configuration does not allow. */
export function asOfNotAllowed(path: string, value: string): { path: string; value: string; message: string } {
  return { path, value, message: 'must be absent: the configuration does not allow a stated day of decision (YTTERBY_ALLOW_STATED_AS_OF)' };
}
