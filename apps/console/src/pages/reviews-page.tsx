import type { ReviewList } from '@ytterby/contracts';
import { LiveIndicator } from '../components/badges';
import { Failure, WhenReady } from '../components/notice';
import { ReviewCard } from '../components/review-card';
import { count } from '../model/format';
import { replaceReview } from '../model/reviews';
import { REVIEW_FILTERS, type ReviewFilter, reviewsLink, type Route } from '../model/route';
import { useGet } from '../state/use-get';
import { useLive, useThrottled } from '../state/use-live';
import { useMore } from '../state/use-more';

const FILTER_TEXT: Readonly<Record<ReviewFilter, string>> = { open: 'Open', resolved: 'Resolved', superseded: 'Superseded', all: 'All' };
const EMPTY_TEXT: Readonly<Record<ReviewFilter, string>> = {
  open: 'Nothing to review. New hits appear here when an order is screened.',
  resolved: 'No hit has been resolved yet.',
  superseded: 'No hit has been superseded.',
  all: 'No hit has been raised yet.',
};

/** Screening hits that a person resolves. A resolved card stays until the page is read again, so that its answer can be read. */
export function ReviewsPage({ route }: { readonly route: Extract<Route, { page: 'reviews' }> }) {
  const path = `/v1/reviews?status=${route.status}&limit=50`;
  const { resource, reload, update } = useGet<ReviewList>(path);
  const more = useMore<ReviewList>(path, (page) => update((shown) => ({ reviews: [...shown.reviews, ...page.reviews], next: page.next })));
  const live = useLive('/v1/events', () => undefined, useThrottled(reload, 1000));
  return (
    <>
      <div className="title">
        <h1>Reviews</h1>
        <LiveIndicator state={live} />
        <span className="title-actions">
          <button type="button" data-testid="reviews-reload" onClick={reload}>
            Read again
          </button>
        </span>
      </div>
      <nav className="tabs" aria-label="Which hits">
        {REVIEW_FILTERS.map((status) => (
          <a key={status} href={reviewsLink(status, route.orderId)} aria-current={route.status === status ? 'page' : undefined}>
            {FILTER_TEXT[status]}
          </a>
        ))}
      </nav>
      {route.orderId !== null && (
        <p className="small">
          Only order <strong>{route.orderId}</strong>. <a href={reviewsLink(route.status)}>Show every order</a>
        </p>
      )}
      <WhenReady resource={resource} what="reviews" onRetry={reload}>
        {({ reviews, next }) => {
          const shown = reviews.filter((review) => route.orderId === null || review.orderId === route.orderId);
          return (
            <>
              <p className="small muted" role="status" data-testid="reviews-count">
                {count(shown.length, 'hit')}
                {next !== null && ' loaded; there are older ones'}
              </p>
              {shown.length === 0 && <p className="empty">{EMPTY_TEXT[route.status]}</p>}
              {shown.map((review) => (
                <ReviewCard key={review.hitId} review={review} onChanged={(changed) => update((list) => replaceReview(list, changed))} />
              ))}
              {more.failure !== null && <Failure failure={more.failure} />}
              {next !== null && (
                <button type="button" data-testid="next-page" disabled={more.isLoading} onClick={() => more.load(next)}>
                  {more.isLoading ? 'Loading…' : 'Show older hits'}
                </button>
              )}
            </>
          );
        }}
      </WhenReady>
    </>
  );
}
