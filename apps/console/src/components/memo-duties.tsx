import type { LicenseDecidedV1 } from '@ytterby/contracts';
import { count, dayText } from '../model/format';
import { dutiesOnce, missingByFact } from '../model/memo';
import { CitationText } from './citation';

type Lines = LicenseDecidedV1['lines'];

function linesText(lineIds: readonly string[], total: number): string {
  if (lineIds.length === total) return total === 1 ? '' : 'all lines';
  return lineIds.length > 5 ? count(lineIds.length, 'line') : `line ${lineIds.join(', ')}`;
}

/** What must be asked before the order can be decided better. */
export function MissingFacts({ lines }: { readonly lines: Lines }) {
  const facts = missingByFact(lines);
  if (facts.length === 0) return null;
  return (
    <section className="missing" data-testid="missing-facts">
      <h3>Missing facts</h3>
      <ul>
        {facts.map(({ fact, lineIds }) => (
          <li key={fact}>
            {fact} <span className="muted">{linesText(lineIds, lines.length)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What must be done besides. */
export function Duties({ lines }: { readonly lines: Lines }) {
  const duties = dutiesOnce(lines);
  if (duties.length === 0) return null;
  return (
    <section data-testid="duties">
      <h3>Duties</h3>
      <ul className="duties">
        {duties.map(({ duty, lineIds }) => (
          <li key={`${duty.kind} ${duty.text} ${duty.by} ${duty.dueOn ?? ''}`}>
            <p>{duty.text}</p>
            {duty.textZh !== undefined && <p lang="zh-Hans">{duty.textZh}</p>}
            <p className="small">
              By {duty.by}
              {duty.dueOn !== undefined && <>, due on <strong>{dayText(duty.dueOn)}</strong></>}{' '}
              <span className="muted">{linesText(lineIds, lines.length)}</span>
            </p>
            <CitationText citation={duty.citation} />
          </li>
        ))}
      </ul>
    </section>
  );
}
