import type { NameSearchResult } from '@ytterby/contracts';
import { useState } from 'react';
import { NameSearchForm } from '../components/name-form';
import { NameHits } from '../components/name-hits';
import { Failure } from '../components/notice';
import { type NameForm, nameQuery } from '../model/name-search';
import { useSession } from '../state/session';
import { useSend } from '../state/use-send';

/** Screens a name against the list in force, without an order. */
export function NamesPage() {
  const { api } = useSession();
  const { sending, failure, send } = useSend();
  const [result, setResult] = useState<NameSearchResult | null>(null);
  const search = (form: NameForm): void => {
    setResult(null);
    void send('search', api.post<NameSearchResult>('/v1/names:search', nameQuery(form)), setResult);
  };
  return (
    <>
      <div className="title">
        <h1>Names</h1>
      </div>
      <p className="muted">Who on the list in force bears a name like this one, in any script?</p>
      <NameSearchForm isSending={sending !== null} onSearch={search} />
      {failure !== null && <Failure failure={failure} />}
      {result !== null && <NameHits result={result} />}
    </>
  );
}
