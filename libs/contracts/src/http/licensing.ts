import { z } from 'zod';
import { licenseDecidedV1 } from '../decision.v1';
import { orderInternalV1 } from '../order.v1';
import { instant, isoDate, iso4217, orderId, positiveDecimal, text } from '../primitives';
import { screeningCompletedV1 } from '../screening.v1';
import { problemResponse } from './problem';
import type { HttpRoute } from './route';

/** Body of `POST /v1/orders/{orderId}/decisions`: why the order is to be decided again. */
export const decideAgainRequest = z.strictObject({ reason: text(4000) });

/** An officer's command to decide an order again. `decisionId`: the decision in force after it; `changed`: it is a new one, with the cause `command:<commandId>`, and not the one before, which says the same. */
export const decisionCommand = z.object({ commandId: text(200), orderId, revision: z.int().min(1), reason: text(4000), by: text(200), at: instant, changed: z.boolean(), decisionId: text(200) });
/** See {@link decisionCommand}. */
export type DecisionCommand = z.infer<typeof decisionCommand>;

/** `GET /v1/orders/{orderId}/decisions`: every decision on every revision, oldest first (per revision the highest `seq` is in force), and the commands to decide again. */
export const orderDecisions = z.object({ orderId, decisions: z.array(licenseDecidedV1), commands: z.array(decisionCommand) });
/** See {@link orderDecisions}. */
export type OrderDecisions = z.infer<typeof orderDecisions>;

/** `GET /v1/decisions/{decisionId}/trace`: what the engine looked at, also the rules that the decision does not publish; null when there is none. */
export const decisionTrace = z.object({ decisionId: text(200), trace: z.unknown() });

/** A table of exchange rates as a decision was made with it: units of `base` for one unit of `currency`, from one day to another, both included. */
const rateTable = z.object({
  id: text(200),
  base: iso4217,
  source: text(500),
  rates: z.array(z.object({ currency: iso4217, from: isoDate, to: isoDate, perUnit: positiveDecimal, retrievedOn: isoDate.optional(), source: text(500).optional() })),
});

/** `GET /v1/decisions/{decisionId}/inputs`: what `ytterby replay` decides again; also one line of its input file. */
export const decisionInputs = z.object({ decision: licenseDecidedV1, order: orderInternalV1, screening: screeningCompletedV1, releaseAllowed: z.boolean(), rateTable: rateTable.optional() });

const READERS = ['viewer', 'analyst', 'officer', 'machine'];
const decisionId = { name: 'decisionId', in: 'path', description: 'Id of a decision.', required: true, schema: text(200) } as const;
const id = { name: 'orderId', in: 'path', description: "The sender's order id.", required: true, schema: orderId } as const;
const failures = { 401: problemResponse('No API key, or one that is not known.'), 403: problemResponse('The role of the key does not allow this.') };

/** The routes of the licensing service. */
export const licensingRoutes: readonly HttpRoute[] = [
  {
    method: 'get',
    path: '/v1/decisions/{decisionId}',
    summary: 'One decision with all its lines, byte for byte as it was made (RFC 8785).',
    roles: READERS,
    parameters: [decisionId],
    responses: { 200: { description: 'The decision.', schema: licenseDecidedV1 }, 404: problemResponse('There is no such decision.'), ...failures },
  },
  {
    method: 'get',
    path: '/v1/decisions/{decisionId}/trace',
    summary: 'The full trace of a decision: every rule that was evaluated.',
    roles: ['analyst', 'officer'],
    parameters: [decisionId],
    responses: { 200: { description: 'The trace.', schema: decisionTrace }, 404: problemResponse('There is no such decision.'), ...failures },
  },
  {
    method: 'get',
    path: '/v1/decisions/{decisionId}/inputs',
    summary: 'A decision with the order, the screening and, if it names one, the table of exchange rates that it was made from, as they were stored: all that a replay needs.',
    roles: READERS,
    parameters: [decisionId],
    responses: { 200: { description: 'The decision and its inputs.', schema: decisionInputs }, 404: problemResponse('There is no such decision.'), ...failures },
  },
  {
    method: 'get',
    path: '/v1/orders/{orderId}/decisions',
    summary: 'All decisions on an order, oldest first.',
    roles: READERS,
    parameters: [id],
    responses: { 200: { description: 'The decisions; an empty list when there is none yet.', schema: orderDecisions }, ...failures },
  },
  {
    method: 'post',
    path: '/v1/orders/{orderId}/decisions',
    summary: 'Decide the newest revision of an order again: as of its stated day, or as of today when none was stated. The only way to another decision on an order as of a stated day, beside a verdict on a hit.',
    roles: ['officer'],
    parameters: [id],
    requestBody: { contentType: 'application/json', schema: decideAgainRequest },
    responses: {
      200: { description: 'The command as it is recorded, and whether it made a new decision.', schema: decisionCommand },
      400: problemResponse('A bad body; each field is named.'),
      404: problemResponse('There is no decision on this order.'),
      409: problemResponse('The order was shipped or cancelled (YTB_ORDER_CLOSED).'),
      ...failures,
    },
  },
];
