import type { ApproveRequest, Resolution, ResolveRequest } from '@ytterby/contracts';
import { YtterbyError } from '@ytterby/kernel';
import type { OutboxEvent } from '@ytterby/messaging';
import type { Tx } from '@ytterby/persistence';
import type { Clock } from '@ytterby/platform';
import type { ApplyVerdicts, Approval, HeldHit, ReviewStore, StoredResolution } from '../ports';
import { applyVerdicts } from './hits';
import { resolvedEvent, screeningResult } from './screening-event';

/** What the review of hits needs. */
export interface ReviewDependencies {
  readonly store: ReviewStore;
  readonly apply: ApplyVerdicts;
  readonly clock: Clock;
  readonly newId: () => string;
  /** May one person alone release a false positive? */
  readonly singleReviewerRelease: boolean;
}

/** Who asks, about which hit, and the trace it belongs to. */
export interface ReviewCommand<T> {
  readonly hitId: string;
  readonly by: string;
  readonly request: T;
  readonly traceparent?: string | undefined;
}

/**
 * A person's word on an open hit, the order's new result and `screening.resolved.v1`, in one transaction. A false positive keeps the hold until
 * another person approves it, unless the configuration lets one person release.
 * @throws YtterbyError YTB_NOT_FOUND, YTB_RESOLUTION_CONFLICT
 */
export async function resolveHit(dependencies: ReviewDependencies, tx: Tx, command: ReviewCommand<ResolveRequest>): Promise<OutboxEvent[]> {
  const { store, clock, newId, singleReviewerRelease } = dependencies;
  const held = await heldHit(store, tx, command.hitId);
  if (held.status !== 'open') throw new YtterbyError('YTB_RESOLUTION_CONFLICT', { message: `The hit is no longer open: it is ${held.status}.` });
  const { verdict, comment } = command.request;
  const resolution: StoredResolution = {
    resolutionId: newId(),
    verdict,
    comment,
    maker: command.by,
    madeAt: new Date(clock()).toISOString(),
    singleRelease: singleReviewerRelease && verdict === 'false_positive',
    approval: null,
  };
  await store.insertResolution(tx, held.hitId, resolution);
  return publish(dependencies, tx, { held, stored: resolution, traceparent: command.traceparent });
}

/**
 * A second person agrees to a resolution, so that the hold may be lifted: the order's new result and another `screening.resolved.v1` whose
 * resolution id is the approval's (a decision is made once per cause). The database refuses that both persons are the same.
 * @throws YtterbyError YTB_NOT_FOUND, YTB_RESOLUTION_CONFLICT, YTB_FOUR_EYES
 */
export async function approveResolution(dependencies: ReviewDependencies, tx: Tx, command: ReviewCommand<ApproveRequest>): Promise<OutboxEvent[]> {
  const { store, clock, newId } = dependencies;
  const held = await heldHit(store, tx, command.hitId);
  const { resolution } = held;
  if (resolution === null) throw new YtterbyError('YTB_RESOLUTION_CONFLICT', { message: 'Nobody has resolved this hit yet, so there is nothing to approve.' });
  if (isReleased(resolution)) throw new YtterbyError('YTB_RESOLUTION_CONFLICT', { message: 'The resolution of this hit is released already.' });
  const comment = command.request.comment ?? null;
  const approval: Approval = { approvalId: newId(), approver: command.by, comment, approvedAt: new Date(clock()).toISOString() };
  await store.approve(tx, resolution.resolutionId, approval);
  return publish(dependencies, tx, { held, stored: { ...resolution, approval }, traceparent: command.traceparent });
}

async function heldHit(store: ReviewStore, tx: Tx, hitId: string): Promise<HeldHit> {
  const held = await store.holdHit(tx, hitId);
  if (held === null) throw new YtterbyError('YTB_NOT_FOUND', { message: `There is no hit ${JSON.stringify(hitId)}.` });
  return held;
}

/** May the hold of this hit be lifted? */
export function isReleased(resolution: StoredResolution): boolean {
  return resolution.singleRelease || resolution.approval !== null;
}

/** The resolution as it is published and shown. */
export function resolutionOf(hit: Pick<HeldHit, 'entityId' | 'hitId' | 'partyId'>, resolution: StoredResolution): Resolution {
  const { approval, verdict, comment, maker } = resolution;
  return {
    resolutionId: approval?.approvalId ?? resolution.resolutionId,
    hitId: hit.hitId,
    partyId: hit.partyId,
    entityId: hit.entityId,
    verdict,
    comment,
    by: maker,
    approvedBy: approval?.approver ?? null,
    released: isReleased(resolution),
    at: approval?.approvedAt ?? resolution.madeAt,
  };
}

interface Word {
  readonly held: HeldHit;
  readonly stored: StoredResolution;
  readonly traceparent: string | undefined;
}

async function publish({ store, apply, newId }: ReviewDependencies, tx: Tx, { held, stored, traceparent }: Word): Promise<OutboxEvent[]> {
  const resolution = resolutionOf(held, stored);
  const verdicts = await store.verdictsOf(tx, [held]);
  const identity = { ...held, seq: held.seq + 1, cause: `resolution:${resolution.resolutionId}` };
  const result = screeningResult(identity, applyVerdicts(apply, held.found, verdicts, ({ hitBasis }) => hitBasis));
  await store.replaceResult(tx, { ...identity, status: result.status, completedAt: resolution.at, resultJson: JSON.stringify(result) });
  const origin = { causationId: resolution.resolutionId, correlationId: held.correlationId ?? undefined, traceparent };
  return [resolvedEvent(newId(), resolution, result, origin)];
}
