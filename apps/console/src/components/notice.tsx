import type { ReactNode } from 'react';
import type { ApiFailure } from '../api/client';
import type { Resource } from '../state/use-get';

/** A failure in the words of the API, with the bad fields and what the reader can do. */
export function Failure({ failure, onRetry }: { readonly failure: ApiFailure; readonly onRetry?: () => void }) {
  return (
    <div className="notice bad" role="alert" data-testid="failure">
      <p>{failure.message}</p>
      {failure.errors.length > 0 && (
        <ul>
          {failure.errors.map((error) => (
            <li key={`${error.path} ${error.message}`}>
              <code>{error.path}</code> {error.message}
            </li>
          ))}
        </ul>
      )}
      <p className="small muted">{failure.code}</p>
      {onRetry !== undefined && (
        <button type="button" onClick={onRetry}>
          Try again
        </button>
      )}
    </div>
  );
}

interface ReadyProps<T> {
  readonly resource: Resource<T>;
  readonly what: string;
  onRetry(): void;
  children(data: T): ReactNode;
}

/** Shows data once it is there; before that that it loads, or why it did not. */
export function WhenReady<T>({ resource, what, onRetry, children }: ReadyProps<T>) {
  if (resource.state === 'loading') {
    return (
      <p className="loading" role="status">
        Loading {what}…
      </p>
    );
  }
  if (resource.state === 'failed') return <Failure failure={resource.failure} onRetry={onRetry} />;
  return (
    <>
      {resource.problem !== null && <Failure failure={resource.problem} onRetry={onRetry} />}
      {children(resource.data)}
    </>
  );
}
