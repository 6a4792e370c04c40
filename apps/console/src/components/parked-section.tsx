import type { ParkedList, ParkedRecordView, ReplayAnswer } from '@ytterby/contracts';
import { useState } from 'react';
import { count, instantText } from '../model/format';
import { useSession } from '../state/session';
import { useGet } from '../state/use-get';
import { useSend } from '../state/use-send';
import { Failure, WhenReady } from './notice';

const KIND_TEXT: Readonly<Record<ParkedRecordView['kind'], string>> = {
  invalid: 'not a valid event',
  failed: 'failed; its key waits',
  behind: 'waits behind a failed one',
};

interface RecordProps {
  readonly record: ParkedRecordView;
  readonly isSending: boolean;
  onReplay(): void;
}

function Parked({ record, isSending, onReplay }: RecordProps) {
  const { me } = useSession();
  return (
    <li className="card" data-testid="parked" data-parked-id={record.id}>
      <p>
        <strong>{record.message}</strong> <span className="muted">({KIND_TEXT[record.kind]})</span>
      </p>
      {record.errors.length > 0 && (
        <ul className="small">
          {record.errors.map((error) => (
            <li key={`${error.path} ${error.message}`}>
              <code>{error.path}</code> {error.message}
            </li>
          ))}
        </ul>
      )}
      <p className="small muted breakable">
        {record.topic}, partition {record.partition}, offset {record.offset}, key {record.key ?? 'none'}; {record.code}; {count(record.attempts, 'attempt')};{' '}
        {instantText(record.failedAt)}
      </p>
      {me.role === 'officer' && (
        <button type="button" data-testid="replay" disabled={isSending} onClick={onReplay}>
          Replay
        </button>
      )}
    </li>
  );
}

/** Events of one service that could not be processed; an officer may have them processed again. */
export function ParkedSection({ service }: { readonly service: string }) {
  const { api } = useSession();
  const path = `/v1/services/${service}/parked`;
  const { resource, reload } = useGet<ParkedList>(path);
  const [answer, setAnswer] = useState<ReplayAnswer | null>(null);
  const { sending, failure, send } = useSend();
  const replay = (id: string): void => {
    setAnswer(null);
    void send(id, api.post<ReplayAnswer>(`${path}/${encodeURIComponent(id)}:replay`), setAnswer).finally(reload);
  };
  return (
    <div data-testid="parked-service" data-service={service}>
      <h3>{service}</h3>
      {answer !== null && (
        <p className="notice" role="status">
          {count(answer.replayed, 'event')} processed, {answer.stillParked} still parked.
        </p>
      )}
      {failure !== null && <Failure failure={failure} />}
      <WhenReady resource={resource} what="parked events" onRetry={reload}>
        {({ parked, next }) =>
          parked.length === 0 ? (
            <p className="muted">None.</p>
          ) : (
            <>
              <ul className="plain">
                {parked.map((record) => (
                  <Parked key={record.id} record={record} isSending={sending === record.id} onReplay={() => replay(record.id)} />
                ))}
              </ul>
              {next !== null && <p className="muted small">There are more behind these.</p>}
            </>
          )
        }
      </WhenReady>
    </div>
  );
}
