import type { ClosedAs } from '@ytterby/contracts';

/** What is known of an order before a submission: its highest accepted revision, and the content hashes of accepted revisions. */
export interface OrderHistory {
  /** Null when no revision was accepted yet. */
  readonly currentRevision: number | null;
  /** Accepted revision → content hash. It must hold every accepted revision that a submission names; others may be left out. */
  readonly contentHashes: ReadonlyMap<number, string>;
  /** How the order was closed; null while it is open. */
  readonly closedAs: ClosedAs | null;
}

/** The history of an order that nobody has sent yet. */
export const NO_HISTORY: OrderHistory = { currentRevision: null, contentHashes: new Map(), closedAs: null };

/** The part of a submission that decides on its acceptance. `contentHash` covers the order and its stated day of decision. */
export interface Submission {
  readonly orderId: string;
  readonly revision: number;
  readonly contentHash: string;
}

/** What becomes of a submission. Texts are shown to the sender. */
export type Acceptance =
  | { readonly kind: 'accepted'; /** The revision that this one replaces; null for the first. */ readonly supersedes: number | null }
  | { readonly kind: 'duplicate' }
  | { readonly kind: 'stale'; readonly currentRevision: number; readonly message: string }
  | { readonly kind: 'conflict'; readonly message: string }
  | { readonly kind: 'closed'; readonly message: string };

/**
 * Decides on one submission (contract: a higher revision supersedes, a lower or equal one is a duplicate or stale). A revision that was accepted
 * before is a duplicate when its content is the same, even if a higher one came since: a sender may always repeat. With other content it is a conflict.
 * A closed order takes no further revision: what has left cannot be changed, and what was cancelled may not come back under the same id.
 */
export function acceptOrder(history: OrderHistory, submission: Submission): Acceptance {
  const known = history.contentHashes.get(submission.revision);
  if (known === submission.contentHash) return { kind: 'duplicate' };
  if (known !== undefined) return { kind: 'conflict', message: conflictText(submission) };
  const current = history.currentRevision;
  if (history.closedAs !== null) return { kind: 'closed', message: closedText(submission, history.closedAs) };
  if (current === null || submission.revision > current) return { kind: 'accepted', supersedes: current };
  return { kind: 'stale', currentRevision: current, message: staleText(submission, current) };
}

function conflictText({ orderId, revision }: Submission): string {
  return `Revision ${revision} of order ${orderId} was already accepted with other content. Send a change as a new, higher revision.`;
}

function closedText({ orderId, revision }: Submission, closedAs: ClosedAs): string {
  return `Order ${orderId} was ${closedAs}, so revision ${revision} of it cannot be accepted. Send what is to be changed as a new order with an id of its own.`;
}

function staleText({ orderId, revision }: Submission, current: number): string {
  return `Revision ${revision} of order ${orderId} is stale: revision ${current} was already accepted. Send a change as revision ${current + 1} or higher.`;
}

/** The history after an accepted submission. */
function afterAccepting(history: OrderHistory, submission: Submission): OrderHistory {
  return {
    ...history,
    currentRevision: submission.revision,
    contentHashes: new Map(history.contentHashes).set(submission.revision, submission.contentHash),
  };
}

/**
 * Decides on several submissions of one order in the order of their arrival, each on top of those before it: the same result as one at a time.
 * @returns one acceptance per submission, in order
 */
export function acceptInSequence(history: OrderHistory, submissions: readonly Submission[]): readonly Acceptance[] {
  let known = history;
  return submissions.map((submission) => {
    const acceptance = acceptOrder(known, submission);
    if (acceptance.kind === 'accepted') known = afterAccepting(known, submission);
    return acceptance;
  });
}
