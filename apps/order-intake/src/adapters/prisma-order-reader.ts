import type { Action, LicenseDecidedV1, OrderList, OrderListQuery, OrderStatusEvent, OrderSummary, OrderV1, Outcome } from '@ytterby/contracts';
import { statusOfRevision } from '@ytterby/domain-orders';
import { orderDetailView } from '../application/order-view';
import type { OrderHead as HeadRow, PrismaClient } from '../generated/prisma/client';
import type { Door, OrderReader } from '../ports';

const isoDay = (day: Date | null): string | null => day?.toISOString().slice(0, 10) ?? null;

/** {@link OrderReader} on intake's own Prisma client. */
export function prismaOrderReader(prisma: PrismaClient): OrderReader {
  return {
    list: (query) => list(prisma, query),
    status: async (orderId) => {
      const head = await prisma.orderHead.findUnique({ where: { orderId } });
      return head === null ? null : statusOf(head);
    },
    detail: async (orderId) => {
      const [revisions, decisions] = await prisma.$transaction([
        prisma.orderRevision.findMany({ where: { orderId }, orderBy: { revision: 'asc' } }),
        prisma.orderDecision.findMany({ where: { orderId }, orderBy: [{ revision: 'asc' }, { seq: 'asc' }] }),
      ]);
      if (revisions.length === 0) return null;
      return orderDetailView(
        orderId,
        revisions.map((row) => ({
          revision: row.revision,
          order: JSON.parse(row.content) as OrderV1,
          via: row.via as Door,
          submittedBy: row.submittedBy,
          receivedAt: row.receivedAt.toISOString(),
          statedAsOf: isoDay(row.statedAsOf),
        })),
        decisions.map((row) => ({ decision: JSON.parse(row.payload) as LicenseDecidedV1, recordedAt: row.recordedAt.toISOString() })),
      );
    },
  };
}

const DECIDED = { accepted: { decisionSeq: null }, decided: { decisionSeq: { not: null } } } as const;

async function list(prisma: PrismaClient, { limit, after, status }: OrderListQuery): Promise<OrderList> {
  const rows = await prisma.orderHead.findMany({
    where: { ...(after === undefined ? {} : { position: { lt: BigInt(after) } }), ...(status === undefined ? {} : DECIDED[status]) },
    orderBy: { position: 'desc' },
    take: limit + 1,
  });
  const page = rows.slice(0, limit);
  return { orders: page.map(summaryOf), next: rows.length > limit ? String(page.at(-1)?.position) : null };
}

function summaryOf(row: HeadRow): OrderSummary {
  const { orderId, revision, status, outcome, action } = statusOf(row);
  return {
    orderId,
    revision,
    status,
    outcome,
    action,
    acceptedAt: row.acceptedAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
    statedAsOf: isoDay(row.statedAsOf),
    exporter: row.exporter,
    endUser: row.endUser,
    to: row.destination,
  };
}

/** The database holds only what this service wrote from checked events, so the texts are outcomes and actions. */
function statusOf(row: HeadRow): OrderStatusEvent {
  return {
    orderId: row.orderId,
    revision: row.currentRevision,
    status: statusOfRevision(row.currentRevision, row.currentRevision, row.decisionSeq !== null),
    outcome: row.outcome as Outcome | null,
    action: row.action as Action | null,
    seq: row.decisionSeq,
    at: (row.decidedAt ?? row.acceptedAt).toISOString(),
  };
}
