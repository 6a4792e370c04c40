import type { NameSearchResult } from '@ytterby/contracts';
import { scoreText } from '../model/format';
import { listingsText, resultText } from '../model/name-search';
import { Score } from './score';

/** What a search found: a sentence, why a name could not be compared, and the listed parties, the most alike first. */
export function NameHits({ result }: { readonly result: NameSearchResult }) {
  const { hits, problems, listSnapshotId, matcherVersion } = result;
  return (
    <section aria-label="Result">
      <div className={`notice ${result.status === 'error' ? 'bad' : ''}`} role="status" data-testid="result" data-status={result.status}>
        <p>{resultText(result)}</p>
        {problems.map((problem) => (
          <p key={problem}>{problem}</p>
        ))}
        <p className="small muted breakable">
          List {listSnapshotId}, {matcherVersion}. Nothing of a search is kept.
        </p>
      </div>
      {hits.map((hit) => (
        <article key={hit.entityId} className="card" data-testid="hit" data-entity-id={hit.entityId} aria-label={`${hit.matchedName}, ${scoreText(hit.score)}`}>
          <header className="card-head">
            <div>
              <h2 className="breakable">{hit.matchedName}</h2>
              <p className="small muted breakable">
                {hit.listId}, {hit.entityId}. {listingsText(hit.listings)}
              </p>
            </div>
            <Score score={hit.score} />
          </header>
          <p className="because breakable">{hit.because}</p>
        </article>
      ))}
    </section>
  );
}
