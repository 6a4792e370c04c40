import { attributesFromHeaders } from '@ytterby/contracts';
import { createTestDatabase, createTestTopics, eventually, faultyBroker, TEST_PARTITIONS, testPrefix, testStack, type ProduceFault, type TestDatabase } from '@ytterby/testing';
import { createKafkajsBroker } from '../adapters/kafkajs/kafkajs-broker';
import { createMemoryBroker, type MemoryBroker } from '../adapters/memory/memory-broker';
import type { RelayLimits } from '../limits';
import { MAX_EVENT_BYTES } from '../limits';
import { messagingMigrations } from '../migrations';
import { partitionFor } from '../partition';
import type { Broker, OutboxEvent } from '../ports';
import { Outbox } from './outbox';
import { PendingEvents } from './pending';
import { createRelay, type Relay } from './relay';

const TOPIC = 'license.decided.v1';
const SOURCE = 'licensing';
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
/** The outbox of this service in another process, whose relay is not told. */
const elsewhere = new Outbox({ source: SOURCE, partitions: TEST_PARTITIONS });
const outboxOfRelay = (): Outbox => new Outbox({ source: SOURCE, partitions: TEST_PARTITIONS });
const noMetrics = { count: () => undefined, gauge: () => undefined, observeSeconds: () => undefined };
const event = (key: string, n: number, payload: string | Buffer = `${key}#${n}`): OutboxEvent => ({ topic: TOPIC, key, id: `${key}-${n}`, payload });
const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

/** A producer that waits at a gate with its first request. */
function gatedBroker(broker: Broker): { broker: Broker; open: () => void; isWaiting: () => boolean } {
  let open: () => void = () => undefined;
  let isWaiting = false;
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  const producer = () => {
    const inner = broker.producer();
    return {
      ...inner,
      send: async (records: Parameters<typeof inner.send>[0]) => {
        isWaiting = true;
        await gate;
        await inner.send(records);
      },
    };
  };
  return { broker: { ...broker, producer, partitionCount: (topic) => broker.partitionCount(topic) }, open: () => open(), isWaiting: () => isWaiting };
}

describe('relay on PostgreSQL', () => {
  let test: TestDatabase;
  let broker: MemoryBroker;
  let relays: Relay[] = [];
  beforeAll(async () => {
    test = await createTestDatabase([messagingMigrations(process.cwd())]);
  });
  beforeEach(async () => {
    await test.database.query('TRUNCATE outbox, relay_lease');
    broker = createMemoryBroker({ topics: { [TOPIC]: TEST_PARTITIONS, 'orders.accepted.v1': 2 } });
  });
  afterEach(async () => {
    await Promise.all(relays.map((relay) => relay.stop()));
    relays = [];
  });
  afterAll(() => test.drop());

  const append = (...events: OutboxEvent[]): Promise<void> => test.database.transaction((tx) => elsewhere.append(tx, events));
  const sent = (): string[] => broker.records(TOPIC).map(({ value }) => String(value));
  const sentOf = (key: string): string[] => sent().filter((text) => text.startsWith(`${key}#`));
  const pendingRows = async (): Promise<number> => Number((await test.database.query<{ count: string }>('SELECT count(*) FROM outbox')).rows[0]?.count);
  const isEmpty = async (): Promise<boolean> => (await pendingRows()) === 0;

  async function start(options: { on?: Broker; holder?: string; limits?: Partial<RelayLimits>; outbox?: Outbox; database?: TestDatabase['database'] } = {}): Promise<Relay> {
    const relay = createRelay({
      outbox: options.outbox ?? outboxOfRelay(),
      database: options.database ?? test.database,
      broker: options.on ?? broker,
      holder: options.holder ?? 'relay-1',
      clock: Date.now,
      logger: quiet,
      metrics: noMetrics,
      limits: { backoffMs: 1, backoffMaxMs: 5, ...options.limits },
    });
    relays.push(relay);
    await relay.start();
    return relay;
  }
  const startFaulty = (produce: (request: number) => ProduceFault): Promise<Relay> => start({ on: faultyBroker(broker, { produce }) });

  it('publishes every event once in order per key, on the partition of its key, as CloudEvents, and empties the outbox', async () => {
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    await append(...upTo(30).flatMap((n) => [event('a', n), event('b', n)]));
    await append({ ...event('c', 1), causationId: 'cause', correlationId: 'correlation', traceparent, asOf: '2026-01-01' });
    await start();
    await eventually('an empty outbox', isEmpty);
    expect(sentOf('a')).toEqual(upTo(30).map((n) => `a#${n}`));
    expect(sentOf('b')).toEqual(upTo(30).map((n) => `b#${n}`));
    const record = broker.records(TOPIC).find(({ key }) => String(key) === 'c');
    expect(record?.partition).toBe(partitionFor('c', TEST_PARTITIONS));
    expect(attributesFromHeaders(record?.headers ?? {})).toEqual({
      ok: true,
      value: {
        specversion: '1.0',
        id: 'c-1',
        source: SOURCE,
        type: 'ytterby.license.decided.v1',
        time: expect.stringMatching(/Z$/),
        recordedat: expect.stringMatching(/Z$/),
        partitionkey: 'c',
        causationid: 'cause',
        correlationid: 'correlation',
        asof: '2026-01-01',
        traceparent,
        datacontenttype: 'application/json',
      },
    });
    expect(record?.headers['traceparent']).toBe(traceparent);
  });

  it.each<[string, ProduceFault]>([
    ['was stored but its answer lost', 'lost-reply'],
    ['was not sent', 'not-sent'],
  ])('sends the very same batch again when the first one %s, before anything newer of the shard', async (_, fault) => {
    await append(event('a', 1), event('a', 2));
    let isAppended = false;
    const produce = (request: number): ProduceFault => {
      if (request > 3) return 'none';
      if (!isAppended) void append(event('a', 3));
      isAppended = true;
      return fault;
    };
    await startFaulty(produce);
    await eventually('an empty outbox', async () => isAppended && (await isEmpty()));
    const copies = fault === 'lost-reply' ? 4 : 1;
    expect(sentOf('a')).toEqual([...upTo(copies).flatMap(() => ['a#1', 'a#2']), 'a#3']);
  });

  it('does not pass by an event whose lower id becomes visible late', async () => {
    const late = await test.database.pool.connect();
    await late.query('BEGIN');
    const tx = { query: async (sql: string, params?: readonly unknown[]) => ({ rows: [], rowCount: (await late.query(sql, [...(params ?? [])])).rowCount ?? 0 }), afterCommit: () => undefined };
    await elsewhere.append(tx, [event('late', 1)]);
    await append(event('early', 1));
    await start();
    await eventually('the later id is published', () => sent().includes('early#1'));
    expect(sent()).not.toContain('late#1');
    await late.query('COMMIT');
    late.release();
    await eventually('an empty outbox', isEmpty);
    expect(sent()).toContain('late#1');
  });

  it('publishes again after a crash between the acknowledgement and the deletion: at least once, never lost', async () => {
    await append(event('a', 1), event('a', 2));
    await broker.producer().send([{ topic: TOPIC, partition: partitionFor('a', 4), key: 'a', value: Buffer.from('a#1'), headers: {} }]); // the crashed relay had sent it
    await start();
    await eventually('an empty outbox', isEmpty);
    expect(sentOf('a')).toEqual(['a#1', 'a#1', 'a#2']);
  });

  it('refuses the deletion of a zombie whose shards have another holder, and the new holder publishes in order', async () => {
    await append(...upTo(5).map((n) => event('a', n)));
    const gated = gatedBroker(broker);
    const zombie = await start({ on: gated.broker, holder: 'zombie', limits: { leaseMs: 600_000 } });
    await eventually('the zombie holds a batch', gated.isWaiting);
    await test.database.query('UPDATE relay_lease SET expires_at = now()'); // it was stopped longer than its lease
    await start({ holder: 'heir', limits: { leaseMs: 600_000 } });
    await eventually('the heir has published', isEmpty);
    await append(event('a', 6));
    await eventually('and goes on', isEmpty);
    await append(...upTo(3).map((n) => event('b', n)));
    gated.open();
    await eventually('the zombie notices', () => zombie.health().heldShards.length < TEST_PARTITIONS);
    await eventually('an empty outbox', isEmpty);
    const first = sentOf('a').filter((text, index, all) => all.indexOf(text) === index);
    expect(first).toEqual(upTo(6).map((n) => `a#${n}`));
    const { rows } = await test.database.query<{ holder: string; epoch: string }>('SELECT DISTINCT holder, epoch FROM relay_lease');
    expect(rows).toEqual([{ holder: 'heir', epoch: '2' }]);
  });

  it('deletes nothing under an old epoch', async () => {
    await append(event('a', 1));
    const shard = partitionFor('a', TEST_PARTITIONS);
    await test.database.query(`INSERT INTO relay_lease VALUES (${shard}, 'relay-1', 7, now() + interval '1 hour')`);
    const pending = new PendingEvents(test.database, 'relay-1');
    const rows = await pending.next([shard], 10);
    expect([...(await pending.markPublished(rows, new Map([[shard, 6n]])))]).toEqual([]);
    expect([...(await new PendingEvents(test.database, 'relay-2').markPublished(rows, new Map([[shard, 7n]])))]).toEqual([]);
    expect(await pendingRows()).toBe(1);
    expect([...(await pending.markPublished(rows, new Map([[shard, 7n]])))]).toEqual([shard]);
    expect(await pendingRows()).toBe(0);
  });

  it('waits for the lease of another holder to run out, and takes one of its own name at once', async () => {
    await test.database.query(`INSERT INTO relay_lease SELECT s, 'crashed', 3, now() + interval '1 hour' FROM generate_series(0, 3) s`);
    const other = await start({ holder: 'other' });
    expect(other.health().heldShards).toEqual([]);
    const restarted = await start({ holder: 'crashed' });
    expect(restarted.health().heldShards).toEqual([0, 1, 2, 3]);
    const { rows } = await test.database.query<{ epoch: string }>('SELECT DISTINCT epoch FROM relay_lease');
    expect(rows).toEqual([{ epoch: '4' }]);
  });

  it('gives its leases back when it stops', async () => {
    const first = await start({ holder: 'first', limits: { leaseMs: 600_000 } });
    await first.stop();
    const second = await start({ holder: 'second' });
    expect(second.health().heldShards).toEqual([0, 1, 2, 3]);
  });

  it('publishes at once when a commit wakes it', async () => {
    const outbox = outboxOfRelay();
    await start({ outbox, limits: { busyMs: 600_000, idleMs: 600_000 } });
    await test.database.transaction((tx) => outbox.append(tx, [event('a', 1)]));
    await eventually('published', () => sent().length === 1);
    await test.database.transaction((tx) => outbox.append(tx, [event('a', 2)]));
    await eventually('published again', () => sent().length === 2);
  });

  it('bounds a batch by bytes, because the broker bounds it, and lets one large event go alone', async () => {
    const requests: number[] = [];
    const producer = broker.producer();
    const measuring: Broker = {
      ...broker,
      partitionCount: (topic) => broker.partitionCount(topic),
      producer: () => ({
        ...producer,
        send: async (records) => {
          requests.push(Math.max(...[0, 1, 2, 3].map((partition) => records.filter((record) => record.partition === partition).reduce((sum, { value }) => sum + value.length, 0))));
          await producer.send(records);
        },
      }),
    };
    await append(...upTo(10).map((n) => event('a', n, 'x'.repeat(30_000))), event('a', 11, 'y'.repeat(200_000)), event('a', 12));
    await start({ on: measuring, limits: { maxBatchBytes: 100_000 } });
    await eventually('an empty outbox', isEmpty);
    expect(sent()).toHaveLength(12);
    expect(sent().map((text) => text[0])).toEqual([...upTo(10).map(() => 'x'), 'y', 'a']);
    expect(requests.filter((bytes) => bytes > 100_000)).toEqual([200_000]);
    expect(requests.length).toBeGreaterThanOrEqual(5);
  });

  it('refuses an event that the broker would never take, in the transaction of its effect', async () => {
    await expect(append(event('a', 1, Buffer.alloc(MAX_EVENT_BYTES + 1)))).rejects.toMatchObject({ code: 'YTB_BUG', message: expect.stringContaining('a-1') });
    await expect(append(event('a', 1, Buffer.alloc(MAX_EVENT_BYTES)))).resolves.toBeUndefined();
  });

  it('goes on with other shards while one partition takes nothing', async () => {
    const keys = upTo(40).map((n) => `key${n}`);
    const dead = partitionFor('key1', TEST_PARTITIONS);
    const inner = broker.producer();
    let isRepaired = false;
    const send: typeof inner.send = async (records) => {
      if (!isRepaired && records.some(({ partition }) => partition === dead)) throw new Error('no leader');
      await inner.send(records);
    };
    await append(...keys.map((key) => event(key, 1)));
    const relay = await start({ on: { ...broker, partitionCount: (topic) => broker.partitionCount(topic), producer: () => ({ ...inner, send }) } });
    const waiting = keys.filter((key) => partitionFor(key, TEST_PARTITIONS) === dead).length;
    await eventually('the others are out', async () => (await pendingRows()) === waiting);
    expect(relay.health()).toMatchObject({ ready: false, lastError: 'no leader' });
    isRepaired = true;
    await eventually('an empty outbox', isEmpty);
    expect(new Set(sent()).size).toBe(40);
  });

  it('sends nothing more of a shard that another relay has taken, not even the batch that it had in flight', async () => {
    const keys = upTo(40).map((n) => `key${n}`);
    const taken = partitionFor('key1', TEST_PARTITIONS);
    const kept = keys.find((key) => partitionFor(key, TEST_PARTITIONS) !== taken) ?? '';
    const inner = broker.producer();
    let isRepaired = false;
    const send: typeof inner.send = (records) => (isRepaired ? inner.send(records) : Promise.reject(new Error('no broker')));
    await append(event('key1', 1));
    const relay = await start({ on: { ...broker, partitionCount: (topic) => broker.partitionCount(topic), producer: () => ({ ...inner, send }) }, limits: { leaseMs: 300 } });
    await eventually('a batch in flight', () => relay.health().lastError !== null);
    await test.database.query('UPDATE relay_lease SET holder = $2, epoch = epoch + 1, expires_at = now() + interval \'1 hour\' WHERE shard = $1', [taken, 'other']);
    await eventually('it notices', () => relay.health().heldShards.length === TEST_PARTITIONS - 1);
    isRepaired = true;
    await append(event(kept, 1));
    await eventually('its other shards go on', () => sentOf(kept).length > 0);
    expect(sentOf('key1')).toEqual([]);
    expect(await pendingRows()).toBeGreaterThanOrEqual(1);
  });

  it('does not send what it was reading while it lost the shard', async () => {
    const other = (): Promise<unknown> =>
      test.database.query('UPDATE relay_lease SET holder = $2, epoch = epoch + 1, expires_at = now() + interval \'1 hour\' WHERE shard = $1', [
        partitionFor('key1', TEST_PARTITIONS),
        'other',
      ]);
    let takenWhileReading: (() => boolean) | undefined;
    const query: TestDatabase['database']['query'] = async (sql, params) => {
      const result = await test.database.query(sql, params);
      if (takenWhileReading === undefined && sql.includes('FROM outbox WHERE') && result.rows.length > 0) {
        takenWhileReading = () => relay.health().heldShards.length === TEST_PARTITIONS - 1;
        await other();
        await eventually('the loss is noticed', takenWhileReading);
      }
      return result as never;
    };
    const database = Object.create(test.database, { query: { value: query } }) as TestDatabase['database'];
    const relay = createRelay({ outbox: outboxOfRelay(), database, broker, holder: 'relay-1', clock: Date.now, logger: quiet, metrics: noMetrics, limits: { leaseMs: 300 } });
    relays.push(relay);
    await relay.start();
    await append(event('key1', 1));
    await eventually('the rows are read and the shard is lost', () => takenWhileReading?.() === true);
    const kept = upTo(40).map((n) => `key${n}`).find((key) => partitionFor(key, TEST_PARTITIONS) !== partitionFor('key1', TEST_PARTITIONS)) ?? '';
    await append(event(kept, 1));
    await eventually('its other shards go on', () => sentOf(kept).length > 0);
    expect(sentOf('key1')).toEqual([]);
  });

  describe('with the events of its own process', () => {
    const asleep = { busyMs: 600_000, idleMs: 600_000 };
    /** The database, and how often a payload was read from it. */
    function watched(): { database: TestDatabase['database']; payloadsRead: () => number } {
      let payloadsRead = 0;
      const query: TestDatabase['database']['query'] = async (sql, params) => {
        const result = await test.database.query(sql, params);
        payloadsRead += result.rows.filter((row) => 'payload' in (row as object)).length;
        return result as never;
      };
      return { database: Object.create(test.database, { query: { value: query } }) as TestDatabase['database'], payloadsRead: () => payloadsRead };
    }
    const commit = (outbox: Outbox, ...events: OutboxEvent[]): Promise<void> => test.database.transaction((tx) => outbox.append(tx, events));
    const recordOf = (key: string) => broker.records(TOPIC).find((record) => String(record.key) === key);

    it('publishes at once what was committed, and reads no payload back', async () => {
      const [outbox, { database, payloadsRead }] = [outboxOfRelay(), watched()];
      await start({ outbox, database, limits: asleep });
      await commit(outbox, event('a', 1), event('b', 1), event('a', 2));
      await eventually('an empty outbox', isEmpty);
      expect([sentOf('a'), sentOf('b'), payloadsRead()]).toEqual([['a#1', 'a#2'], ['b#1'], 0]);
    });

    it('publishes the same bytes and headers as one that reads them', async () => {
      const outbox = outboxOfRelay();
      const full = { causationId: 'cause', correlationId: 'correlation', traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', asOf: '2026-01-01' };
      const relay = await start({ outbox, limits: asleep });
      await test.database.transaction(async (tx) => {
        await outbox.append(tx, [{ ...event('kept', 1, '{"é":1}'), ...full }]);
        await elsewhere.append(tx, [{ ...event('read', 1, Buffer.from('{"é":1}')), ...full }]);
      });
      await eventually('an empty outbox', isEmpty);
      const own = ({ ce_id, ce_partitionkey, ...others }: Record<string, unknown>): unknown => (expect([ce_id, ce_partitionkey]).not.toContain(undefined), others);
      expect(recordOf('kept')?.value).toEqual(recordOf('read')?.value);
      expect(own(recordOf('kept')?.headers ?? {})).toEqual(own(recordOf('read')?.headers ?? {}));
      expect(relay.health().lastError).toBeNull();
    });

    it('publishes what another process left for the key before', async () => {
      const outbox = outboxOfRelay();
      await start({ outbox, limits: asleep });
      await append(event('a', 1));
      await commit(outbox, event('a', 2));
      await eventually('an empty outbox', isEmpty);
      expect(sentOf('a')).toEqual(['a#1', 'a#2']);
    });

    it('says nothing of what is rolled back', async () => {
      const outbox = outboxOfRelay();
      await start({ outbox, limits: asleep });
      const failing = test.database.transaction(async (tx) => {
        await outbox.append(tx, [event('a', 1)]);
        throw new Error('no effect, no event');
      });
      await expect(failing).rejects.toThrow('no effect');
      await commit(outbox, event('b', 1));
      await eventually('the other is published', () => sentOf('b').length === 1);
      expect(sentOf('a')).toEqual([]);
    });

    it('reads the event that a restored database has under the id of one that it kept', async () => {
      const outbox = outboxOfRelay();
      await start({ outbox, limits: asleep });
      await test.database.transaction(async (tx) => {
        await outbox.append(tx, [event('a', 1)]);
        await tx.query("UPDATE outbox SET event_id = 'a-other', payload = 'a#other'");
      });
      await eventually('an empty outbox', isEmpty);
      expect(sentOf('a')).toEqual(['a#other']);
    });

    it('reads what is too much to be kept', async () => {
      const [outbox, { database, payloadsRead }] = [outboxOfRelay(), watched()];
      await start({ outbox, database, limits: { ...asleep, keptBytes: 2_000 } });
      await commit(outbox, ...upTo(5).map((n) => event('a', n)));
      await eventually('an empty outbox', isEmpty);
      expect([sentOf('a'), payloadsRead()]).toEqual([upTo(5).map((n) => `a#${n}`), 3]);
    });
  });

  it('publishes nothing to a topic with another number of partitions, and says so', async () => {
    await append({ ...event('a', 1), topic: 'orders.accepted.v1' });
    const relay = await start();
    await eventually('an error', () => relay.health().lastError !== null);
    expect(relay.health().lastError).toBe('topic orders.accepted.v1 has 2 partitions, the relay has 4 shards: they must be equal');
    expect(await pendingRows()).toBe(1);
  });
});

describe('relay on PostgreSQL and Kafka', () => {
  it('moves a backlog while more is written, in order per key, nothing lost and nothing doubled', async () => {
    const [test, topics] = await Promise.all([createTestDatabase([messagingMigrations(process.cwd())]), createTestTopics({ topics: [TOPIC] })]);
    const broker = createKafkajsBroker({ clientId: 'relay-test', brokers: testStack().kafkaBrokers, logger: quiet, topicPrefix: topics.prefix });
    const outbox = outboxOfRelay();
    const relay = createRelay({ outbox, database: test.database, broker, holder: 'only', clock: Date.now, logger: quiet, metrics: noMetrics });
    const append = (n: number): Promise<void> =>
      test.database.transaction((tx) => outbox.append(tx, Array.from({ length: 50 }, (_, key) => event(`key${key}`, n))));
    for (const n of upTo(20)) await append(n);
    await relay.start();
    for (const n of upTo(20)) await append(20 + n);
    const seen: string[] = [];
    const consumer = broker.consumer({ groupId: testPrefix(), topics: [TOPIC], maxBytesPerPartition: 1_000_000 });
    await consumer.run(async (batch) => {
      seen.push(...batch.records.map(({ value }) => String(value)));
      await batch.commit(batch.records.at(-1)?.offset ?? 0n);
    });
    await eventually('all on the topic', () => seen.length >= 2000, 30_000);
    await consumer.stop();
    await relay.stop();
    expect(seen).toHaveLength(2000);
    expect(seen.filter((text) => text.startsWith('key7#'))).toEqual(upTo(40).map((n) => `key7#${n}`));
    await broker.close();
    await Promise.all([test.drop(), topics.drop()]);
  }, 60_000);
});
