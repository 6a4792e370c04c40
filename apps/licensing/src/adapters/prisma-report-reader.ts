import type { OrderReportV1, ReportState } from '@ytterby/contracts';
import type { PrismaClient, ReportClock } from '../generated/prisma/client';
import type { ReportReader } from '../ports';

const SHOWN_REPORTS = 200;

const dayOf = (date: Date): string => date.toISOString().slice(0, 10);

function reportOf({ orderId, revision, state, stateSince, exportedOn, dueOn, decisionId, lineIds, filedOn, reference, note, filedBy }: ReportClock): OrderReportV1 {
  const at = stateSince.toISOString();
  const filing = filedOn === null || filedBy === null ? null : { filedOn: dayOf(filedOn), reference, note, filedBy, filedAt: at };
  return { orderId, revision, state: state as ReportState, exportedOn: dayOf(exportedOn), dueOn: dayOf(dueOn), decisionId, lineIds: lineIds as string[], filing, at };
}

/** {@link ReportReader} on licensing's own Prisma client. */
export function prismaReportReader(prisma: PrismaClient): ReportReader {
  return {
    async report(orderId) {
      const row = await prisma.reportClock.findUnique({ where: { orderId } });
      return row === null ? null : reportOf(row);
    },
    async reports(state) {
      const rows = await prisma.reportClock.findMany({ where: state === undefined ? {} : { state }, orderBy: [{ dueOn: 'asc' }, { orderId: 'asc' }], take: SHOWN_REPORTS });
      return rows.map(reportOf);
    },
  };
}
