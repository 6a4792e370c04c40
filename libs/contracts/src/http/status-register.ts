import { z } from 'zod';
import { instant, isoDate, optionalText, text } from '../primitives';
import { problemResponse } from './problem';
import type { HttpParameter, HttpRoute } from './route';

const NOTICES = ['70/2025', '72/2025', 'listings'] as const;
const SINGLE = ['55/2025', '56/2025', '57/2025', '58/2025', '61/2025 Art 1(1)', '61/2025 Art 1(2)', '61/2025 Art 1(3)', '62/2025'] as const;

/**
 * What a compliance officer confirms the state of after a written end (regulation.md §1, §6): the notices that suspend, listings suspended on the same clock,
 * and single measures under No. 70/2025. What is said of a single measure goes before what is said of its notice.
 */
export const statusMeasure = z.enum([...NOTICES, ...SINGLE], { error: `must be ${NOTICES.join(', ')}, or a single measure under 70/2025: ${SINGLE.join(', ')}` });
/**
 * `lapsed`: the suspension ended as written, so the measure is in force again. `extended`: it goes on until the day in `until`. `as_notice`, of single measures: nothing is said of
 * it any more, it goes as No. 70/2025 does.
 */
export const statusState = z.enum(['unverified', 'lapsed', 'extended', 'as_notice'], { error: 'must be unverified, lapsed, extended or as_notice' });

/** Body of `POST /v1/status-register/entries`. `knownSince`: the day since which the source could be read; earlier decisions do not know of it. */
export const statusEntryRequest = z
  .strictObject({ measure: statusMeasure, state: statusState, until: isoDate.optional(), knownSince: isoDate, source: text(2000), comment: optionalText(4000).optional() })
  .superRefine(({ measure, state, until }, context) => {
    const isNotice = NOTICES.some((notice) => notice === measure);
    if (state === 'as_notice' && isNotice) context.addIssue({ code: 'custom', path: ['state'], message: `is only allowed for a single measure, not for ${measure}` });
    if (state === 'extended' && until === undefined) context.addIssue({ code: 'custom', path: ['until'], message: 'is missing: say until when the measure is extended' });
    if (state !== 'extended' && until !== undefined) context.addIssue({ code: 'custom', path: ['until'], message: `is only allowed with the state extended, not ${state}` });
  });
/** See {@link statusEntryRequest}. */
export type StatusEntryRequest = z.infer<typeof statusEntryRequest>;

/** Body of `:approve` and `:reject`. */
export const statusReviewRequest = z.strictObject({ comment: optionalText(4000).optional() });
/** See {@link statusReviewRequest}. */
export type StatusReviewRequest = z.infer<typeof statusReviewRequest>;

/** One entry: who set it on what ground, and who agreed. It counts from the approval on. */
export const statusEntryView = z.object({
  entryId: text(200),
  measure: statusMeasure,
  state: statusState,
  until: isoDate.nullable(),
  knownSince: isoDate,
  source: z.string(),
  comment: z.string().nullable(),
  status: z.enum(['pending', 'approved', 'rejected']),
  proposedBy: text(200),
  proposedAt: instant,
  reviewedBy: text(200).nullable(),
  reviewedAt: instant.nullable(),
  reviewComment: z.string().nullable(),
});
/** See {@link statusEntryView}. */
export type StatusEntryView = z.infer<typeof statusEntryView>;

/** Progress of deciding the open orders again. `cause` is the cause of the new decisions. */
export const redecisionProgress = z.object({ cause: z.string(), looked: z.int().min(0), changed: z.int().min(0), startedAt: instant, finishedAt: instant.nullable() });

/** Answer to `GET /v1/status-register`: the register in force today, all entries (newest first, at most 200) and the latest jobs (at most 20). */
export const statusRegisterView = z.object({
  statusRegisterId: z.string(),
  measures: z.array(z.object({ measure: statusMeasure, state: statusState, until: isoDate.nullable() })),
  entries: z.array(statusEntryView),
  redecisions: z.array(redecisionProgress),
});
/** See {@link statusRegisterView}. */
export type StatusRegisterView = z.infer<typeof statusRegisterView>;

const READERS = ['viewer', 'analyst', 'officer'];
const auth = { 401: problemResponse('No API key, or one that is not known.'), 403: problemResponse('The role of the key does not allow this.') };
const entryId: HttpParameter = { name: 'entryId', in: 'path', description: 'Id of the entry.', required: true, schema: text(200) };
const answer = { description: 'The entry.', schema: statusEntryView };

/** The routes of the status register. */
export const statusRegisterRoutes: readonly HttpRoute[] = [
  {
    method: 'get',
    path: '/v1/status-register',
    summary: 'What has been confirmed about measures after their written end, by whom, and which open orders were decided again.',
    roles: READERS,
    responses: { 200: { description: 'The register.', schema: statusRegisterView }, ...auth },
  },
  {
    method: 'post',
    path: '/v1/status-register/entries',
    summary: 'Propose an entry. It counts when another officer has approved it.',
    roles: ['officer'],
    requestBody: { contentType: 'application/json', schema: statusEntryRequest },
    responses: { 200: answer, 400: problemResponse('A bad body; each field is named.'), ...auth },
  },
  {
    method: 'post',
    path: '/v1/status-register/entries/{entryId}:approve',
    summary: "Approve another officer's entry: it counts at once, and every open order is decided again.",
    roles: ['officer'],
    parameters: [entryId],
    requestBody: { contentType: 'application/json', schema: statusReviewRequest },
    responses: { 200: answer, 404: problemResponse('There is no such entry.'), 409: problemResponse('The caller proposed it, or it was reviewed before.'), ...auth },
  },
  {
    method: 'post',
    path: '/v1/status-register/entries/{entryId}:reject',
    summary: 'Reject an entry; whoever proposed it may withdraw it so.',
    roles: ['officer'],
    parameters: [entryId],
    requestBody: { contentType: 'application/json', schema: statusReviewRequest },
    responses: { 200: answer, 404: problemResponse('There is no such entry.'), 409: problemResponse('It was reviewed before.'), ...auth },
  },
];
