import type { StatusEntryRequest } from '@ytterby/contracts';
import { beijingDate, YtterbyError } from '@ytterby/kernel';
import type { Tx } from '@ytterby/persistence';
import type { Clock, Logger } from '@ytterby/platform';
import { afterEndOf } from '@ytterby/regulation';
import type { RedecisionStore, StatusStore } from '../ports';

/** What setting the status register needs. */
export interface SetStatusDependencies {
  readonly store: StatusStore & Pick<RedecisionStore, 'startJob'>;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly logger: Logger;
}

/** A proposal of an officer. */
export interface StatusProposal {
  readonly by: string;
  readonly request: StatusEntryRequest;
}

/** Keeps a proposed entry; it has no effect until another officer approves it. @returns its id @throws YTB_INPUT_SCHEMA when it says that something was known in the future */
export async function proposeStatus({ store, clock, newId, logger }: SetStatusDependencies, tx: Tx, { by, request }: StatusProposal): Promise<string> {
  const nowMs = clock();
  const { measure, state, until = null, knownSince, source, comment = null } = request;
  const today = beijingDate(nowMs);
  if (knownSince > today) {
    const error = { path: 'knownSince', value: knownSince, message: `must not be later than today (${today} in Beijing): nobody knows yet` };
    throw new YtterbyError('YTB_INPUT_SCHEMA', { fields: [error] });
  }
  const entryId = newId();
  const proposedAt = new Date(nowMs).toISOString();
  await store.insertEntry(tx, { entryId, measure, afterEnd: afterEndOf(state, until), knownSince, source, comment, proposedBy: by, proposedAt });
  logger.info('status_proposed', { entryId, measure, state, by });
  return entryId;
}

/** A verdict of an officer. */
export interface StatusReview {
  readonly entryId: string;
  readonly verdict: 'approved' | 'rejected';
  readonly by: string;
  readonly comment: string | null;
}

/** Approves or rejects a proposed entry. An approval starts the job that decides the open orders again. @throws YTB_NOT_FOUND, YTB_STATUS_REVIEWED, YTB_FOUR_EYES */
export async function reviewStatus({ store, clock, logger }: SetStatusDependencies, tx: Tx, review: StatusReview): Promise<void> {
  const at = new Date(clock()).toISOString();
  const done = await store.review(tx, { ...review, at });
  if (done === null) throw new YtterbyError('YTB_NOT_FOUND', { message: `There is no entry ${JSON.stringify(review.entryId)} in the status register.` });
  if (!done) throw new YtterbyError('YTB_STATUS_REVIEWED', { message: 'The entry was reviewed before. Propose a new one: of two approved entries on a measure the later counts.' });
  if (review.verdict === 'approved') await store.startJob(tx, { cause: `status:${review.entryId}`, dueBy: null, at });
  logger.info('status_reviewed', { entryId: review.entryId, verdict: review.verdict, by: review.by });
}
