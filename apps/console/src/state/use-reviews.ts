import type { ReviewList } from '@ytterby/contracts';
import { useState } from 'react';
import type { LiveState } from '../api/events';
import { mergeFirstReviews, newReviews } from '../model/reviews';
import type { ReviewFilter } from '../model/route';
import { useSession } from './session';
import { type Loaded, useGet } from './use-get';
import { useLive, useThrottled } from './use-live';
import { useMore } from './use-more';

const LOOK_MS = 1000;

/** The review queue with its live connection, its older pages, and the hits that have come since it was read. */
export interface Reviews {
  readonly loaded: Loaded<ReviewList>;
  readonly live: LiveState;
  readonly older: ReturnType<typeof useMore>;
  /** How many hits have come since; `showNew` puts them on top, so that nothing moves under the reader's hand. */
  readonly newCount: number;
  showNew(): void;
}

/** Reads hits of one status, of one order or of all. Looks for new ones at most once a second, when an order's status changes. */
export function useReviews(status: ReviewFilter, orderId: string | null): Reviews {
  const { api } = useSession();
  const path = `/v1/reviews?status=${status}&limit=50${orderId === null ? '' : `&orderId=${encodeURIComponent(orderId)}`}`;
  const loaded = useGet<ReviewList>(path);
  const older = useMore<ReviewList>(path, (page) => loaded.update((shown) => ({ reviews: [...shown.reviews, ...page.reviews], next: page.next })));
  const [latest, setLatest] = useState<{ path: string; page: ReviewList } | null>(null);
  const { resource } = loaded;

  const look = useThrottled(() => {
    if (resource.state !== 'ready') return loaded.reload();
    // A look that fails is made up for by the next event.
    api.get<ReviewList>(path).then((page) => setLatest({ path, page }), () => undefined);
  }, LOOK_MS);
  const live = useLive('/v1/events', look, look);

  const page = latest?.path === path ? latest.page : null;
  const newCount = page === null || resource.state !== 'ready' ? 0 : newReviews(resource.data, page).length;
  const showNew = (): void => {
    if (page !== null) loaded.update((shown) => mergeFirstReviews(shown, page));
  };
  return { loaded, live, older, newCount, showNew };
}
