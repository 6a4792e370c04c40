import type { OrderScreening, Review, ReviewedEntity, ScreeningCompletedV1 } from '@ytterby/contracts';
import type { ShownParty } from '../application/hits';
import { resolutionOf } from '../application/resolve-hit';
import type { Prisma, PrismaClient } from '../generated/prisma/client';
import type { ScreeningReader, StoredResolution } from '../ports';

type HitRow = Prisma.ScreeningHitGetPayload<{ include: { resolutions: true } }>;
type ResolutionRow = HitRow['resolutions'][number];
type OrderRow = Prisma.ScreenedOrderGetPayload<object>;

/** {@link ScreeningReader} on screening's own Prisma client. */
export function prismaScreeningReader(prisma: PrismaClient): ScreeningReader {
  return {
    async reviews({ status, orderId, limit, after }) {
      const rows = await prisma.screeningHit.findMany({
        where: {
          ...(status === 'all' ? {} : { status }),
          ...(orderId === undefined ? {} : { orderId }),
          ...(after === undefined ? {} : { hitNo: { lt: BigInt(after) } }),
        },
        orderBy: { hitNo: 'desc' },
        take: limit + 1,
        include: { resolutions: true },
      });
      const shown = rows.slice(0, limit);
      return { reviews: shown.map(reviewOf), next: rows.length > limit ? String(shown.at(-1)?.hitNo) : null };
    },
    async review(hitId) {
      const row = await prisma.screeningHit.findUnique({ where: { hitId }, include: { resolutions: true } });
      return row === null ? null : reviewOf(row);
    },
    async screeningOf(orderId) {
      const rows = await prisma.screenedOrder.findMany({ where: { orderId }, orderBy: { revision: 'asc' } });
      return { orderId, revisions: rows.map(revisionOf) };
    },
  };
}

function parsed<T>(bytes: Uint8Array): T {
  return JSON.parse(Buffer.from(bytes).toString()) as T;
}

/** The word that stands: the one about the entity as it is now. */
function wordOn({ basis, resolutions }: HitRow): ResolutionRow | undefined {
  return resolutions.find((word) => word.basis === null || word.basis === basis);
}

function reviewOf(row: HitRow): Review {
  const { hitId, orderId, revision, partyId, entityId, queryName, score, matchedName, because } = row;
  const word = wordOn(row);
  return {
    hitId,
    orderId,
    revision,
    partyId,
    ...parsed<ShownParty>(row.partyJson),
    where: row.foundIn as Review['where'],
    queryName,
    entity: parsed<ReviewedEntity>(row.entityJson),
    score,
    matchedName,
    because,
    status: row.status as Review['status'],
    openedAt: row.openedAt.toISOString(),
    resolution: word === undefined ? null : resolutionOf({ hitId, partyId, entityId }, storedResolution(word)),
  };
}

function storedResolution(row: ResolutionRow): StoredResolution {
  const { approvalId, approver, approvalComment, approvedAt } = row;
  const isApproved = approvalId !== null && approver !== null && approvedAt !== null;
  return {
    resolutionId: row.resolutionId,
    verdict: row.verdict as StoredResolution['verdict'],
    comment: row.comment,
    maker: row.maker,
    madeAt: row.madeAt.toISOString(),
    singleRelease: row.singleRelease,
    approval: isApproved ? { approvalId, approver, comment: approvalComment, approvedAt: approvedAt.toISOString() } : null,
  };
}

function revisionOf(row: OrderRow): OrderScreening['revisions'][number] {
  const { revision, superseded, listSnapshotId, matcherVersion, cause, seq } = row;
  const { status, parties } = parsed<ScreeningCompletedV1>(row.resultJson);
  return { revision, superseded, status, listSnapshotId, matcherVersion, completedAt: row.completedAt.toISOString(), cause, seq, parties };
}
