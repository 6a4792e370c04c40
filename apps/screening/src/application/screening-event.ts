import type { PartyScreening, Resolution, ScreeningCompletedV1 } from '@ytterby/contracts';
import type { OutboxEvent } from '@ytterby/messaging';
import type { RevisionKey } from '../ports';
import { worstOf } from './screen-parties';

/** Where an event comes from, for tracing. */
export interface Origin {
  readonly causationId?: string | undefined;
  readonly correlationId?: string | undefined;
  readonly traceparent?: string | undefined;
}

/** What names a result beside its content. */
export interface ResultIdentity extends RevisionKey {
  readonly listSnapshotId: string;
  readonly matcherVersion: string;
  readonly cause: string;
  readonly seq: number;
}

/** A screening result from the results of its parties; its status is the worst of theirs. */
export function screeningResult(identity: ResultIdentity, parties: PartyScreening[]): ScreeningCompletedV1 {
  const { orderId, revision, listSnapshotId, matcherVersion, cause, seq } = identity;
  return { orderId, revision, listSnapshotId, matcherVersion, status: worstOf(parties), parties, cause, seq };
}

/** `screening.completed.v1` with the result as it is stored. */
export function completedEvent(id: string, orderId: string, resultJson: string, origin: Origin): OutboxEvent<'screening.completed.v1'> {
  return { topic: 'screening.completed.v1', key: orderId, id, payload: resultJson, ...origin };
}

/** `screening.resolved.v1`: a person's word and the result as it stands after it. */
export function resolvedEvent(id: string, resolution: Resolution, result: ScreeningCompletedV1, origin: Origin): OutboxEvent<'screening.resolved.v1'> {
  return { topic: 'screening.resolved.v1', key: result.orderId, id, payload: JSON.stringify({ resolution, screening: result }), ...origin };
}
