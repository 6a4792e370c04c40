import { useEffect, useState } from 'react';
import { keyInFragment, parseRoute, type Route } from '../model/route';
import { storedKey } from './session';

/** Signs in with the key of a sign-in link (`#key=…`) and removes it from the address and the history. Returns whether there was one. */
export function takeKeyFromAddress(): boolean {
  const key = keyInFragment(location.hash);
  if (key === null) return false;
  storedKey.write(key);
  history.replaceState(null, '', `${location.pathname}${location.search}#/orders`);
  return true;
}

/** The present route; follows the address. */
export function useRoute(): Route {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const follow = (): void => setHash(location.hash);
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return parseRoute(hash);
}
