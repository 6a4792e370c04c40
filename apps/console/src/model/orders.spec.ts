import type { OrderList, OrderStatusEvent, OrderSummary } from '@ytterby/contracts';
import { appendPage, applyStatus, filterOrders, mergeFirstPage } from './orders';

function order(orderId: string, changes: Partial<OrderSummary> = {}): OrderSummary {
  return {
    orderId,
    revision: 1,
    status: 'decided',
    outcome: 'LICENSE_REQUIRED',
    action: 'hold',
    acceptedAt: '2026-01-01T08:00:00.000Z',
    shippedAgainstHold: false,
    decidedAt: '2026-01-01T08:00:01.000Z',
    statedAsOf: null,
    exporter: 'Nordic Magnets AB',
    endUser: '宁波磁材有限公司',
    to: 'DE',
    ...changes,
  };
}

function event(changes: Partial<OrderStatusEvent> = {}): OrderStatusEvent {
  return { orderId: 'A', revision: 1, status: 'decided', outcome: 'PROHIBITED', action: 'stop', seq: 2, at: '2026-01-01T09:00:00.000Z', ...changes };
}

const waiting = { status: 'accepted', outcome: null, action: null, decidedAt: null } as const;
const ids = (orders: readonly OrderSummary[]): string[] => orders.map(({ orderId }) => orderId);

describe('filterOrders', () => {
  const orders = [order('A-1'), order('B-2', { action: 'stop', to: 'US' }), order('C-3', waiting)];

  it('by action, where pending means no decision yet', () => {
    expect(ids(filterOrders(orders, { action: 'stop', text: '' }))).toEqual(['B-2']);
    expect(ids(filterOrders(orders, { action: 'pending', text: '' }))).toEqual(['C-3']);
    expect(ids(filterOrders(orders, { action: 'all', text: ' ' }))).toEqual(['A-1', 'B-2', 'C-3']);
  });

  it.each([
    ['nordic b-2', ['B-2']],
    ['宁波', ['A-1', 'B-2', 'C-3']],
    ['ｎｏｒｄｉｃ', ['A-1', 'B-2', 'C-3']],
    ['nordic nowhere', []],
  ])('by the words %s', (text, expected) => {
    expect(ids(filterOrders(orders, { action: 'all', text }))).toEqual(expected);
  });
});

describe('applyStatus', () => {
  const list = (changes?: Partial<OrderSummary>): OrderList => ({ orders: [order('A', changes), order('B')], next: null });

  it('shows a new decision and leaves other orders alone', () => {
    const { list: after, needsRefresh } = applyStatus(list(waiting), event());
    expect(after.orders[0]).toMatchObject({ status: 'decided', outcome: 'PROHIBITED', action: 'stop', decidedAt: '2026-01-01T09:00:00.000Z' });
    expect(after.orders[1]).toEqual(order('B'));
    expect(needsRefresh).toBe(false);
  });

  it.each([
    ['an order that is not listed', event({ orderId: 'Z' })],
    ['a new revision', event({ revision: 2, status: 'accepted', outcome: null, action: null })],
  ])('asks to read again for %s', (_what, news) => {
    expect(applyStatus(list(), news)).toEqual({ list: list(), needsRefresh: true });
  });

  it.each([
    ['an older revision', { revision: 2 }, event({ revision: 1, status: 'superseded' })],
    ['an acceptance after the decision', {}, event({ status: 'accepted', outcome: null, action: null })],
    ['an earlier decision', { decidedAt: '2026-01-01T10:00:00.000Z' }, event()],
  ])('is not moved back by %s', (_what, changes, late) => {
    expect(applyStatus(list(changes), late)).toEqual({ list: list(changes), needsRefresh: false });
  });
});

describe('pages', () => {
  it('puts a fresh first page over the list and keeps the older orders', () => {
    const shown = { orders: [order('B'), order('A')], next: '1' };
    const page = { orders: [order('C'), order('B', { action: 'stop' })], next: '2' };
    const merged = mergeFirstPage(shown, page);
    expect(ids(merged.orders)).toEqual(['C', 'B', 'A']);
    expect(merged.orders[1]?.action).toBe('stop');
    expect(merged.next).toBe('1');
  });

  it('drops the list where orders may be missing between it and the page', () => {
    const page = { orders: [order('Z')], next: '9' };
    expect(mergeFirstPage({ orders: [order('A')], next: null }, page)).toEqual(page);
  });

  it('appends a page without doubling orders', () => {
    const all = appendPage({ orders: [order('B'), order('A')], next: '1' }, { orders: [order('A'), order('0')], next: null });
    expect(ids(all.orders)).toEqual(['B', 'A', '0']);
    expect(all.next).toBeNull();
  });
});
