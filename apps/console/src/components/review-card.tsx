import type { Review } from '@ytterby/contracts';
import { instantText } from '../model/format';
import { capital, words } from '../model/labels';
import { compareRows } from '../model/reviews';
import { orderLink } from '../model/route';
import { ReviewActions } from './review-actions';
import { Score } from './score';

const WHERE_TEXT: Readonly<Record<Exclude<Review['where'], 'party'>, string>> = {
  owner: 'an owner of the party',
  branch_of: 'the company it is a branch of',
  exporter: 'the exporter',
};

function Comparison({ review }: { readonly review: Review }) {
  const text = (value: string) => (value === '' ? <span className="muted">—</span> : value);
  return (
    <div className="scroll">
      <table className="comparison">
        <caption className="hidden">Party and listed entity</caption>
        <thead>
          <tr>
            <td />
            <th scope="col">Party in the order</th>
            <th scope="col">Listed entity</th>
          </tr>
        </thead>
        <tbody>
          {compareRows(review).map((row) => (
            <tr key={row.label}>
              <th scope="row">{row.label}</th>
              <td>{text(row.party)}</td>
              <td>{text(row.entity)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Sources({ sources }: { readonly sources: readonly string[] }) {
  if (sources.length === 0) return null;
  return (
    <p className="small breakable">
      Sources:{' '}
      {sources.map((source, index) => (
        <span key={source}>
          {index > 0 && ', '}
          {/^https?:\/\//i.test(source) ? (
            <a href={source} target="_blank" rel="noreferrer noopener">
              {source}
            </a>
          ) : (
            source
          )}
        </span>
      ))}
    </p>
  );
}

interface Props {
  readonly review: Review;
  onChanged(review: Review): void;
}

/** One hit: why it was raised, both sides, and what a person says. */
export function ReviewCard({ review, onChanged }: Props) {
  const heading = `hit-${review.hitId}`;
  return (
    <article className="card" aria-labelledby={heading} data-testid="review" data-hit-id={review.hitId} data-order-id={review.orderId} data-status={review.status}>
      <header className="card-head">
        <div>
          <h2 id={heading}>{review.queryName}</h2>
          <p className="small muted">
            {capital(words(review.role))}
            {review.where !== 'party' && `; the name is that of ${WHERE_TEXT[review.where]}`}. Order{' '}
            <a href={orderLink(review.orderId)} data-testid="review-order">
              {review.orderId}
            </a>
            , revision {review.revision}. Raised {instantText(review.openedAt)}.
          </p>
        </div>
        <Score score={review.score} />
      </header>
      <p className="because">
        Matched <strong>{review.matchedName}</strong>: {review.because}
      </p>
      <Comparison review={review} />
      <Sources sources={review.entity.sources} />
      <ReviewActions review={review} onChanged={onChanged} />
    </article>
  );
}
