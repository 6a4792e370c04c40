import { LiveIndicator } from '../components/badges';
import { Failure, WhenReady } from '../components/notice';
import { ReviewCard } from '../components/review-card';
import { count } from '../model/format';
import { replaceReview } from '../model/reviews';
import { REVIEW_FILTERS, type ReviewFilter, reviewsLink, type Route } from '../model/route';
import { useReviews } from '../state/use-reviews';

const FILTER_TEXT: Readonly<Record<ReviewFilter, string>> = { open: 'Open', resolved: 'Resolved', superseded: 'Superseded', all: 'All' };
const EMPTY_TEXT: Readonly<Record<ReviewFilter, string>> = {
  open: 'Nothing to review. New hits are announced here when an order is screened.',
  resolved: 'No hit has been resolved yet.',
  superseded: 'No hit has been superseded.',
  all: 'No hit has been raised yet.',
};

/** Screening hits that a person resolves. A resolved card stays until the page is read again, so that its answer can be read. */
export function ReviewsPage({ route }: { readonly route: Extract<Route, { page: 'reviews' }> }) {
  const { loaded, live, older, newCount, showNew } = useReviews(route.status, route.orderId);
  const { resource, reload, update } = loaded;
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
        {({ reviews, next }) => (
          <>
            <p className="small muted" role="status" data-testid="reviews-count">
              {count(reviews.length, 'hit')}
              {next !== null && ' loaded; there are older ones'}
            </p>
            {newCount > 0 && (
              <button type="button" className="new-hits" data-testid="new-hits" onClick={showNew}>
                Show {count(newCount, 'new hit')}
              </button>
            )}
            {reviews.length === 0 && <p className="empty">{EMPTY_TEXT[route.status]}</p>}
            {reviews.map((review) => (
              <ReviewCard key={review.hitId} review={review} onChanged={(changed) => update((list) => replaceReview(list, changed))} />
            ))}
            {older.failure !== null && <Failure failure={older.failure} />}
            {next !== null && (
              <button type="button" data-testid="next-page" disabled={older.isLoading} onClick={() => older.load(next)}>
                {older.isLoading ? 'Loading…' : 'Show older hits'}
              </button>
            )}
          </>
        )}
      </WhenReady>
    </>
  );
}
