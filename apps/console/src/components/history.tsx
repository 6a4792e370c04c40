import type { LicenseDecidedV1, OrderDecisions, OrderDetail, OrderRevisionView } from '@ytterby/contracts';
import { momentText } from '../model/format';
import { causeText, commandText, isCommanded, OUTCOME_LABELS, STATUS_LABELS, withOutcomeLabels } from '../model/labels';
import { orderLink } from '../model/route';
import { useGet } from '../state/use-get';
import { ActionBadge } from './badges';

const VIA = { http: 'HTTP', batch: 'a batch over HTTP', kafka: 'Kafka' } as const;

interface Props {
  readonly detail: OrderDetail;
  readonly revision: OrderRevisionView;
  readonly decision: LicenseDecidedV1 | null;
}

function Revisions({ detail, revision }: Props) {
  return (
    <ul className="revisions">
      {[...detail.revisions].reverse().map((each) => (
        <li key={each.revision} data-testid="revision-item" data-revision={each.revision}>
          <a href={orderLink(detail.orderId, each.revision)} aria-current={each === revision ? 'true' : undefined}>
            Revision {each.revision}
          </a>{' '}
          <span className="muted">{STATUS_LABELS[each.status].short}</span>
        </li>
      ))}
    </ul>
  );
}

interface ListProps extends Props {
  /** Commands to decide the order again. */
  readonly commands: OrderDecisions['commands'];
}

function DecisionList({ detail, revision, decision, commands }: ListProps) {
  const newestFirst = [...revision.decisions].sort((a, b) => b.seq - a.seq);
  return (
    <ol className="decisions">
      {newestFirst.map((each) => {
        const command = commandText(each.cause, commands);
        return (
          <li key={each.decisionId} data-testid="decision-item" data-seq={each.seq}>
            <a href={orderLink(detail.orderId, each.revision, each.seq)} aria-current={each === decision ? 'true' : undefined}>
              Decision {each.seq}: {OUTCOME_LABELS[each.outcome].short}
            </a>{' '}
            <ActionBadge action={each.action} />
            <div className="small muted breakable">{causeText(each.cause)}</div>
            {command !== null && (
              <div className="small breakable" data-testid="decision-command">
                {command}
              </div>
            )}
          </li>
        );
      })}
    </ol>
  );
}

function WithCommands(props: Props) {
  const { resource } = useGet<OrderDecisions>(`/v1/orders/${encodeURIComponent(props.detail.orderId)}/decisions`);
  return <DecisionList {...props} commands={resource.state === 'ready' ? resource.data.commands : []} />;
}

/** Commands are asked for only where a decision came of one, and again when another has: the answer holds every decision of the order whole. */
function Decisions(props: Props) {
  const commanded = props.revision.decisions.filter(({ cause }) => isCommanded(cause)).length;
  return commanded === 0 ? <DecisionList {...props} commands={[]} /> : <WithCommands key={commanded} {...props} />;
}

/** How the order came to where it is: its revisions, the decisions on the one shown, and what happened when. */
export function History(props: Props) {
  const { revision } = props;
  return (
    <aside className="history" aria-label="History">
      <h2>Revisions</h2>
      <Revisions {...props} />
      <h2>Decisions on revision {revision.revision}</h2>
      {revision.decisions.length === 0 ? <p className="muted">None yet.</p> : <Decisions {...props} />}
      <h2>Timeline</h2>
      <p className="small muted">
        Came over {VIA[revision.via]} from {revision.submittedBy}.
      </p>
      <ol className="timeline" data-testid="timeline">
        {revision.timeline.map((entry) => (
          <li key={`${entry.at} ${entry.text}`} data-event={entry.event}>
            <time dateTime={entry.at}>{momentText(entry.at)}</time>
            <span>{withOutcomeLabels(entry.text)}</span>
          </li>
        ))}
      </ol>
    </aside>
  );
}
