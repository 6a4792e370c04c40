import { z } from 'zod';
import { orderId, text } from '../primitives';
import { screeningStatus } from '../screening.v1';
import { problemResponse } from './problem';
import type { HttpRoute } from './route';

const count = z.int().min(0);

/** A hit that the snapshot would raise. */
const raisedHit = z.object({ entityId: text(300), matchedName: z.string(), score: z.number().min(0).max(1) });

/** What a snapshot would change on one order; only parties that change. `before` is the result in force, with what persons said. */
export const previewedOrder = z.object({
  orderId,
  revision: z.int().min(1),
  before: screeningStatus,
  after: screeningStatus,
  parties: z.array(
    z.object({ partyId: text(128), name: z.string(), before: screeningStatus, after: screeningStatus, raised: z.array(raisedHit), dropped: z.array(text(300)) }),
  ),
});
/** See {@link previewedOrder}. */
export type PreviewedOrder = z.infer<typeof previewedOrder>;

/**
 * Answer to `GET /v1/lists/snapshots/{snapshotId}:preview`. `entities`: how the snapshot differs from the one in force. `concerned`: open orders that
 * would be screened again; `changed` of them would come out otherwise, `clearsLost` were clear and would not be, `cleared` the other way round;
 * `reopened`: words of analysts that would no longer stand. `orders` holds the first 500 changed ones, lost clears first.
 */
export const listPreview = z.object({
  snapshotId: text(200),
  active: text(200).nullable(),
  entities: z.object({ added: count, changed: count, removed: count, timeline: count }),
  openOrders: count,
  concerned: count,
  changed: count,
  clearsLost: count,
  cleared: count,
  reopened: count,
  orders: z.array(previewedOrder),
});
/** See {@link listPreview}. */
export type ListPreview = z.infer<typeof listPreview>;

/** The route of the impact preview. */
export const listPreviewRoutes: readonly HttpRoute[] = [
  {
    method: 'get',
    path: '/v1/lists/snapshots/{snapshotId}:preview',
    summary: 'What activating a snapshot would change: open orders, clears that would be lost, words of analysts that would no longer stand. Changes nothing.',
    roles: ['analyst', 'officer'],
    parameters: [{ name: 'snapshotId', in: 'path', description: 'Id of the snapshot.', required: true, schema: text(200) }],
    responses: {
      200: { description: 'The impact.', schema: listPreview },
      404: problemResponse('There is no such snapshot.'),
      409: problemResponse('The snapshot cannot be read.'),
      401: problemResponse('No API key, or one that is not known.'),
      403: problemResponse('The role of the key does not allow this.'),
    },
  },
];
