import { z } from 'zod';
import { licenseDecidedV1 } from '../decision.v1';
import { orderInternalV1 } from '../order.v1';
import { isoDate, iso4217, orderId, positiveDecimal, text } from '../primitives';
import { screeningCompletedV1 } from '../screening.v1';
import { problemResponse } from './problem';
import type { HttpRoute } from './route';

/** `GET /v1/orders/{orderId}/decisions`: every decision on every revision, oldest first; per revision the highest `seq` is in force. */
export const orderDecisions = z.object({ orderId, decisions: z.array(licenseDecidedV1) });

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
    parameters: [{ name: 'orderId', in: 'path', description: "The sender's order id.", required: true, schema: orderId }],
    responses: { 200: { description: 'The decisions; an empty list when there is none yet.', schema: orderDecisions }, ...failures },
  },
];
