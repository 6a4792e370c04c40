import { useState } from 'react';
import { type ApiFailure, asFailure } from '../api/client';
import { useSession } from './session';

/** Reads the pages after the first; `path` has a query already. */
export function useMore<T>(path: string, onPage: (page: T) => void): { isLoading: boolean; failure: ApiFailure | null; load(after: string): void } {
  const { api } = useSession();
  const [isLoading, setLoading] = useState(false);
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const load = (after: string): void => {
    setLoading(true);
    setFailure(null);
    api
      .get<T>(`${path}&after=${encodeURIComponent(after)}`)
      .then(onPage, (cause: unknown) => setFailure(asFailure(cause)))
      .finally(() => setLoading(false));
  };
  return { isLoading, failure, load };
}
