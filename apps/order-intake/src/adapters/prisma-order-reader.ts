import type { Action, ClosedAs, LicenseDecidedV1, OrderList, OrderListQuery, OrderStatusEvent, OrderSummary, OrderV1, Outcome } from '@ytterby/contracts';
import { statusOfRevision } from '@ytterby/domain-orders';
import { type ClosingView, orderDetailView } from '../application/order-view';
import type { OrderClosing as ClosingRow, OrderHead as HeadRow, PrismaClient } from '../generated/prisma/client';
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
      const [revisions, decisions, closing] = await prisma.$transaction([
        prisma.orderRevision.findMany({ where: { orderId }, orderBy: { revision: 'asc' } }),
        prisma.orderDecision.findMany({ where: { orderId }, orderBy: [{ revision: 'asc' }, { seq: 'asc' }] }),
        prisma.orderClosing.findUnique({ where: { orderId } }),
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
        closing === null ? null : closingOf(closing),
      );
    },
  };
}

const WITH_STATUS = {
  accepted: { closedAs: null, decisionSeq: null },
  decided: { closedAs: null, decisionSeq: { not: null } },
  shipped: { closedAs: 'shipped' },
  cancelled: { closedAs: 'cancelled' },
} as const;

async function list(prisma: PrismaClient, { limit, after, status }: OrderListQuery): Promise<OrderList> {
  const rows = await prisma.orderHead.findMany({
    where: { ...(after === undefined ? {} : { position: { lt: BigInt(after) } }), ...(status === undefined ? {} : WITH_STATUS[status]) },
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
    shippedAgainstHold: row.shippedAgainstHold,
    statedAsOf: isoDay(row.statedAsOf),
    exporter: row.exporter,
    endUser: row.endUser,
    to: row.destination,
  };
}

function closingOf(row: ClosingRow): ClosingView {
  const { revision, closedBy, note, shippedAgainstHold, decisionSeq: seq, outcome, action } = row;
  const decision = seq === null ? null : { seq, outcome: outcome as Outcome, action: action as Action };
  return { revision, closedAs: row.closedAs as ClosedAs, on: row.happenedOn.toISOString().slice(0, 10), note, closedBy, closedAt: row.closedAt.toISOString(), decision, shippedAgainstHold };
}

/** The database holds only what this service wrote from checked events, so the texts are outcomes and actions. */
function statusOf(row: HeadRow): OrderStatusEvent {
  return {
    orderId: row.orderId,
    revision: row.currentRevision,
    status: statusOfRevision(row.currentRevision, { currentRevision: row.currentRevision, closedAs: row.closedAs as ClosedAs | null }, row.decisionSeq !== null),
    outcome: row.outcome as Outcome | null,
    action: row.action as Action | null,
    seq: row.decisionSeq,
    at: (row.decidedAt ?? row.acceptedAt).toISOString(),
  };
}
