import type { OrderDetail } from '@ytterby/contracts';
import { LiveIndicator } from '../components/badges';
import { History } from '../components/history';
import { Memo } from '../components/memo';
import { WhenReady } from '../components/notice';
import { OrderFacts } from '../components/order-facts';
import { decisionInForce, pickDecision, pickRevision } from '../model/memo';
import { reviewsLink, type Route } from '../model/route';
import { useGet } from '../state/use-get';
import { useLive, useThrottled } from '../state/use-live';

type OrderRoute = Extract<Route, { page: 'order' }>;

function Content({ detail, route }: { readonly detail: OrderDetail; readonly route: OrderRoute }) {
  const number = route.revision ?? detail.currentRevision;
  const revision = pickRevision(detail.revisions, number);
  if (revision === undefined) return <p className="empty">This order has no revision {number}.</p>;
  const decision = pickDecision(revision.decisions, route.seq);
  const inForce = decisionInForce(revision.decisions);
  return (
    <div className="order">
      <div className="order-main">
        {decision === null ? (
          <p className="empty" role="status">
            Revision {revision.revision} is accepted and waits for its decision. This page shows it as soon as it is made.
          </p>
        ) : (
          <Memo decision={decision} order={revision.order} isInForce={decision === inForce && revision.status !== 'superseded'} />
        )}
        <OrderFacts order={revision.order} />
      </div>
      <History detail={detail} revision={revision} decision={decision} />
    </div>
  );
}

/** One order: the decision in force as a memo, what it is about, and how it came. */
export function OrderPage({ route }: { readonly route: OrderRoute }) {
  const path = `/v1/orders/${encodeURIComponent(route.orderId)}`;
  const { resource, reload } = useGet<OrderDetail>(path);
  const refresh = useThrottled(reload, 200);
  const live = useLive(`${path}/events`, refresh, refresh);
  return (
    <>
      <nav className="crumbs" aria-label="Path">
        <a href="#/orders">Orders</a>
      </nav>
      <div className="title">
        <h1 className="breakable">{route.orderId}</h1>
        <LiveIndicator state={live} />
        {resource.state === 'ready' && (
          <span className="title-actions">
            <a className="button" href={reviewsLink('all', route.orderId)} data-testid="order-hits">
              Screening hits
            </a>
            <button type="button" onClick={() => print()}>
              Print
            </button>
          </span>
        )}
      </div>
      <WhenReady resource={resource} what={`order ${route.orderId}`} onRetry={reload}>
        {(detail) => <Content detail={detail} route={route} />}
      </WhenReady>
    </>
  );
}
