import type { OrderSummary } from '@ytterby/contracts';
import { dayText } from '../model/format';
import { STATUS_LABELS } from '../model/labels';
import { orderLink } from '../model/route';
import { ActionBadge, OutcomeText } from './badges';

function Row({ order }: { readonly order: OrderSummary }) {
  return (
    <tr data-testid="order-row" data-order-id={order.orderId} data-status={order.status}>
      <th scope="row">
        <a href={orderLink(order.orderId)}>{order.orderId}</a>
      </th>
      <td className="number" data-testid="revision">
        {order.revision}
      </td>
      <td data-testid="status">{STATUS_LABELS[order.status].short}</td>
      <td data-testid="action" data-action={order.action ?? 'pending'}>
        <ActionBadge action={order.action} />
      </td>
      <td data-testid="outcome" data-outcome={order.outcome ?? ''}>
        <OutcomeText outcome={order.outcome} />
      </td>
      <td>
        {order.exporter} <span className="muted">→ {order.to ?? 'not known'}</span>
      </td>
      <td>{order.endUser ?? <span className="muted">not named</span>}</td>
      <td className="nowrap">{order.statedAsOf === null ? <span className="muted">today</span> : dayText(order.statedAsOf)}</td>
    </tr>
  );
}

/** Orders with the decision in force, one a row. */
export function OrdersTable({ orders }: { readonly orders: readonly OrderSummary[] }) {
  return (
    <div className="scroll">
      <table className="orders" data-testid="orders">
        <caption className="hidden">Orders, newest first</caption>
        <thead>
          <tr>
            <th scope="col">Order</th>
            <th scope="col" title="Revision">
              Rev.
            </th>
            <th scope="col">Status</th>
            <th scope="col">Action</th>
            <th scope="col">Outcome</th>
            <th scope="col">Exporter → destination</th>
            <th scope="col">End user</th>
            <th scope="col">As of</th>
          </tr>
        </thead>
        <tbody>
          {orders.map((order) => (
            <Row key={order.orderId} order={order} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
