import type { ResolveRequest } from '@ytterby/contracts';
import { useRef, useState } from 'react';

interface Props {
  readonly hitId: string;
  readonly isSending: boolean;
  onResolve(request: ResolveRequest): void;
}

/** True match or false positive, with the reason, which must be given. */
export function ResolveForm({ hitId, isSending, onResolve }: Props) {
  const [comment, setComment] = useState('');
  const [isMissing, setMissing] = useState(false);
  const box = useRef<HTMLTextAreaElement>(null);
  const id = `comment-${hitId}`;
  const resolve = (verdict: ResolveRequest['verdict']): void => {
    const text = comment.trim();
    setMissing(text === '');
    if (text === '') box.current?.focus();
    else onResolve({ verdict, comment: text });
  };
  return (
    <form className="resolve" onSubmit={(event) => event.preventDefault()}>
      <label htmlFor={id}>Why? (kept with the decision)</label>
      <textarea
        id={id}
        ref={box}
        rows={2}
        maxLength={4000}
        required
        aria-invalid={isMissing}
        aria-describedby={isMissing ? `${id}-missing` : undefined}
        data-testid="comment"
        value={comment}
        onChange={(event) => setComment(event.target.value)}
      />
      {isMissing && (
        <p className="field-error" id={`${id}-missing`} role="alert" data-testid="comment-missing">
          Say why: a resolution needs a comment.
        </p>
      )}
      <div className="buttons">
        <button type="button" className="danger" data-testid="resolve-true-match" disabled={isSending} onClick={() => resolve('true_match')}>
          True match
        </button>
        <button type="button" className="primary" data-testid="resolve-false-positive" disabled={isSending} onClick={() => resolve('false_positive')}>
          False positive
        </button>
      </div>
    </form>
  );
}
