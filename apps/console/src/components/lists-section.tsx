import type { ListStatus } from '@ytterby/contracts';
import { count, instantText } from '../model/format';
import { useGet } from '../state/use-get';
import { WhenReady } from './notice';
import { SourcesSection } from './sources-section';

function Active({ active }: { readonly active: NonNullable<ListStatus['active']> }) {
  const { rescreen } = active;
  return (
    <div className="card" data-testid="active-lists">
      <p>
        <strong className="breakable">{active.snapshotId}</strong> with {count(active.entities, 'entity', 'entities')}, activated{' '}
        {instantText(active.activatedAt)} by {active.activatedBy}.
      </p>
      {rescreen !== null && (
        <p>
          Open orders screened again: {rescreen.done} of {rescreen.queued} ({rescreen.status}).
        </p>
      )}
      <table>
        <caption>Entities per list</caption>
        <tbody>
          {Object.entries(active.counts).map(([list, entities]) => (
            <tr key={list}>
              <th scope="row">{list}</th>
              <td className="number">{entities.toLocaleString('en-GB')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The active watch-list snapshot and the others. */
export function ListsSection() {
  const { resource, reload } = useGet<ListStatus>('/v1/lists');
  return (
    <section aria-labelledby="lists">
      <h2 id="lists">Watch lists</h2>
      <WhenReady resource={resource} what="the lists" onRetry={reload}>
        {({ active, snapshots }) => (
          <>
            {active === null ? <p className="notice bad">No list snapshot is active. Nothing is screened, and every order waits.</p> : <Active active={active} />}
            <details>
              <summary>{count(snapshots.length, 'stored snapshot')}</summary>
              <ul>
                {snapshots.map((snapshot) => (
                  <li key={snapshot.snapshotId}>
                    <span className="breakable">{snapshot.snapshotId}</span>: {count(snapshot.entities, 'entity', 'entities')}, imported{' '}
                    {instantText(snapshot.importedAt)} by {snapshot.importedBy}
                  </li>
                ))}
              </ul>
            </details>
          </>
        )}
      </WhenReady>
      <SourcesSection />
    </section>
  );
}
