import type { PrismaClient } from '../generated/prisma/client';
import type { DecisionReader } from '../ports';

/** {@link DecisionReader} on licensing's own Prisma client. */
export function prismaDecisionReader(prisma: PrismaClient): DecisionReader {
  return {
    async decision(decisionId) {
      const row = await prisma.decision.findUnique({ where: { decisionId }, select: { decisionJson: true } });
      return row === null ? null : Buffer.from(row.decisionJson);
    },
    async trace(decisionId) {
      const row = await prisma.decision.findUnique({ where: { decisionId }, select: { traceJson: true } });
      if (row === null) return undefined;
      return row.traceJson === null ? null : Buffer.from(row.traceJson);
    },
    async decisionsOf(orderId) {
      const rows = await prisma.decision.findMany({ where: { orderId }, select: { decisionJson: true }, orderBy: [{ revision: 'asc' }, { seq: 'asc' }] });
      return rows.map((row) => Buffer.from(row.decisionJson));
    },
  };
}
