import type { ListSourceStatus, ListSourceView } from '@ytterby/contracts';
import { count, instantText } from '../model/format';
import { freshnessText, REFRESH_LABELS, toneOf } from '../model/sources';
import { useSession } from '../state/session';
import { useGet } from '../state/use-get';
import { useSend } from '../state/use-send';
import { Failure, WhenReady } from './notice';

interface SourceProps {
  readonly source: ListSourceView;
  readonly isBusy: boolean;
  onRefresh(): void;
}

function Source({ source, isBusy, onRefresh }: SourceProps) {
  const { me } = useSession();
  const { id, outcome, problem, part, held, lastAttemptAt, nextAttemptAt, stale } = source;
  return (
    <li className="card" data-testid="list-source" data-source={id} data-stale={stale}>
      <h4>{id}</h4>
      <p className={toneOf(source)} data-testid="freshness">
        {freshnessText(source)}
      </p>
      {problem !== null && <p>{problem.message}</p>}
      {held !== null && (
        <ul className="small">
          {held.losses.map(({ list, before, after }) => (
            <li key={list}>
              {list}: {before} before, {after} now
            </li>
          ))}
        </ul>
      )}
      <p className="small muted breakable">
        {part === null ? 'Nothing fetched' : `${count(part.entities, 'entity', 'entities')} of ${Object.keys(part.counts).join(', ')}`}; {source.from.join(', ')};{' '}
        {lastAttemptAt === null || outcome === null ? 'never tried' : `last tried ${instantText(lastAttemptAt)}: ${REFRESH_LABELS[outcome]}`}; next {instantText(nextAttemptAt)}
      </p>
      {me.role === 'officer' && (
        <button type="button" data-testid="refresh-source" disabled={isBusy} onClick={onRefresh}>
          Fetch now
        </button>
      )}
    </li>
  );
}

/** Where lists are refreshed from, and how fresh each source is; an officer may have one fetched now. */
export function SourcesSection() {
  const { api } = useSession();
  const { resource, reload } = useGet<ListSourceStatus>('/v1/lists/sources');
  const { sending, failure, send } = useSend();
  const refresh = (id: string): void => {
    void send(id, api.post(`/v1/lists/sources/${encodeURIComponent(id)}:refresh`), () => undefined).finally(reload);
  };
  return (
    <section aria-labelledby="sources">
      <h3 id="sources">Where lists come from</h3>
      {failure !== null && <Failure failure={failure} />}
      <WhenReady resource={resource} what="the sources of lists" onRetry={reload}>
        {({ sources }) =>
          sources.length === 0 ? (
            <p className="muted">No sources are configured: lists are imported by hand, and nobody is told when one is out of date.</p>
          ) : (
            <ul className="plain">
              {sources.map((source) => (
                <Source key={source.id} source={source} isBusy={sending === source.id} onRefresh={() => refresh(source.id)} />
              ))}
            </ul>
          )
        }
      </WhenReady>
    </section>
  );
}
