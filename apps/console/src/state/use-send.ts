import { useState } from 'react';
import { type ApiFailure, asFailure } from '../api/client';

/** Something sent to the API: what is under way (null: nothing), how the last one failed, and sending. */
export interface Sending {
  readonly sending: string | null;
  readonly failure: ApiFailure | null;
  /** @param what a name of it, for `sending`; resolves when it is answered, also with a failure */
  send<T>(what: string, answer: Promise<T>, onDone: (answer: T) => void): Promise<void>;
}

/** Keeps what a component needs to know while it sends something. */
export function useSend(): Sending {
  const [sending, setSending] = useState<string | null>(null);
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const send = <T>(what: string, answer: Promise<T>, onDone: (answer: T) => void): Promise<void> => {
    setSending(what);
    setFailure(null);
    return answer.then(onDone, (cause: unknown) => setFailure(asFailure(cause))).finally(() => setSending(null));
  };
  return { sending, failure, send };
}
