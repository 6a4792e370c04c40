import { z } from 'zod';
import { closedAs } from '../order-closed.v1';
import { isoDate, optionalText, orderId } from '../primitives';
import { problemResponse } from './problem';
import type { HttpParameter, HttpRoute } from './route';

const revision = z.int().min(1);

/** Body of `POST /v1/orders/{orderId}/shipped`. `shippedOn`: the Beijing day on which it left; clocks count from it. */
export const orderShippedRequest = z.strictObject({ revision, shippedOn: isoDate, note: optionalText(4000).optional() });
/** See {@link orderShippedRequest}. */
export type OrderShippedRequest = z.infer<typeof orderShippedRequest>;

/** Body of `POST /v1/orders/{orderId}/cancelled`. Without `cancelledOn` it is today in Beijing. */
export const orderCancelledRequest = z.strictObject({ revision, cancelledOn: isoDate.optional(), reason: optionalText(4000).optional() });
/** See {@link orderCancelledRequest}. */
export type OrderCancelledRequest = z.infer<typeof orderCancelledRequest>;

/** Answer to both: what is recorded; `duplicate` = it was recorded before. `shippedAgainstHold`: it left although its action was not release. */
export const orderClosedAck = z.object({ orderId, revision, closedAs, on: isoDate, duplicate: z.boolean(), shippedAgainstHold: z.boolean(), statusUrl: z.string() });
/** See {@link orderClosedAck}. */
export type OrderClosedAck = z.infer<typeof orderClosedAck>;

const SENDERS = ['machine', 'analyst', 'officer'];
const id: HttpParameter = { name: 'orderId', in: 'path', description: "The sender's order id.", required: true, schema: orderId };
const responses = {
  200: { description: 'Recorded; a repetition says duplicate.', schema: orderClosedAck },
  400: problemResponse('A bad body; each field is named.'),
  404: problemResponse('There is no such order.'),
  409: problemResponse('The revision is not the current one, or something else was recorded before.'),
  503: problemResponse('The database does not answer; nothing was recorded unless a repetition says duplicate.'),
  401: problemResponse('No API key, or one that is not known.'),
  403: problemResponse('The role of the key does not allow this.'),
};

/** The routes that close an order. */
export const closeOrderRoutes: readonly HttpRoute[] = [
  {
    method: 'post',
    path: '/v1/orders/{orderId}/shipped',
    summary: 'Report that an order has left. It is not decided again and takes no further revision; clocks that begin with the export start. Idempotent.',
    roles: SENDERS,
    parameters: [id],
    requestBody: { contentType: 'application/json', schema: orderShippedRequest },
    responses,
  },
  {
    method: 'post',
    path: '/v1/orders/{orderId}/cancelled',
    summary: 'Report that an order will not leave. It is not decided again and takes no further revision. Idempotent.',
    roles: SENDERS,
    parameters: [id],
    requestBody: { contentType: 'application/json', schema: orderCancelledRequest },
    responses,
  },
];
