import type { PayloadOf } from '@ytterby/contracts';
import { YtterbyError } from '@ytterby/kernel';
import type { Database, Tx } from '@ytterby/persistence';
import {
  clearScreening,
  createTestDatabase,
  eventRecord,
  eventually,
  faultyBroker,
  faultyDatabase,
  smallOrder,
  structuredRecord,
  TEST_PARTITIONS,
  type BrokerFaults,
  type TestDatabase,
  type TransactionFault,
} from '@ytterby/testing';
import { createMemoryBroker, type MemoryBroker } from '../adapters/memory/memory-broker';
import { messagingMigrations } from '../migrations';
import { Outbox } from '../outbox/outbox';
import { listParked } from '../park/parked-queries';
import { createParkedRecords } from '../park/replay';
import type { InvalidRecord, OutboxEvent, OutgoingRecord, ReceivedEvent, TopicHandler } from '../ports';
import { createConsumer, type Consumer } from './run-consumer';

type Screening = PayloadOf<'screening.completed.v1'>;

const ROOT = process.cwd();
const NAME = 'licensing-test';

/** A service in small: every event adds a row to `effect` and publishes one event; tests make it fail. */
class Service {
  readonly exits: number[] = [];
  readonly counts = new Map<string, number>();
  readonly batches: number[] = [];
  readonly invalid: InvalidRecord[] = [];
  failOn: (event: ReceivedEvent<unknown>) => Error | null = () => null;
  private ids = 0;
  private consumers: Consumer[] = [];

  constructor(
    readonly broker: MemoryBroker,
    readonly database: Database,
  ) {}

  readonly screenings: TopicHandler<'screening.completed.v1'> = {
    topic: 'screening.completed.v1',
    handle: (tx, events) => this.apply(tx, events, ({ data }) => (data as Screening).revision),
  };

  readonly orders: TopicHandler<'orders.submitted.v1'> = {
    topic: 'orders.submitted.v1',
    handle: (tx, events) => this.apply(tx, events, ({ data }) => (data as { revision: number }).revision),
    refuse: ({ attributes }) =>
      attributes.asof === undefined ? null : { code: 'YTB_INPUT_AS_OF_NOT_ALLOWED', errors: [{ path: 'header ce_asof', message: 'is not allowed here' }] },
    answerInvalid: (invalid) => {
      this.invalid.push(invalid);
      return [{ topic: 'orders.rejected.v1', key: 'unknown', id: `answer-${invalid.parkedId}`, payload: JSON.stringify(invalid.errors) }];
    },
  };

  newId = (): string => `id-${(this.ids += 1)}-${this.exits.length}`;

  async start(faults: { broker?: BrokerFaults; database?: (transaction: number) => TransactionFault } = {}): Promise<Consumer> {
    const consumer = createConsumer({
      name: NAME,
      outbox: new Outbox({ source: 'licensing', partitions: TEST_PARTITIONS }),
      database: faultyDatabase(this.database, faults.database ?? (() => 'none')),
      broker: faultyBroker(this.broker, faults.broker ?? {}),
      handlers: [this.screenings, this.orders],
      clock: Date.now,
      newId: this.newId,
      logger: { info: () => undefined, warn: () => undefined, error: () => undefined },
      metrics: {
        count: (name, labels, by = 1) => {
          const key = labels?.['outcome'] ?? name;
          this.counts.set(key, (this.counts.get(key) ?? 0) + by);
        },
        gauge: () => undefined,
        observeSeconds: () => undefined,
      },
      exit: (code) => void this.exits.push(code),
      sleep: () => Promise.resolve(),
      random: () => 0,
    });
    this.consumers.push(consumer);
    await consumer.start();
    return consumer;
  }

  async stop(): Promise<void> {
    await Promise.all(this.consumers.map((consumer) => consumer.stop()));
    this.consumers = [];
  }

  async send(...records: OutgoingRecord[]): Promise<void> {
    await this.broker.producer().send(records);
  }

  async effects(): Promise<string[]> {
    const { rows } = await this.database.query<{ effect: string }>('SELECT effect FROM effect ORDER BY n');
    return rows.map(({ effect }) => effect);
  }

  parked() {
    return listParked(this.database, { limit: 100, status: 'all' });
  }

  /** All records committed: nothing is left to do. */
  async idle(): Promise<void> {
    await eventually('everything is committed', () =>
      (['screening.completed.v1', 'orders.submitted.v1'] as const).every((topic) =>
        Array.from({ length: TEST_PARTITIONS }, (_, partition) => partition).every((partition) => {
          const count = this.broker.records(topic).filter((record) => record.partition === partition).length;
          return count === 0 || this.broker.committed(NAME, topic, partition) === BigInt(count);
        }),
      ),
    );
  }

  private async apply(tx: Tx, events: readonly ReceivedEvent<unknown>[], revisionOf: (event: ReceivedEvent<unknown>) => number): Promise<OutboxEvent[]> {
    this.batches.push(events.length);
    const out: OutboxEvent[] = [];
    for (const event of events) {
      const effect = `${event.key}#${revisionOf(event)}`;
      await tx.query('INSERT INTO effect (effect) VALUES ($1)', [effect]);
      const failure = this.failOn(event);
      if (failure !== null) throw failure;
      out.push({ topic: 'license.decided.v1', key: event.key, id: `decided-${event.attributes.id}`, payload: effect, causationId: event.attributes.id });
    }
    return out;
  }
}

const screening = (key: string, revision: number, id = `${key}-${revision}`): OutgoingRecord =>
  eventRecord({ topic: 'screening.completed.v1', key, id, data: clearScreening(key, revision) });
const order = (key: string, revision: number): OutgoingRecord => eventRecord({ topic: 'orders.submitted.v1', key, id: `${key}-${revision}`, data: smallOrder(key, revision) });
const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

describe('consumer on PostgreSQL', () => {
  let test: TestDatabase;
  let service: Service;
  beforeAll(async () => {
    test = await createTestDatabase([messagingMigrations(ROOT)]);
    await test.database.query('CREATE TABLE effect (n bigint GENERATED ALWAYS AS IDENTITY, effect text NOT NULL)');
  });
  beforeEach(async () => {
    await test.database.query('TRUNCATE effect, inbox, outbox, parked, parked_key');
    service = new Service(createMemoryBroker({ topics: { 'screening.completed.v1': 4, 'orders.submitted.v1': 4 } }), test.database);
  });
  afterEach(() => service.stop());
  afterAll(() => test.drop());

  const rows = async <R>(sql: string): Promise<R[]> => (await test.database.query<R>(sql)).rows;
  const outboxIds = async (): Promise<string[]> => (await rows<{ event_id: string }>('SELECT event_id FROM outbox ORDER BY id')).map(({ event_id }) => event_id);

  it('writes inbox, effect and outbox together, many events in one transaction', async () => {
    await service.send(...upTo(50).map((revision) => screening('order-a', revision)));
    await service.start();
    await service.idle();
    expect(await service.effects()).toEqual(upTo(50).map((revision) => `order-a#${revision}`));
    expect(await outboxIds()).toEqual(upTo(50).map((revision) => `decided-order-a-${revision}`));
    expect(service.batches).toEqual([50]);
    const [transactions] = await rows<{ count: string }>('SELECT count(DISTINCT xmin::text) FROM (SELECT xmin FROM inbox UNION ALL SELECT xmin FROM effect UNION ALL SELECT xmin FROM outbox) t');
    expect(transactions?.count).toBe('1');
  });

  it('handles an event once, however often it comes: in one batch, in another, with other content', async () => {
    await service.send(screening('order-a', 1), screening('order-a', 1), screening('order-a', 2, 'order-a-1'));
    await service.start();
    await service.idle();
    await service.send(screening('order-a', 1));
    await service.idle();
    expect(await service.effects()).toEqual(['order-a#1']);
    expect(service.counts.get('duplicate')).toBe(3);
  });

  it('takes the same id from another source as another event', async () => {
    const event = { topic: 'screening.completed.v1' as const, key: 'order-a', id: 'same', data: clearScreening('order-a', 1) };
    await service.send(eventRecord({ ...event, source: 'one' }), eventRecord({ ...event, source: 'two', data: clearScreening('order-a', 2) }));
    await service.start();
    await service.idle();
    expect(await service.effects()).toEqual(['order-a#1', 'order-a#2']);
  });

  it.each<[string, TransactionFault]>([
    ['COMMIT is done but its answer is lost', 'lost-reply'],
    ['the connection breaks before COMMIT', 'before-commit'],
    ['the database is not reached', 'unreachable'],
  ])('has the effect once when %s', async (_, fault) => {
    await service.send(screening('order-a', 1), screening('order-a', 2));
    await service.start({ database: (transaction) => (transaction === 1 ? fault : 'none') });
    await service.idle();
    expect(await service.effects()).toEqual(['order-a#1', 'order-a#2']);
    expect(await outboxIds()).toEqual(['decided-order-a-1', 'decided-order-a-2']);
    expect(service.exits).toEqual([]);
  });

  it('has the effect once when the process dies between the database commit and the offset commit', async () => {
    await service.send(screening('order-a', 1), screening('order-b', 1));
    await service.start({ broker: { commit: () => 'lost' } });
    await eventually('both handled', async () => (await service.effects()).length === 2);
    await service.stop();
    expect(service.broker.committed(NAME, 'screening.completed.v1', 0)).toBeNull();
    await service.start();
    await service.idle();
    expect((await service.effects()).sort()).toEqual(['order-a#1', 'order-b#1']);
    expect(await outboxIds()).toHaveLength(2);
    expect(service.counts.get('duplicate')).toBeGreaterThanOrEqual(2);
  });

  it('gives up after five tries, leaves the offset where it was, and a new process goes on', async () => {
    await service.send(screening('order-a', 1));
    let tries = 0;
    const consumer = await service.start({
      database: () => {
        tries += 1;
        return 'unreachable';
      },
    });
    await eventually('exit', () => service.exits.length > 0);
    expect(consumer.health()).toMatchObject({ ready: false, state: 'failed' });
    await service.stop();
    expect({ tries, exits: service.exits }).toEqual({ tries: 5, exits: [1] });
    await service.start();
    await service.idle();
    expect(await service.effects()).toEqual(['order-a#1']);
  });

  it('parks an event that fails for good with its followers, in order; its neighbours go on; a replay releases them in order', async () => {
    const failing = 'order-bad';
    await service.send(...upTo(3).flatMap((revision) => [screening('order-x', revision), screening(failing, revision), screening('order-y', revision)]));
    service.failOn = ({ key, attributes }) => (key === failing && attributes.id === `${failing}-2` ? new YtterbyError('YTB_RULE_PARAMETER_UNKNOWN') : null);
    await service.start();
    await service.idle();
    expect((await service.effects()).sort()).toEqual(['order-bad#1', ...upTo(3).map((n) => `order-x#${n}`), ...upTo(3).map((n) => `order-y#${n}`)]);
    const { parked } = await service.parked();
    expect(parked.map(({ kind, eventId, code }) => ({ kind, eventId, code }))).toEqual([
      { kind: 'failed', eventId: 'order-bad-2', code: 'YTB_RULE_PARAMETER_UNKNOWN' },
      { kind: 'behind', eventId: 'order-bad-3', code: 'YTB_PARKED_BEHIND' },
    ]);

    await service.send(screening(failing, 4));
    await service.idle();
    expect((await service.parked()).parked.map(({ eventId }) => eventId)).toEqual(['order-bad-2', 'order-bad-3', 'order-bad-4']);

    const records = createParkedRecords({ database: test.database, name: NAME, outbox: new Outbox({ source: 'licensing', partitions: 4 }), handlers: [service.screenings], newId: service.newId });
    const followerId = parked[1]?.id ?? '';
    expect(await records.replay(followerId)).toEqual({ id: followerId, replayed: 0, stillParked: 3 });
    expect((await records.get(parked[0]?.id ?? ''))?.attempts).toBe(2);

    service.failOn = () => null;
    expect(await records.replay(followerId)).toEqual({ id: followerId, replayed: 3, stillParked: 0 });
    expect((await service.effects()).filter((effect) => effect.startsWith(failing))).toEqual(upTo(4).map((n) => `${failing}#${n}`));
    await service.send(screening(failing, 5));
    await service.idle();
    expect((await service.effects()).at(-1)).toBe(`${failing}#5`);
    expect(await records.replay(followerId)).toEqual({ id: followerId, replayed: 0, stillParked: 0 });
  });

  it('parks once when the record comes again, and does not handle the followers on the way', async () => {
    await service.send(screening('order-bad', 1), screening('order-bad', 2));
    service.failOn = () => new Error('a bug');
    await service.start({ broker: { commit: (n) => (n === 1 ? 'lost' : 'none') } });
    await service.idle();
    const { parked } = await service.parked();
    expect(parked.map(({ kind, code, message }) => [kind, code, message])).toEqual([
      ['failed', 'YTB_BUG', 'Something went wrong that should not; the order is held.'],
      ['behind', 'YTB_PARKED_BEHIND', expect.any(String)],
    ]);
    expect(await service.effects()).toEqual([]);
    expect(await rows('SELECT * FROM inbox')).toEqual([]);
  });

  it('does not commit the offset when parking fails', async () => {
    await service.send(screening('order-bad', 1));
    service.failOn = () => new Error('a bug');
    await service.start({ database: (transaction) => (transaction === 1 ? 'none' : 'unreachable') });
    await eventually('exit', () => service.exits.length > 0);
    await service.stop();
    expect((await service.parked()).parked).toEqual([]);
    await service.start();
    await service.idle();
    expect((await service.parked()).parked).toHaveLength(1);
  });

  it('parks poison of the outside world by cause, answers it once, and blocks nothing', async () => {
    const good = order('order-a', 1);
    const bytes = (value: string | Buffer): OutgoingRecord => ({ ...good, value: Buffer.from(value) });
    await service.send(
      bytes('{"orderId": "order-a", '),
      bytes('{"orderId":"order-a","__proto__":{"admin":true}}'),
      bytes(Buffer.from([0xff, 0xfe, 0x00])),
      bytes(''),
      bytes(JSON.stringify({ ...smallOrder('order-a', 0), extra: 'x\u0000y' })),
      bytes(Buffer.alloc(4 * 1024 * 1024 + 1, ' ')),
      { ...good, headers: { ce_id: 'no\u0000thing' } },
      { ...good, headers: { ...good.headers, ce_type: 'ytterby.order.accepted.v1' } },
      { ...good, headers: { ...good.headers, ce_asof: '2026-01-01' } },
      good,
    );
    await service.start({ broker: { commit: (n) => (n === 1 ? 'lost' : 'none') } });
    await service.idle();
    expect(await service.effects()).toEqual(['order-a#1']);
    const { parked } = await service.parked();
    expect(parked.map(({ kind, code }) => `${kind} ${code}`)).toEqual([
      'invalid YTB_INPUT_JSON',
      'invalid YTB_INPUT_JSON',
      'invalid YTB_INPUT_JSON',
      'invalid YTB_INPUT_JSON',
      'invalid YTB_INPUT_SCHEMA',
      'invalid YTB_INPUT_TOO_LARGE',
      'invalid YTB_INPUT_ENVELOPE',
      'invalid YTB_INPUT_ENVELOPE',
      'invalid YTB_INPUT_AS_OF_NOT_ALLOWED',
    ]);
    expect(parked[4]?.errors.map(({ path }) => path)).toEqual(['revision', 'extra']);
    const large = await rows<{ payload: Buffer | null; payload_size: number; payload_sha256: string }>(`SELECT payload, payload_size, payload_sha256 FROM parked WHERE code = 'YTB_INPUT_TOO_LARGE'`);
    expect(large).toEqual([{ payload: null, payload_size: 4 * 1024 * 1024 + 1, payload_sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
    const kept = await rows<{ payload: Buffer }>('SELECT payload FROM parked ORDER BY seq OFFSET 2 LIMIT 1');
    expect(kept[0]?.payload).toEqual(Buffer.from([0xff, 0xfe, 0x00]));
    const answers = (await outboxIds()).filter((id) => id.startsWith('answer-'));
    expect(answers).toEqual(parked.map(({ id }) => `answer-${id}`));
  });

  it('blocks the key of an event that breaks the contract inside the platform, for its followers must not overtake it', async () => {
    const broken = { ...screening('order-a', 1), value: Buffer.from('{"orderId":"order-a"}') };
    await service.send(broken, screening('order-a', 2), screening('order-b', 1), { ...screening('order-c', 1), key: 'order-d' });
    await service.start();
    await service.idle();
    expect(await service.effects()).toEqual(['order-b#1']);
    const { parked } = await service.parked();
    expect(parked.map(({ kind, code, key }) => `${kind} ${code} ${key}`).sort()).toEqual([
      'behind YTB_PARKED_BEHIND order-a',
      'failed YTB_INPUT_ENVELOPE order-d',
      'failed YTB_INPUT_SCHEMA order-a',
    ]);
  });

  it('reads structured CloudEvents, and keeps the bytes of the whole event', async () => {
    await service.send(structuredRecord({ topic: 'orders.submitted.v1', key: 'any-key', id: 'e-1', data: smallOrder('order-s', 3) }));
    await service.start();
    await service.idle();
    expect(await service.effects()).toEqual(['order-s#3']);
  });

  it('replays an invalid record after a repair, but not past parked events of its order', async () => {
    await service.send({ ...order('order-a', 1), headers: { ...order('order-a', 1).headers, ce_asof: '2026-01-01' } });
    await service.start();
    await service.idle();
    const id = (await service.parked()).parked[0]?.id ?? '';
    const options = { database: test.database, name: NAME, outbox: new Outbox({ source: 'intake', partitions: 4 }), newId: service.newId };
    const strict = createParkedRecords({ ...options, handlers: [service.orders] });
    expect(await strict.replay(id)).toEqual({ id, replayed: 0, stillParked: 1 });
    const repaired = createParkedRecords({ ...options, handlers: [{ ...service.orders, refuse: () => null }] });
    await test.database.query(`INSERT INTO parked_key (consumer, key) VALUES ('${NAME}', 'order-a')`);
    await expect(repaired.replay(id)).rejects.toMatchObject({ code: 'YTB_PARKED_BEHIND' });
    await test.database.query('DELETE FROM parked_key');
    expect(await repaired.replay(id)).toEqual({ id, replayed: 1, stillParked: 0 });
    expect(await service.effects()).toEqual(['order-a#1']);
    expect(await repaired.replay('absent')).toBeNull();
  });

  it('tells that a payload over the limit cannot be replayed', async () => {
    await service.send({ ...order('order-a', 1), value: Buffer.alloc(5 * 1024 * 1024, ' ') });
    await service.start();
    await service.idle();
    const id = (await service.parked()).parked[0]?.id ?? '';
    const records = createParkedRecords({ database: test.database, name: NAME, outbox: new Outbox({ source: 'intake', partitions: 4 }), handlers: [service.orders], newId: service.newId });
    await expect(records.replay(id)).rejects.toMatchObject({ code: 'YTB_INPUT_TOO_LARGE', message: expect.stringContaining('5242880 bytes') });
    expect(await records.get(id)).toMatchObject({ payload: null, payloadSize: 5 * 1024 * 1024, attempts: 1 });
  });

  it('changes nothing when a topic is replayed from its beginning', async () => {
    await service.send(...upTo(20).map((revision) => screening('order-a', revision)));
    await service.start();
    await service.idle();
    await service.stop();
    const again = new Service(service.broker, test.database);
    const rewound = createMemoryBroker({ topics: { 'screening.completed.v1': 4, 'orders.submitted.v1': 4 } });
    await rewound.producer().send(service.broker.records('screening.completed.v1').map((record) => ({ ...screening('order-a', 1), ...{ value: record.value ?? Buffer.alloc(0), headers: record.headers as Record<string, string> } })));
    const replayed = new Service(rewound, test.database);
    await replayed.start();
    await replayed.idle();
    await replayed.stop();
    expect(again.exits).toEqual([]);
    expect(await service.effects()).toHaveLength(20);
    expect(replayed.counts.get('duplicate')).toBe(20);
  });
});
