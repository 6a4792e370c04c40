import type { ClosedAs } from '@ytterby/contracts';
import type { IsoDate } from '@ytterby/kernel';

/** A report that an order was shipped or cancelled. */
export interface ClosingReport {
  readonly orderId: string;
  readonly revision: number;
  readonly closedAs: ClosedAs;
  /** Beijing day on which it happened; null: the reporter did not say. */
  readonly on: IsoDate | null;
  readonly note: string | null;
}

/** What is on record about the end of an order. */
export interface RecordedClosing {
  readonly revision: number;
  readonly closedAs: ClosedAs;
  readonly on: IsoDate;
  readonly note: string | null;
}

/** What becomes of a report. Texts are shown to the reporter. */
export type ClosingVerdict =
  | { readonly kind: 'closed' }
  | { readonly kind: 'duplicate' }
  | { readonly kind: 'notCurrent'; readonly message: string }
  | { readonly kind: 'contradiction'; readonly message: string };

/**
 * Decides on a report. The first one about the current revision closes the order for good; the same report again is a duplicate; one that says anything else
 * contradicts what is on record: two stories about one shipment are for a person to sort out, not for the later one to win.
 */
export function closeOrder(currentRevision: number, recorded: RecordedClosing | null, report: ClosingReport): ClosingVerdict {
  if (recorded !== null) return isSame(recorded, report) ? { kind: 'duplicate' } : { kind: 'contradiction', message: contradictionText(recorded, report) };
  if (report.revision !== currentRevision) return { kind: 'notCurrent', message: notCurrentText(currentRevision, report) };
  return { kind: 'closed' };
}

/** A day that the reporter left out is no contradiction to the one that was recorded for it. */
function isSame(recorded: RecordedClosing, { revision, closedAs, on, note }: ClosingReport): boolean {
  return recorded.closedAs === closedAs && recorded.revision === revision && (on === null || on === recorded.on) && recorded.note === note;
}

function contradictionText({ closedAs, revision, on }: RecordedClosing, report: ClosingReport): string {
  const known = `Order ${report.orderId} was reported as ${closedAs} on ${on} with revision ${revision}`;
  if (report.closedAs !== closedAs) return `${known}; it cannot be ${report.closedAs} as well.`;
  return `${known}; this report differs from that one in revision, day or note, and a closed order cannot be changed.`;
}

function notCurrentText(currentRevision: number, { orderId, revision, closedAs }: ClosingReport): string {
  const reason = revision > currentRevision ? 'was never accepted' : `was superseded by revision ${currentRevision}`;
  return `Revision ${revision} of order ${orderId} ${reason}, so it cannot be reported as ${closedAs}; the current revision is ${currentRevision}.`;
}
