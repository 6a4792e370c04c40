import { YtterbyError } from '@ytterby/kernel';
import type { ListActivation, OrderScreening, Review, ReviewedEntity, ScreeningCompletedV1 } from '@ytterby/contracts';
import type { PartyFindings } from '@ytterby/watchlists';
import type { ShownParty } from '../src/application/hits';
import { resolutionOf } from '../src/application/resolve-hit';
import type { Activation, CarriedWord, CarriedWordStore, ClosedOrder, ClosedOrderStore, DeltaStore, EarlierWord, Edition, HeldHit, HeldJob, RescreenStore, ResultStore, ReviewStore, RevisionKey, ScreeningReader, StoredHit, StoredResolution, StoredResult, StoredVerdict } from '../src/ports';

type Row = StoredResult & { superseded: boolean };
type HitRow = StoredHit & { status: Review['status'] };
interface JobRow extends HeldJob {
  snapshotId: string;
  status: 'done' | 'replaced' | 'running';
  done: number;
  targets: ReadonlySet<string> | null;
}
type Word = StoredResolution & { basis: string | null };

const keyOf = ({ orderId, revision }: RevisionKey): string => `${orderId} ${revision}`;
const text = (json: Buffer | string): string => json.toString();

/** The screening tables in memory, with the same promises as PostgreSQL; one transaction at a time, so the locks are no-ops. */
export class MemoryScreeningStore implements ResultStore, CarriedWordStore, RescreenStore, ReviewStore, DeltaStore, ClosedOrderStore {
  private readonly rows = new Map<string, Row>();
  private readonly hits = new Map<string, HitRow>();
  /** The words on each hit, oldest first. */
  private readonly words = new Map<string, { all: Word[] }>();
  private readonly activations: (Activation & { cause: string })[] = [];
  private readonly jobs = new Map<string, JobRow>();
  private readonly closed = new Map<string, ClosedOrder>();

  /** All or nothing: a throw puts everything back. */
  async transaction<T>(work: () => Promise<T>): Promise<T> {
    const tables = [this.rows, this.hits, this.words, this.jobs, this.closed] as Map<string, object>[];
    const before = tables.map((table) => new Map([...table].map(([key, row]) => [key, { ...row }])));
    try {
      return await work();
    } catch (cause) {
      tables.forEach((table, i) => {
        table.clear();
        before[i]?.forEach((row, key) => table.set(key, row));
      });
      throw cause;
    }
  }

  activate({ snapshotId, matcherVersion }: Edition): ListActivation {
    const before = this.activations.filter((activation) => activation.snapshotId === snapshotId).length;
    const previous = this.activations.at(-1)?.snapshotId ?? null;
    const activationId = String(this.activations.length + 1);
    const cause = `snapshot:${snapshotId}${before === 0 ? '' : `/${before + 1}`}`;
    this.activations.push({ activationId, snapshotId, cause });
    for (const job of this.jobs.values()) if (job.status === 'running') job.status = 'replaced';
    this.jobs.set(activationId, { activationId, snapshotId, targets: null, cause, cursor: { orderId: '', revision: 0 }, status: 'running', done: 0 });
    return { snapshotId, previous, openOrders: [...this.rows.values()].filter((row) => this.isOpen(row) && isOutdated(row, { snapshotId, matcherVersion })).length };
  }

  holdActivation(): Promise<Activation | null> {
    return Promise.resolve(this.activations.at(-1) ?? null);
  }

  insertResults(_: unknown, results: readonly StoredResult[]): Promise<(RevisionKey & { superseded: boolean })[]> {
    const added: Row[] = [];
    for (const result of results) {
      if (this.rows.has(keyOf(result))) continue;
      const superseded = [...this.rows.values()].some((row) => row.orderId === result.orderId && row.revision > result.revision);
      const row = { ...result, superseded };
      this.rows.set(keyOf(result), row);
      added.push(row);
    }
    return Promise.resolve(added);
  }

  raiseHits(_: unknown, hits: readonly (StoredHit & { superseded: boolean })[]): Promise<void> {
    for (const { superseded, ...hit } of hits) {
      const status = this.wordOn(hit.hitId, hit.basis) !== null ? 'resolved' : superseded ? 'superseded' : 'open';
      const openedAt = this.hits.get(hit.hitId)?.openedAt ?? hit.openedAt;
      this.hits.set(hit.hitId, { ...hit, openedAt, status });
    }
    return Promise.resolve();
  }

  earlierWords(_: unknown, hits: readonly StoredHit[]): Promise<EarlierWord[]> {
    const restsOn = ({ orderId, partyId, found, partyJson, basis }: StoredHit): string => JSON.stringify([orderId, partyId, found, partyJson, basis]);
    const words = hits.flatMap((hit) => {
      const lower = [...this.hits.values()].filter((other) => other.revision < hit.revision && restsOn(other) === restsOn(hit)).sort((a, b) => b.revision - a.revision);
      const resolution = lower.flatMap(({ hitId }) => (this.words.get(hitId)?.all ?? []).filter(({ basis }) => basis === hit.basis && basis !== null).reverse())[0];
      return resolution === undefined ? [] : [{ hitId: hit.hitId, resolution }];
    });
    return Promise.resolve(words);
  }

  async keepWords(tx: unknown, words: readonly CarriedWord[]): Promise<void> {
    for (const { hitId, resolution } of words) await this.insertResolution(tx, hitId, resolution);
  }

  supersede(_: unknown, orders: readonly RevisionKey[]): Promise<void> {
    const isLower = (row: RevisionKey): boolean => orders.some((order) => order.orderId === row.orderId && order.revision > row.revision);
    for (const row of this.rows.values()) if (isLower(row)) row.superseded = true;
    for (const hit of this.hits.values()) if (isLower(hit) && hit.status === 'open') hit.status = 'superseded';
    return Promise.resolve();
  }

  holdJob(): Promise<HeldJob | null> {
    return Promise.resolve([...this.jobs.values()].findLast(({ status, targets }) => status === 'running' && targets !== null) ?? null);
  }

  nextOpenOrders(...[, { activationId, cursor }, limit]: Parameters<RescreenStore['nextOpenOrders']>): ReturnType<RescreenStore['nextOpenOrders']> {
    const behind = ({ orderId, revision }: RevisionKey): boolean => orderId > cursor.orderId || (orderId === cursor.orderId && revision > cursor.revision);
    const targets = this.jobs.get(activationId)?.targets ?? new Set();
    const open = [...this.rows.values()].filter((row) => this.isOpen(row) && targets.has(keyOf(row)) && behind(row)).sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
    return Promise.resolve(open.slice(0, limit).map((row) => ({ ...row, partiesJson: Buffer.from(row.partiesJson) })));
  }

  verdictsOf(_: unknown, orders: readonly RevisionKey[]): Promise<StoredVerdict[]> {
    const asked = new Set(orders.map(keyOf));
    const words = [...this.hits.values()].flatMap((hit) => {
      if (!asked.has(keyOf(hit))) return [];
      const { hitId, orderId, revision, partyId, found, basis: hitBasis } = hit;
      return (this.words.get(hitId)?.all ?? []).map(({ verdict, singleRelease, approval, basis }) => ({ hitId, orderId, revision, partyId, hit: found, verdict, released: singleRelease || approval !== null, basis, hitBasis }));
    });
    return Promise.resolve(words);
  }

  wordsOn(orders: readonly RevisionKey[]): Promise<StoredVerdict[]> {
    return this.verdictsOf(null, orders);
  }

  unplannedJob(): ReturnType<DeltaStore['unplannedJob']> {
    return Promise.resolve([...this.jobs.values()].findLast(({ status, targets }) => status === 'running' && targets === null) ?? null);
  }

  basesOf(activationId: string | null): Promise<readonly string[]> {
    const earlier = this.activations.filter((activation) => activationId === null || Number(activation.activationId) < Number(activationId));
    const done = earlier.findLastIndex((activation) => this.jobs.get(activation.activationId)?.status === 'done');
    return Promise.resolve([...new Set(earlier.slice(Math.max(0, done)).map(({ snapshotId }) => snapshotId))]);
  }

  openOrders(): Promise<readonly RevisionKey[]> {
    return Promise.resolve([...this.rows.values()].filter((row) => this.isOpen(row)));
  }

  ordersOf(keys: readonly RevisionKey[]): ReturnType<DeltaStore['ordersOf']> {
    const rows = keys.flatMap((key) => this.rows.get(keyOf(key)) ?? []).filter((row) => this.isOpen(row));
    return Promise.resolve(rows.map((row) => ({ ...row, partiesJson: Buffer.from(row.partiesJson), foundJson: row.foundJson === null ? null : Buffer.from(row.foundJson), resultJson: Buffer.from(row.resultJson) })));
  }

  openOrdersTouched(entityIds: readonly string[], matcherVersion: string): Promise<readonly RevisionKey[]> {
    const hit = new Set([...this.hits.values()].filter(({ found }) => entityIds.includes(found.entityId)).map(keyOf));
    return Promise.resolve([...this.rows.values()].filter((row) => this.isOpen(row) && (hit.has(keyOf(row)) || row.status === 'error' || row.matcherVersion !== matcherVersion)));
  }

  plan(activationId: string, orders: readonly RevisionKey[]): Promise<void> {
    const job = this.jobs.get(activationId);
    if (job?.status === 'running' && job.targets === null) this.jobs.set(activationId, { ...job, targets: new Set(orders.map(keyOf)) });
    return Promise.resolve();
  }

  close(_: unknown, orders: readonly ClosedOrder[]): Promise<number> {
    const before = this.closed.size;
    for (const order of orders) if (!this.closed.has(order.orderId)) this.closed.set(order.orderId, order);
    return Promise.resolve(this.closed.size - before);
  }

  private isOpen({ superseded, orderId }: Row): boolean {
    return !superseded && !this.closed.has(orderId);
  }

  private wordOn(hitId: string, basis: string | null): Word | null {
    return this.words.get(hitId)?.all.find((word) => word.basis === null || word.basis === basis) ?? null;
  }

  replaceResults(_: unknown, results: readonly StoredResult[]): Promise<void> {
    for (const result of results) this.rows.set(keyOf(result), { ...result, superseded: this.rows.get(keyOf(result))?.superseded ?? false });
    return Promise.resolve();
  }

  supersedeUnraised(_: unknown, orders: readonly (RevisionKey & { seq: number })[]): Promise<void> {
    const seqOf = new Map(orders.map((order) => [keyOf(order), order.seq]));
    for (const hit of this.hits.values()) if (hit.status === 'open' && hit.screenedSeq < (seqOf.get(keyOf(hit)) ?? 0)) hit.status = 'superseded';
    return Promise.resolve();
  }

  advance(...[, job, last, done]: Parameters<RescreenStore['advance']>): Promise<void> {
    const row = this.jobs.get(job.activationId);
    if (row !== undefined) this.jobs.set(job.activationId, { ...row, cursor: { orderId: last.orderId, revision: last.revision }, done: row.done + done });
    return Promise.resolve();
  }

  finish(_: unknown, job: HeldJob): Promise<void> {
    const row = this.jobs.get(job.activationId);
    if (row !== undefined) row.status = 'done';
    return Promise.resolve();
  }

  holdHit(_: unknown, hitId: string): Promise<HeldHit | null> {
    const hit = this.hits.get(hitId);
    const row = hit === undefined ? undefined : this.rows.get(keyOf(hit));
    if (hit === undefined || row === undefined) return Promise.resolve(null);
    const found = row.foundJson === null ? resultOf(row).parties.map((screening) => ({ screening, hits: [] })) : (JSON.parse(text(row.foundJson)) as PartyFindings[]);
    return Promise.resolve({ ...row, hitId, partyId: hit.partyId, entityId: hit.found.entityId, status: hit.status, found, resolution: this.wordOn(hitId, hit.basis) });
  }

  insertResolution(_: unknown, hitId: string, resolution: StoredResolution): Promise<void> {
    const hit = this.hits.get(hitId);
    this.words.set(hitId, { all: [...(this.words.get(hitId)?.all ?? []), { ...resolution, basis: hit?.basis ?? null }] });
    if (hit !== undefined) hit.status = 'resolved';
    return Promise.resolve();
  }

  approve(...[, resolutionId, approval]: Parameters<ReviewStore['approve']>): Promise<void> {
    for (const [hitId, { all }] of this.words) {
      const made = all.find((word) => word.resolutionId === resolutionId);
      if (made === undefined) continue;
      if (approval.approver === made.maker) return Promise.reject(new YtterbyError('YTB_FOUR_EYES'));
      this.words.set(hitId, { all: all.map((word) => (word === made ? { ...word, approval } : word)) });
    }
    return Promise.resolve();
  }

  replaceResult(_: unknown, result: Parameters<ReviewStore['replaceResult']>[1]): Promise<void> {
    const row = this.rows.get(keyOf(result));
    if (row !== undefined) this.rows.set(keyOf(result), { ...row, ...result });
    return Promise.resolve();
  }

  /** What people read. */
  readonly reader: ScreeningReader = {
    reviews: ({ status, limit }) => {
      const rows = [...this.hits.values()].reverse().filter((hit) => status === 'all' || hit.status === status);
      return Promise.resolve({ reviews: rows.slice(0, limit).map((hit) => this.reviewOf(hit)), next: null });
    },
    review: (hitId) => {
      const hit = this.hits.get(hitId);
      return Promise.resolve(hit === undefined ? null : this.reviewOf(hit));
    },
    screeningOf: (orderId) => Promise.resolve({ orderId, revisions: this.revisionsOf(orderId) }),
  };

  private revisionsOf(orderId: string): OrderScreening['revisions'] {
    const rows = [...this.rows.values()].filter((row) => row.orderId === orderId).sort((a, b) => a.revision - b.revision);
    return rows.map((row) => ({ ...row, status: row.status, parties: resultOf(row).parties }));
  }

  private reviewOf({ hitId, orderId, revision, partyId, found, status, openedAt, partyJson, entityJson, basis }: HitRow): Review {
    const resolution = this.wordOn(hitId, basis);
    return {
      hitId,
      orderId,
      revision,
      partyId,
      ...(JSON.parse(partyJson) as ShownParty),
      where: found.where,
      queryName: found.queryName,
      entity: JSON.parse(entityJson) as ReviewedEntity,
      score: found.score,
      matchedName: found.matchedName,
      because: found.because,
      status,
      openedAt,
      resolution: resolution === null ? null : resolutionOf({ hitId, partyId, entityId: found.entityId }, resolution),
    };
  }
}

function isOutdated(row: Row, edition: Edition): boolean {
  return row.listSnapshotId !== edition.snapshotId || row.matcherVersion !== edition.matcherVersion || row.status === 'error';
}

function resultOf(row: StoredResult): ScreeningCompletedV1 {
  return JSON.parse(text(row.resultJson)) as ScreeningCompletedV1;
}
