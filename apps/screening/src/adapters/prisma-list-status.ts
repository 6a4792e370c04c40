import type { ListStatus } from '@ytterby/contracts';
import type { PrismaClient } from '../generated/prisma/client';

const SHOWN_SNAPSHOTS = 200;

/** The snapshots, newest first (at most 200), and the one in force. */
export async function readListStatus(prisma: PrismaClient): Promise<ListStatus> {
  const [latest, snapshots] = await Promise.all([
    prisma.listActivation.findFirst({
      orderBy: { activationId: 'desc' },
      select: { snapshotId: true, activatedAt: true, activatedBy: true, acceptedLoss: true, job: true, snapshot: { select: { entities: true, counts: true } } },
    }),
    prisma.listSnapshot.findMany({
      orderBy: [{ importedAt: 'desc' }, { snapshotId: 'asc' }],
      take: SHOWN_SNAPSHOTS,
      select: { snapshotId: true, entities: true, counts: true, importedAt: true, importedBy: true },
    }),
  ]);
  return { active: latest === null ? null : activeOf(latest), snapshots: snapshots.map((row) => ({ ...row, counts: countsOf(row.counts), importedAt: row.importedAt.toISOString() })) };
}

interface LatestActivation {
  readonly snapshotId: string;
  readonly activatedAt: Date;
  readonly activatedBy: string;
  readonly acceptedLoss: unknown;
  readonly snapshot: { readonly entities: number; readonly counts: unknown };
  readonly job: { readonly status: string; readonly queued: number; readonly done: number; readonly startedAt: Date; readonly finishedAt: Date | null } | null;
}

function activeOf({ snapshotId, activatedAt, activatedBy, acceptedLoss, snapshot, job }: LatestActivation): ListStatus['active'] {
  return {
    snapshotId,
    activatedAt: activatedAt.toISOString(),
    activatedBy,
    entities: snapshot.entities,
    counts: countsOf(snapshot.counts),
    acceptedLoss: (acceptedLoss ?? []) as NonNullable<ListStatus['active']>['acceptedLoss'],
    rescreen: job === null ? null : rescreenOf(job),
  };
}

function rescreenOf({ status, queued, done, startedAt, finishedAt }: NonNullable<LatestActivation['job']>): NonNullable<ListStatus['active']>['rescreen'] {
  return {
    status: status as 'done' | 'replaced' | 'running',
    queued,
    done,
    startedAt: startedAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
  };
}

function countsOf(counts: unknown): Record<string, number> {
  return counts as Record<string, number>;
}
