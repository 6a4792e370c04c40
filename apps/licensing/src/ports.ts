import type { ClosedAs, DecisionCommand, LicenseDecidedV1, OrderReportV1, OrderV1, ReportState, ScreeningCompletedV1, StatusEntryView, StatusRegisterView } from '@ytterby/contracts';
import type { IsoDate, Json } from '@ytterby/kernel';
import type { Tx } from '@ytterby/persistence';
import type { RateTable, StatusEntry, StatusRegister } from '@ytterby/regulation';

/** What names the law and the program behind a decision; the same for every decision of one process. */
export type EngineIdentity = Pick<LicenseDecidedV1, 'engineVersion' | 'policies' | 'rateTableId' | 'rulePackId'>;

/** Everything that a decision depends on, and its place in the history of the revision. */
export interface EngineInput {
  readonly order: OrderV1;
  readonly screening: ScreeningCompletedV1;
  /** The day of decision. */
  readonly asOf: IsoDate;
  /** The day whose knowledge of the law counts. */
  readonly knownAt: IsoDate;
  /** What officers had confirmed by `knownAt`. */
  readonly register: StatusRegister;
  readonly seq: number;
  readonly cause: string;
  readonly supersedes: string | null;
}

/** A decision, and the full trace (null: the engine keeps none). */
export interface EngineAnswer {
  readonly decision: LicenseDecidedV1;
  readonly trace: Json;
}

/** The law: pure and deterministic. Whatever it cannot determine is NEEDS_INFORMATION in its answer; a throw is a bug. */
export interface DecisionEngine {
  readonly identity: EngineIdentity;
  decide(input: EngineInput): EngineAnswer;
}

/** The order half of a case. */
export interface OrderHalf {
  readonly orderId: string;
  readonly revision: number;
  readonly statedAsOf: IsoDate | null;
  readonly acceptedAt: string;
  /** The order as JSON. */
  readonly orderJson: Buffer;
}

/** The screening half of a case: the newest result that arrived. */
export interface ScreeningHalf {
  readonly orderId: string;
  readonly revision: number;
  /** `screening`, `snapshot:<id>` or `resolution:<id>`. */
  readonly cause: string;
  /** Number of the result on its revision; null when the sender did not number it (then the order of arrival counts). */
  readonly seq: number | null;
  /** False while a person's release of a hit waits for the second person. */
  readonly releaseAllowed: boolean;
  readonly listSnapshotId: string;
  readonly matcherVersion: string;
  /** The ScreeningCompletedV1 as JSON. */
  readonly screeningJson: Buffer;
}

/** What a case looks like after one half was written. */
export interface Joined<Half> {
  readonly orderId: string;
  readonly revision: number;
  /** A higher revision was accepted: this one is not decided any more. */
  readonly superseded: boolean;
  /** The other half; null while it has not arrived. */
  readonly other: Half | null;
  /** False only when this is the first time that both halves are there, so that no decision can exist yet. */
  readonly mayBeDecided: boolean;
}

/** The decision in force on a revision, and whether the asked cause was decided before. */
export interface LatestDecision {
  readonly decisionId: string;
  readonly seq: number;
  readonly causeDecided: boolean;
  /** The Beijing day on which this revision was reported to have left; null: it was not. */
  readonly shippedOn: IsoDate | null;
}

/** Names one cause on one revision. */
export interface CaseCause {
  readonly orderId: string;
  readonly revision: number;
  readonly cause: string;
}

/** A decision as it is stored. */
export interface StoredDecision extends CaseCause {
  readonly decisionId: string;
  readonly seq: number;
  readonly supersedes: string | null;
  readonly outcome: LicenseDecidedV1['outcome'];
  readonly action: LicenseDecidedV1['action'];
  readonly asOf: IsoDate;
  readonly reconsiderOn: IsoDate | null;
  /** The reported day of export that was decided on besides what the order says; null: none. */
  readonly exportedOn: IsoDate | null;
  /** RFC 8785 bytes of the whole LicenseDecidedV1. */
  readonly decisionJson: Buffer;
  readonly traceJson: Buffer | null;
  /** The screening result that was decided on; with `releaseAllowed`, `exportedOn`, the order of the case and the ids in the decision it is all that a replay needs. */
  readonly screeningJson: Buffer;
  readonly releaseAllowed: boolean;
  readonly createdAt: string;
}

/**
 * Licensing's tables, written in batches inside the transaction of the events. No call may name a revision twice. A written case stays locked
 * until the transaction ends, so that two services joining the same case at once see each other's half.
 */
export interface LicensingStore {
  /** Marks lower revisions of these orders as superseded. */
  supersede(tx: Tx, orders: readonly { readonly orderId: string; readonly revision: number }[]): Promise<void>;
  /** Writes order halves; a half that was there already is left alone and not in the answer. */
  writeOrders(tx: Tx, halves: readonly OrderHalf[]): Promise<readonly Joined<ScreeningHalf>[]>;
  /** Writes screening halves; one that is not newer than the half that was there is left out, also of the answer. */
  writeScreenings(tx: Tx, halves: readonly ScreeningHalf[]): Promise<readonly Joined<OrderHalf>[]>;
  /** The decision in force per revision, in the order of the question; null when there is none. */
  latestDecisions(tx: Tx, causes: readonly CaseCause[]): Promise<readonly (LatestDecision | null)[]>;
  /**
   * Approved entries of the status register in the order of approval. Until the transaction ends no other entry is approved, so that a decision
   * cannot slip between an approval and the job that decides the open orders again.
   */
  statusEntries(tx: Tx): Promise<readonly StatusEntry[]>;
  /** Adds decisions. The database refuses a second one for a cause or a seq. */
  insertDecisions(tx: Tx, decisions: readonly StoredDecision[]): Promise<void>;
}

/** A decision and what it was made from, as JSON; the decision as its stored bytes. The order is as it was decided on, with a reported day of export. */
export interface DecisionInputs {
  readonly decision: Buffer;
  readonly order: Buffer;
  readonly screening: Buffer;
  readonly releaseAllowed: boolean;
  /** The table of exchange rates that the decision names; null: it was made without one. */
  readonly rateTable: Buffer | null;
}

/** The tables of exchange rates that decisions name. */
export interface RateTableStore {
  /** Keeps the content of a table; one that is there already, under the hash of its content, stays. */
  keepRateTable(tx: Tx, table: RateTable, at: string): Promise<void>;
}

/** Reads for people and other services. */
export interface DecisionReader {
  decision(decisionId: string): Promise<Buffer | null>;
  /** Undefined: no such decision. Null: it has no trace. */
  trace(decisionId: string): Promise<Buffer | null | undefined>;
  /** A decision with what it was made from; null when there is no such decision. */
  inputs(decisionId: string): Promise<DecisionInputs | null>;
  /** All decisions on an order, by revision and seq. */
  decisionsOf(orderId: string): Promise<readonly Buffer[]>;
}

/** Reads of commands to decide again. */
export interface CommandReader {
  /** The commands on an order, oldest first. */
  commandsOf(orderId: string): Promise<readonly DecisionCommand[]>;
}

/** An entry of the status register as it is stored. */
export interface StoredStatusEntry extends StatusEntry {
  readonly entryId: string;
  readonly source: string;
  readonly comment: string | null;
  readonly proposedBy: string;
  readonly proposedAt: string;
}

/** A person's verdict on an entry. */
export interface StatusVerdict {
  readonly entryId: string;
  readonly verdict: 'approved' | 'rejected';
  readonly by: string;
  readonly at: string;
  readonly comment: string | null;
}

/** The status register's tables. */
export interface StatusStore {
  insertEntry(tx: Tx, entry: StoredStatusEntry): Promise<void>;
  /** True: reviewed now. False: it was reviewed before. Null: there is no such entry. @throws YTB_FOUR_EYES when the approver proposed it */
  review(tx: Tx, verdict: StatusVerdict): Promise<boolean | null>;
}

/** A run over open orders. */
export interface RedecisionJob {
  readonly jobId: number;
  readonly cause: string;
  /** Only orders whose decision in force is to be looked at by this day; null: all. */
  readonly dueBy: IsoDate | null;
  readonly cursor: { readonly orderId: string; readonly revision: number };
}

/** The newest revision of an order with its decision in force; locked. */
export interface DecidedCase extends OpenCase {
  readonly statedAsOf: IsoDate | null;
  /** Null: it is not closed. */
  readonly closedAs: ClosedAs | null;
}

/** Commands to decide an order again. */
export interface DecisionCommandStore {
  /** Null: nothing is decided on the order. */
  holdDecided(tx: Tx, orderId: string): Promise<DecidedCase | null>;
  keepCommand(tx: Tx, command: DecisionCommand): Promise<void>;
}

/** An open case with the decision in force; locked. */
export interface OpenCase {
  readonly orderId: string;
  readonly revision: number;
  readonly orderJson: Buffer;
  readonly screeningJson: Buffer;
  readonly releaseAllowed: boolean;
  readonly decisionId: string;
  readonly seq: number;
  readonly decisionJson: Buffer;
}

/** The end of an order. */
export interface ClosedOrder {
  readonly orderId: string;
  readonly revision: number;
  readonly closedAs: ClosedAs;
  /** Beijing day on which it was shipped or cancelled. */
  readonly on: IsoDate;
  readonly closedAt: string;
}

/** Orders that ended. */
export interface ClosedOrderStore {
  /** Keeps the end of orders, known here or not; what was kept before stays. @returns how many were new */
  close(tx: Tx, orders: readonly ClosedOrder[]): Promise<number>;
}

/** A shipped order with the decision in force. */
export interface ShippedCase extends OpenCase {
  /** Beijing day. */
  readonly exportedOn: IsoDate;
}

/** Shipments of which is to be seen whether a report became due. */
export interface ShipmentStore {
  /**
   * Takes the next ones that are decided, once each, and locks their cases.
   * @returns how many were taken, and those of them that are not as of a stated day (such an order is pinned)
   */
  takeShipped(tx: Tx, limit: number): Promise<{ readonly looked: number; readonly shipped: readonly ShippedCase[] }>;
}

/** The clocks of reports: one per order, from the day on which its report became due until it was filed. */
export interface ReportClockStore {
  /** Starts clocks. @returns the orders whose clock did not run before */
  startClocks(tx: Tx, reports: readonly OrderReportV1[]): Promise<readonly string[]>;
  /** Turns the next reports that are due before `today` into overdue ones. */
  takeOverdue(tx: Tx, overdue: { readonly today: IsoDate; readonly at: string; readonly limit: number }): Promise<readonly OrderReportV1[]>;
  /** The report on an order, locked; null when none is owed. */
  holdReport(tx: Tx, orderId: string): Promise<OrderReportV1 | null>;
  keepFiled(tx: Tx, report: OrderReportV1): Promise<void>;
}

/** Reads of reports for people and other services. */
export interface ReportReader {
  report(orderId: string): Promise<OrderReportV1 | null>;
  /** At most 200, the earliest due day first; undefined: in every state. */
  reports(state: ReportState | undefined): Promise<readonly OrderReportV1[]>;
}

/**
 * The tables behind deciding again. Open: not superseded, not closed, both halves there, and without a stated day (a decision as of a stated day is pinned).
 */
export interface RedecisionStore {
  /** Starts a job unless there was one of this cause. */
  startJob(tx: Tx, job: { readonly cause: string; readonly dueBy: IsoDate | null; readonly at: string }): Promise<void>;
  /** Starts the job of a day unless there was one, or no decision in force on an open order is to be looked at by that day. @returns whether it was started */
  startDueJob(tx: Tx, job: { readonly cause: string; readonly day: IsoDate; readonly at: string }): Promise<boolean>;
  /** Remembers the engine. @returns the number of its entry when another engine was there before; null when it is the same, or the first */
  noteEngine(tx: Tx, identityJson: string, at: string): Promise<number | null>;
  /** The oldest unfinished job, locked; null when there is none or another process has it. */
  holdJob(tx: Tx): Promise<RedecisionJob | null>;
  nextOpenCases(tx: Tx, job: RedecisionJob, limit: number): Promise<readonly OpenCase[]>;
  advance(tx: Tx, job: RedecisionJob, done: { readonly last: OpenCase; readonly looked: number; readonly changed: number }): Promise<void>;
  finish(tx: Tx, job: RedecisionJob, at: string): Promise<void>;
}

/** Reads of the status register for people. */
export interface StatusReader {
  register(today: IsoDate): Promise<StatusRegisterView>;
  entry(entryId: string): Promise<StatusEntryView | null>;
}
