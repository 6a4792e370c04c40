import type { ScreeningCompletedV1 } from '@ytterby/contracts';
import { YtterbyError } from '@ytterby/kernel';
import { violatesConstraint } from '@ytterby/persistence';
import type { PartyFindings } from '@ytterby/watchlists';
import type { HeldHit, ReviewStore, StoredResolution } from '../ports';
import { verdictsOf } from './pg-rescreen-store';

const FOUR_EYES_CONSTRAINT = 'hit_resolution_four_eyes_check';

const ORDER_OF_HIT = 'SELECT order_id, revision FROM screening_hit WHERE hit_id = $1';
const LOCK_ORDER = `
  SELECT seq, list_snapshot_id, matcher_version, correlation_id, found_json, result_json FROM screened_order
  WHERE order_id = $1 AND revision = $2 FOR UPDATE`;
// Read after the lock: the hit may have changed while it was waited for.
const HIT = `
  SELECT h.party_id, h.entity_id, h.status, r.resolution_id, r.verdict, r.comment, r.maker, r.made_at, r.single_release,
         r.approval_id, r.approver, r.approval_comment, r.approved_at
  FROM screening_hit h LEFT JOIN hit_resolution r ON r.hit_id = h.hit_id AND coalesce(r.basis, h.basis) IS NOT DISTINCT FROM h.basis WHERE h.hit_id = $1`;

const INSERT_RESOLUTION = `
  INSERT INTO hit_resolution (resolution_id, hit_id, verdict, comment, maker, made_at, single_release, basis)
  SELECT $1, h.hit_id, $3, $4, $5, $6, $7, h.basis FROM screening_hit h WHERE h.hit_id = $2`;

interface OrderRow {
  seq: number;
  list_snapshot_id: string;
  matcher_version: string;
  correlation_id: string | null;
  found_json: Buffer | null;
  result_json: Buffer;
}

/** The columns of hit_resolution; all null without one. */
export interface ResolutionRow {
  resolution_id: string | null;
  verdict: StoredResolution['verdict'];
  comment: string;
  maker: string;
  made_at: Date;
  single_release: boolean;
  approval_id: string | null;
  approver: string | null;
  approval_comment: string | null;
  approved_at: Date | null;
}

interface HitRow extends ResolutionRow {
  party_id: string;
  entity_id: string;
  status: HeldHit['status'];
}

/** The resolution of a row; null when there is none. */
export function resolutionOf(row: ResolutionRow): StoredResolution | null {
  if (row.resolution_id === null) return null;
  return {
    resolutionId: row.resolution_id,
    verdict: row.verdict,
    comment: row.comment,
    maker: row.maker,
    madeAt: row.made_at.toISOString(),
    singleRelease: row.single_release,
    approval:
      row.approval_id === null || row.approver === null || row.approved_at === null
        ? null
        : { approvalId: row.approval_id, approver: row.approver, comment: row.approval_comment, approvedAt: row.approved_at.toISOString() },
  };
}

/** Without hits the result says it all. */
function findingsOf(order: OrderRow): PartyFindings[] {
  if (order.found_json !== null) return JSON.parse(order.found_json.toString()) as PartyFindings[];
  const { parties } = JSON.parse(order.result_json.toString()) as ScreeningCompletedV1;
  return parties.map((screening) => ({ screening, hits: [] }));
}

/** {@link ReviewStore} on PostgreSQL. The lock on the order revision makes resolving, approving and screening again wait for each other. */
export const pgReviewStore: ReviewStore = {
  async holdHit(tx, hitId) {
    const of = (await tx.query<{ order_id: string; revision: number }>(ORDER_OF_HIT, [hitId])).rows[0];
    if (of === undefined) return null;
    const order = (await tx.query<OrderRow>(LOCK_ORDER, [of.order_id, of.revision])).rows[0];
    const hit = (await tx.query<HitRow>(HIT, [hitId])).rows[0];
    if (order === undefined || hit === undefined) return null;
    return {
      hitId,
      orderId: of.order_id,
      revision: of.revision,
      partyId: hit.party_id,
      entityId: hit.entity_id,
      status: hit.status,
      seq: order.seq,
      listSnapshotId: order.list_snapshot_id,
      matcherVersion: order.matcher_version,
      correlationId: order.correlation_id,
      found: findingsOf(order),
      resolution: resolutionOf(hit),
    };
  },

  verdictsOf,

  async insertResolution(tx, hitId, resolution) {
    await tx.query(INSERT_RESOLUTION, [
      resolution.resolutionId,
      hitId,
      resolution.verdict,
      resolution.comment,
      resolution.maker,
      resolution.madeAt,
      resolution.singleRelease,
    ]);
    await tx.query("UPDATE screening_hit SET status = 'resolved' WHERE hit_id = $1", [hitId]);
  },

  async approve(tx, resolutionId, approval) {
    try {
      await tx.query('UPDATE hit_resolution SET approval_id = $2, approver = $3, approval_comment = $4, approved_at = $5 WHERE resolution_id = $1', [
        resolutionId,
        approval.approvalId,
        approval.approver,
        approval.comment,
        approval.approvedAt,
      ]);
    } catch (cause) {
      if (violatesConstraint(cause, FOUR_EYES_CONSTRAINT)) throw new YtterbyError('YTB_FOUR_EYES', { message: `${approval.approver} made this resolution; another person must approve it.`, cause });
      throw cause;
    }
  },

  async replaceResult(tx, result) {
    await tx.query('UPDATE screened_order SET seq = $3, status = $4, cause = $5, completed_at = $6, result_json = $7 WHERE order_id = $1 AND revision = $2', [
      result.orderId,
      result.revision,
      result.seq,
      result.status,
      result.cause,
      result.completedAt,
      Buffer.from(result.resultJson),
    ]);
  },
};
