import type { LicenseDecidedV1, OrderReportV1, ReportFiling } from '@ytterby/contracts';
import { beijingDate, canonicalJson, type IsoDate, YtterbyError } from '@ytterby/kernel';
import type { JobBatch, OutboxEvent } from '@ytterby/messaging';
import type { Tx } from '@ytterby/persistence';
import type { Clock, Logger, Metrics } from '@ytterby/platform';
import type { ReportClockStore } from '../ports';

/** What keeping the clocks needs. */
export interface ReportDependencies {
  readonly store: ReportClockStore;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly logger: Logger;
  readonly metrics: Pick<Metrics, 'count'>;
  readonly batchSize: number;
}

/** Whose word it is that a report was filed. */
export interface FilingCommand {
  readonly orderId: string;
  /** Beijing day. */
  readonly filedOn: IsoDate;
  readonly reference: string | null;
  readonly note: string | null;
  /** Subject of the API key. */
  readonly by: string;
}

/** The report that a decision on a shipped order asks for; null: it asks for none, or names no day. Of several days the earliest counts. */
export function reportOf({ decisionId, orderId, revision, lines }: LicenseDecidedV1, exportedOn: IsoDate, at: string): OrderReportV1 | null {
  const owed = lines.flatMap(({ lineId, duties }) => duties.flatMap(({ kind, dueOn }) => (kind === 'report' && dueOn !== undefined ? [{ lineId, dueOn }] : [])));
  const dueOn = owed.map((each) => each.dueOn).sort()[0];
  if (dueOn === undefined) return null;
  return { orderId, revision, state: 'due', exportedOn, dueOn, decisionId, lineIds: [...new Set(owed.map(({ lineId }) => lineId))], filing: null, at };
}

/** Starts clocks and announces those that did not run before. */
export async function startClocks({ store, newId, metrics }: Pick<ReportDependencies, 'store' | 'newId' | 'metrics'>, tx: Tx, reports: readonly OrderReportV1[]): Promise<readonly OutboxEvent[]> {
  if (reports.length === 0) return [];
  const started = new Set(await store.startClocks(tx, reports));
  return reports.filter(({ orderId }) => started.has(orderId)).map((report) => reportEvent({ newId, metrics }, report));
}

/** One batch of reports whose day has passed without a filing: each is announced as overdue, once. */
export async function announceOverdue({ store, clock, newId, logger, metrics, batchSize }: ReportDependencies, tx: Tx): Promise<JobBatch> {
  const nowMs = clock();
  const overdue = await store.takeOverdue(tx, { today: beijingDate(nowMs), at: new Date(nowMs).toISOString(), limit: batchSize });
  for (const { orderId, dueOn } of overdue) logger.warn('report_overdue', { orderId, dueOn });
  return { events: overdue.map((report) => reportEvent({ newId, metrics }, report)), orders: overdue.length, more: overdue.length > 0 };
}

/**
 * Records that a report was filed, in time or late. The same filing again is answered as it is recorded, without an event.
 * @throws YTB_NOT_FOUND when no report is owed, YTB_REPORT_FILED when another filing is on record, YTB_INPUT_SCHEMA for a day before the export or after today
 */
export async function fileReport({ store, clock, newId, metrics }: Omit<ReportDependencies, 'batchSize'>, tx: Tx, command: FilingCommand): Promise<{ readonly answer: OrderReportV1; readonly events: readonly OutboxEvent[] }> {
  const held = await store.holdReport(tx, command.orderId);
  if (held === null) throw noReport(command.orderId);
  if (held.filing !== null) return { answer: refuseOther(held, held.filing, command), events: [] };
  const nowMs = clock();
  refuseDay(command.filedOn, held.exportedOn, beijingDate(nowMs));
  const at = new Date(nowMs).toISOString();
  const { filedOn, reference, note, by } = command;
  const report: OrderReportV1 = { ...held, state: 'filed', filing: { filedOn, reference, note, filedBy: by, filedAt: at }, at };
  await store.keepFiled(tx, report);
  return { answer: report, events: [reportEvent({ newId, metrics }, report)] };
}

/** No report is owed for an order. */
export function noReport(orderId: string): YtterbyError {
  const message = `No report is owed for order ${JSON.stringify(orderId)}: there is no such order, it was not reported as shipped, it was decided as of a stated day, or its decision asks for none.`;
  return new YtterbyError('YTB_NOT_FOUND', { message });
}

function refuseOther(held: OrderReportV1, filing: ReportFiling, { orderId, filedOn, reference, note }: FilingCommand): OrderReportV1 {
  if (filing.filedOn === filedOn && filing.reference === reference && filing.note === note) return held;
  const known = `The report on order ${orderId} was recorded as filed on ${filing.filedOn}${filing.reference === null ? '' : ` under ${filing.reference}`} by ${filing.filedBy}`;
  throw new YtterbyError('YTB_REPORT_FILED', { message: `${known}; this filing differs from that one in day, reference or note, and a filing cannot be changed.` });
}

function refuseDay(filedOn: IsoDate, exportedOn: IsoDate, today: IsoDate): void {
  if (filedOn >= exportedOn && filedOn <= today) return;
  const message = `must be a day from the export (${exportedOn}) to today (${today} in Beijing)`;
  throw new YtterbyError('YTB_INPUT_SCHEMA', { fields: [{ path: 'filedOn', value: filedOn, message }] });
}

function reportEvent({ newId, metrics }: Pick<ReportDependencies, 'newId' | 'metrics'>, report: OrderReportV1): OutboxEvent<'orders.report.v1'> {
  metrics.count('report_clock_total', { state: report.state });
  const id = newId();
  return { topic: 'orders.report.v1', key: report.orderId, id, payload: canonicalJson(report), causationId: report.decisionId, correlationId: id };
}
