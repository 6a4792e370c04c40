import { YtterbyError } from '@ytterby/kernel';
import type { ListActivation, OrderScreening, Review, ReviewedEntity, ScreeningCompletedV1 } from '@ytterby/contracts';
import type { PartyFindings } from '@ytterby/watchlists';
import type { ShownParty } from '../src/application/hits';
import { resolutionOf } from '../src/application/resolve-hit';
import type { Activation, Edition, HeldHit, HeldJob, RescreenStore, ResultStore, ReviewStore, RevisionKey, ScreeningReader, StoredHit, StoredResolution, StoredResult, StoredVerdict } from '../src/ports';

type Row = StoredResult & { superseded: boolean };
type HitRow = StoredHit & { status: Review['status'] };
interface JobRow extends HeldJob {
  status: 'done' | 'replaced' | 'running';
  done: number;
}

const keyOf = ({ orderId, revision }: RevisionKey): string => `${orderId} ${revision}`;
const text = (json: Buffer | string): string => json.toString();

/** The screening tables in memory, with the same promises as PostgreSQL; one transaction at a time, so the locks are no-ops. */
export class MemoryScreeningStore implements ResultStore, RescreenStore, ReviewStore {
  private readonly rows = new Map<string, Row>();
  private readonly hits = new Map<string, HitRow>();
  private readonly resolutions = new Map<string, StoredResolution>();
  private readonly activations: (Activation & { cause: string })[] = [];
  private readonly jobs = new Map<string, JobRow>();

  /** All or nothing: a throw puts everything back. */
  async transaction<T>(work: () => Promise<T>): Promise<T> {
    const tables = [this.rows, this.hits, this.resolutions, this.jobs] as Map<string, object>[];
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
    this.jobs.set(activationId, { activationId, cause, cursor: { orderId: '', revision: 0 }, status: 'running', done: 0 });
    return { snapshotId, previous, rescreened: [...this.rows.values()].filter((row) => isOutdated(row, { snapshotId, matcherVersion })).length };
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
      const status = this.resolutions.has(hit.hitId) ? 'resolved' : superseded ? 'superseded' : 'open';
      const openedAt = this.hits.get(hit.hitId)?.openedAt ?? hit.openedAt;
      this.hits.set(hit.hitId, { ...hit, openedAt, status });
    }
    return Promise.resolve();
  }

  supersede(_: unknown, orders: readonly RevisionKey[]): Promise<void> {
    const isLower = (row: RevisionKey): boolean => orders.some((order) => order.orderId === row.orderId && order.revision > row.revision);
    for (const row of this.rows.values()) if (isLower(row)) row.superseded = true;
    for (const hit of this.hits.values()) if (isLower(hit) && hit.status === 'open') hit.status = 'superseded';
    return Promise.resolve();
  }

  holdJob(): Promise<HeldJob | null> {
    return Promise.resolve([...this.jobs.values()].findLast(({ status }) => status === 'running') ?? null);
  }

  nextOpenOrders(...[, cursor, edition, limit]: Parameters<RescreenStore['nextOpenOrders']>): ReturnType<RescreenStore['nextOpenOrders']> {
    const behind = ({ orderId, revision }: RevisionKey): boolean => orderId > cursor.orderId || (orderId === cursor.orderId && revision > cursor.revision);
    const open = [...this.rows.values()].filter((row) => isOutdated(row, edition) && behind(row)).sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
    return Promise.resolve(open.slice(0, limit).map((row) => ({ ...row, partiesJson: Buffer.from(row.partiesJson) })));
  }

  verdictsOf(_: unknown, orders: readonly RevisionKey[]): Promise<StoredVerdict[]> {
    const asked = new Set(orders.map(keyOf));
    return Promise.resolve(
      [...this.hits.values()].flatMap((hit) => {
        const resolution = this.resolutions.get(hit.hitId);
        if (resolution === undefined || !asked.has(keyOf(hit))) return [];
        const { hitId, orderId, revision, partyId, found } = hit;
        return [{ hitId, orderId, revision, partyId, hit: found, verdict: resolution.verdict, released: resolution.singleRelease || resolution.approval !== null }];
      }),
    );
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
    return Promise.resolve({ ...row, hitId, partyId: hit.partyId, entityId: hit.found.entityId, status: hit.status, found, resolution: this.resolutions.get(hitId) ?? null });
  }

  insertResolution(_: unknown, hitId: string, resolution: StoredResolution): Promise<void> {
    this.resolutions.set(hitId, resolution);
    const hit = this.hits.get(hitId);
    if (hit !== undefined) hit.status = 'resolved';
    return Promise.resolve();
  }

  approve(...[, resolutionId, approval]: Parameters<ReviewStore['approve']>): Promise<void> {
    const [hitId, resolution] = [...this.resolutions].find(([, { resolutionId: id }]) => id === resolutionId) ?? [];
    if (hitId === undefined || resolution === undefined) return Promise.resolve();
    if (approval.approver === resolution.maker) return Promise.reject(new YtterbyError('YTB_FOUR_EYES'));
    this.resolutions.set(hitId, { ...resolution, approval });
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

  private reviewOf({ hitId, orderId, revision, partyId, found, status, openedAt, partyJson, entityJson }: HitRow): Review {
    const resolution = this.resolutions.get(hitId);
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
      resolution: resolution === undefined ? null : resolutionOf({ hitId, partyId, entityId: found.entityId }, resolution),
    };
  }
}

function isOutdated(row: Row, edition: Edition): boolean {
  return !row.superseded && (row.listSnapshotId !== edition.snapshotId || row.matcherVersion !== edition.matcherVersion || row.status === 'error');
}

function resultOf(row: StoredResult): ScreeningCompletedV1 {
  return JSON.parse(text(row.resultJson)) as ScreeningCompletedV1;
}
