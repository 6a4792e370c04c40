import type { LicenseDecidedV1, OrderClosedV1, OrderDetail, OrderRevisionView, OrderV1, TimelineEntry } from '@ytterby/contracts';
import { statusOfRevision } from '@ytterby/domain-orders';
import { assertNever, type IsoDate } from '@ytterby/kernel';
import type { Door } from '../ports';

/** A stored revision as the view needs it. */
export interface RevisionRow {
  readonly revision: number;
  readonly order: OrderV1;
  readonly via: Door;
  readonly submittedBy: string;
  readonly receivedAt: string;
  readonly statedAsOf: IsoDate | null;
}

/** A stored decision as the view needs it. */
export interface DecisionRow {
  readonly decision: LicenseDecidedV1;
  readonly recordedAt: string;
}

/** The end of an order as the view shows it. */
export type ClosingView = Omit<OrderClosedV1, 'orderId'>;

/** The whole history of one order. `revisions` ascending, `decisions` by revision and `seq`, `closing` null while it is open. */
export function orderDetailView(orderId: string, revisions: readonly RevisionRow[], decisions: readonly DecisionRow[], closing: ClosingView | null): OrderDetail {
  const currentRevision = Math.max(...revisions.map(({ revision }) => revision));
  return {
    orderId,
    currentRevision,
    closing,
    revisions: revisions.map((row, i) => {
      const own = decisions.filter(({ decision }) => decision.revision === row.revision);
      return revisionView(row, own, { currentRevision, next: revisions[i + 1], closing });
    }),
  };
}

/** What a revision's view needs of the rest of the order. */
interface Place {
  readonly currentRevision: number;
  readonly next: RevisionRow | undefined;
  readonly closing: ClosingView | null;
}

function revisionView(row: RevisionRow, decisions: readonly DecisionRow[], place: Place): OrderRevisionView {
  return {
    ...row,
    status: statusOfRevision(row.revision, { currentRevision: place.currentRevision, closedAs: place.closing?.closedAs ?? null }, decisions.length > 0),
    timeline: timeline(row, decisions, place),
    decisions: decisions.map(({ decision }) => decision),
  };
}

function timeline(row: RevisionRow, decisions: readonly DecisionRow[], { next, closing }: Place): TimelineEntry[] {
  const accepted: TimelineEntry = { at: row.receivedAt, event: 'accepted', text: `Revision ${row.revision} was accepted ${doorText(row.via)} from ${row.submittedBy}.` };
  const decided = decisions.map(({ decision, recordedAt }): TimelineEntry => ({ at: recordedAt, event: 'decided', text: decisionText(decision) }));
  const superseded: TimelineEntry[] = next === undefined ? [] : [{ at: next.receivedAt, event: 'superseded', text: `Revision ${next.revision} replaced this one.` }];
  const closed: TimelineEntry[] = closing?.revision === row.revision ? [{ at: closing.closedAt, event: closing.closedAs, text: closingText(closing) }] : [];
  return [accepted, ...decided, ...superseded, ...closed].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

function doorText(via: Door): string {
  switch (via) {
    case 'http':
      return 'over HTTP';
    case 'batch':
      return 'in a batch';
    case 'kafka':
      return 'over Kafka';
    default:
      return assertNever(via, 'door');
  }
}

function decisionText({ seq, outcome, action, cause, lines }: LicenseDecidedV1): string {
  const due = lines.flatMap(({ duties }) => duties.flatMap(({ kind, dueOn }) => (kind === 'report' && dueOn !== undefined ? [dueOn] : []))).sort();
  return `Decision ${seq} ${causeText(cause)}: ${outcome}, action ${action}.${due[0] === undefined ? '' : ` A report is due by ${due[0]}.`}`;
}

function closingText({ closedAs, on, closedBy, note, decision, shippedAgainstHold }: ClosingView): string {
  const what = `${closedAs === 'shipped' ? 'Shipped' : 'Cancelled'} on ${on}, as ${closedBy} reported`;
  const against = decision === null ? 'although it was not decided yet' : `although the action was ${decision.action}`;
  return `${what}${shippedAgainstHold ? `, ${against}` : ''}.${note === null || note === '' ? '' : ` ${note}`}`;
}

const CAUSES: Readonly<Record<string, string>> = {
  screening: 'after screening',
  resolution: "after an analyst's resolution",
  shipped: 'with the day of export',
  snapshot: 'after a change of the watch lists',
  status: 'after an entry of the status register',
  calendar: 'on a legal date',
  engine: 'under other rules, policies or exchange rates',
  command: "on an officer's command",
};

/** Causes are open-ended: one that is not known here is shown as it is. */
function causeText(cause: string): string {
  const [kind = ''] = cause.split(':');
  return Object.hasOwn(CAUSES, kind) ? (CAUSES[kind] as string) : `(${cause})`;
}
