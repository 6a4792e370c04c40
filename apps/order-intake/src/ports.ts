import type { ClosedAs, DecisionAtClosing, LicenseDecidedV1, OrderClosedV1, OrderDetail, OrderList, OrderListQuery, OrderStatusEvent, OrderV1 } from '@ytterby/contracts';
import type { OrderContent, OrderFacts, OrderHistory, RecordedClosing } from '@ytterby/domain-orders';
import type { IsoDate } from '@ytterby/kernel';
import type { Tx } from '@ytterby/persistence';

/** The door that an order came in by. */
export type Door = 'http' | 'batch' | 'kafka';

/** A valid order on its way in. */
export interface OrderSubmission {
  readonly order: OrderV1;
  readonly content: OrderContent;
  readonly statedAsOf: IsoDate | null;
  readonly via: Door;
  /** Who sent it: the subject of the API key, or the source of the event. */
  readonly submittedBy: string;
  /** Id of the event that brought it; undefined over HTTP. */
  readonly eventId?: string | undefined;
  readonly correlationId?: string | undefined;
  readonly traceparent?: string | undefined;
}

/** The row of an order after its latest accepted revision. */
export interface OrderHead extends OrderFacts {
  readonly orderId: string;
  readonly currentRevision: number;
  /** RFC 3339. */
  readonly acceptedAt: string;
  readonly statedAsOf: IsoDate | null;
}

/** One accepted revision as it is kept. */
export interface StoredRevision {
  readonly submission: OrderSubmission;
  /** RFC 3339. */
  readonly receivedAt: string;
}

/** A decision of licensing as it arrived. */
export interface ArrivedDecision {
  readonly decision: LicenseDecidedV1;
  /** The decision's JSON as it was published, UTF-8. */
  readonly payload: Buffer;
  /** When it was published, RFC 3339. */
  readonly recordedAt: string;
}

/** An order that this transaction has locked, to be closed. */
export interface HeldOrder {
  readonly currentRevision: number;
  /** What was recorded about its end before; null while it is open. */
  readonly closing: (RecordedClosing & Pick<OrderClosedV1, 'shippedAgainstHold'>) | null;
  /** The decision in force on the current revision; null while there is none. */
  readonly decision: DecisionAtClosing | null;
}

/** Where orders are kept; every call is part of the transaction given. All lock orders in ascending id, so that two transactions never wait for each other. */
export interface OrderStore {
  /**
   * Writes the heads of orders that are new, and locks those that are not.
   * @returns the history of each order that was there already, with at least the revisions named in `revisions`
   */
  claim(tx: Tx, heads: readonly OrderHead[], revisions: readonly { readonly orderId: string; readonly revision: number }[]): Promise<ReadonlyMap<string, OrderHistory>>;
  /** Writes a higher current revision into heads that this transaction has locked; the new revision has no decision yet. */
  supersede(tx: Tx, heads: readonly OrderHead[]): Promise<void>;
  insertRevisions(tx: Tx, revisions: readonly StoredRevision[]): Promise<void>;
  /** Keeps decisions; one that is there already is left out. */
  insertDecisions(tx: Tx, decisions: readonly ArrivedDecision[]): Promise<void>;
  /**
   * Shows decisions on the heads where they are in force: same revision, higher `seq` than before.
   * @returns the orders that changed, and how each was closed (null: it is open)
   */
  showDecisions(tx: Tx, decisions: readonly ArrivedDecision[]): Promise<ReadonlyMap<string, ClosedAs | null>>;
}

/** The end of orders, in the transaction given. */
export interface ClosingStore {
  /** Locks the order; null when there is none. */
  hold(tx: Tx, orderId: string): Promise<HeldOrder | null>;
  /** Records the end of an order that this transaction holds and that was open. */
  close(tx: Tx, closing: OrderClosedV1): Promise<void>;
}

/** What people and programs read. */
export interface OrderReader {
  list(query: OrderListQuery): Promise<OrderList>;
  detail(orderId: string): Promise<OrderDetail | null>;
  /** Present status of the current revision; null when there is no such order. */
  status(orderId: string): Promise<OrderStatusEvent | null>;
}

/** Told of status changes after their commit. */
export type StatusListener = (changes: readonly OrderStatusEvent[]) => void;
