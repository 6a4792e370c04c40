import { useCallback, useEffect, useState } from 'react';
import { type ApiFailure, asFailure } from '../api/client';
import { useSession } from './session';

/** What a page knows of its data. A failed refresh keeps what is shown and says so in `problem`. */
export type Resource<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly failure: ApiFailure }
  | { readonly state: 'ready'; readonly data: T; readonly problem: ApiFailure | null };

/** A resource with the means to read it again, or to change what is shown of it. */
export interface Loaded<T> {
  readonly resource: Resource<T>;
  reload(): void;
  update(change: (data: T) => T): void;
}

const LOADING = { state: 'loading' } as const;

/** Reads `path` when it changes and on `reload`; an answer that comes too late is dropped. */
export function useGet<T>(path: string): Loaded<T> {
  const { api } = useSession();
  const [held, setHeld] = useState<{ path: string; resource: Resource<T> }>({ path, resource: LOADING });
  const [round, setRound] = useState(0);

  useEffect(() => {
    const abort = new AbortController();
    const failed = (cause: unknown): void => {
      if (abort.signal.aborted) return;
      const failure = asFailure(cause);
      setHeld((now) => {
        const isShown = now.path === path && now.resource.state === 'ready';
        return { path, resource: isShown ? { ...now.resource, problem: failure } as Resource<T> : { state: 'failed', failure } };
      });
    };
    api.get<T>(path, abort.signal).then((data) => {
      if (!abort.signal.aborted) setHeld({ path, resource: { state: 'ready', data, problem: null } });
    }, failed);
    return () => abort.abort();
  }, [api, path, round]);

  const reload = useCallback(() => setRound((now) => now + 1), []);
  const update = useCallback((change: (data: T) => T) => {
    setHeld((now) => (now.resource.state === 'ready' ? { ...now, resource: { ...now.resource, data: change(now.resource.data) } } : now));
  }, []);
  return { resource: held.path === path ? held.resource : LOADING, reload, update };
}
