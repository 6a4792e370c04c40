import type { LicenseDecidedV1, OrderV1 } from '@ytterby/contracts';
import { withDayOfExport } from '../application/day-of-export';
import type { PrismaClient } from '../generated/prisma/client';
import type { CommandReader, DecisionReader } from '../ports';

/** {@link DecisionReader} and {@link CommandReader} on licensing's own Prisma client. */
export function prismaDecisionReader(prisma: PrismaClient): DecisionReader & CommandReader {
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
    async inputs(decisionId) {
      const select = { decisionJson: true, screeningJson: true, releaseAllowed: true, exportedOn: true, case: { select: { orderJson: true } } } as const;
      const row = await prisma.decision.findUnique({ where: { decisionId }, select });
      if (row?.case.orderJson === undefined || row.case.orderJson === null) return null;
      return {
        decision: Buffer.from(row.decisionJson), order: asDecided(Buffer.from(row.case.orderJson), row.exportedOn), screening: Buffer.from(row.screeningJson), releaseAllowed: row.releaseAllowed,
        rateTable: await rateTableOf(prisma, Buffer.from(row.decisionJson)),
      };
    },
    async decisionsOf(orderId) {
      const rows = await prisma.decision.findMany({ where: { orderId }, select: { decisionJson: true }, orderBy: [{ revision: 'asc' }, { seq: 'asc' }] });
      return rows.map((row) => Buffer.from(row.decisionJson));
    },
    async commandsOf(orderId) {
      const rows = await prisma.decisionCommand.findMany({ where: { orderId }, orderBy: [{ commandedAt: 'asc' }, { commandId: 'asc' }] });
      return rows.map(({ commandedBy: by, commandedAt, ...row }) => ({ ...row, by, at: commandedAt.toISOString() }));
    },
  };
}

/** The table that a decision names; the decision was only made when the table had been kept. */
async function rateTableOf(prisma: PrismaClient, decisionJson: Buffer): Promise<Buffer | null> {
  const { rateTableId } = JSON.parse(decisionJson.toString()) as LicenseDecidedV1;
  const row = rateTableId === null ? null : await prisma.rateTable.findUnique({ where: { rateTableId }, select: { tableJson: true } });
  return row === null ? null : Buffer.from(row.tableJson);
}

function asDecided(orderJson: Buffer, exportedOn: Date | null): Buffer {
  if (exportedOn === null) return orderJson;
  return Buffer.from(JSON.stringify(withDayOfExport(JSON.parse(orderJson.toString()) as OrderV1, exportedOn.toISOString().slice(0, 10))));
}
