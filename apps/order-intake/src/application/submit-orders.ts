import type { OrderStatusEvent } from '@ytterby/contracts';
import { type Acceptance, acceptedPayload, acceptInSequence, NO_HISTORY, orderFacts, type OrderHistory } from '@ytterby/domain-orders';
import type { OutboxEvent } from '@ytterby/messaging';
import type { Tx } from '@ytterby/persistence';
import type { OrderHead, OrderStore, OrderSubmission, StatusListener } from '../ports';

/** What submitting needs. */
export interface SubmitDependencies {
  readonly store: OrderStore;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  readonly newId: () => string;
  readonly onStatus: StatusListener;
}

/** What became of the submissions, in their order, and the events to be stored in the same transaction. */
export interface SubmitResult {
  readonly acceptances: readonly Acceptance[];
  readonly events: readonly OutboxEvent<'orders.accepted.v1'>[];
}

/** The submissions of one order, in the order of their arrival, with what becomes of them. */
interface Group {
  readonly orderId: string;
  readonly submissions: readonly OrderSubmission[];
  readonly acceptances: readonly Acceptance[];
}

/**
 * Accepts orders, many in one transaction: three statements for orders that are new, two more when some are known already. Each submission is
 * decided as if it had come alone. Status listeners are told after the commit.
 */
export async function submitOrders(dependencies: SubmitDependencies, tx: Tx, submissions: readonly OrderSubmission[]): Promise<SubmitResult> {
  const acceptedAt = new Date(dependencies.clock()).toISOString();
  const groups = await decide(dependencies.store, tx, groupByOrder(submissions), acceptedAt);
  const decided = new Map(groups.flatMap((group) => group.submissions.map((submission, i) => [submission, group.acceptances[i]] as const)));
  const acceptances = submissions.map((submission) => decided.get(submission) ?? missing(submission));
  const accepted = submissions.filter((_, i) => acceptances[i]?.kind === 'accepted');
  await dependencies.store.insertRevisions(tx, accepted.map((submission) => ({ submission, receivedAt: acceptedAt })));
  const changes = submissions.flatMap((submission, i) => statusChanges(submission, acceptances[i], acceptedAt));
  if (changes.length > 0) tx.afterCommit(() => dependencies.onStatus(changes));
  return { acceptances, events: accepted.map((submission) => acceptedEvent(submission, acceptedAt, dependencies.newId())) };
}

function missing(submission: OrderSubmission): never {
  throw new Error(`no acceptance for a submission of revision ${submission.order.revision}`);
}

function groupByOrder(submissions: readonly OrderSubmission[]): readonly OrderSubmission[][] {
  const groups = new Map<string, OrderSubmission[]>();
  for (const submission of submissions) {
    const group = groups.get(submission.order.orderId);
    if (group === undefined) groups.set(submission.order.orderId, [submission]);
    else group.push(submission);
  }
  return [...groups.values()];
}

/** First as if every order were new, which most are; those that turn out to be known are decided again on their history. */
async function decide(store: OrderStore, tx: Tx, groups: readonly OrderSubmission[][], acceptedAt: string): Promise<readonly Group[]> {
  const asNew = groups.map((submissions) => decideGroup(submissions, NO_HISTORY));
  const heads = asNew.flatMap((group) => newHead(group, acceptedAt) ?? []);
  const revisions = groups.flat().map(({ order }) => ({ orderId: order.orderId, revision: order.revision }));
  const histories = await store.claim(tx, heads, revisions);
  if (histories.size === 0) return asNew;
  const known = asNew.filter(({ orderId }) => histories.has(orderId)).map((group) => decideGroup(group.submissions, histories.get(group.orderId) ?? NO_HISTORY));
  await store.supersede(tx, known.flatMap((group) => newHead(group, acceptedAt) ?? []));
  return [...asNew.filter(({ orderId }) => !histories.has(orderId)), ...known];
}

function decideGroup(submissions: readonly OrderSubmission[], history: OrderHistory): Group {
  const orderId = submissions[0]?.order.orderId ?? '';
  const parts = submissions.map(({ order, content }) => ({ orderId, revision: order.revision, contentHash: content.contentHash }));
  return { orderId, submissions, acceptances: acceptInSequence(history, parts) };
}

/** The head after the last accepted submission of the group; null when none was. */
function newHead({ submissions, acceptances }: Group, acceptedAt: string): OrderHead | null {
  const last = submissions[acceptances.findLastIndex(({ kind }) => kind === 'accepted')];
  if (last === undefined) return null;
  const { order, statedAsOf } = last;
  return { orderId: order.orderId, currentRevision: order.revision, acceptedAt, statedAsOf, ...orderFacts(order) };
}

function acceptedEvent(submission: OrderSubmission, acceptedAt: string, id: string): OutboxEvent<'orders.accepted.v1'> {
  const { order, content, statedAsOf, eventId, correlationId, traceparent } = submission;
  return {
    topic: 'orders.accepted.v1',
    key: order.orderId,
    id,
    payload: acceptedPayload(content.canonical, statedAsOf, acceptedAt),
    causationId: eventId,
    correlationId: correlationId ?? eventId ?? id,
    traceparent,
    asOf: statedAsOf ?? undefined,
  };
}

function statusChanges({ order }: OrderSubmission, acceptance: Acceptance | undefined, at: string): OrderStatusEvent[] {
  if (acceptance?.kind !== 'accepted') return [];
  const { orderId } = order;
  const undecided = { outcome: null, action: null, seq: null, at } as const;
  const accepted: OrderStatusEvent = { orderId, revision: order.revision, status: 'accepted', ...undecided };
  if (acceptance.supersedes === null) return [accepted];
  return [{ orderId, revision: acceptance.supersedes, status: 'superseded', ...undecided }, accepted];
}
