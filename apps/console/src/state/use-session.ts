import { useCallback, useEffect, useMemo, useState } from 'react';
import { type ApiFailure, asFailure, createApi } from '../api/client';
import { type Me, type Session, storedKey } from './session';
import { takeKeyFromAddress } from './use-route';

/** `checking` = the key is being tried. `out` carries why the last key was not taken. */
export type SignIn = { readonly state: 'checking' } | { readonly state: 'out'; readonly failure: ApiFailure | null } | { readonly state: 'in'; readonly session: Session };

/** The sign-in of this tab: tries the stored key, and every key given later. */
export function useSignIn(): { signIn: SignIn; tryKey: (key: string) => void } {
  const [key, setKey] = useState(storedKey.read);
  const [me, setMe] = useState<Me | null>(null);
  const [failure, setFailure] = useState<ApiFailure | null>(null);

  const leave = useCallback((why: ApiFailure | null) => {
    storedKey.forget();
    setKey(null);
    setMe(null);
    setFailure(why);
  }, []);
  const signOut = useCallback(() => leave(null), [leave]);
  const api = useMemo(() => (key === null ? null : createApi(key, leave)), [key, leave]);
  const tryKey = useCallback((next: string) => {
    setFailure(null);
    setMe(null);
    storedKey.write(next);
    setKey(next);
  }, []);

  useEffect(() => {
    const follow = (): void => {
      if (takeKeyFromAddress()) {
        dispatchEvent(new HashChangeEvent('hashchange'));
        tryKey(storedKey.read() ?? '');
      }
    };
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, [tryKey]);

  useEffect(() => {
    if (api === null) return undefined;
    const abort = new AbortController();
    api.get<Me>('/v1/me', abort.signal).then(setMe, (cause: unknown) => {
      if (abort.signal.aborted) return;
      // A refused key (401) has been dealt with by `leave`; any other failure keeps it for a reload of the page.
      setFailure(asFailure(cause));
      setKey(null);
    });
    return () => abort.abort();
  }, [api]);

  if (api === null) return { signIn: { state: 'out', failure }, tryKey };
  return { signIn: me === null ? { state: 'checking' } : { state: 'in', session: { api, me, signOut } }, tryKey };
}
