import { listPreview, type ListPreview, screeningCompletedV1, screeningResolvedV1, type ListActivation, type OrderClosedV1, type Party, type Review, type ScreeningCompletedV1, type ScreeningResolvedV1 } from '@ytterby/contracts';
import type { OutboxEvent } from '@ytterby/messaging';
import type { Tx } from '@ytterby/persistence';
import { newId, sha256Hex, silentLogger } from '@ytterby/platform';
import type { PartyFindings } from '@ytterby/watchlists';
import { applyVerdictsOf } from '../src/application/apply-verdicts';
import { KnownOrders } from '../src/application/known-orders';
import { type PlanDependencies, planRescreen } from '../src/application/plan-rescreen';
import { previewSnapshot } from '../src/application/preview-snapshot';
import { rescreenOrders } from '../src/application/rescreen-orders';
import { closeOrders } from '../src/application/close-orders';
import { approveResolution, resolveHit, type ReviewDependencies } from '../src/application/resolve-hit';
import { screenOrders, type ScreenOrdersDependencies } from '../src/application/screen-orders';
import type { CarriedWordStore, ClosedOrderStore, DeltaStore, Edition, FindingsCache, ListIndex, RescreenStore, ResultStore, ReviewStore, ScreeningReader } from '../src/ports';
import { accepted, aListIndex, anOrder, closed, aParty, BROKEN_NAME, listingOf, type TestEntity, testOrderNames } from './builders';

/** What a scenario runs on: memory, or a real database, empty at its start. */
export interface Rig {
  readonly store: ResultStore & CarriedWordStore & RescreenStore & ReviewStore & ClosedOrderStore;
  readonly deltas: DeltaStore;
  readonly reader: ScreeningReader;
  activate(edition: Edition): Promise<ListActivation>;
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
}

const AT = '2026-01-05T04:00:00.000Z';
const ACME: TestEntity = { id: 'E-ACME', name: 'Acme Defence' };
const BOLT: TestEntity = { id: 'E-BOLT', name: 'Bolt Dynamics' };

/** Counts what was counted. */
class CountingMetrics {
  readonly counts = new Map<string, number>();
  count(name: string, _labels?: Readonly<Record<string, string>>, by = 1): void {
    this.counts.set(name, (this.counts.get(name) ?? 0) + by);
  }
}

/** The use cases on a rig, with lists that a test can see through. */
export class ScreeningDriver {
  readonly metrics = new CountingMetrics();
  /** Now. */
  at = AT;
  /** What is remembered; a test may look into it. */
  readonly remembered = new Map<string, PartyFindings>();
  private readonly findings: FindingsCache = {
    getMany: (keys) => Promise.resolve(new Map([...this.remembered].filter(([key]) => keys.includes(key)))),
    setMany: (entries) => entries.forEach((findings, key) => this.remembered.set(key, findings)),
  };
  private readonly lists = new Map<string, ListIndex>();
  private readonly contents = new Map<string, Buffer>();
  private readonly common: ScreenOrdersDependencies;
  private readonly planning: PlanDependencies;

  constructor(private readonly rig: Rig) {
    this.common = {
      store: rig.store,
      apply: applyVerdictsOf,
      indexes: { get: (snapshotId) => Promise.resolve(this.list(snapshotId)) },
      clock: () => Date.parse(this.at),
      newId: () => newId(),
      sha256: sha256Hex,
      findings: this.findings,
      logger: silentLogger,
      metrics: this.metrics,
    };
    const { deltas } = rig;
    const knownOrders = new KnownOrders({ deltas, names: testOrderNames() });
    const snapshots = { snapshotContent: (id: string) => Promise.resolve(this.contents.get(id) ?? null) };
    this.planning = { ...this.common, deltas, snapshots, knownOrders };
  }

  activate(snapshotId: string, entities: readonly TestEntity[], matcherVersion?: string): Promise<ListActivation> {
    const index = aListIndex(snapshotId, entities, matcherVersion);
    this.lists.set(snapshotId, index);
    this.contents.set(snapshotId, Buffer.from(JSON.stringify(entities)));
    return this.rig.activate(index);
  }

  /** What activating a list would change. */
  preview(snapshotId: string, entities: readonly TestEntity[]): Promise<ListPreview> {
    this.lists.set(snapshotId, aListIndex(snapshotId, entities));
    this.contents.set(snapshotId, Buffer.from(JSON.stringify(entities)));
    const activations = { activation: () => this.rig.transaction((tx) => this.rig.store.holdActivation(tx)) };
    return previewSnapshot({ ...this.common, ...this.planning, activations, apply: applyVerdictsOf, prove: (id, use) => use(this.list(id)) }, snapshotId);
  }

  screen(...events: Parameters<typeof screenOrders>[2]): Promise<OutboxEvent[]> {
    return this.rig.transaction((tx) => screenOrders(this.common, tx, events));
  }

  /** Orders end. */
  close(...events: ReturnType<typeof closed>[]): Promise<void> {
    return this.rig.transaction((tx) => closeOrders({ store: this.rig.store, metrics: this.metrics }, tx, events));
  }

  /** One batch of the running job; `fail` plays a crash before the commit. */
  async rescreenBatch(batchSize = 100, fail = false): Promise<{ events: readonly OutboxEvent[]; more: boolean }> {
    await planRescreen(this.planning);
    const dependencies = { ...this.common, store: this.rig.store, apply: applyVerdictsOf, batchSize };
    return this.rig.transaction(async (tx) => {
      const batch = await rescreenOrders(dependencies, tx);
      if (fail) throw new Error('the process died before the commit');
      return batch;
    });
  }

  async rescreenAll(batchSize = 100): Promise<ScreeningCompletedV1[]> {
    const events: OutboxEvent[] = [];
    for (;;) {
      const batch = await this.rescreenBatch(batchSize);
      events.push(...batch.events);
      if (!batch.more) return completedOf(events);
    }
  }

  async resolve(hitId: string, verdict: 'false_positive' | 'true_match', by = 'anna', singleReviewerRelease = false): Promise<ScreeningResolvedV1> {
    const events = await this.rig.transaction((tx) => resolveHit(this.review(singleReviewerRelease), tx, { hitId, by, request: { verdict, comment: 'looked at it' } }));
    return resolvedOf(events);
  }

  async approve(hitId: string, by = 'boris'): Promise<ScreeningResolvedV1> {
    return resolvedOf(await this.rig.transaction((tx) => approveResolution(this.review(false), tx, { hitId, by, request: {} })));
  }

  async hits(status: 'all' | 'open' | 'resolved' | 'superseded' = 'all'): Promise<Review[]> {
    return (await this.rig.reader.reviews({ status, limit: 100 })).reviews;
  }

  async onlyHit(): Promise<Review> {
    const [hit, ...others] = await this.hits();
    if (hit === undefined || others.length > 0) throw new Error(`expected one hit, found ${others.length + (hit === undefined ? 0 : 1)}`);
    return hit;
  }

  /** The results in force, per revision. */
  async results(orderId: string) {
    return (await this.rig.reader.screeningOf(orderId)).revisions;
  }

  private list(snapshotId: string): ListIndex {
    const index = this.lists.get(snapshotId);
    if (index === undefined) throw new Error(`no list ${snapshotId}`);
    return index;
  }

  private review(singleReviewerRelease: boolean): ReviewDependencies {
    return { store: this.rig.store, apply: applyVerdictsOf, clock: this.common.clock, newId: this.common.newId, singleReviewerRelease };
  }
}

/** The published results; each must follow the contract. */
export function completedOf(events: readonly OutboxEvent[]): ScreeningCompletedV1[] {
  return events.map((event) => {
    expect(event.topic).toBe('screening.completed.v1');
    const result = screeningCompletedV1.parse(JSON.parse(event.payload.toString()));
    expect(event.key).toBe(result.orderId);
    return result;
  });
}

function resolvedOf(events: readonly OutboxEvent[]): ScreeningResolvedV1 {
  expect(events).toMatchObject([{ topic: 'screening.resolved.v1' }]);
  return screeningResolvedV1.parse(JSON.parse(events[0]?.payload.toString() ?? ''));
}

const statusesOf = (result: ScreeningCompletedV1 | undefined): Record<string, string> =>
  Object.fromEntries((result?.parties ?? []).map(({ partyId, status }) => [partyId, status]));

/** What screening does, whatever its tables are made of. */
export function screeningScenarios(rigOf: () => Rig): void {
  let rig: Rig;
  let screening: ScreeningDriver;

  beforeEach(() => {
    rig = rigOf();
    screening = new ScreeningDriver(rig);
  });

  const anAcmeOrder = (orderId: string, revision = 1) => accepted(anOrder(orderId, [aParty('p1', ACME.name), aParty('p2', 'Harmless GmbH')], revision));

  describe('accepted orders', () => {
    it('wait, and are not cleared, while no list is active', async () => {
      await expect(screening.screen(anAcmeOrder('o1'))).rejects.toMatchObject({ kind: 'Transient' });
      expect(await screening.results('o1')).toEqual([]);
    });

    it('name one snapshot, screen the exporter as $exporter, and take the worst status of their parties', async () => {
      await screening.activate('S1', [ACME]);
      const [result] = completedOf(await screening.screen(anAcmeOrder('o1')));
      expect(result).toMatchObject({ orderId: 'o1', revision: 1, listSnapshotId: 'S1', matcherVersion: 'test-matcher@1', status: 'review', cause: 'screening', seq: 1 });
      expect(statusesOf(result)).toEqual({ $exporter: 'clear', p1: 'review', p2: 'clear' });
      expect(await screening.results('o1')).toMatchObject([{ revision: 1, status: 'review', seq: 1, superseded: false, parties: result?.parties }]);
    });

    it('raise hits with party and entity side by side', async () => {
      await screening.activate('S1', [ACME]);
      await screening.screen(anAcmeOrder('o1'));
      expect(await screening.onlyHit()).toMatchObject({
        orderId: 'o1',
        revision: 1,
        partyId: 'p1',
        role: 'end_user',
        party: { name: ACME.name, country: 'DE' },
        where: 'party',
        queryName: ACME.name,
        entity: { entityId: ACME.id, name: ACME.name },
        status: 'open',
        openedAt: AT,
        resolution: null,
      });
    });

    it('keep the result of every order of a batch apart', async () => {
      await screening.activate('S1', [ACME]);
      const events = await screening.screen(...Array.from({ length: 50 }, (_, i) => (i % 5 === 0 ? anAcmeOrder(`o${i}`) : accepted(anOrder(`o${i}`, [aParty('p1', `Clean ${i}`)])))));
      expect(completedOf(events).map(({ orderId, status }) => [orderId, status])).toEqual(
        Array.from({ length: 50 }, (_, i) => [`o${i}`, i % 5 === 0 ? 'review' : 'clear']),
      );
      expect(await screening.hits()).toHaveLength(10);
    });

    it('end in error, never clear, where a party cannot be screened, and their neighbours go on', async () => {
      await screening.activate('S1', [ACME]);
      const events = await screening.screen(accepted(anOrder('o1', [aParty('p1', BROKEN_NAME), aParty('p2', 'Harmless GmbH')])), anAcmeOrder('o2'));
      const [broken, neighbour] = completedOf(events);
      expect(broken?.status).toBe('error');
      expect(statusesOf(broken)).toEqual({ $exporter: 'clear', p1: 'error', p2: 'clear' });
      expect(neighbour?.status).toBe('review');
      expect(screening.metrics.counts.get('screening_errors_total')).toBe(1);
    });

    it('are screened from memory where the same party was met before, under its own id, and never an error', async () => {
      await screening.activate('S1', [ACME]);
      await screening.screen(accepted(anOrder('o1', [aParty('p1', ACME.name), aParty('p2', BROKEN_NAME)])));
      expect([...screening.remembered.values()].map((found) => found.screening.status).sort()).toEqual(['clear', 'review']);
      const [again] = completedOf(await screening.screen(accepted(anOrder('o2', [aParty('buyer', BROKEN_NAME), aParty('end', ACME.name, { role: 'buyer' })]))));
      expect(statusesOf(again)).toEqual({ $exporter: 'clear', buyer: 'error', end: 'review' });
      expect(screening.remembered.size).toBe(2);
      await screening.screen(accepted(anOrder('o3', [aParty('p1', ACME.name, { country: 'US' })])));
      expect(screening.remembered.size).toBe(3);
      await screening.activate('S2', []);
      expect(completedOf(await screening.screen(accepted(anOrder('o4', [aParty('p1', ACME.name)]))))).toMatchObject([{ status: 'clear' }]);
    });

    it.each<[string, Partial<Party> | { exporterCountry: string } | { matcher: string } | { snapshot: string } | { at: string }]>([
      ['name', { name: 'Harmless AG' }],
      ['native names', { nativeNames: ['无害'] }],
      ['aliases', { aliases: ['Harm'] }],
      ['country', { country: 'FR' }],
      ['address', { address: 'Rue 1' }],
      ['identifiers', { identifiers: [{ scheme: 'LEI', value: '1' }] }],
      ['owners', { owners: [{ name: 'Holding', pct: '50' }] }],
      ['owners above owners', { owners: [{ name: 'Holding', pct: '50', owners: [{ name: 'Top', pct: '50' }] }] }],
      ['branch', { branchOf: { name: 'Head Office' } }],
      ['known owners', { ownersKnown: false }],
      ['country of the exporter', { exporterCountry: 'DE' }],
      ['matcher and configuration version', { matcher: 'test-matcher@1+other' }],
      ['snapshot', { snapshot: 'S2' }],
      ['day in Beijing, when a listing may begin or end', { at: '2026-01-05T16:00:00.000Z' }],
    ])('are screened anew when what the score reads is another: %s', async (_field, change) => {
      const party = aParty('p1', 'Harmless GmbH');
      await screening.activate('S1', [ACME]);
      await screening.screen(accepted(anOrder('o1', [party])));
      const keys = new Set(screening.remembered.keys());
      const { exporterCountry, matcher, snapshot, at = AT, ...over } = change as Record<string, string>;
      if (matcher !== undefined || snapshot !== undefined) await screening.activate(snapshot ?? 'S1', [ACME], matcher);
      screening.at = at;
      const order = anOrder('o2', [{ ...party, ...over }]);
      await screening.screen(accepted({ ...order, exporter: { ...order.exporter, country: exporterCountry ?? order.exporter.country } }));
      expect(screening.remembered.size).toBeGreaterThan(keys.size);
    });

    it('are screened once: the same revision in another event changes nothing', async () => {
      await screening.activate('S1', [ACME]);
      expect(await screening.screen(anAcmeOrder('o1'), anAcmeOrder('o1'))).toHaveLength(1);
      expect(await screening.screen(anAcmeOrder('o1'))).toEqual([]);
      expect(await screening.hits()).toHaveLength(1);
    });

    it('carry causation, correlation and trace of the event', async () => {
      await screening.activate('S1', []);
      const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
      const event = accepted(anOrder('o1', [aParty('p1', 'Harmless GmbH')]), { id: 'e1', correlationid: 'c1', traceparent });
      expect(await screening.screen(event)).toMatchObject([{ causationId: 'e1', correlationId: 'c1', traceparent }]);
    });

    it('supersede the open hits of lower revisions, also of one that comes late', async () => {
      await screening.activate('S1', [ACME]);
      await screening.screen(anAcmeOrder('o1'), anAcmeOrder('o1', 3));
      await screening.screen(anAcmeOrder('o1', 2));
      expect((await screening.hits()).map(({ revision, status }) => [revision, status]).sort()).toEqual([
        [1, 'superseded'],
        [2, 'superseded'],
        [3, 'open'],
      ]);
      expect((await screening.results('o1')).map(({ superseded }) => superseded)).toEqual([true, true, false]);
    });
  });

  describe('closed orders', () => {
    it('that are read before the order itself are screened once when it comes, and not again', async () => {
      await screening.activate('S1', []);
      await screening.close(closed('o1'));
      expect(completedOf(await screening.screen(anAcmeOrder('o1')))).toMatchObject([{ orderId: 'o1', status: 'clear' }]);
      await screening.activate('S2', [ACME]);
      expect(await screening.rescreenAll()).toEqual([]);
    });

    it('are closed once, however often it is told, also twice in one batch', async () => {
      await screening.close(closed('o1'), closed('o1', { on: '2026-01-04' }));
      await screening.close(closed('o1', { closedAs: 'cancelled' }), closed('o2'));
      expect(screening.metrics.counts.get('closed_orders_total')).toBe(2);
    });

    it('keep their open hits, and a person may still say a word', async () => {
      await screening.activate('S1', [ACME]);
      await screening.screen(anAcmeOrder('o1'));
      await screening.close(closed('o1', { shippedAgainstHold: true }));
      expect(await screening.resolve((await screening.onlyHit()).hitId, 'true_match')).toMatchObject({ screening: { status: 'match', seq: 2 } });
    });
  });

  describe('a person', () => {
    it('confirms a true match: it counts as listed at once, and stays on hold', async () => {
      await screening.activate('S1', [ACME]);
      await screening.screen(anAcmeOrder('o1'));
      const { resolution, screening: result } = await screening.resolve((await screening.onlyHit()).hitId, 'true_match', 'anna', true);
      expect(resolution).toMatchObject({ partyId: 'p1', entityId: ACME.id, verdict: 'true_match', by: 'anna', approvedBy: null, released: false });
      expect(result).toMatchObject({ status: 'match', seq: 2, cause: `resolution:${resolution.resolutionId}`, listSnapshotId: 'S1' });
      expect(result.parties.find(({ partyId }) => partyId === 'p1')).toMatchObject({ status: 'match', listings: [listingOf(ACME)] });
      expect(await screening.onlyHit()).toMatchObject({ status: 'resolved', resolution });
    });

    it('dismisses a false positive, which keeps the hold until another person approves', async () => {
      await screening.activate('S1', [ACME]);
      await screening.screen(anAcmeOrder('o1'));
      const { hitId } = await screening.onlyHit();
      const made = await screening.resolve(hitId, 'false_positive');
      expect(made).toMatchObject({ resolution: { released: false }, screening: { status: 'review', seq: 2 } });
      const approved = await screening.approve(hitId);
      expect(approved).toMatchObject({ resolution: { by: 'anna', approvedBy: 'boris', released: true }, screening: { status: 'clear', seq: 3 } });
      expect(approved.resolution.resolutionId).not.toBe(made.resolution.resolutionId);
      expect(await screening.results('o1')).toMatchObject([{ status: 'clear', seq: 3, cause: `resolution:${approved.resolution.resolutionId}` }]);
    });

    it('releases a false positive alone only where the configuration says so', async () => {
      await screening.activate('S1', [ACME]);
      await screening.screen(anAcmeOrder('o1'));
      const { hitId } = await screening.onlyHit();
      expect(await screening.resolve(hitId, 'false_positive', 'anna', true)).toMatchObject({ resolution: { released: true, approvedBy: null }, screening: { status: 'clear' } });
      await expect(screening.approve(hitId)).rejects.toMatchObject({ code: 'YTB_RESOLUTION_CONFLICT' });
    });

    it('cannot approve their own resolution', async () => {
      await screening.activate('S1', [ACME]);
      await screening.screen(anAcmeOrder('o1'));
      const { hitId } = await screening.onlyHit();
      await screening.resolve(hitId, 'false_positive');
      await expect(screening.approve(hitId, 'anna')).rejects.toMatchObject({ code: 'YTB_FOUR_EYES' });
      expect(await screening.results('o1')).toMatchObject([{ status: 'review', seq: 2 }]);
    });

    it('cannot resolve twice, approve what nobody resolved, or touch what is superseded or unknown', async () => {
      await screening.activate('S1', [ACME]);
      await screening.screen(anAcmeOrder('o1'));
      const { hitId } = await screening.onlyHit();
      await expect(screening.approve(hitId)).rejects.toMatchObject({ code: 'YTB_RESOLUTION_CONFLICT' });
      await screening.resolve(hitId, 'false_positive');
      await expect(screening.resolve(hitId, 'true_match', 'boris')).rejects.toMatchObject({ code: 'YTB_RESOLUTION_CONFLICT' });
      await screening.screen(anAcmeOrder('o2'));
      const [open] = await screening.hits('open');
      await screening.screen(anAcmeOrder('o2', 2));
      await expect(screening.resolve(open?.hitId ?? '', 'false_positive')).rejects.toMatchObject({ code: 'YTB_RESOLUTION_CONFLICT' });
      await expect(screening.resolve('nothing', 'false_positive')).rejects.toMatchObject({ code: 'YTB_NOT_FOUND' });
    });

    it('says something about one owner and nothing about another who meets the same entity', async () => {
      await screening.activate('S1', [ACME, { id: ACME.id, name: 'Acme Holding' }]);
      const owners = [ACME.name, 'Acme Holding'].map((name) => ({ name, pct: '50' }));
      await screening.screen(accepted(anOrder('o1', [aParty('p1', 'Harmless GmbH', { owners })])));
      const [first, second] = await screening.hits();
      expect(first?.entity.entityId).toBe(second?.entity.entityId);
      const { screening: result } = await screening.resolve(first?.hitId ?? '', 'false_positive', 'anna', true);
      expect(statusesOf(result)).toMatchObject({ p1: 'review' });
    });
  });

  describe('a word on a hit', () => {
    const dismissed = async (over: Partial<Party> = {}): Promise<void> => {
      await screening.activate('S1', [ACME]);
      await screening.screen(anOrderOf(over));
      await screening.resolve((await screening.onlyHit()).hitId, 'false_positive', 'anna', true);
    };
    const anOrderOf = (over: Partial<Party>, revision = 1) => accepted(anOrder('o1', [aParty('p1', ACME.name, over)], revision));
    const statusOf = async (over: Partial<Party>, revision = 2) => completedOf(await screening.screen(anOrderOf(over, revision)))[0]?.status;

    it('goes on to the next revisions, with who said it and when', async () => {
      await dismissed({ country: 'FR' });
      expect(await statusOf({ country: 'FR' })).toBe('clear');
      expect(await statusOf({ country: 'FR' }, 3)).toBe('clear');
      const words = (await screening.hits('resolved')).map(({ revision, resolution }) => ({ revision, resolution }));
      expect(words.map(({ revision }) => revision).sort()).toEqual([1, 2, 3]);
      expect(new Set(words.map(({ resolution }) => resolution?.resolutionId)).size).toBe(3);
      for (const { resolution } of words) expect(resolution).toMatchObject({ verdict: 'false_positive', by: 'anna', released: true, comment: 'looked at it' });
      expect(await screening.hits('open')).toEqual([]);
    });

    it('stands on the next revision when the lists change elsewhere', async () => {
      await dismissed();
      await statusOf({});
      await screening.activate('S2', [ACME, BOLT], 'test-matcher@2');
      expect(await screening.rescreenAll()).toMatchObject([{ revision: 2, status: 'clear' }]);
    });

    it.each([
      ['another country', { country: 'IR' }],
      ['another address', { address: 'Elsewhere 1' }],
      ['another role', { role: 'importer' as const }],
      ['another alias', { aliases: ['Acme D'] }],
    ])('does not go on to a party with %s', async (_what, over) => {
      await dismissed();
      expect(await statusOf(over)).toBe('review');
      expect((await screening.hits('open')).map(({ revision }) => revision)).toEqual([2]);
    });

    it('does not go on when the entity is another, or is met by an identifier now', async () => {
      await dismissed();
      await screening.activate('S2', [{ ...ACME, address: 'Moved' }]);
      expect(await statusOf({})).toBe('review');
      await screening.activate('S3', [{ ...ACME, certain: true }]);
      expect(await statusOf({}, 3)).toBe('match');
    });

    it('does not go on to another order', async () => {
      await dismissed();
      expect(completedOf(await screening.screen(accepted(anOrder('o2', [aParty('p1', ACME.name)], 2))))).toMatchObject([{ status: 'review' }]);
    });

    it('that waits for the second person waits on the next revision too, and can be approved there', async () => {
      await screening.activate('S1', [ACME]);
      await screening.screen(anOrderOf({}));
      await screening.resolve((await screening.onlyHit()).hitId, 'false_positive');
      expect(await statusOf({})).toBe('review');
      const hit = (await screening.hits('resolved')).find(({ revision }) => revision === 2);
      await expect(screening.approve(hit?.hitId ?? '', 'anna')).rejects.toMatchObject({ code: 'YTB_FOUR_EYES' });
      expect(await screening.approve(hit?.hitId ?? '')).toMatchObject({ resolution: { by: 'anna', approvedBy: 'boris' }, screening: { revision: 2, status: 'clear' } });
    });

    it('that confirmed a true match keeps the next revision listed', async () => {
      await screening.activate('S1', [ACME]);
      await screening.screen(anOrderOf({}));
      await screening.resolve((await screening.onlyHit()).hitId, 'true_match');
      expect(completedOf(await screening.screen(anOrderOf({}, 2)))).toMatchObject([{ status: 'match', seq: 1, cause: 'screening' }]);
    });
  });

  describe('an activation', () => {
    it('screens every open order again, in batches, and names itself as the cause', async () => {
      await screening.activate('S1', []);
      await screening.screen(...['o1', 'o2', 'o3'].map((id) => anAcmeOrder(id)));
      await screening.screen(anAcmeOrder('o3', 2));
      expect(await screening.activate('S2', [ACME])).toEqual({ snapshotId: 'S2', previous: 'S1', openOrders: 3 });
      const results = await screening.rescreenAll(2);
      expect(results.map(({ orderId, revision, status, cause, seq, listSnapshotId }) => ({ orderId, revision, status, cause, seq, listSnapshotId }))).toEqual(
        [['o1', 1], ['o2', 1], ['o3', 2]].map(([orderId, revision]) => ({ orderId, revision, status: 'review', cause: 'snapshot:S2', seq: 2, listSnapshotId: 'S2' })),
      );
      expect(await screening.hits('open')).toHaveLength(3);
      expect(await screening.rescreenAll()).toEqual([]);
    });

    it('goes on after a crash where the last commit left off, and loses and doubles nothing', async () => {
      await screening.activate('S1', []);
      await screening.screen(...Array.from({ length: 7 }, (_, i) => anAcmeOrder(`o${i}`)));
      await screening.activate('S2', [ACME]);
      const first = await screening.rescreenBatch(3);
      await expect(screening.rescreenBatch(3, true)).rejects.toThrow('died before the commit');
      const rest = await screening.rescreenAll(3);
      expect([...completedOf(first.events), ...rest].map(({ orderId }) => orderId)).toEqual(Array.from({ length: 7 }, (_, i) => `o${i}`));
      expect(rest.every(({ seq }) => seq === 2)).toBe(true);
    });

    it('keeps what persons said about a hit that is raised again', async () => {
      await screening.activate('S1', [ACME]);
      await screening.screen(anAcmeOrder('o1'), anAcmeOrder('o2'));
      for (const hit of await screening.hits()) await screening.resolve(hit.hitId, hit.orderId === 'o1' ? 'false_positive' : 'true_match', 'anna', true);
      await screening.activate('S2', [{ ...ACME, notice: 'notice 2' }, BOLT]);
      const [dismissed, confirmed] = await screening.rescreenAll();
      expect(dismissed).toMatchObject({ orderId: 'o1', status: 'clear', seq: 3 });
      expect(confirmed).toMatchObject({ orderId: 'o2', status: 'match', seq: 3 });
      expect(confirmed?.parties.find(({ partyId }) => partyId === 'p1')?.listings).toEqual([listingOf({ ...ACME, notice: 'notice 2' })]);
      expect((await screening.hits()).map(({ status }) => status)).toEqual(['resolved', 'resolved']);
    });

    it('does not let an unreleased word clear the order', async () => {
      await screening.activate('S1', [ACME]);
      await screening.screen(anAcmeOrder('o1'));
      await screening.resolve((await screening.onlyHit()).hitId, 'false_positive');
      await screening.activate('S2', [{ ...ACME, notice: 'notice 2' }, BOLT]);
      expect(await screening.rescreenAll()).toMatchObject([{ status: 'review' }]);
    });

    it('supersedes open hits on entities that are no longer listed, and opens them again when they come back', async () => {
      await screening.activate('S1', [ACME]);
      await screening.screen(anAcmeOrder('o1'));
      await screening.activate('S2', []);
      expect(await screening.rescreenAll()).toMatchObject([{ status: 'clear', seq: 2 }]);
      expect(await screening.onlyHit()).toMatchObject({ status: 'superseded' });
      await screening.activate('S3', [ACME]);
      expect(await screening.rescreenAll()).toMatchObject([{ status: 'review', seq: 3 }]);
      expect(await screening.onlyHit()).toMatchObject({ status: 'open' });
    });

    it('screens again only the orders that the change concerns: a name that meets what is new, a hit on what changed or is gone, an error', async () => {
      const [gone, moved, relisted] = ['Gone Works', 'Moved Works', 'Relisted Works'].map((name): TestEntity => ({ id: `E-${name}`, name }));
      if (gone === undefined || moved === undefined || relisted === undefined) throw new Error('no entities');
      await screening.activate('S1', [ACME, gone, moved, relisted]);
      const orders = [['new', BOLT.name], ['gone', gone.name], ['moved', moved.name], ['relisted', relisted.name], ['same', ACME.name], ['clear', 'Harmless GmbH'], ['broken', BROKEN_NAME]];
      await screening.screen(...orders.map(([orderId = '', name = '']) => accepted(anOrder(orderId, [aParty('p1', name)]))));
      await screening.activate('S2', [ACME, BOLT, { ...moved, address: 'another town' }, { ...relisted, notice: 'notice 2' }]);
      expect((await screening.rescreenAll(2)).map(({ orderId, status }) => [orderId, status])).toEqual([['broken', 'error'], ['gone', 'clear'], ['moved', 'review'], ['new', 'review'], ['relisted', 'review']]);
      expect(await screening.results('same')).toMatchObject([{ seq: 1, listSnapshotId: 'S1' }]);
      await screening.activate('S3', [ACME, BOLT, { ...moved, address: 'another town' }]);
      expect((await screening.rescreenAll()).map(({ orderId }) => orderId)).toEqual(['broken', 'relisted']);
    });

    it('holds orders against every list since the last job that came to its end', async () => {
      await screening.activate('S1', []);
      await screening.screen(...['o1', 'o2', 'o3'].map((id) => accepted(anOrder(id, [aParty('p1', ACME.name)]))));
      await screening.activate('S2', [ACME]);
      await screening.rescreenBatch(2);
      await screening.activate('S3', [{ ...ACME, notice: 'notice 2' }]);
      expect((await screening.rescreenAll()).map(({ orderId, status, seq }) => [orderId, status, seq])).toEqual([['o1', 'review', 3], ['o2', 'review', 3], ['o3', 'review', 2]]);
    });

    it('opens what was dismissed when the entity is no longer who it was, and not when only its listing changed', async () => {
      await screening.activate('S1', [ACME]);
      await screening.screen(anAcmeOrder('o1'));
      const { hitId } = await screening.onlyHit();
      const first = await screening.resolve(hitId, 'false_positive', 'anna', true);
      await screening.activate('S2', [{ ...ACME, notice: 'notice 2' }]);
      expect(await screening.rescreenAll()).toMatchObject([{ status: 'clear' }]);
      expect(await screening.onlyHit()).toMatchObject({ status: 'resolved', resolution: { resolutionId: first.resolution.resolutionId } });
      await screening.activate('S3', [{ ...ACME, address: 'the town of p1' }]);
      expect(await screening.rescreenAll()).toMatchObject([{ status: 'review' }]);
      expect(await screening.onlyHit()).toMatchObject({ status: 'open', resolution: null });
      const again = await screening.resolve(hitId, 'true_match', 'boris');
      expect(again).toMatchObject({ screening: { status: 'match' } });
      await screening.activate('S4', [ACME]);
      expect(await screening.rescreenAll()).toMatchObject([{ status: 'clear' }]);
    });

    it('loosens nothing that was confirmed, although the hit is open again for another look', async () => {
      await screening.activate('S1', [ACME]);
      await screening.screen(anAcmeOrder('o1'));
      await screening.resolve((await screening.onlyHit()).hitId, 'true_match');
      await screening.activate('S2', [{ ...ACME, address: 'another town' }]);
      const [result] = await screening.rescreenAll();
      expect(result?.parties.find(({ partyId }) => partyId === 'p1')).toMatchObject({ status: 'match', listings: [listingOf(ACME)] });
      expect(await screening.onlyHit()).toMatchObject({ status: 'open' });
    });

    it('shows before what it would change: clears that are lost, hits that go, words that no longer stand; and changes nothing', async () => {
      const gone: TestEntity = { id: 'E-GONE', name: 'Gone Works' };
      await screening.activate('S1', [ACME, gone]);
      await screening.screen(...[['o1', BOLT.name], ['o2', gone.name], ['o3', ACME.name], ['o4', 'Harmless GmbH']].map(([orderId = '', name = '']) => accepted(anOrder(orderId, [aParty('p1', name)]))));
      const dismissed = (await screening.hits()).find(({ orderId }) => orderId === 'o3');
      await screening.resolve(dismissed?.hitId ?? '', 'false_positive', 'anna', true);
      const preview = await screening.preview('S2', [{ ...ACME, address: 'another town' }, BOLT]);
      expect(listPreview.parse(preview)).toEqual({
        snapshotId: 'S2',
        active: 'S1',
        entities: { added: 1, changed: 1, removed: 1, timeline: 0 },
        openOrders: 4,
        concerned: 3,
        changed: 3,
        clearsLost: 2,
        cleared: 1,
        reopened: 1,
        orders: expect.arrayContaining([
          { orderId: 'o1', revision: 1, before: 'clear', after: 'review', parties: [{ partyId: 'p1', name: BOLT.name, before: 'clear', after: 'review', raised: [{ entityId: BOLT.id, matchedName: BOLT.name, score: 0.9 }], dropped: [] }] },
          { orderId: 'o2', revision: 1, before: 'review', after: 'clear', parties: [{ partyId: 'p1', name: gone.name, before: 'review', after: 'clear', raised: [], dropped: [gone.id] }] },
          { orderId: 'o3', revision: 1, before: 'clear', after: 'review', parties: [{ partyId: 'p1', name: ACME.name, before: 'clear', after: 'review', raised: [], dropped: [] }] },
        ]) as unknown,
      });
      expect(preview.orders.map(({ before }) => before)).toEqual(['clear', 'clear', 'review']);
      expect((await screening.results('o1'))[0]).toMatchObject({ seq: 1, status: 'clear', listSnapshotId: 'S1' });
      expect((await screening.hits('open')).map(({ orderId }) => orderId)).toEqual(['o2']);
      await screening.activate('S2', [{ ...ACME, address: 'another town' }, BOLT]);
      const results = await screening.rescreenAll();
      expect(results.map(({ orderId, status }) => [orderId, status]).sort()).toEqual(preview.orders.map(({ orderId, after }) => [orderId, after]).sort());
    });

    it('of a snapshot that was active before has a cause of its own, since a decision is made once per cause', async () => {
      await screening.activate('S1', []);
      await screening.screen(anAcmeOrder('o1'));
      const causes: (string | undefined)[] = [];
      for (const [id, entities] of [['S2', [ACME]], ['S1', []], ['S2', [ACME]]] as const) {
        await screening.activate(id, entities);
        causes.push(...(await screening.rescreenAll()).map(({ cause }) => cause));
      }
      expect(causes).toEqual(['snapshot:S2', 'snapshot:S1/2', 'snapshot:S2/2']);
    });

    it('of the same snapshot again tries only what ended in an error or was screened by an older matcher', async () => {
      await screening.activate('S1', []);
      await screening.screen(anAcmeOrder('o1'), accepted(anOrder('o2', [aParty('p1', BROKEN_NAME)])));
      await screening.activate('S1', []);
      expect((await screening.rescreenAll()).map(({ orderId, status }) => [orderId, status])).toEqual([['o2', 'error']]);
      await screening.activate('S1', [], 'test-matcher@2');
      expect((await screening.rescreenAll()).map(({ orderId, matcherVersion }) => [orderId, matcherVersion])).toEqual([
        ['o1', 'test-matcher@2'],
        ['o2', 'test-matcher@2'],
      ]);
    });

    it.each(['shipped', 'cancelled'] as const)('leaves alone what was %s, and does not count it as open; what was found stays', async (closedAs: OrderClosedV1['closedAs']) => {
      await screening.activate('S1', [BOLT]);
      await screening.screen(anAcmeOrder('o1'), accepted(anOrder('o2', [aParty('p1', BOLT.name)])), accepted(anOrder('o3', [aParty('p1', BROKEN_NAME)])), anAcmeOrder('o4'));
      await screening.close(closed('o1', { closedAs }), closed('o2', { closedAs }), closed('o3', { closedAs }));
      expect(await screening.preview('S2', [ACME])).toMatchObject({ openOrders: 1, concerned: 1 });
      expect(await screening.activate('S2', [ACME], 'test-matcher@2')).toMatchObject({ openOrders: 1 });
      expect((await screening.rescreenAll()).map(({ orderId }) => orderId)).toEqual(['o4']);
      expect(await screening.results('o2')).toMatchObject([{ seq: 1, status: 'review', listSnapshotId: 'S1', superseded: false }]);
      expect((await screening.hits('open')).map(({ orderId }) => orderId).sort()).toEqual(['o2', 'o4']);
    });

    it('leaves alone what was closed while the job was under way', async () => {
      await screening.activate('S1', []);
      await screening.screen(anAcmeOrder('o1'), anAcmeOrder('o2'), anAcmeOrder('o3'));
      await screening.activate('S2', [ACME]);
      await screening.rescreenBatch(1);
      await screening.close(closed('o2'));
      expect((await screening.rescreenAll()).map(({ orderId }) => orderId)).toEqual(['o3']);
    });

    it('replaces the job of the one before', async () => {
      await screening.activate('S1', []);
      await screening.screen(anAcmeOrder('o1'), anAcmeOrder('o2'));
      await screening.activate('S2', [ACME]);
      await screening.rescreenBatch(1);
      await screening.activate('S3', [BOLT]);
      expect((await screening.rescreenAll(1)).map(({ orderId, listSnapshotId, seq }) => [orderId, listSnapshotId, seq])).toEqual([
        ['o1', 'S3', 3],
      ]);
      expect(await screening.results('o2')).toMatchObject([{ seq: 1, status: 'clear' }]);
    });
  });
}
