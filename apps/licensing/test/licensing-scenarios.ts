import { licenseDecidedV1, type LicenseDecidedV1, type TopicName } from '@ytterby/contracts';
import { canonicalJson, type Json } from '@ytterby/kernel';
import type { OutboxEvent, TopicHandler } from '@ytterby/messaging';
import type { Tx } from '@ytterby/persistence';
import { newId, sha256Hex, silentLogger } from '@ytterby/platform';
import type { LicensingDependencies } from '../src/application/record-orders';
import { orderAcceptedConsumer } from '../src/consumers/order-accepted.consumer';
import { screeningCompletedConsumer } from '../src/consumers/screening-completed.consumer';
import { screeningResolvedConsumer } from '../src/consumers/screening-resolved.consumer';
import type { DecisionEngine, DecisionReader, LicensingStore } from '../src/ports';
import { accepted, anOrder, aScreening, completed, plainEngine, resolved } from './builders';

/** What a scenario runs on: memory, or a real database. */
export interface Rig {
  readonly store: LicensingStore;
  readonly reader: DecisionReader;
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** An order id that no other scenario uses. */
  orderId(): string;
}

const NOON_IN_BEIJING = Date.parse('2026-01-05T04:00:00Z');
const LATE_EVENING_UTC = Date.parse('2026-01-05T17:00:00Z');

/** Counts what was counted. */
export class CountingMetrics {
  readonly counts = new Map<string, number>();
  count(name: string, labels: Readonly<Record<string, string>> = {}, by = 1): void {
    const key = [name, ...Object.values(labels)].join(':');
    this.counts.set(key, (this.counts.get(key) ?? 0) + by);
  }
  gauge(): void {
    /* not looked at */
  }
  observeSeconds(): void {
    /* not looked at */
  }
}

/** The use cases' dependencies: a plain engine, a fixed clock, nothing logged. */
export function licensingDependencies(rig: Rig, over: Partial<LicensingDependencies> = {}): LicensingDependencies {
  return {
    store: rig.store,
    engine: plainEngine,
    clock: () => NOON_IN_BEIJING,
    hash: sha256Hex,
    logger: silentLogger,
    metrics: new CountingMetrics(),
    maxEventBytes: 921_600,
    publicUrl: 'http://gateway.test',
    ...over,
  };
}

function service(rig: Rig, over: Partial<LicensingDependencies> = {}) {
  const metrics = new CountingMetrics();
  const dependencies = licensingDependencies(rig, { metrics, ...over });
  const deliver = <T extends TopicName>(handler: TopicHandler<T>, events: Parameters<TopicHandler<T>['handle']>[1]): Promise<readonly OutboxEvent[]> =>
    rig.transaction((tx) => handler.handle(tx, events));
  return {
    metrics,
    orders: (...events: ReturnType<typeof accepted>[]) => deliver(orderAcceptedConsumer(dependencies), events),
    screenings: (...events: ReturnType<typeof completed>[]) => deliver(screeningCompletedConsumer(dependencies), events),
    resolutions: (...events: ReturnType<typeof resolved>[]) => deliver(screeningResolvedConsumer(dependencies), events),
  };
}

function published(events: readonly OutboxEvent[]): LicenseDecidedV1[] {
  return events.map((event) => licenseDecidedV1.parse(JSON.parse(event.payload.toString())));
}

async function stored(rig: Rig, orderId: string): Promise<LicenseDecidedV1[]> {
  return (await rig.reader.decisionsOf(orderId)).map((bytes) => licenseDecidedV1.parse(JSON.parse(bytes.toString())));
}

/** What licensing does with events, whatever its tables are made of. */
export function licensingScenarios(rigOf: () => Rig): void {
  describe('joining', () => {
    it.each(['order first', 'screening first'])('decides once when both halves are there: %s', async (sequence) => {
      const rig = rigOf();
      const id = rig.orderId();
      const licensing = service(rig);
      const steps = [() => licensing.orders(accepted(anOrder(id))), () => licensing.screenings(completed(aScreening(id)))];
      if (sequence === 'screening first') steps.reverse();
      expect(await steps[0]?.()).toEqual([]);
      const [event] = (await steps[1]?.()) ?? [];
      expect(event).toMatchObject({ topic: 'license.decided.v1', key: id, asOf: '2026-01-05' });
      const [decision] = published(event === undefined ? [] : [event]);
      expect(decision).toMatchObject({ orderId: id, revision: 1, seq: 1, cause: 'screening', supersedes: null, action: 'release', asOf: '2026-01-05', knownAt: '2026-01-05' });
      expect(event?.id).toBe(decision?.decisionId);
    });

    it('publishes exactly the bytes that it stores, in RFC 8785 form', async () => {
      const rig = rigOf();
      const id = rig.orderId();
      const licensing = service(rig);
      await licensing.orders(accepted(anOrder(id)));
      const [event] = await licensing.screenings(completed(aScreening(id)));
      const bytes = String(await rig.reader.decision(event?.id ?? ''));
      expect(bytes).toBe(event?.payload.toString());
      expect(bytes).toBe(canonicalJson(JSON.parse(bytes) as Json));
      expect(String(await rig.reader.trace(event?.id ?? ''))).toBe('{"rules":["Test Art 1"]}');
    });

    it('keeps with each decision the inputs that it was made from, also when a later screening took the place of the earlier', async () => {
      const rig = rigOf();
      const id = rig.orderId();
      const licensing = service(rig);
      await licensing.orders(accepted(anOrder(id)));
      const [first] = await licensing.screenings(completed(aScreening(id)));
      await licensing.screenings(completed({ ...aScreening(id, 1, { status: 'match' }), cause: 'snapshot:S2', seq: 2 }));
      const inputs = await rig.reader.inputs(first?.id ?? '');
      expect(String(inputs?.decision)).toBe(first?.payload.toString());
      expect(JSON.parse(String(inputs?.order))).toEqual(anOrder(id));
      expect(JSON.parse(String(inputs?.screening))).toEqual(aScreening(id));
      expect(inputs?.releaseAllowed).toBe(true);
      expect(await rig.reader.inputs('none')).toBeNull();
    });

    it('joins many orders of one batch, each with its own half', async () => {
      const rig = rigOf();
      const ids = Array.from({ length: 40 }, () => rig.orderId());
      const licensing = service(rig);
      await licensing.orders(...ids.map((id) => accepted(anOrder(id))));
      const events = await licensing.screenings(...[...ids].reverse().map((id, i) => completed(aScreening(id, 1, { status: i % 2 === 0 ? 'match' : 'clear' }))));
      expect(events).toHaveLength(40);
      for (const [i, id] of [...ids].reverse().entries()) {
        expect(await stored(rig, id)).toMatchObject([{ orderId: id, action: i % 2 === 0 ? 'stop' : 'release' }]);
      }
    });

    it('carries causation, correlation and trace of the event that completed the case', async () => {
      const rig = rigOf();
      const id = rig.orderId();
      const licensing = service(rig);
      await licensing.orders(accepted(anOrder(id)));
      const trigger = completed(aScreening(id));
      const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
      const [event] = await licensing.screenings({ ...trigger, attributes: { ...trigger.attributes, correlationid: 'c1', traceparent } });
      expect(event).toMatchObject({ causationId: trigger.attributes.id, correlationId: 'c1', traceparent });
    });
  });

  describe('the day of decision', () => {
    it('is the Beijing day of the clock', async () => {
      const rig = rigOf();
      const id = rig.orderId();
      const licensing = service(rig, { clock: () => LATE_EVENING_UTC });
      await licensing.orders(accepted(anOrder(id)));
      expect(published(await licensing.screenings(completed(aScreening(id))))).toMatchObject([{ asOf: '2026-01-06' }]);
    });

    it('may be stated ahead, but nothing is known ahead', async () => {
      const rig = rigOf();
      const id = rig.orderId();
      const licensing = service(rig);
      await licensing.orders(accepted(anOrder(id), '2026-03-01'));
      expect(published(await licensing.screenings(completed(aScreening(id))))).toMatchObject([{ asOf: '2026-03-01', knownAt: '2026-01-05' }]);
    });

    it('stays the stated one for every later decision', async () => {
      const rig = rigOf();
      const id = rig.orderId();
      const licensing = service(rig);
      await licensing.orders(accepted(anOrder(id), '2025-11-20'));
      const first = published(await licensing.screenings(completed(aScreening(id))));
      const second = published(await licensing.resolutions(resolved(aScreening(id, 1, { seq: 2 }))));
      expect([...first, ...second]).toMatchObject([{ asOf: '2025-11-20', knownAt: '2025-11-20' }, { asOf: '2025-11-20', seq: 2 }]);
    });

    it('pins its decision: other lists are kept for whoever asks again, and the next verdict is decided with them', async () => {
      const rig = rigOf();
      const id = rig.orderId();
      const metrics = new CountingMetrics();
      const licensing = service(rig, { metrics });
      await licensing.orders(accepted(anOrder(id), '2025-11-20'));
      await licensing.screenings(completed(aScreening(id, 1, { seq: 1, status: 'review' })));
      expect(await licensing.screenings(completed(aScreening(id, 1, { seq: 2, cause: 'snapshot:S2', listSnapshotId: 'S2', status: 'match' })))).toEqual([]);
      expect([metrics.counts.get('pinned_not_decided_total'), (await stored(rig, id)).length]).toEqual([1, 1]);
      expect(published(await licensing.resolutions(resolved(aScreening(id, 1, { seq: 3, listSnapshotId: 'S2' }))))).toMatchObject([{ seq: 2, cause: 'resolution:R1', listSnapshotId: 'S2', asOf: '2025-11-20' }]);
    });

    it('does not pin an order that other lists are the first to decide', async () => {
      const rig = rigOf();
      const id = rig.orderId();
      const licensing = service(rig);
      await licensing.screenings(completed(aScreening(id)));
      await licensing.screenings(completed(aScreening(id, 1, { seq: 2, cause: 'snapshot:S2', listSnapshotId: 'S2' })));
      expect(published(await licensing.orders(accepted(anOrder(id), '2025-11-20')))).toMatchObject([{ seq: 1, cause: 'snapshot:S2', asOf: '2025-11-20' }]);
    });
  });

  describe('once per cause', () => {
    it('does nothing for a second event of the same cause, an order twice, or a whole batch again', async () => {
      const rig = rigOf();
      const id = rig.orderId();
      const licensing = service(rig);
      await licensing.orders(accepted(anOrder(id)), accepted(anOrder(id)));
      await licensing.screenings(completed(aScreening(id)), completed(aScreening(id)));
      expect(await licensing.orders(accepted(anOrder(id)))).toEqual([]);
      expect(await licensing.screenings(completed(aScreening(id)))).toEqual([]);
      await licensing.resolutions(resolved(aScreening(id)));
      expect(await licensing.resolutions(resolved(aScreening(id)))).toEqual([]);
      expect(await stored(rig, id)).toMatchObject([{ seq: 1, cause: 'screening' }, { seq: 2, cause: 'resolution:R1' }]);
      expect(licensing.metrics.counts.get('licensing_duplicates_total:order')).toBe(2);
    });

    it('is refused by the database for a second decision of a cause or a seq', async () => {
      const rig = rigOf();
      const id = rig.orderId();
      const licensing = service(rig);
      await licensing.orders(accepted(anOrder(id)));
      await licensing.screenings(completed(aScreening(id)));
      const row = { decisionId: newId(), orderId: id, revision: 1, supersedes: null, outcome: 'PROHIBITED', action: 'stop', asOf: '2026-01-05', reconsiderOn: null, exportedOn: null } as const;
      const bytes = { decisionJson: Buffer.from('{}'), traceJson: null, screeningJson: Buffer.from('{}'), releaseAllowed: true, createdAt: '2026-01-05T04:00:00.000Z' };
      const again = (over: { seq: number; cause: string; supersedes: string | null }) =>
        rig.transaction((tx) => rig.store.insertDecisions(tx, [{ ...row, ...bytes, ...over }]));
      await expect(again({ seq: 2, cause: 'screening', supersedes: newId() })).rejects.toThrow('unique');
      await expect(again({ seq: 1, cause: 'other', supersedes: null })).rejects.toThrow('unique');
      expect(await stored(rig, id)).toHaveLength(1);
    });
  });

  describe('later causes', () => {
    it('makes seq 2 for a resolution and names what it supersedes', async () => {
      const rig = rigOf();
      const id = rig.orderId();
      const licensing = service(rig);
      await licensing.orders(accepted(anOrder(id)));
      const [first] = published(await licensing.screenings(completed(aScreening(id, 1, { status: 'review' }))));
      const [second] = published(await licensing.resolutions(resolved(aScreening(id))));
      expect(first).toMatchObject({ seq: 1, action: 'hold' });
      expect(second).toMatchObject({ seq: 2, cause: 'resolution:R1', supersedes: first?.decisionId, action: 'release' });
    });

    it('keeps the hold while a resolution waits for the second person, then releases', async () => {
      const rig = rigOf();
      const id = rig.orderId();
      const licensing = service(rig);
      await licensing.orders(accepted(anOrder(id)));
      await licensing.screenings(completed(aScreening(id, 1, { status: 'review' })));
      const waiting = published(await licensing.resolutions(resolved(aScreening(id), { released: false })));
      const approved = published(await licensing.resolutions(resolved(aScreening(id), { resolutionId: 'R1-approved', approvedBy: 'otto' })));
      expect([...waiting, ...approved]).toMatchObject([
        { seq: 2, outcome: 'NO_LICENSE_REQUIRED', action: 'hold' },
        { seq: 3, outcome: 'NO_LICENSE_REQUIRED', action: 'release' },
      ]);
      expect(waiting[0]?.lines[0]?.rules.at(-1)).toMatchObject({ rule: 'Screening', result: 'undetermined', because: expect.stringContaining('second person') });
      expect(approved[0]?.lines[0]?.rules).toHaveLength(1);
    });

    it('decides several causes of one order in one batch in their order', async () => {
      const rig = rigOf();
      const id = rig.orderId();
      const licensing = service(rig);
      await licensing.orders(accepted(anOrder(id)));
      const events = await licensing.screenings(
        completed(aScreening(id, 1, { seq: 1 })),
        completed(aScreening(id, 1, { seq: 2, cause: 'snapshot:S2', listSnapshotId: 'S2', status: 'match' })),
        completed(aScreening(id, 1, { seq: 3, cause: 'snapshot:S3', listSnapshotId: 'S3' })),
      );
      const decisions = published(events);
      expect(decisions).toMatchObject([
        { seq: 1, cause: 'screening', action: 'release', supersedes: null },
        { seq: 2, cause: 'snapshot:S2', action: 'stop', supersedes: decisions[0]?.decisionId, listSnapshotId: 'S2' },
        { seq: 3, cause: 'snapshot:S3', action: 'release', supersedes: decisions[1]?.decisionId },
      ]);
    });

    it('decides with the newest result when the order arrives last', async () => {
      const rig = rigOf();
      const id = rig.orderId();
      const licensing = service(rig);
      await licensing.screenings(completed(aScreening(id)));
      await licensing.screenings(completed(aScreening(id, 1, { cause: 'snapshot:S2', listSnapshotId: 'S2', status: 'match' })));
      expect(published(await licensing.orders(accepted(anOrder(id))))).toMatchObject([{ seq: 1, cause: 'snapshot:S2', action: 'stop' }]);
    });
  });

  describe('results that overtake each other (two topics)', () => {
    it('never lets an older result replace a newer one', async () => {
      const rig = rigOf();
      const id = rig.orderId();
      const licensing = service(rig);
      await licensing.orders(accepted(anOrder(id)));
      await licensing.screenings(completed(aScreening(id, 1, { seq: 1, status: 'review' })));
      await licensing.screenings(completed(aScreening(id, 1, { seq: 3, cause: 'snapshot:S2', status: 'match' })));
      expect(await licensing.resolutions(resolved(aScreening(id, 1, { seq: 2 })))).toEqual([]);
      expect((await stored(rig, id)).map(({ action }) => action)).toEqual(['hold', 'stop']);
    });

    it('never lets the first result replace a later one, even without numbers', async () => {
      const rig = rigOf();
      const id = rig.orderId();
      const licensing = service(rig);
      await licensing.orders(accepted(anOrder(id)));
      await licensing.resolutions(resolved(aScreening(id, 1, { status: 'match' }), { verdict: 'true_match' }));
      expect(await licensing.screenings(completed(aScreening(id)))).toEqual([]);
      expect(await stored(rig, id)).toMatchObject([{ seq: 1, cause: 'resolution:R1', action: 'stop' }]);
    });
  });

  describe('superseded revisions', () => {
    it('are not decided any more, and keep the decisions they have', async () => {
      const rig = rigOf();
      const id = rig.orderId();
      const licensing = service(rig);
      await licensing.orders(accepted(anOrder(id, 1)));
      await licensing.screenings(completed(aScreening(id, 1)));
      await licensing.orders(accepted(anOrder(id, 2)));
      expect(await licensing.resolutions(resolved(aScreening(id, 1)))).toEqual([]);
      expect(await licensing.screenings(completed(aScreening(id, 1, { cause: 'snapshot:S2' })))).toEqual([]);
      expect(published(await licensing.screenings(completed(aScreening(id, 2))))).toMatchObject([{ revision: 2, seq: 1, supersedes: null }]);
      expect(await stored(rig, id)).toMatchObject([{ revision: 1, seq: 1 }, { revision: 2, seq: 1 }]);
    });

    it('holds also when both revisions come in one batch, and when the lower one comes late', async () => {
      const rig = rigOf();
      const [id, late] = [rig.orderId(), rig.orderId()];
      const licensing = service(rig);
      await licensing.orders(accepted(anOrder(id, 1)), accepted(anOrder(id, 2)));
      await licensing.orders(accepted(anOrder(late, 2)));
      await licensing.orders(accepted(anOrder(late, 1)));
      const events = await licensing.screenings(...[id, late].flatMap((order) => [completed(aScreening(order, 1)), completed(aScreening(order, 2))]));
      expect(published(events).map(({ orderId, revision }) => [orderId, revision])).toEqual([[id, 2], [late, 2]]);
    });
  });

  describe('large decisions', () => {
    it('are published without lines and with their URL, and stored whole', async () => {
      const rig = rigOf();
      const id = rig.orderId();
      const licensing = service(rig, { maxEventBytes: 10_000 });
      await licensing.orders(accepted(anOrder(id, 1, 60)));
      const [event] = await licensing.screenings(completed(aScreening(id)));
      const [decision] = published(event === undefined ? [] : [event]);
      expect(decision).toMatchObject({ lines: [], linesUrl: `http://gateway.test/v1/decisions/${event?.id}`, outcome: 'NO_LICENSE_REQUIRED', action: 'release' });
      expect(event?.payload.length).toBeLessThan(10_000);
      const whole = await stored(rig, id);
      expect(whole[0]?.lines).toHaveLength(60);
      expect(whole[0]).not.toHaveProperty('linesUrl');
    });
  });

  describe('fail closed', () => {
    const failing = (decide: DecisionEngine['decide']): DecisionEngine => ({ identity: plainEngine.identity, decide });

    it('holds an order on which the engine fails, says so, and supersedes an earlier release', async () => {
      const rig = rigOf();
      const id = rig.orderId();
      const working = service(rig);
      await working.orders(accepted(anOrder(id, 1, 2)));
      await working.screenings(completed(aScreening(id)));
      const broken = service(rig, { engine: failing(() => { throw new Error('division by zero'); }) });
      const [decision] = published(await broken.screenings(completed(aScreening(id, 1, { cause: 'snapshot:S2', listSnapshotId: 'S2' }))));
      expect(decision).toMatchObject({ seq: 2, outcome: 'NEEDS_INFORMATION', action: 'hold', rulePackId: 'pack1', listSnapshotId: 'S2' });
      expect(decision?.lines).toMatchObject([{ lineId: 'l1', outcome: 'NEEDS_INFORMATION' }, { lineId: 'l2', outcome: 'NEEDS_INFORMATION' }]);
      expect(decision?.lines[0]?.missingFacts[0]).toContain('YTB_BUG');
      expect(broken.metrics.counts.get('engine_failures_total')).toBe(1);
      expect((await rig.reader.trace(decision?.decisionId ?? ''))?.toString()).toBe('{"engineFailure":"division by zero"}');
    });

    it('one failing order does not touch its neighbours in the batch', async () => {
      const rig = rigOf();
      const [bad, good] = [rig.orderId(), rig.orderId()];
      const licensing = service(rig, {
        engine: failing((input) => {
          if (input.order.orderId === bad) throw new Error('boom');
          return plainEngine.decide(input);
        }),
      });
      await licensing.orders(accepted(anOrder(bad)), accepted(anOrder(good)));
      await licensing.screenings(completed(aScreening(bad)), completed(aScreening(good)));
      expect(await stored(rig, bad)).toMatchObject([{ action: 'hold' }]);
      expect(await stored(rig, good)).toMatchObject([{ action: 'release' }]);
    });

    it('holds when the engine answers with something that breaks the contract', async () => {
      const rig = rigOf();
      const id = rig.orderId();
      const licensing = service(rig, {
        engine: failing((input) => {
          const answer = plainEngine.decide(input);
          return { ...answer, decision: { ...answer.decision, outcome: 'CLEAR' as 'PROHIBITED' } };
        }),
      });
      await licensing.orders(accepted(anOrder(id)));
      expect(published(await licensing.screenings(completed(aScreening(id))))).toMatchObject([{ outcome: 'NEEDS_INFORMATION', action: 'hold' }]);
    });

    it.each(['error', 'review'] as const)('never releases while a party is in %s, whatever the engine says', async (status) => {
      const rig = rigOf();
      const id = rig.orderId();
      const licensing = service(rig, { engine: failing((input) => plainEngine.decide({ ...input, screening: { ...input.screening, status: 'clear' } })) });
      await licensing.orders(accepted(anOrder(id)));
      const screening = aScreening(id, 1, { parties: [{ partyId: 'p1', status, listings: [], ownership: [] }] });
      expect(published(await licensing.screenings(completed(screening)))).toMatchObject([{ action: 'hold' }]);
    });
  });
}
