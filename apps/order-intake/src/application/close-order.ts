import type { OrderClosedAck, OrderClosedV1, OrderStatusEvent } from '@ytterby/contracts';
import { closeOrder, type ClosingReport } from '@ytterby/domain-orders';
import { assertNever, beijingDate, type IsoDate, YtterbyError } from '@ytterby/kernel';
import type { OutboxEvent } from '@ytterby/messaging';
import type { Tx } from '@ytterby/persistence';
import type { ClosingStore, HeldOrder, StatusListener } from '../ports';
import { statusUrl } from './submit-order';

/** What closing needs. */
export interface CloseDependencies {
  readonly store: ClosingStore;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  readonly newId: () => string;
  readonly onStatus: StatusListener;
}

/** A report with who made it. */
export interface CloseCommand extends ClosingReport {
  /** Subject of the API key. */
  readonly by: string;
  readonly traceparent?: string | undefined;
}

/** The answer, and the event to be stored in the same transaction: one when the order was closed now, none for a repetition. */
export interface CloseResult {
  readonly ack: OrderClosedAck;
  readonly events: readonly OutboxEvent<'orders.closed.v1'>[];
}

/**
 * Records that an order was shipped or cancelled. Whether it was free to leave does not keep the record out: what happened, happened, and is marked as
 * shipped against its hold. Status listeners are told after the commit.
 * @throws YTB_NOT_FOUND, YTB_ORDER_NOT_CURRENT, YTB_ORDER_CLOSED, YTB_INPUT_SCHEMA for a day that has not come
 */
export async function recordClosing({ store, clock, newId, onStatus }: CloseDependencies, tx: Tx, command: CloseCommand): Promise<CloseResult> {
  const { orderId } = command;
  const nowMs = clock();
  refuseFuture(command, beijingDate(nowMs));
  const held = await store.hold(tx, orderId);
  if (held === null) throw new YtterbyError('YTB_NOT_FOUND', { message: `There is no order ${JSON.stringify(orderId)}.` });
  const verdict = closeOrder(held.currentRevision, held.closing, command);
  switch (verdict.kind) {
    case 'duplicate':
      return { ack: duplicateAck(orderId, held), events: [] };
    case 'notCurrent':
      throw new YtterbyError('YTB_ORDER_NOT_CURRENT', { message: verdict.message });
    case 'contradiction':
      throw new YtterbyError('YTB_ORDER_CLOSED', { message: verdict.message });
    case 'closed': {
      const closing = closingOf(command, held, nowMs);
      await store.close(tx, closing);
      tx.afterCommit(() => onStatus([statusChange(closing)]));
      return { ack: ackOf(closing, false), events: [closedEvent(closing, newId(), command.traceparent)] };
    }
    default:
      return assertNever(verdict, 'verdict on a closing');
  }
}

function refuseFuture({ on, closedAs }: CloseCommand, today: IsoDate): void {
  if (on === null || on <= today) return;
  const path = closedAs === 'shipped' ? 'shippedOn' : 'cancelledOn';
  throw new YtterbyError('YTB_INPUT_SCHEMA', { fields: [{ path, value: on, message: `must not be later than today (${today} in Beijing): only what has happened is recorded` }] });
}

function closingOf({ orderId, revision, closedAs, on, note, by }: CloseCommand, { decision }: HeldOrder, nowMs: number): OrderClosedV1 {
  const shippedAgainstHold = closedAs === 'shipped' && decision?.action !== 'release';
  return { orderId, revision, closedAs, on: on ?? beijingDate(nowMs), note, closedBy: by, closedAt: new Date(nowMs).toISOString(), decision, shippedAgainstHold };
}

type Acknowledged = Pick<OrderClosedV1, 'closedAs' | 'on' | 'orderId' | 'revision' | 'shippedAgainstHold'>;

function ackOf({ orderId, revision, closedAs, on, shippedAgainstHold }: Acknowledged, duplicate: boolean): OrderClosedAck {
  return { orderId, revision, closedAs, on, duplicate, shippedAgainstHold, statusUrl: statusUrl(orderId) };
}

function duplicateAck(orderId: string, { closing }: HeldOrder): OrderClosedAck {
  if (closing === null) throw new Error('a duplicate of nothing');
  return ackOf({ orderId, ...closing }, true);
}

function statusChange({ orderId, revision, closedAs, decision, closedAt }: OrderClosedV1): OrderStatusEvent {
  return { orderId, revision, status: closedAs, outcome: decision?.outcome ?? null, action: decision?.action ?? null, seq: decision?.seq ?? null, at: closedAt };
}

function closedEvent(closing: OrderClosedV1, id: string, traceparent: string | undefined): OutboxEvent<'orders.closed.v1'> {
  return { topic: 'orders.closed.v1', key: closing.orderId, id, payload: JSON.stringify(closing), causationId: undefined, correlationId: id, traceparent };
}
