import { z } from 'zod';
import { fieldError } from '../order-events.v1';
import { instant } from '../primitives';
import { problemResponse } from './problem';
import type { HttpParameter, HttpRoute } from './route';

/**
 * A record that a service could not process, kept with its cause. `kind`: `invalid` (no event of its topic; its key goes on), `failed` (its key waits)
 * or `behind` (waits behind a failed one).
 */
export const parkedRecord = z.object({
  id: z.string(),
  kind: z.enum(['invalid', 'failed', 'behind']),
  status: z.enum(['parked', 'replayed']),
  topic: z.string(),
  partition: z.int(),
  offset: z.string(),
  key: z.string().nullable(),
  eventId: z.string().nullable(),
  code: z.string(),
  message: z.string(),
  errors: z.array(fieldError),
  attempts: z.int(),
  payloadSize: z.int(),
  payloadSha256: z.string(),
  failedAt: instant,
  replayedAt: instant.nullable(),
});
/** See {@link parkedRecord}. */
export type ParkedRecordView = z.infer<typeof parkedRecord>;

/** With the payload as it came, base64; null when it was over the size limit. */
export const parkedRecordDetail = parkedRecord.extend({ headers: z.record(z.string(), z.string()), payload: z.base64().nullable() });
/** See {@link parkedRecordDetail}. */
export type ParkedRecordDetail = z.infer<typeof parkedRecordDetail>;

/** Answer to `GET /v1/parked`, oldest first; `next` goes into `after`. */
export const parkedList = z.object({ parked: z.array(parkedRecord), next: z.string().nullable() });
/** See {@link parkedList}. */
export type ParkedList = z.infer<typeof parkedList>;

/** Answer to a replay: how many records were processed now, and how many of the key still wait (after a new failure). */
export const replayAnswer = z.object({ id: z.string(), replayed: z.int(), stillParked: z.int() });
/** See {@link replayAnswer}. */
export type ReplayAnswer = z.infer<typeof replayAnswer>;

/** Query of `GET /v1/parked`. */
export const parkedListQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(500).default(50),
  after: z.string().regex(/^\d{1,18}$/, { error: 'must be the "next" of an earlier answer' }).optional(),
  status: z.enum(['parked', 'replayed', 'all']).default('parked'),
});
/** See {@link parkedListQuery}. */
export type ParkedListQuery = z.infer<typeof parkedListQuery>;

const STAFF = ['analyst', 'officer'];
const auth = { 401: problemResponse('No API key, or one that is not known.'), 403: problemResponse('The role of the key does not allow this.') };
const id: HttpParameter = { name: 'id', in: 'path', description: 'Id of the parked record.', required: true, schema: z.string() };

/** The routes over parked records; every service has them (through the gateway under `/v1/services/{service}`). */
export const parkedRoutes: readonly HttpRoute[] = [
  {
    method: 'get',
    path: '/v1/parked',
    summary: 'Records that could not be processed, oldest first.',
    roles: STAFF,
    parameters: [
      { name: 'limit', in: 'query', description: 'Records per page, 1 to 500; default 50.', schema: parkedListQuery.shape.limit },
      { name: 'after', in: 'query', description: 'The "next" of the page before.', schema: parkedListQuery.shape.after },
      { name: 'status', in: 'query', description: 'parked (default), replayed or all.', schema: parkedListQuery.shape.status },
    ],
    responses: { 200: { description: 'A page of records.', schema: parkedList }, 400: problemResponse('A bad parameter.'), ...auth },
  },
  {
    method: 'get',
    path: '/v1/parked/{id}',
    summary: 'One parked record with its payload.',
    roles: STAFF,
    parameters: [id],
    responses: { 200: { description: 'The record.', schema: parkedRecordDetail }, 404: problemResponse('There is no such record.'), ...auth },
  },
  {
    method: 'post',
    path: '/v1/parked/{id}:replay',
    summary: 'Process a parked record again, then those that wait behind it.',
    roles: ['officer'],
    parameters: [id],
    responses: { 200: { description: 'What came of it.', schema: replayAnswer }, 404: problemResponse('There is no such record.'), ...auth },
  },
];
