import type { LicenseDecidedV1 } from '@ytterby/contracts';
import { useEffect, useState } from 'react';
import { asFailure } from '../api/client';
import { useSession } from './session';
import type { Resource } from './use-get';

/** The decision with all its lines: as the event brought it, or read from its address when they were too many for the event. */
export function useFullDecision(event: LicenseDecidedV1): { resource: Resource<LicenseDecidedV1>; reload(): void } {
  const { api } = useSession();
  const [round, setRound] = useState(0);
  const [fetched, setFetched] = useState<{ id: string; resource: Resource<LicenseDecidedV1> } | null>(null);
  const isWhole = event.linesUrl === undefined;
  const id = event.decisionId;

  useEffect(() => {
    if (isWhole) return undefined;
    const abort = new AbortController();
    api.get<LicenseDecidedV1>(`/v1/decisions/${encodeURIComponent(id)}`, abort.signal).then(
      (data) => setFetched({ id, resource: { state: 'ready', data, problem: null } }),
      (cause: unknown) => {
        if (!abort.signal.aborted) setFetched({ id, resource: { state: 'failed', failure: asFailure(cause) } });
      },
    );
    return () => abort.abort();
  }, [api, id, isWhole, round]);

  const reload = (): void => setRound((now) => now + 1);
  if (isWhole) return { resource: { state: 'ready', data: event, problem: null }, reload };
  return { resource: fetched?.id === id ? fetched.resource : { state: 'loading' }, reload };
}
