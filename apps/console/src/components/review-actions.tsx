import type { ApproveRequest, ResolveRequest, Review } from '@ytterby/contracts';
import { instantText } from '../model/format';
import { nextStep } from '../model/reviews';
import { orderLink } from '../model/route';
import { useSession } from '../state/session';
import { useSend } from '../state/use-send';
import { Failure } from './notice';
import { ResolveForm } from './resolve-form';

const VERDICT_TEXT = { true_match: 'True match', false_positive: 'False positive' } as const;

function ResolutionText({ review }: { readonly review: Review }) {
  const { resolution } = review;
  if (resolution === null) return <p className="muted">Superseded before anyone resolved it: a later revision or list snapshot took its place.</p>;
  return (
    <div className="resolution" data-testid="resolution" data-verdict={resolution.verdict} data-released={resolution.released}>
      <p>
        <strong>{VERDICT_TEXT[resolution.verdict]}</strong>, said {resolution.by} on {instantText(resolution.at)}
        {resolution.approvedBy !== null && `, approved by ${resolution.approvedBy}`}.
      </p>
      <blockquote>{resolution.comment}</blockquote>
      <p className="small">
        {resolution.released ? 'Released.' : 'Not released: the order stays on hold until another person approves.'}{' '}
        <a href={orderLink(review.orderId, review.revision)}>Order {review.orderId}, decided again</a>
      </p>
    </div>
  );
}

interface Props {
  readonly review: Review;
  onChanged(review: Review): void;
}

/** What was said about a hit, and what this reader may say. Failures are shown in the words of the API. */
export function ReviewActions({ review, onChanged }: Props) {
  const { api, me } = useSession();
  const { sending, failure, send: sendTo } = useSend();
  const isSending = sending !== null;
  const send = (verb: 'resolve' | 'approve', body: ResolveRequest | ApproveRequest): void => {
    void sendTo(verb, api.post<Review>(`/v1/reviews/${encodeURIComponent(review.hitId)}:${verb}`, body), onChanged);
  };
  const step = nextStep(review, me);
  return (
    <div className="card-foot" aria-live="polite">
      {review.status !== 'open' && <ResolutionText review={review} />}
      {step === 'resolve' && <ResolveForm hitId={review.hitId} isSending={isSending} onResolve={(body) => send('resolve', body)} />}
      {step === 'read-only' && <p className="muted small">Your role ({me.role}) may read reviews; an analyst or officer resolves them.</p>}
      {step === 'wait-other' && <p className="muted small">You resolved this hit, so another person must approve it.</p>}
      {step === 'approve' && (
        <button type="button" className="primary approve" data-testid="approve" disabled={isSending} onClick={() => send('approve', {})}>
          Approve
        </button>
      )}
      {failure !== null && <Failure failure={failure} />}
    </div>
  );
}
