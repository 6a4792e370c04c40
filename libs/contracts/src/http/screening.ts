import { z } from 'zod';
import { instant, iso2, optionalText, orderId, text } from '../primitives';
import { partyScreening, resolution, screeningStatus } from '../screening.v1';
import { listPreviewRoutes } from './list-preview';
import { listFormat, listLoss, listName, listSourceRoutes } from './list-sources';
import { nameSearchRoutes } from './name-search';
import { problemResponse } from './problem';
import type { HttpParameter, HttpRoute } from './route';

/** The listed entity of a hit as the snapshot had it when the hit was raised: what the analyst sees beside the party. */
export const reviewedEntity = z.object({
  entityId: text(300),
  /** The list it stands on, as its publisher names it (`YTB-SEMI`). */
  listId: text(100),
  /** The kind of list that the rules know. */
  list: text(100),
  name: text(500),
  aliases: z.array(z.string()),
  nativeNames: z.array(z.string()),
  country: iso2.nullable(),
  category: z.string().nullable(),
  capability: z.object({ nodeNm: z.string().nullable(), memoryLayers: z.int().nullable(), kind: z.string().nullable() }).nullable(),
  basis: z.string().nullable(),
  sources: z.array(z.string()),
  parents: z.array(z.object({ id: z.string().nullable(), name: z.string(), pct: z.string().nullable() })),
  since: z.string().nullable(),
  status: z.enum(['active', 'suspended', 'stopped']),
});
/** See {@link reviewedEntity}. */
export type ReviewedEntity = z.infer<typeof reviewedEntity>;

/** Which name of a party raised a hit: the party's own, the one of an owner (at any depth), of the company it is a branch of, or the exporter's. */
export const hitWhere = z.enum(['party', 'owner', 'branch_of', 'exporter']);
/** See {@link hitWhere}. */
export type HitWhere = z.infer<typeof hitWhere>;

/** One screening hit, party and listed entity side by side. `superseded`: a later revision or snapshot took its place before anyone resolved it. */
export const review = z.object({
  hitId: text(200),
  orderId,
  revision: z.int().min(1),
  partyId: text(128),
  role: text(50),
  party: z.object({
    name: z.string(),
    nativeNames: z.array(z.string()),
    aliases: z.array(z.string()),
    country: iso2.nullable(),
    address: z.string().nullable(),
  }),
  where: hitWhere,
  queryName: z.string(),
  entity: reviewedEntity,
  score: z.number().min(0).max(1),
  matchedName: z.string(),
  because: z.string(),
  status: z.enum(['open', 'resolved', 'superseded']),
  openedAt: instant,
  resolution: resolution.nullable(),
});
/** See {@link review}. */
export type Review = z.infer<typeof review>;

/** Answer to `GET /v1/reviews`, newest first; `next` goes into `after`. */
export const reviewList = z.object({ reviews: z.array(review), next: z.string().nullable() });
/** See {@link reviewList}. */
export type ReviewList = z.infer<typeof reviewList>;

/** Query of `GET /v1/reviews`. */
export const reviewListQuery = z.strictObject({
  status: z.enum(['open', 'resolved', 'superseded', 'all']).default('open'),
  orderId: orderId.optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
  after: z.string().regex(/^\d{1,18}$/, { error: 'must be the "next" of an earlier answer' }).optional(),
});
/** See {@link reviewListQuery}. */
export type ReviewListQuery = z.infer<typeof reviewListQuery>;

/** Body of `POST /v1/reviews/{hitId}:resolve`. */
export const resolveRequest = z.strictObject({ verdict: z.enum(['true_match', 'false_positive']), comment: text(4000) });
/** See {@link resolveRequest}. */
export type ResolveRequest = z.infer<typeof resolveRequest>;

/** Body of `POST /v1/reviews/{hitId}:approve`. */
export const approveRequest = z.strictObject({ comment: optionalText(4000).optional() });
/** See {@link approveRequest}. */
export type ApproveRequest = z.infer<typeof approveRequest>;

const counts = z.record(z.string(), z.int());

const acceptLoss = z.enum(['true', 'false'], { error: 'must be true or false' }).default('false');

/**
 * Query of `POST /v1/lists:import`. `list` is the list of entries that name none; `others`: what becomes of the lists in force that the file does not have;
 * `acceptLoss`: lists in force may lose entities.
 */
export const listImportQuery = z.strictObject({
  format: listFormat,
  list: listName.optional(),
  onError: z.enum(['stop', 'skip']).default('stop'),
  others: z.enum(['drop', 'keep']).default('drop'),
  acceptLoss,
});
/** See {@link listImportQuery}. */
export type ListImportQuery = z.infer<typeof listImportQuery>;

const namedLines = z.array(z.object({ line: z.int().min(0), reason: z.string() }));

/**
 * Answer to an import: the snapshot (not active yet), entities per list, the entries that were left out (`errors`), and what stays though it is odd (`kept`): values of
 * an official file that could not be used and stand among the details of their entry, and names that can never be met; at most 100 of each.
 */
export const listImport = z.object({ snapshotId: text(200), entities: z.int(), counts, errors: namedLines, kept: namedLines });
/** See {@link listImport}. */
export type ListImport = z.infer<typeof listImport>;

/** Query of `POST /v1/lists/snapshots/{snapshotId}:activate`. `acceptLoss`: lists in force may lose entities. */
export const listActivateQuery = z.strictObject({ acceptLoss });

/** Answer to an activation: which snapshot it replaced, and how many open orders the change is held against. */
export const listActivation = z.object({ snapshotId: text(200), previous: text(200).nullable(), openOrders: z.int().min(0) });
/** See {@link listActivation}. */
export type ListActivation = z.infer<typeof listActivation>;

/** A stored snapshot. */
export const listSnapshotView = z.object({ snapshotId: text(200), entities: z.int(), counts, importedAt: instant, importedBy: text(200) });
/** See {@link listSnapshotView}. */
export type ListSnapshotView = z.infer<typeof listSnapshotView>;

/** Progress of screening again, after an activation, the open orders that the change concerns; until these are known, `queued` counts all that it is held against. */
export const rescreenProgress = z.object({
  status: z.enum(['running', 'done', 'replaced']),
  queued: z.int().min(0),
  done: z.int().min(0),
  startedAt: instant,
  finishedAt: instant.nullable(),
});

/** Answer to `GET /v1/lists`. */
export const listStatus = z.object({
  active: z
    .object({ snapshotId: text(200), activatedAt: instant, activatedBy: text(200), entities: z.int(), counts, acceptedLoss: z.array(listLoss), rescreen: rescreenProgress.nullable() })
    .nullable(),
  snapshots: z.array(listSnapshotView),
});
/** See {@link listStatus}. */
export type ListStatus = z.infer<typeof listStatus>;

/** Answer to `GET /v1/orders/{orderId}/screening`: the result in force on each revision, the lowest revision first. */
export const orderScreening = z.object({
  orderId,
  revisions: z.array(
    z.object({
      revision: z.int().min(1),
      superseded: z.boolean(),
      status: screeningStatus,
      listSnapshotId: text(200),
      matcherVersion: text(100),
      completedAt: instant,
      cause: text(300),
      seq: z.int().min(1),
      parties: z.array(partyScreening),
    }),
  ),
});
/** See {@link orderScreening}. */
export type OrderScreening = z.infer<typeof orderScreening>;

const READERS = ['viewer', 'analyst', 'officer'];
const STAFF = ['analyst', 'officer'];
const auth = { 401: problemResponse('No API key, or one that is not known.'), 403: problemResponse('The role of the key does not allow this.') };
const missing = { 404: problemResponse('There is no such hit.') };
const hitId: HttpParameter = { name: 'hitId', in: 'path', description: 'Id of the hit.', required: true, schema: text(200) };

/** The routes of the screening service. */
export const screeningRoutes: readonly HttpRoute[] = [
  {
    method: 'get',
    path: '/v1/reviews',
    summary: 'Screening hits, newest first.',
    roles: READERS,
    parameters: [
      { name: 'status', in: 'query', description: 'open (default), resolved, superseded or all.', schema: reviewListQuery.shape.status },
      { name: 'orderId', in: 'query', description: 'Only hits of this order.', schema: reviewListQuery.shape.orderId },
      { name: 'limit', in: 'query', description: 'Hits per page, 1 to 500; default 50.', schema: reviewListQuery.shape.limit },
      { name: 'after', in: 'query', description: 'The "next" of the page before.', schema: reviewListQuery.shape.after },
    ],
    responses: { 200: { description: 'A page of hits.', schema: reviewList }, 400: problemResponse('A bad parameter.'), ...auth },
  },
  {
    method: 'get',
    path: '/v1/reviews/{hitId}',
    summary: 'One screening hit.',
    roles: READERS,
    parameters: [hitId],
    responses: { 200: { description: 'The hit.', schema: review }, ...missing, ...auth },
  },
  {
    method: 'post',
    path: '/v1/reviews/{hitId}:resolve',
    summary: 'Say whether the party is the listed entity. The order is decided again at once.',
    roles: STAFF,
    parameters: [hitId],
    requestBody: { contentType: 'application/json', schema: resolveRequest },
    responses: {
      200: { description: 'The hit with its resolution.', schema: review },
      400: problemResponse('A bad body; each field is named.'),
      409: problemResponse('The hit is no longer open.'),
      ...missing,
      ...auth,
    },
  },
  {
    method: 'post',
    path: '/v1/reviews/{hitId}:approve',
    summary: "Agree to another person's resolution, so that the hold may be lifted.",
    roles: STAFF,
    parameters: [hitId],
    requestBody: { contentType: 'application/json', schema: approveRequest },
    responses: {
      200: { description: 'The hit with its released resolution.', schema: review },
      400: problemResponse('A bad body; each field is named.'),
      409: problemResponse('The caller made the resolution, or there is none to approve.'),
      ...missing,
      ...auth,
    },
  },
  {
    method: 'post',
    path: '/v1/lists:import',
    summary: 'Build a list snapshot from a list file; nothing becomes active. Lines of our own forms as application/x-ndjson; an official file as it was published, also gzipped, as application/octet-stream; the files of ofac-csv as multipart/form-data.',
    roles: ['officer'],
    parameters: [
      { name: 'format', in: 'query', description: 'Form of the file.', required: true, schema: listImportQuery.shape.format },
      { name: 'list', in: 'query', description: 'The list of entries that name none.', schema: listImportQuery.shape.list },
      { name: 'onError', in: 'query', description: 'stop (default) or skip at a bad line.', schema: listImportQuery.shape.onError },
      { name: 'others', in: 'query', description: 'keep: lists in force that the file does not have are taken over as they are. drop (default): the file stands for all lists.', schema: listImportQuery.shape.others },
      { name: 'acceptLoss', in: 'query', description: 'true: lists in force may lose entities by this; the caller is recorded.', schema: acceptLoss },
    ],
    requestBody: { contentType: 'application/x-ndjson', schema: z.string() },
    responses: {
      200: { description: 'The snapshot.', schema: listImport },
      400: problemResponse('A bad parameter, or bad lines that may not be skipped.'),
      413: problemResponse('The file is larger than YTTERBY_LIST_MAX_FILE_MIB.'),
      409: problemResponse('The file is not whole, no entity is left, or a list in force would lose too many (YTB_LIST_SHRUNKEN).'),
      ...auth,
    },
  },
  {
    method: 'post',
    path: '/v1/lists/snapshots/{snapshotId}:activate',
    summary: 'Make a snapshot the active one; the open orders that the change concerns are screened again.',
    roles: ['officer'],
    parameters: [
      { name: 'snapshotId', in: 'path', description: 'Id of the snapshot.', required: true, schema: text(200) },
      { name: 'acceptLoss', in: 'query', description: 'true: lists in force may lose entities by this; the caller is recorded.', schema: acceptLoss },
    ],
    responses: {
      200: { description: 'What it replaced.', schema: listActivation },
      400: problemResponse('A bad parameter.'),
      404: problemResponse('There is no such snapshot.'),
      409: problemResponse('The snapshot cannot be read, or a list in force would lose too many entities (YTB_LIST_SHRUNKEN).'),
      ...auth,
    },
  },
  {
    method: 'get',
    path: '/v1/lists',
    summary: 'The active list snapshot and the others.',
    roles: READERS,
    responses: { 200: { description: 'The snapshots, newest first.', schema: listStatus }, ...auth },
  },
  {
    method: 'get',
    path: '/v1/orders/{orderId}/screening',
    summary: 'What screening found for an order, per revision.',
    roles: [...READERS, 'machine'],
    parameters: [{ name: 'orderId', in: 'path', description: "The sender's order id.", required: true, schema: orderId }],
    responses: { 200: { description: 'The results; an empty list when there is none yet.', schema: orderScreening }, ...auth },
  },
  ...listPreviewRoutes,
  ...listSourceRoutes,
  ...nameSearchRoutes,
];
