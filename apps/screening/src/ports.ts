import type { ClosedAs, ListActivation, ListImportQuery, ListStatus, NameSearch, OrderScreening, OrderV1, Party, PartyScreening, Review, ReviewList, ReviewListQuery, ScreeningStatus } from '@ytterby/contracts';
import type { IsoDate } from '@ytterby/kernel';
import type { Tx } from '@ytterby/persistence';
import type { ListCounts, ListDelta, ListLoss, PartyFindings, PartyHit, SubjectFindings } from '@ytterby/watchlists';

/** The parts of an order that screening reads; kept, so that the order can be screened again. */
export interface ScreenedParties {
  readonly exporter: OrderV1['exporter'];
  readonly parties: readonly Party[];
}

/** What was found for parties before. It may forget everything at any time; then they are screened anew. */
export interface FindingsCache {
  getMany(keys: readonly string[]): Promise<ReadonlyMap<string, PartyFindings>>;
  setMany(entries: ReadonlyMap<string, PartyFindings>): void;
}

/** What a person said about a hit of a party. */
export interface HitVerdict {
  readonly hit: Pick<PartyHit, 'entityId' | 'subject' | 'where'>;
  readonly verdict: 'true_match' | 'false_positive';
  /** The hold may be lifted: two persons agreed, or the configuration let one release. */
  readonly released: boolean;
  /** The entity is still who it was when the word was said. */
  readonly stands: boolean;
}

/** Whom to look for, without an order. */
export type NameQuery = Omit<NameSearch, 'id'>;

/** One immutable list snapshot with its index, in this thread. Pure and deterministic. A `day` (Beijing) says for when the status of listings is asked. */
export interface SnapshotIndex {
  readonly snapshotId: string;
  readonly matcherVersion: string;
  readonly size: IndexSize;
  /** Both may throw anything for a party that cannot be screened. */
  screenExporter(exporter: ScreenedParties['exporter'], day: IsoDate): PartyFindings;
  screenParty(party: Party, day: IsoDate): PartyFindings;
  /** One name with its spellings, without an order. A name that cannot be compared is an `error`. */
  search(query: NameQuery, day: IsoDate): SubjectFindings;
  /** Null when the snapshot does not have the entity. */
  shown(entityId: string, day: IsoDate): ShownEntity | null;
}

/** How large an index is; the bytes are held once, however many threads answer from it. */
export interface IndexSize {
  readonly entities: number;
  readonly names: number;
  readonly words: number;
  readonly bytes: number;
}

/** Who is screened. */
export type ScreeningSubject = { readonly kind: 'exporter'; readonly exporter: ScreenedParties['exporter'] } | { readonly kind: 'party'; readonly party: Party };

/** The screening of one subject threw: the kind of error and where, without its message, which may hold a name. */
export interface ScreeningFailure {
  readonly failed: { readonly error: string; readonly at: readonly string[] };
}

/** A listed entity of a snapshot. */
export interface ShownEntity {
  /** As a person is shown it: a `ReviewedEntity` as JSON. */
  readonly entityJson: string;
  /** What a word about the entity rests on, as a hash. */
  readonly basis: string;
}

/**
 * A {@link SnapshotIndex} as the service asks it: many questions at once, from threads of its own, so that neither building it nor a long batch makes
 * anything else of the process wait. One question that fails fails alone; every method throws a Transient YtterbyError when a thread ends at work.
 */
export interface ListIndex extends Pick<SnapshotIndex, 'matcherVersion' | 'size' | 'snapshotId'> {
  /** False once nobody holds it any more, or no thread of it can be started; it is loaded anew then. */
  readonly usable: boolean;
  /** In the order of the subjects. */
  screen(subjects: readonly ScreeningSubject[], day: IsoDate): Promise<readonly (PartyFindings | ScreeningFailure)[]>;
  /** In the order of the queries. */
  search(queries: readonly NameQuery[], day: IsoDate): Promise<readonly (SubjectFindings | ScreeningFailure)[]>;
  /** Entities by id; those that the snapshot does not have are left out. */
  shown(entityIds: readonly string[], day: IsoDate): Promise<ShownEntities>;
  /** Keeps it until the answer is called; it ends when nobody holds it any more. */
  hold(): () => void;
}

/** Entities of a snapshot by id. */
export type ShownEntities = ReadonlyMap<string, ShownEntity>;

/** A party's result after what persons said about its hits. Pure: everything it needs is in the findings. */
export type ApplyVerdicts = (found: PartyFindings, verdicts: readonly HitVerdict[]) => PartyScreening;

/** A built snapshot, ready to be stored. */
export interface BuiltSnapshot {
  readonly snapshotId: string;
  readonly entities: number;
  /** Entities per list. */
  readonly counts: Readonly<Record<string, number>>;
  /** Gzipped JSON lines; {@link ListBuilder.index} reads them again. */
  readonly content: Buffer;
}

/** One line of a list file, counted from 1; null when it was too long. */
export interface ListLine {
  readonly line: number;
  readonly bytes: Buffer | null;
}

/** Something of a list that could not be taken as it stands, with its line or row in the file, from 1. */
export interface NamedLine {
  readonly line: number;
  readonly reason: string;
}

/** How the lines of a list file are read. */
export interface ListForm extends Pick<ListImportQuery, 'list' | 'onError'> {
  readonly format: 'starter' | 'ytterby';
}

/** Reads list files and stored snapshots. */
export interface ListBuilder {
  /** Builds a snapshot from the lines of a list file. Bad lines are named (`errors`) and left out; entries with names that cannot be compared are named (`kept`) and stay. */
  build(lines: AsyncIterable<ListLine>, form: ListForm): Promise<{ readonly snapshot: BuiltSnapshot | null; readonly errors: readonly NamedLine[]; readonly kept: readonly NamedLine[] }>;
  /** The index of a stored snapshot; whoever gets it holds it before anything else. @throws when the content is not what the id says */
  index(snapshotId: string, content: Buffer): Promise<ListIndex>;
}

/** A snapshot as it is stored. */
export interface SnapshotContent {
  readonly snapshotId: string;
  readonly content: Buffer;
}

/** An order whose names are kept, under a key of the asker's. */
export interface KeptOrder {
  readonly key: string;
  readonly parties: ScreenedParties;
}

/** What a change of lists concerns: kept orders with a party that an added or changed entity may meet (none is missed), and what the change is. */
export interface Concern extends Pick<ListDelta, 'counts'> {
  readonly keys: readonly string[];
  /** Ids of entities whose earlier hits no longer say what the list says. */
  readonly touched: readonly string[];
}

/** The names of the parties of orders, indexed once each. It may lose everything at any time: every method but `forget` then throws a Transient YtterbyError. */
export interface OrderNames {
  takeIn(orders: readonly KeptOrder[]): Promise<void>;
  /** Begins with nothing. */
  forget(): Promise<void>;
  /** What the later snapshot says otherwise than the earlier ones, and whom it concerns. @throws Error when the content of a snapshot is not what its id says */
  concernedBy(before: readonly SnapshotContent[], after: SnapshotContent): Promise<Concern>;
  close(): void;
}

/** Which snapshot is in force. Ids grow with every activation. */
export interface Activation {
  readonly activationId: string;
  readonly snapshotId: string;
}

/** The indexes of snapshots, loaded when they are first asked for. */
export interface ListIndexes {
  /** @throws YtterbyError Transient when it cannot be loaded now */
  get(snapshotId: string): Promise<ListIndex>;
}

/** Works with the index of a stored snapshot, which need not be the one in force. @throws YtterbyError YTB_NOT_FOUND, YTB_LIST_REFUSED */
export type ProveSnapshot = <T>(snapshotId: string, use: (index: ListIndex) => Promise<T>) => Promise<T>;

/** Names an order revision. */
export interface RevisionKey {
  readonly orderId: string;
  readonly revision: number;
}

/** A screening result as it is stored. */
export interface StoredResult extends RevisionKey {
  readonly seq: number;
  readonly status: ScreeningStatus;
  /** `screening`, `snapshot:…` or `resolution:…`: what made the result. */
  readonly cause: string;
  readonly listSnapshotId: string;
  readonly matcherVersion: string;
  readonly completedAt: string;
  readonly correlationId: string | null;
  readonly partiesJson: Buffer | string;
  /** {@link PartyFindings}[] as JSON; null when there is no hit, so that the result says it all. */
  readonly foundJson: Buffer | string | null;
  /** The published ScreeningCompletedV1 as JSON. */
  readonly resultJson: Buffer | string;
}

/** A hit as it is stored when it is raised. */
export interface StoredHit extends RevisionKey {
  readonly hitId: string;
  readonly partyId: string;
  readonly found: PartyHit;
  /** Number of the screening result that raised it. */
  readonly screenedSeq: number;
  readonly openedAt: string;
  /** {@link Review.party} and role as JSON. */
  readonly partyJson: string;
  /** `ReviewedEntity` as JSON. */
  readonly entityJson: string;
  /** {@link ShownEntity.basis} of its entity. */
  readonly basis: string | null;
}

/** A person's word on a stored hit, with the hit as far as the result depends on it. A hit has one for each basis that it had. */
export interface StoredVerdict extends RevisionKey, Omit<HitVerdict, 'stands'> {
  readonly hitId: string;
  readonly partyId: string;
  /** What the word rested on; null: older than this was kept, it stands. */
  readonly basis: string | null;
  /** What a word about the hit would rest on now. */
  readonly hitBasis: string | null;
}

/** Results and hits, written in batches inside the transaction of the events. */
export interface ResultStore {
  /**
   * The activation in force. Until the transaction ends no other one can come into force, so that all results of a transaction name one
   * snapshot and none is written under a replaced one. Null: no list was ever activated.
   */
  holdActivation(tx: Tx): Promise<Activation | null>;
  /** Adds first results; a revision that is there already is left alone and not in the answer. */
  insertResults(tx: Tx, results: readonly StoredResult[]): Promise<readonly (RevisionKey & { readonly superseded: boolean })[]>;
  /** Adds hits, or raises again those that are there: an open one is refreshed, a resolved one stays resolved. */
  raiseHits(tx: Tx, hits: readonly (StoredHit & { readonly superseded: boolean })[]): Promise<void>;
  /** Marks lower revisions of these orders and their open hits as superseded. */
  supersede(tx: Tx, orders: readonly RevisionKey[]): Promise<void>;
}

/** A person's word on a hit of a lower revision that rests on the same as the hit with this id. */
export interface EarlierWord {
  readonly hitId: string;
  readonly resolution: StoredResolution;
}

/** A word that is kept for another hit than it was said on. */
export interface CarriedWord extends EarlierWord {
  /** The resolution that it was taken from. */
  readonly carriedFrom: string;
}

/** Words of persons that go on to the next revision of an order. */
export interface CarriedWordStore {
  /**
   * The last word on a lower revision for each of these hits where nothing differs that it rested on: the party as it was shown, the finding with its score
   * and explanation, and who the entity is.
   */
  earlierWords(tx: Tx, hits: readonly StoredHit[]): Promise<readonly EarlierWord[]>;
  /** Keeps words for raised hits, which become resolved. */
  keepWords(tx: Tx, words: readonly CarriedWord[]): Promise<void>;
}

/** The end of an order. */
export interface ClosedOrder extends RevisionKey {
  readonly closedAs: ClosedAs;
  readonly closedAt: string;
}

/** Orders that ended. */
export interface ClosedOrderStore {
  /** Keeps the end of orders, known here or not; what was kept before stays. @returns how many were new */
  close(tx: Tx, orders: readonly ClosedOrder[]): Promise<number>;
}

/** An open order (neither superseded nor closed) that waits to be screened again. */
export interface OpenOrder extends RevisionKey {
  readonly seq: number;
  readonly correlationId: string | null;
  readonly partiesJson: Buffer;
}

/** A running job, held by this transaction. */
export interface HeldJob {
  readonly activationId: string;
  readonly cause: string;
  readonly cursor: RevisionKey;
}

/** What an order must be screened with to be up to date. */
export type Edition = Pick<ListIndex, 'matcherVersion' | 'snapshotId'>;

/** How many entities a delta is made of, by kind, and how many open orders it was held against. */
export type DeltaCounts = ListDelta['counts'] & { readonly openOrders: number };

/** An open order as stored, with what was found and published. */
export interface ScreenedOrderView extends OpenOrder {
  readonly status: ScreeningStatus;
  readonly foundJson: Buffer | null;
  readonly resultJson: Buffer;
}

/** Finding out what an activation concerns. Reads outside of transactions; nothing is locked. */
export interface DeltaStore {
  /** The newest running job whose orders are not known yet. */
  unplannedJob(): Promise<{ readonly activationId: string; readonly snapshotId: string } | null>;
  /**
   * The snapshots that the results of open orders are good for, before this activation (null: the next one): those since the last one whose job came
   * to its end, as all results were good for it then.
   */
  basesOf(activationId: string | null): Promise<readonly string[]>;
  /** All open orders, by key. */
  openOrders(): Promise<readonly RevisionKey[]>;
  /** The open ones of these orders, with their parties; in any order. */
  ordersOf(keys: readonly RevisionKey[]): Promise<readonly ScreenedOrderView[]>;
  /** Open orders with a hit on one of these entities, and those that ended in an error or were screened by another matcher. */
  openOrdersTouched(entityIds: readonly string[], matcherVersion: string): Promise<readonly RevisionKey[]>;
  /** What persons said about the hits of these orders. */
  wordsOn(orders: readonly RevisionKey[]): Promise<readonly StoredVerdict[]>;
  /** Keeps the orders of a job, all or nothing; a job that is planned or replaced already stays as it is. */
  plan(activationId: string, orders: readonly RevisionKey[], delta: DeltaCounts, at: string): Promise<void>;
}

/** Screening again, after an activation, what it concerns. */
export interface RescreenStore {
  /** The newest running job that is planned, locked; jobs of replaced activations are closed. Null: nothing to do, or another replica is at it. */
  holdJob(tx: Tx): Promise<HeldJob | null>;
  /** The next orders of the job behind its cursor that are still open, locked. */
  nextOpenOrders(tx: Tx, job: HeldJob, limit: number): Promise<readonly OpenOrder[]>;
  /** What persons said about the hits of these orders. */
  verdictsOf(tx: Tx, orders: readonly RevisionKey[]): Promise<readonly StoredVerdict[]>;
  /** Replaces the results; a new `seq` each. */
  replaceResults(tx: Tx, results: readonly StoredResult[]): Promise<void>;
  /** Marks open hits of these orders that the screening `seq` did not raise as superseded. */
  supersedeUnraised(tx: Tx, orders: readonly (RevisionKey & { readonly seq: number })[]): Promise<void>;
  advance(tx: Tx, job: HeldJob, last: RevisionKey, done: number): Promise<void>;
  finish(tx: Tx, job: HeldJob, at: string): Promise<void>;
}

/** The order revision of a hit, locked, with what its result is made of. */
export interface HeldHit extends RevisionKey {
  readonly hitId: string;
  readonly partyId: string;
  readonly entityId: string;
  readonly status: Review['status'];
  readonly seq: number;
  readonly listSnapshotId: string;
  readonly matcherVersion: string;
  readonly correlationId: string | null;
  readonly found: readonly PartyFindings[];
  readonly resolution: StoredResolution | null;
}

/** A resolution as it is stored. */
export interface StoredResolution {
  readonly resolutionId: string;
  readonly verdict: 'true_match' | 'false_positive';
  readonly comment: string;
  readonly maker: string;
  readonly madeAt: string;
  readonly singleRelease: boolean;
  readonly approval: Approval | null;
}

/** A second person's agreement. */
export interface Approval {
  readonly approvalId: string;
  readonly approver: string;
  readonly comment: string | null;
  readonly approvedAt: string;
}

/** Hits and what persons say about them. */
export interface ReviewStore {
  /** Locks the order revision of a hit and reads both; null when there is no such hit. */
  holdHit(tx: Tx, hitId: string): Promise<HeldHit | null>;
  verdictsOf(tx: Tx, orders: readonly RevisionKey[]): Promise<readonly StoredVerdict[]>;
  insertResolution(tx: Tx, hitId: string, resolution: StoredResolution): Promise<void>;
  /** @throws YtterbyError YTB_FOUR_EYES when the database refuses that approver and maker are the same person */
  approve(tx: Tx, resolutionId: string, approval: Approval): Promise<void>;
  /** The result after a person's word; the engine's findings stay. */
  replaceResult(tx: Tx, result: Pick<StoredResult, 'cause' | 'completedAt' | 'orderId' | 'resultJson' | 'revision' | 'seq' | 'status'>): Promise<void>;
}

/** Who does something to lists, and when. */
export interface ListAct {
  readonly by: string;
  readonly at: string;
}

/** Holds the entities per list in force against those of a snapshot: the losses to be recorded. `previous` is the snapshot in force. @throws when they are refused */
export type LossCheck = (inForce: ListCounts, next: ListCounts, previous: string | null) => readonly ListLoss[];

/** Snapshots and activations. */
export interface ListStore {
  /** Keeps a snapshot with the losses that were accepted; the same one again is no change. */
  insertSnapshot(snapshot: BuiltSnapshot, act: ListAct, accepted: readonly ListLoss[]): Promise<void>;
  snapshotContent(snapshotId: string): Promise<Buffer | null>;
  activation(): Promise<Activation | null>;
  /** Says that a snapshot is about to be activated, so that every replica builds its index. One that is not there is left to whoever reads it. */
  announce(snapshotId: string, at: string): Promise<void>;
  /** The snapshot announced last, at or after an instant, null when there is none. */
  announced(since: string): Promise<string | null>;
  /** Entities per list of the snapshot in force; none while there is none. */
  countsInForce(): Promise<ListCounts>;
  /**
   * Waits until no result is being written, checks what lists lose against the snapshot that is in force then, puts the new one in force and queues the
   * open orders, all or nothing. @throws what the check throws
   */
  activate(edition: Edition, act: ListAct, check: LossCheck): Promise<ListActivation>;
  status(): Promise<ListStatus>;
}

/** Reads for people and other services. */
export interface ScreeningReader {
  reviews(query: ReviewListQuery): Promise<ReviewList>;
  review(hitId: string): Promise<Review | null>;
  screeningOf(orderId: string): Promise<OrderScreening>;
}
