import type { OrderStatusEvent } from '@ytterby/contracts';
import { useEffect, useRef, useState } from 'react';
import { followEvents, type LiveState } from '../api/events';
import { useSession } from './session';

/** Follows status changes at `path` while the component is shown; returns the state of the connection. */
export function useLive(path: string, onStatus: (event: OrderStatusEvent) => void, onGap: () => void): LiveState {
  const { api } = useSession();
  const [state, setState] = useState<LiveState>('connecting');
  const handlers = useRef({ onStatus, onGap });
  useEffect(() => {
    handlers.current = { onStatus, onGap };
  });
  useEffect(() => {
    const abort = new AbortController();
    const listener = {
      onState: setState,
      onGap: () => handlers.current.onGap(),
      onEvent: ({ event, data }: { event: string; data: string }) => {
        if (event === 'status') handlers.current.onStatus(JSON.parse(data) as OrderStatusEvent);
      },
    };
    void followEvents(api, path, listener, abort.signal);
    return () => abort.abort();
  }, [api, path]);
  return state;
}

/** Calls `action` at most once in `ms`, however often it is asked for, and always once after the last time. */
export function useThrottled(action: () => void, ms: number): () => void {
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const latest = useRef(action);
  useEffect(() => {
    latest.current = action;
  });
  useEffect(() => () => {
    if (timer.current !== null) clearTimeout(timer.current);
  }, []);
  return () => {
    timer.current ??= setTimeout(() => {
      timer.current = null;
      latest.current();
    }, ms);
  };
}
