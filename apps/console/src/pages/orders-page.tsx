import { useState } from 'react';
import { LiveIndicator } from '../components/badges';
import { Failure, WhenReady } from '../components/notice';
import { OrderFilters } from '../components/order-filters';
import { OrdersTable } from '../components/orders-table';
import { count } from '../model/format';
import { filterOrders, type OrderFilter } from '../model/orders';
import { useOrders } from '../state/use-orders';

/** All orders, newest first, kept up to date. */
export function OrdersPage() {
  const { loaded, live, older } = useOrders();
  const [filter, setFilter] = useState<OrderFilter>({ action: 'all', text: '' });
  return (
    <>
      <div className="title">
        <h1>Orders</h1>
        <LiveIndicator state={live} />
      </div>
      <OrderFilters filter={filter} onChange={setFilter} />
      <WhenReady resource={loaded.resource} what="orders" onRetry={loaded.reload}>
        {({ orders, next }) => {
          const shown = filterOrders(orders, filter);
          return (
            <>
              <p className="small muted" role="status" data-testid="orders-count">
                {shown.length === orders.length ? count(orders.length, 'order') : `${shown.length} of ${count(orders.length, 'order')}`}
                {next !== null && ' loaded; there are older ones'}
              </p>
              {orders.length === 0 && <p className="empty">No orders yet. They appear here as soon as one is accepted.</p>}
              {orders.length > 0 && shown.length === 0 && <p className="empty">No loaded order passes the filter.</p>}
              {shown.length > 0 && <OrdersTable orders={shown} />}
              {older.failure !== null && <Failure failure={older.failure} />}
              {next !== null && (
                <button type="button" data-testid="next-page" disabled={older.isLoading} onClick={() => older.load(next)}>
                  {older.isLoading ? 'Loading…' : 'Show older orders'}
                </button>
              )}
            </>
          );
        }}
      </WhenReady>
    </>
  );
}
