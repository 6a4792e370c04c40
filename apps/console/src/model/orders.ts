import type { Action, OrderList, OrderStatusEvent, OrderSummary } from '@ytterby/contracts';

/** What the reader wants to see; `pending` = no decision yet. */
export interface OrderFilter {
  readonly action: Action | 'pending' | 'all';
  readonly text: string;
}

function haystack(order: OrderSummary): string {
  return [order.orderId, order.exporter, order.endUser ?? '', order.to ?? '', order.outcome ?? '', order.status].join('\n').normalize('NFKC').toLowerCase();
}

/** The orders that pass: the action, and every word of the text somewhere in id, exporter, end user, destination, outcome or status. */
export function filterOrders(orders: readonly OrderSummary[], filter: OrderFilter): OrderSummary[] {
  const wanted = filter.text.normalize('NFKC').toLowerCase().split(/\s+/).filter((word) => word !== '');
  return orders.filter((order) => {
    if (filter.action !== 'all' && (order.action ?? 'pending') !== filter.action) return false;
    const text = haystack(order);
    return wanted.every((word) => text.includes(word));
  });
}

function changed(order: OrderSummary, event: OrderStatusEvent): OrderSummary {
  return { ...order, status: event.status, outcome: event.outcome, action: event.action, decidedAt: event.status === 'decided' ? event.at : order.decidedAt };
}

function isOld(order: OrderSummary, event: OrderStatusEvent): boolean {
  if (event.revision !== order.revision) return event.revision < order.revision;
  return event.status === 'accepted' ? order.status !== 'accepted' : order.decidedAt !== null && event.at < order.decidedAt;
}

/**
 * Applies a status event to the list. `needsRefresh` says that the event tells of an order or revision that the list does not hold, so that it must be
 * read again. Events that come late or twice change nothing.
 */
export function applyStatus(list: OrderList, event: OrderStatusEvent): { list: OrderList; needsRefresh: boolean } {
  const order = list.orders.find((candidate) => candidate.orderId === event.orderId);
  if (order === undefined) return { list, needsRefresh: true };
  if (isOld(order, event)) return { list, needsRefresh: false };
  if (event.revision > order.revision) return { list, needsRefresh: true };
  return { list: { ...list, orders: list.orders.map((candidate) => (candidate === order ? changed(order, event) : candidate)) }, needsRefresh: false };
}

/** Puts a newly read first page over what is shown. Where the two do not meet, orders may be missing between them: then only the page is kept. */
export function mergeFirstPage(shown: OrderList, page: OrderList): OrderList {
  const fresh = new Set(page.orders.map((order) => order.orderId));
  const kept = shown.orders.filter((order) => !fresh.has(order.orderId));
  if (kept.length === shown.orders.length) return page;
  return { orders: [...page.orders, ...kept], next: shown.next };
}

/** Adds the next page; what is shown already is not doubled. */
export function appendPage(shown: OrderList, page: OrderList): OrderList {
  const known = new Set(shown.orders.map((order) => order.orderId));
  return { orders: [...shown.orders, ...page.orders.filter((order) => !known.has(order.orderId))], next: page.next };
}
