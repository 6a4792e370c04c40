import type { me } from '@ytterby/contracts';
import { createContext, useContext } from 'react';
import type { z } from 'zod';
import type { Api } from '../api/client';

const KEY = 'ytterby.key';

/** Who the key says the reader is. */
export type Me = z.infer<typeof me>;

/** A signed-in reader. */
export interface Session {
  readonly api: Api;
  readonly me: Me;
  signOut(): void;
}

/** The session below a signed-in page. */
export const SessionContext = createContext<Session | null>(null);

/** The session; only for components below {@link SessionContext}. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('useSession outside of a session');
  return session;
}

/** The key of this browser tab; it is forgotten with the tab. */
export const storedKey = {
  read: (): string | null => sessionStorage.getItem(KEY),
  write: (key: string): void => sessionStorage.setItem(KEY, key),
  forget: (): void => sessionStorage.removeItem(KEY),
};

/** Whether the role may resolve and approve hits (as the API rules it). */
export function mayReview(role: Me['role']): boolean {
  return role === 'analyst' || role === 'officer';
}
