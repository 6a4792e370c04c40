import type { StatusEntryView, StatusRegisterView } from '@ytterby/contracts';
import { afterEndOf, OPEN_ENDS, singleMeasuresOf, type StatusEntry, statusRegisterAt, type StatusState, untilOf } from '@ytterby/regulation';
import type { PrismaClient, StatusEntry as EntryRow } from '../generated/prisma/client';
import type { StatusReader } from '../ports';

const SHOWN_ENTRIES = 200;
const SHOWN_JOBS = 20;

function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}

function lastDayOf(row: EntryRow): string | null {
  return row.until === null ? null : dayOf(row.until);
}

function viewOf(row: EntryRow): StatusEntryView {
  return {
    entryId: row.entryId,
    measure: row.measure as StatusEntry['measure'],
    state: row.state as StatusState,
    until: lastDayOf(row),
    knownSince: dayOf(row.knownSince),
    source: row.source,
    comment: row.comment,
    status: row.verdict === null ? 'pending' : (row.verdict as 'approved' | 'rejected'),
    proposedBy: row.proposedBy,
    proposedAt: row.proposedAt.toISOString(),
    reviewedBy: row.reviewedBy,
    reviewedAt: row.reviewedAt?.toISOString() ?? null,
    reviewComment: row.reviewComment,
  };
}

/** {@link StatusReader} on licensing's own Prisma client. */
export function prismaStatusReader(prisma: PrismaClient): StatusReader {
  return {
    async register(today): Promise<StatusRegisterView> {
      const [approved, entries, jobs] = await Promise.all([
        prisma.statusEntry.findMany({ where: { approvedSeq: { not: null } }, orderBy: { approvedSeq: 'asc' } }),
        prisma.statusEntry.findMany({ orderBy: [{ proposedAt: 'desc' }, { entryId: 'desc' }], take: SHOWN_ENTRIES }),
        prisma.redecisionJob.findMany({ orderBy: { jobId: 'desc' }, take: SHOWN_JOBS }),
      ]);
      const known = approved.map((row) => ({ measure: row.measure as StatusEntry['measure'], afterEnd: afterEndOf(row.state as StatusState, lastDayOf(row)), knownSince: dayOf(row.knownSince) }));
      const register = statusRegisterAt(known, today);
      return {
        statusRegisterId: register.id,
        measures: [...OPEN_ENDS.map((measure) => ({ measure, state: register.afterEnd[measure] })), ...singleMeasuresOf(register)].map(({ measure, state }) => ({ measure, state: state.kind, until: untilOf(state) })),
        entries: entries.map(viewOf),
        redecisions: jobs.map(({ cause, looked, changed, startedAt, finishedAt }) => ({
          cause,
          looked,
          changed,
          startedAt: startedAt.toISOString(),
          finishedAt: finishedAt?.toISOString() ?? null,
        })),
      };
    },
    async entry(entryId) {
      const row = await prisma.statusEntry.findUnique({ where: { entryId } });
      return row === null ? null : viewOf(row);
    },
  };
}
