import type { LicenseDecidedV1, OrderV1, ScreeningCompletedV1 } from '@ytterby/contracts';
import type { JobBatch } from '@ytterby/messaging';
import type { Tx } from '@ytterby/persistence';
import type { StatusEntry } from '@ytterby/regulation';
import type { LicensingStore, ReportClockStore, ShipmentStore, ShippedCase } from '../ports';
import { decideLicense, type DecideDependencies, type MadeDecision } from './decide-license';
import { saysSomethingElse } from './redecide-orders';
import { announceOverdue, reportOf, startClocks } from './report-clocks';

/** What starting the clocks needs. */
export interface ReportClockDependencies extends DecideDependencies {
  readonly store: ShipmentStore & ReportClockStore & Pick<LicensingStore, 'insertDecisions' | 'statusEntries'>;
  readonly newId: () => string;
  readonly batchSize: number;
}

/**
 * Starts the clocks of reports: a shipped order whose decision in force asks for a report is decided once more, with the day of export, as of that day. The
 * new decision has the day on which the report is due, and says so if the exemption did not hold on the day of export. All other shipped orders keep theirs.
 * The due day is announced with it.
 */
export async function startReportClocks(dependencies: ReportClockDependencies, tx: Tx): Promise<JobBatch> {
  const { store, batchSize } = dependencies;
  const { looked, shipped } = await store.takeShipped(tx, batchSize);
  const owing = shipped.filter(owesReport);
  const statusEntries = owing.length === 0 ? [] : await store.statusEntries(tx);
  const decided = owing.map((order) => ({ order, ...decideShipped(dependencies, order, statusEntries) }));
  const made = decided.filter(({ order, decision }) => saysSomethingElse(decision, order));
  await store.insertDecisions(tx, made.map(({ stored }) => stored));
  const news = new Set(made.map(({ decision }) => decision.decisionId));
  const at = new Date(dependencies.clock()).toISOString();
  // A sender may have said himself that it has left: then the decision in force names the day, and the new one would only repeat it.
  const reports = decided.flatMap(({ order, decision }) => reportOf({ ...decision, decisionId: news.has(decision.decisionId) ? decision.decisionId : order.decisionId }, order.exportedOn, at) ?? []);
  return { events: [...made.map(({ event }) => event), ...(await startClocks(dependencies, tx, reports))], orders: looked, more: looked > 0 };
}

/** One batch of the job that keeps the clocks: shipped orders first, then reports whose day has passed. */
export async function keepReportClocks(dependencies: ReportClockDependencies, tx: Tx): Promise<JobBatch> {
  const started = await startReportClocks(dependencies, tx);
  return started.more ? started : announceOverdue(dependencies, tx);
}

function owesReport({ decisionJson }: ShippedCase): boolean {
  const { lines } = JSON.parse(decisionJson.toString()) as LicenseDecidedV1;
  return lines.some(({ duties }) => duties.some(({ kind }) => kind === 'report'));
}

function decideShipped(dependencies: ReportClockDependencies, shipped: ShippedCase, statusEntries: readonly StatusEntry[]): MadeDecision {
  const cause = `shipped:${shipped.exportedOn}`;
  return decideLicense(dependencies, {
    order: JSON.parse(shipped.orderJson.toString()) as OrderV1,
    statedAsOf: shipped.exportedOn,
    exportedOn: shipped.exportedOn,
    screening: JSON.parse(shipped.screeningJson.toString()) as ScreeningCompletedV1,
    screeningJson: shipped.screeningJson,
    cause,
    releaseAllowed: shipped.releaseAllowed,
    previous: { decisionId: shipped.decisionId, seq: shipped.seq, causeDecided: false, shippedOn: shipped.exportedOn },
    origin: { id: cause },
    statusEntries,
  });
}
