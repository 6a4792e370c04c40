import type { OrderSummary } from '@ytterby/contracts';
import { dayText } from '../model/format';
import { STATUS_LABELS } from '../model/labels';
import { orderLink } from '../model/route';
import { ActionBadge, OutcomeText } from './badges';

function Row({ order }: { readonly order: OrderSummary }) {
  return (
    <tr data-testid="order-row" data-order-id={order.orderId} data-status={order.status}>
      <th scope="row" data-area="order">
        <a href={orderLink(order.orderId)}>{order.orderId}</a>
      </th>
      <td className="nowrap" data-testid="status" data-area="status" title={STATUS_LABELS[order.status].meaning}>
        <span data-testid="revision">Rev. {order.revision}</span>, {STATUS_LABELS[order.status].short.toLowerCase()}
        {order.shippedAgainstHold && <strong className="failed"> against hold</strong>}
      </td>
      <td data-testid="action" data-area="action" data-action={order.action ?? 'pending'}>
        <ActionBadge action={order.action} />
      </td>
      <td data-testid="outcome" data-area="outcome" data-outcome={order.outcome ?? ''}>
        <OutcomeText outcome={order.outcome} />
      </td>
      <td data-area="way">
        {order.exporter} <span className="muted">→ {order.to ?? 'not known'}</span>
      </td>
      <td data-area="user">{order.endUser ?? <span className="muted">not named</span>}</td>
      <td className="nowrap" data-area="day">{order.statedAsOf === null ? <span className="muted">day of decision</span> : dayText(order.statedAsOf)}</td>
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
