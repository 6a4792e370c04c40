import type { LicenseDecidedV1, OrderRevisionView } from '@ytterby/contracts';
import { dayText } from '../model/format';
import { ACTION_LABELS, causeText, OUTCOME_LABELS } from '../model/labels';
import { replayIds } from '../model/memo';
import { ActionBadge } from './badges';
import { Duties, MissingFacts } from './memo-duties';
import { MemoLine } from './memo-line';
import { useFullDecision } from '../state/use-full-decision';
import { WhenReady } from './notice';

interface Props {
  readonly decision: LicenseDecidedV1;
  readonly order: OrderRevisionView['order'];
  readonly isInForce: boolean;
}

function Heading({ decision, isInForce }: Omit<Props, 'order'>) {
  return (
    <header className={`verdict ${decision.action}`}>
      <p className="small">
        Decision {decision.seq} on revision {decision.revision}, {isInForce ? 'in force' : 'no longer in force'}
      </p>
      <h2 data-testid="memo-outcome" data-outcome={decision.outcome}>
        {OUTCOME_LABELS[decision.outcome].short}
      </h2>
      <p className="verdict-action" data-testid="memo-action" data-action={decision.action}>
        <ActionBadge action={decision.action} /> <strong>{ACTION_LABELS[decision.action].meaning}</strong> {OUTCOME_LABELS[decision.outcome].meaning}
      </p>
      <p className="small">
        As of {dayText(decision.asOf)} (Beijing day). {causeText(decision.cause)}. No legal advice.
      </p>
    </header>
  );
}

function Outlook({ decision }: { readonly decision: LicenseDecidedV1 }) {
  return (
    <>
      {decision.alternatives.length > 0 && (
        <section data-testid="alternatives">
          <h3>Other readings of the law</h3>
          <ul>
            {decision.alternatives.map((alternative) => (
              <li key={`${alternative.when} ${alternative.outcome}`}>
                {alternative.when}: <strong>{OUTCOME_LABELS[alternative.outcome].short}</strong>
              </li>
            ))}
          </ul>
        </section>
      )}
      {decision.reconsiderOn !== null && (
        <section data-testid="reconsider-on">
          <h3>Reconsider</h3>
          <p>
            On <strong>{dayText(decision.reconsiderOn)}</strong> the law changes in a way that may change this decision.
          </p>
        </section>
      )}
    </>
  );
}

function Replay({ decision }: { readonly decision: LicenseDecidedV1 }) {
  return (
    <details className="replay">
      <summary>What this decision rests on (to make it again)</summary>
      <dl className="pairs ids">
        {replayIds(decision).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <code>{value}</code>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

/** A decision as a memo that can be read, printed and filed. */
export function Memo({ decision: event, order, isInForce }: Props) {
  const { resource, reload } = useFullDecision(event);
  const descriptions = new Map(order.lines.map((line) => [line.lineId, line.description]));
  return (
    <article className="memo" data-testid="memo" data-seq={event.seq}>
      <Heading decision={event} isInForce={isInForce} />
      <WhenReady resource={resource} what="the lines of the decision" onRetry={reload}>
        {(decision) => (
          <>
            <MissingFacts lines={decision.lines} />
            {decision.lines.map((line) => (
              <MemoLine key={line.lineId} line={line} description={descriptions.get(line.lineId) ?? ''} />
            ))}
            <Duties lines={decision.lines} />
            <Outlook decision={decision} />
          </>
        )}
      </WhenReady>
      <Replay decision={event} />
    </article>
  );
}
