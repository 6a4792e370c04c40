import { z } from 'zod';
import { orderReportV1, reportState } from '../order-report.v1';
import { isoDate, optionalText, orderId } from '../primitives';
import { problemResponse } from './problem';
import type { HttpParameter, HttpRoute } from './route';

/** Body of `POST /v1/orders/{orderId}/report`. `filedOn`: the Beijing day on which the report went in. `reference`: the authority's number for it. */
export const reportFiledRequest = z.strictObject({ filedOn: isoDate, reference: optionalText(200).optional(), note: optionalText(4000).optional() });
/** See {@link reportFiledRequest}. */
export type ReportFiledRequest = z.infer<typeof reportFiledRequest>;

/** Query of `GET /v1/reports`. */
export const reportsQuery = z.strictObject({ state: reportState.optional() });

/** Answer to `GET /v1/reports`: at most 200, the earliest due day first. */
export const reportList = z.object({ reports: z.array(orderReportV1) });
/** See {@link reportList}. */
export type ReportList = z.infer<typeof reportList>;

const READERS = ['viewer', 'analyst', 'officer', 'machine'];
const id: HttpParameter = { name: 'orderId', in: 'path', description: "The sender's order id.", required: true, schema: orderId };
const auth = { 401: problemResponse('No API key, or one that is not known.'), 403: problemResponse('The role of the key does not allow this.') };
const none = problemResponse('No report is owed for this order.');

/** The routes of reports that are owed after an export. */
export const reportRoutes: readonly HttpRoute[] = [
  {
    method: 'get',
    path: '/v1/reports',
    summary: 'Reports that are owed or were filed, the earliest due day first; at most 200.',
    roles: READERS,
    parameters: [{ name: 'state', in: 'query', description: 'Only reports in this state.', required: false, schema: reportState }],
    responses: { 200: { description: 'The reports.', schema: reportList }, 400: problemResponse('A state that does not exist.'), ...auth },
  },
  {
    method: 'get',
    path: '/v1/orders/{orderId}/report',
    summary: 'The report that is owed for a shipped order.',
    roles: READERS,
    parameters: [id],
    responses: { 200: { description: 'The report.', schema: orderReportV1 }, 404: none, ...auth },
  },
  {
    method: 'post',
    path: '/v1/orders/{orderId}/report',
    summary: 'Record that the report was filed, in time or late. Idempotent.',
    roles: ['machine', 'analyst', 'officer'],
    parameters: [id],
    requestBody: { contentType: 'application/json', schema: reportFiledRequest },
    responses: {
      200: { description: 'The report as it is recorded; a repetition gives the same.', schema: orderReportV1 },
      400: problemResponse('A bad body; each field is named.'),
      404: none,
      409: problemResponse('Another filing was recorded before.'),
      ...auth,
    },
  },
];
