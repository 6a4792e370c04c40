import type { ReportFiledRequest } from '@ytterby/contracts';
import { useState } from 'react';

interface Props {
  readonly orderId: string;
  readonly isSending: boolean;
  onFiled(request: ReportFiledRequest): void;
}

/** On which day a report was filed, and the authority's number for it. */
export function FilingForm({ orderId, isSending, onFiled }: Props) {
  const [filedOn, setFiledOn] = useState('');
  const [reference, setReference] = useState('');
  const day = `filed-on-${orderId}`;
  const number = `reference-${orderId}`;
  return (
    <form
      className="filing"
      onSubmit={(event) => {
        event.preventDefault();
        onFiled({ filedOn, ...(reference.trim() === '' ? {} : { reference: reference.trim() }) });
      }}
    >
      <label htmlFor={day}>Filed on (Beijing)</label>
      <input id={day} type="date" required data-testid="filed-on" value={filedOn} onChange={(event) => setFiledOn(event.target.value)} />
      <label htmlFor={number}>Number of the authority</label>
      <input id={number} maxLength={200} data-testid="reference" value={reference} onChange={(event) => setReference(event.target.value)} />
      <button type="submit" className="primary" data-testid="record-filing" disabled={isSending}>
        Record
      </button>
    </form>
  );
}
