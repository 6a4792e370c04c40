import { z } from 'zod';
import { ACTIONS, licenseDecidedV1, OUTCOMES } from '../decision.v1';
import { orderClosedV1 } from '../order-closed.v1';
import { fieldError } from '../order-events.v1';
import { orderInternalV1, orderSubmittedV1 } from '../order.v1';
import { instant, isoDate, orderId } from '../primitives';
import { problemResponse } from './problem';
import type { HttpParameter, HttpRoute } from './route';

const revision = z.int().min(1);

/** Answer to `POST /v1/orders`: the order is stored and will be decided; `duplicate` = this revision with the same content was accepted before. */
export const orderAck = z.object({ orderId, revision, status: z.literal('accepted'), duplicate: z.boolean(), statusUrl: z.string() });
/** See {@link orderAck}. */
export type OrderAck = z.infer<typeof orderAck>;

/** One answer line of `POST /v1/orders:batch`; `line` counts from 1. A refused line has the code, text and field errors of the single call. */
export const batchAnswerLine = z.object({
  line: z.int().min(1),
  status: z.enum(['accepted', 'duplicate', 'refused']),
  orderId: z.string().optional(),
  revision: z.number().optional(),
  statusUrl: z.string().optional(),
  code: z.string().optional(),
  message: z.string().optional(),
  errors: z.array(fieldError).optional(),
});
/** See {@link batchAnswerLine}. */
export type BatchAnswerLine = z.infer<typeof batchAnswerLine>;

/**
 * `accepted` = waits for its decision; `superseded` = a higher revision was accepted (its decisions stay visible); `shipped`, `cancelled` = closed, whether it
 * was decided or not.
 */
export const revisionStatus = z.enum(['accepted', 'decided', 'superseded', 'shipped', 'cancelled']);
/** See {@link revisionStatus}. */
export type RevisionStatus = z.infer<typeof revisionStatus>;

const outcome = z.enum(OUTCOMES).nullable();
const action = z.enum(ACTIONS).nullable();

/** One order in the list: its current revision and the decision in force on it (nulls while there is none). */
export const orderSummary = z.object({
  orderId,
  revision,
  status: revisionStatus,
  outcome,
  action,
  acceptedAt: instant,
  decidedAt: instant.nullable(),
  shippedAgainstHold: z.boolean(),
  statedAsOf: isoDate.nullable(),
  exporter: z.string(),
  endUser: z.string().nullable(),
  to: z.string().nullable(),
});
/** See {@link orderSummary}. */
export type OrderSummary = z.infer<typeof orderSummary>;

/** Answer to `GET /v1/orders`, newest first; `next` goes into `after` for the next page, null at the end. */
export const orderList = z.object({ orders: z.array(orderSummary), next: z.string().nullable() });
/** See {@link orderList}. */
export type OrderList = z.infer<typeof orderList>;

/** Something that happened to a revision, in a sentence. */
export const timelineEntry = z.object({ at: instant, event: z.enum(['accepted', 'decided', 'superseded', 'shipped', 'cancelled']), text: z.string() });
/** See {@link timelineEntry}. */
export type TimelineEntry = z.infer<typeof timelineEntry>;

/** A revision with its whole history; of its decisions the last has the highest `seq` and is in force. */
export const orderRevisionView = z.object({
  revision,
  status: revisionStatus,
  via: z.enum(['http', 'batch', 'kafka']),
  receivedAt: instant,
  statedAsOf: isoDate.nullable(),
  order: orderInternalV1,
  submittedBy: z.string(),
  timeline: z.array(timelineEntry),
  decisions: z.array(licenseDecidedV1),
});
/** See {@link orderRevisionView}. */
export type OrderRevisionView = z.infer<typeof orderRevisionView>;

/** Answer to `GET /v1/orders/{orderId}`; revisions from the first to the latest. `closing` is null while the order is open. */
export const orderDetail = z.object({ orderId, currentRevision: revision, closing: orderClosedV1.omit({ orderId: true }).nullable(), revisions: z.array(orderRevisionView) });
/** See {@link orderDetail}. */
export type OrderDetail = z.infer<typeof orderDetail>;

/** Data of a server-sent event `status`. `seq` is that of the decision in force, null while there is none. */
export const orderStatusEvent = z.object({ orderId, revision, status: revisionStatus, outcome, action, seq: z.int().min(1).nullable(), at: instant });
/** See {@link orderStatusEvent}. */
export type OrderStatusEvent = z.infer<typeof orderStatusEvent>;

/** Query of `GET /v1/orders`. `status` is that of the current revision. */
export const orderListQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(500).default(50),
  after: z.string().regex(/^\d{1,18}$/, { error: 'must be the "next" of an earlier answer' }).optional(),
  status: z.enum(['accepted', 'decided', 'shipped', 'cancelled']).optional(),
});
/** See {@link orderListQuery}. */
export type OrderListQuery = z.infer<typeof orderListQuery>;

const READERS = ['viewer', 'analyst', 'officer', 'machine'];
const SENDERS = ['machine', 'analyst', 'officer'];
const auth = { 401: problemResponse('No API key, or one that is not known.'), 403: problemResponse('The role of the key does not allow this.') };
const id: HttpParameter = { name: 'orderId', in: 'path', description: "The sender's order id.", required: true, schema: orderId };
const asOf: HttpParameter = {
  name: 'Ytterby-As-Of',
  in: 'header',
  description: 'Day of decision that the sender states; refused unless the configuration allows it.',
  schema: isoDate,
};
const lastEventId: HttpParameter = { name: 'Last-Event-ID', in: 'header', description: 'Go on behind this event.', schema: z.string() };
const traceparent: HttpParameter = { name: 'traceparent', in: 'header', description: 'W3C trace context, carried to every event of the order.', schema: z.string() };
const stream = {
  description: 'Events `status`; an event `reset` means that some were missed: read the orders again.',
  schema: orderStatusEvent,
  contentType: 'text/event-stream',
};

/** The routes of order intake, without those that close an order. */
export const orderIntakeRoutes: readonly HttpRoute[] = [
  {
    method: 'post',
    path: '/v1/orders',
    summary: 'Submit one order revision, as JSON or as a structured CloudEvent (application/cloudevents+json). Idempotent by orderId and revision.',
    roles: SENDERS,
    parameters: [asOf, traceparent],
    requestBody: { contentType: 'application/json', schema: orderSubmittedV1 },
    responses: {
      202: { description: 'Stored; the decision follows at the status URL.', schema: orderAck },
      400: problemResponse('Not as the contract says; every bad field is named.'),
      409: problemResponse('The revision is stale, was accepted with other content, or the order was shipped or cancelled.'),
      413: problemResponse('Larger than 4 MiB.'),
      503: problemResponse('The database does not answer; nothing was stored unless a repetition says duplicate.'),
      ...auth,
    },
  },
  {
    method: 'post',
    path: '/v1/orders:batch',
    summary: 'Submit many orders, one JSON object a line (at most 10,000 lines of 4 MiB). One answer line per input line, in order; a bad line refuses only itself.',
    roles: SENDERS,
    parameters: [asOf, traceparent],
    requestBody: { contentType: 'application/x-ndjson', schema: orderSubmittedV1 },
    responses: { 200: { description: 'The answer lines.', schema: batchAnswerLine, contentType: 'application/x-ndjson' }, ...auth },
  },
  {
    method: 'get',
    path: '/v1/orders',
    summary: 'Orders, newest first.',
    roles: READERS,
    parameters: [
      { name: 'limit', in: 'query', description: 'Orders per page, 1 to 500; default 50.', schema: orderListQuery.shape.limit },
      { name: 'after', in: 'query', description: 'The "next" of the page before.', schema: orderListQuery.shape.after },
      { name: 'status', in: 'query', description: 'Only orders whose current revision has this status.', schema: orderListQuery.shape.status },
    ],
    responses: { 200: { description: 'A page of orders.', schema: orderList }, 400: problemResponse('A bad parameter.'), ...auth },
  },
  {
    method: 'get',
    path: '/v1/orders/{orderId}',
    summary: 'One order with all its revisions, their timeline and their decisions.',
    roles: READERS,
    parameters: [id],
    responses: { 200: { description: 'The order.', schema: orderDetail }, 404: problemResponse('There is no such order.'), ...auth },
  },
  {
    method: 'get',
    path: '/v1/orders/{orderId}/events',
    summary: 'Status changes of one order as server-sent events, first the present status.',
    roles: READERS,
    parameters: [id, lastEventId],
    responses: { 200: stream, 404: problemResponse('There is no such order.'), ...auth },
  },
  {
    method: 'get',
    path: '/v1/events',
    summary: 'Status changes of all orders as server-sent events.',
    roles: READERS,
    parameters: [lastEventId],
    responses: { 200: stream, ...auth },
  },
];
