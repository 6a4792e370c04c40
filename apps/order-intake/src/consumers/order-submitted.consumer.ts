import { type OrderRejectedV1, orderId as orderIdSchema } from '@ytterby/contracts';
import { type Acceptance, type HashText, orderContent } from '@ytterby/domain-orders';
import type { ErrorCode } from '@ytterby/kernel';
import type { InvalidRecord, OutboxEvent, ReceivedEvent, TopicHandler } from '@ytterby/messaging';
import { asOfNotAllowed } from '../application/read-order';
import { type SubmitDependencies, submitOrders } from '../application/submit-orders';
import type { OrderSubmission } from '../ports';

/** What the consumer needs. */
export interface SubmittedConsumerOptions extends SubmitDependencies {
  readonly hash: HashText;
  readonly allowStatedAsOf: boolean;
  /** Counts what became of the orders, by result. */
  readonly count: (result: Acceptance['kind']) => void;
}

type Submitted = Parameters<TopicHandler<'orders.submitted.v1'>['handle']>[1][number];

/** `orders.submitted.v1` → the same use case as HTTP. What is refused is answered on `orders.rejected.v1` with the code and field errors of HTTP. */
export function orderSubmittedConsumer(options: SubmittedConsumerOptions): TopicHandler<'orders.submitted.v1'> {
  return {
    topic: 'orders.submitted.v1',
    refuse: ({ attributes: { asof } }) =>
      asof === undefined || options.allowStatedAsOf ? null : { code: 'YTB_INPUT_AS_OF_NOT_ALLOWED', errors: [asOfNotAllowed('header ce_asof', asof)] },
    answerInvalid: (invalid) => [answerToInvalid(invalid, options.newId())],
    handle: async (tx, events) => {
      const { acceptances, events: accepted } = await submitOrders(options, tx, events.map((event) => submissionOf(event, options.hash)));
      tx.afterCommit(() => acceptances.forEach(({ kind }) => options.count(kind)));
      return [...accepted, ...events.flatMap((event, i) => answerToRefused(event, acceptances[i], options.newId))];
    },
  };
}

function submissionOf({ data: order, attributes }: Submitted, hash: HashText): OrderSubmission {
  const statedAsOf = attributes.asof ?? null;
  return {
    order,
    content: orderContent(order, statedAsOf, hash),
    statedAsOf,
    via: 'kafka',
    submittedBy: attributes.source,
    eventId: attributes.id,
    correlationId: attributes.correlationid,
    traceparent: attributes.traceparent,
  };
}

const REFUSAL_CODES = { stale: 'YTB_ORDER_STALE_REVISION', conflict: 'YTB_ORDER_REVISION_CONFLICT', closed: 'YTB_ORDER_CLOSED' } as const satisfies Record<string, ErrorCode>;

/** A revision that is stale, conflicts, or comes after the end of its order is an answer to the sender, no failure: it is not parked. */
function answerToRefused({ data, attributes }: Submitted, acceptance: Acceptance | undefined, newId: () => string): OutboxEvent[] {
  if (acceptance === undefined || acceptance.kind === 'accepted' || acceptance.kind === 'duplicate') return [];
  const code = REFUSAL_CODES[acceptance.kind];
  const { orderId, revision } = data;
  const rejected = { orderId, revision, code, message: acceptance.message, errors: [], eventId: attributes.id, parkedId: null };
  return [rejectedEvent(rejected, orderId, newId(), attributes)];
}

function answerToInvalid(invalid: InvalidRecord, id: string): OutboxEvent {
  const { orderId, revision } = named(invalid.parsed);
  const { code, message, errors, eventId, parkedId } = invalid;
  return rejectedEvent({ orderId, revision, code, message, errors: [...errors], eventId, parkedId }, orderId ?? parkedId, id, invalid.attributes);
}

function rejectedEvent(payload: OrderRejectedV1, key: string, id: string, origin: ReceivedEvent<unknown>['attributes'] | null): OutboxEvent<'orders.rejected.v1'> {
  return {
    topic: 'orders.rejected.v1',
    key,
    id,
    payload: JSON.stringify(payload),
    causationId: origin?.id,
    correlationId: origin?.correlationid ?? origin?.id,
    traceparent: origin?.traceparent,
  };
}

/** Order id and revision of a record that is no valid order, as far as they can be told. Bad ones count as not told: they go into no key. */
function named(parsed: unknown): { orderId: string | null; revision: number | null } {
  if (typeof parsed !== 'object' || parsed === null) return { orderId: null, revision: null };
  const { orderId, revision } = parsed as { orderId?: unknown; revision?: unknown };
  const id = orderIdSchema.safeParse(orderId);
  return { orderId: id.success ? id.data : null, revision: typeof revision === 'number' && Number.isFinite(revision) ? revision : null };
}

