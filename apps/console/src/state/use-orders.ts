import type { OrderList, OrderStatusEvent } from '@ytterby/contracts';
import type { LiveState } from '../api/events';
import { appendPage, applyStatus, mergeFirstPage } from '../model/orders';
import { useSession } from './session';
import { type Loaded, useGet } from './use-get';
import { useLive, useThrottled } from './use-live';
import { useMore } from './use-more';

const FIRST_PAGE = '/v1/orders?limit=50';
const REFRESH_MS = 1000;

/** The list of orders with its live connection and its older pages. */
export interface Orders {
  readonly loaded: Loaded<OrderList>;
  readonly live: LiveState;
  readonly older: ReturnType<typeof useMore>;
}

/** Reads the first page, patches it with status events, and reads it again at most once a second when they tell of orders it does not hold. */
export function useOrders(): Orders {
  const { api } = useSession();
  const loaded = useGet<OrderList>(FIRST_PAGE);
  const older = useMore<OrderList>(FIRST_PAGE, (page) => loaded.update((shown) => appendPage(shown, page)));

  const refresh = useThrottled(() => {
    if (loaded.resource.state !== 'ready') return loaded.reload();
    // A refresh that fails is made up for by the next event; the page keeps what it shows.
    api.get<OrderList>(FIRST_PAGE).then((page) => loaded.update((shown) => mergeFirstPage(shown, page)), () => undefined);
  }, REFRESH_MS);
  const onStatus = (event: OrderStatusEvent): void => {
    loaded.update((shown) => applyStatus(shown, event).list);
    if (loaded.resource.state === 'ready' && applyStatus(loaded.resource.data, event).needsRefresh) refresh();
  };
  const live = useLive('/v1/events', onStatus, refresh);

  return { loaded, live, older };
}
