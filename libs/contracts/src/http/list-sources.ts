import { z } from 'zod';
import { instant, text } from '../primitives';
import { problemResponse } from './problem';
import type { HttpParameter, HttpRoute } from './route';

/** Forms of list files: lines of our own (starter, ytterby), the template of own lists (own-csv, own-xlsx), and official files as they are published. */
export const listFormat = z.enum(['starter', 'ytterby', 'own-csv', 'own-xlsx', 'ofac-xml', 'ofac-csv', 'csl-csv', 'csl-json', 'eu-xml', 'eu-csv', 'un-xml', 'ftm']);
/** See {@link listFormat}. */
export type ListFormat = z.infer<typeof listFormat>;

/** The name of a list, as its publisher calls it. */
export const listName = z.string().regex(/^[A-Za-z0-9._-]{1,100}$/, { error: 'must be 1 to 100 characters of A-Z a-z 0-9 . _ -' });

/** A list that lost entities beyond the limit: how many it had before, and after. */
export const listLoss = z.object({ list: text(100), before: z.int().min(0), after: z.int().min(0) });

/**
 * How an attempt to refresh a source ended. `unchanged`: the publisher has nothing new. `changed`: a new part was taken. `held`: the new part lost too many
 * entities and waits for a person. `refused`: the file cannot be used. `failed`: it could not be had.
 */
export const refreshOutcome = z.enum(['unchanged', 'changed', 'held', 'refused', 'failed']);
/** See {@link refreshOutcome}. */
export type RefreshOutcome = z.infer<typeof refreshOutcome>;

const counts = z.record(z.string(), z.int());
const part = z.object({ partId: text(200), entities: z.int(), counts, since: instant });

/**
 * A source of lists. `ageSeconds`: for how long it has not been known that what is in force is what the publisher has; it grows while fetching fails and while
 * something newer is held or waits. `waiting`: the snapshot with the newest part that a person has yet to activate. `held`: a part that lost too much.
 */
export const listSourceView = z.object({
  id: text(60),
  format: listFormat,
  from: z.array(z.string()),
  activate: z.enum(['auto', 'manual']),
  everyMinutes: z.int(),
  maxAgeHours: z.number(),
  outcome: refreshOutcome.nullable(),
  problem: z.object({ code: text(60), message: z.string() }).nullable(),
  lastAttemptAt: instant.nullable(),
  lastSuccessAt: instant.nullable(),
  nextAttemptAt: instant,
  ageSeconds: z.int().min(0),
  stale: z.boolean(),
  part: part.extend({ inForce: z.boolean() }).nullable(),
  held: part.extend({ losses: z.array(listLoss) }).nullable(),
  waiting: text(200).nullable(),
});
/** See {@link listSourceView}. */
export type ListSourceView = z.infer<typeof listSourceView>;

/** Answer to `GET /v1/lists/sources`; empty while no sources are configured. */
export const listSourceStatus = z.object({ sources: z.array(listSourceView) });
/** See {@link listSourceStatus}. */
export type ListSourceStatus = z.infer<typeof listSourceStatus>;

/** Query of `POST /v1/lists/sources/{sourceId}:accept`: the held part that the person looked at. */
export const acceptHeldQuery = z.strictObject({ partId: text(200) });

const auth = { 401: problemResponse('No API key, or one that is not known.'), 403: problemResponse('The role of the key does not allow this.') };
const missing = { 404: problemResponse('No such source is configured.') };
const sourceId: HttpParameter = { name: 'sourceId', in: 'path', description: 'Id of the source, as in the file of list sources.', required: true, schema: text(60) };

/** The routes of the sources of lists. */
export const listSourceRoutes: readonly HttpRoute[] = [
  {
    method: 'get',
    path: '/v1/lists/sources',
    summary: 'The configured sources of lists: how fresh each is, how its last refresh ended, what waits for a person.',
    roles: ['viewer', 'analyst', 'officer'],
    responses: { 200: { description: 'The sources, in the order of the file.', schema: listSourceStatus }, ...auth },
  },
  {
    method: 'post',
    path: '/v1/lists/sources/{sourceId}:refresh',
    summary: 'Refresh a source now. A refresh that takes longer than 20 seconds goes on after the answer.',
    roles: ['officer'],
    parameters: [sourceId],
    responses: { 200: { description: 'The source.', schema: listSourceView }, 409: problemResponse('The source is being refreshed already (YTB_LIST_SOURCE_CONFLICT).'), ...missing, ...auth },
  },
  {
    method: 'post',
    path: '/v1/lists/sources/{sourceId}:accept',
    summary: 'Take a held part although lists lose entities by it; the caller is recorded. It then waits in a snapshot, which is activated with acceptLoss=true.',
    roles: ['officer'],
    parameters: [sourceId, { name: 'partId', in: 'query', description: 'The held part that was looked at.', required: true, schema: text(200) }],
    responses: {
      200: { description: 'The source.', schema: listSourceView },
      400: problemResponse('A bad parameter.'),
      409: problemResponse('This part is not held (any more), or the source is being refreshed (YTB_LIST_SOURCE_CONFLICT).'),
      ...missing,
      ...auth,
    },
  },
];
