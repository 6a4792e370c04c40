import type { LicenseDecidedV1, OrderV1, ScreeningCompletedV1 } from '@ytterby/contracts';
import type { IsoDate, Json } from '@ytterby/kernel';
import type { Tx } from '@ytterby/persistence';

/** What names the law and the program behind a decision; the same for every decision of one process. */
export type EngineIdentity = Pick<LicenseDecidedV1, 'engineVersion' | 'policies' | 'rateTableId' | 'rulePackId' | 'statusRegisterId'>;

/** Everything that a decision depends on, and its place in the history of the revision. */
export interface EngineInput {
  readonly order: OrderV1;
  readonly screening: ScreeningCompletedV1;
  /** The day of decision. */
  readonly asOf: IsoDate;
  /** The day whose knowledge of the law counts. */
  readonly knownAt: IsoDate;
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
  /** RFC 8785 bytes of the whole LicenseDecidedV1. */
  readonly decisionJson: Buffer;
  readonly traceJson: Buffer | null;
  /** The screening result that was decided on; with `releaseAllowed`, the order of the case and the ids in the decision it is all that a replay needs. */
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
  /** Adds decisions. The database refuses a second one for a cause or a seq. */
  insertDecisions(tx: Tx, decisions: readonly StoredDecision[]): Promise<void>;
}

/** A decision and what it was made from, all as the stored bytes of their JSON. */
export interface DecisionInputs {
  readonly decision: Buffer;
  readonly order: Buffer;
  readonly screening: Buffer;
  readonly releaseAllowed: boolean;
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
