import { z } from 'zod';
import { fieldError } from '../order-events.v1';
import { IDENTIFIER_SCHEMES } from '../order.v1';
import { iso2, text } from '../primitives';
import { listing } from '../screening.v1';
import { problemResponse } from './problem';
import type { HttpRoute } from './route';

const names = z.array(text(500)).max(50);

/**
 * Body of `POST /v1/names:search`, and one line of `POST /v1/names:batch`. `id` comes back in the answer. `schema` says what is looked for, if known
 * (`person`, `organization`, `vessel` …).
 */
export const nameSearch = z.strictObject({
  id: text(200).optional(),
  name: text(10_000),
  nativeNames: names.optional(),
  aliases: names.optional(),
  schema: text(50).nullish(),
  country: iso2.nullish(),
  address: text(1000).nullish(),
  identifiers: z.array(z.strictObject({ scheme: z.enum(IDENTIFIER_SCHEMES), value: text(100) })).max(20).optional(),
});
/** See {@link nameSearch}. */
export type NameSearch = z.infer<typeof nameSearch>;

/** A listed entity that a name met; `listings`: what it is listed as. */
export const nameHit = z.object({
  entityId: text(300),
  listId: text(100),
  score: z.number().min(0).max(1),
  status: z.enum(['match', 'review']),
  matchedName: z.string(),
  queryName: z.string(),
  because: z.string(),
  listings: z.array(listing),
});

/** Answer to a search: hits best first. `error`: a name could not be compared, never to be read as clear; `problems` say in a sentence each why. */
export const nameSearchResult = z.object({
  id: text(200).optional(),
  status: z.enum(['clear', 'review', 'match', 'error']),
  hits: z.array(nameHit),
  problems: z.array(z.string()),
  listSnapshotId: text(200),
  matcherVersion: text(100),
});
/** See {@link nameSearchResult}. */
export type NameSearchResult = z.infer<typeof nameSearchResult>;

/** A line of a batch that could not be screened: its number, counted from 1, and why. */
export const nameSearchRefusal = z.object({
  id: text(200).optional(),
  line: z.int().min(1),
  status: z.literal('error'),
  code: z.string(),
  message: z.string(),
  errors: z.array(fieldError),
});
/** See {@link nameSearchRefusal}. */
export type NameSearchRefusal = z.infer<typeof nameSearchRefusal>;

const roles = ['analyst', 'officer', 'machine'];
const failures = {
  401: problemResponse('No API key, or one that is not known.'),
  403: problemResponse('The role of the key does not allow this.'),
  503: problemResponse('No list is in force, or it is not loaded yet: not ready, which is not "no hit".'),
};

/** The routes that look names up without an order. */
export const nameSearchRoutes: readonly HttpRoute[] = [
  {
    method: 'post',
    path: '/v1/names:search',
    summary: 'Screen one name against the list in force; nothing is kept.',
    roles,
    requestBody: { contentType: 'application/json', schema: nameSearch },
    responses: { 200: { description: 'What the name meets.', schema: nameSearchResult }, 400: problemResponse('A bad body; each field is named.'), ...failures },
  },
  {
    method: 'post',
    path: '/v1/names:batch',
    summary: 'Screen many names, one JSON object a line, against one list snapshot; one answer line per input line, in order. A bad line refuses only itself.',
    roles,
    requestBody: { contentType: 'application/x-ndjson', schema: nameSearch },
    responses: {
      200: { description: 'The answer lines.', schema: z.union([nameSearchResult, nameSearchRefusal]), contentType: 'application/x-ndjson' },
      ...failures,
    },
  },
];
