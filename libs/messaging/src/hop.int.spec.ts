import type { PayloadOf } from '@ytterby/contracts';
import {
  clearScreening,
  createTestDatabase,
  createTestTopics,
  eventRecord,
  eventually,
  faultyBroker,
  faultyDatabase,
  TEST_PARTITIONS,
  testPrefix,
  testStack,
  type TransactionFault,
} from '@ytterby/testing';
import { createKafkajsBroker } from './adapters/kafkajs/kafkajs-broker';
import { createConsumer } from './consumer/run-consumer';
import { messagingMigrations } from './migrations';
import { Outbox } from './outbox/outbox';
import { createRelay } from './outbox/relay';
import type { Broker, TopicHandler } from './ports';

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const noMetrics = { count: () => undefined, gauge: () => undefined, observeSeconds: () => undefined };
const KEYS = 40;
const REVISIONS = 25;

/** Park–Miller: the same faults in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** One hop (topic → consumer → effect and outbox → relay → topic) on the real stack, with faults at every step and a second process joining under backlog. */
describe('one hop on Kafka and PostgreSQL under faults', () => {
  it('has every effect once and publishes every event in order per key', async () => {
    const [test, topics] = await Promise.all([createTestDatabase([messagingMigrations(process.cwd())]), createTestTopics({ topics: ['screening.completed.v1', 'license.decided.v1'] })]);
    await test.database.query('CREATE TABLE effect (n bigint GENERATED ALWAYS AS IDENTITY, key text NOT NULL, revision int NOT NULL, holder text NOT NULL)');
    const name = testPrefix();
    const brokers: Broker[] = [];
    const connect = (): Broker => {
      const broker = createKafkajsBroker({ clientId: name, brokers: testStack().kafkaBrokers, logger: quiet, topicPrefix: topics.prefix });
      brokers.push(broker);
      return broker;
    };
    const exits: number[] = [];

    const startProcess = async (holder: string, seed: number) => {
      const random = seeded(seed);
      const pick = <T>(faults: readonly T[], none: T): T => (random() < 0.25 ? (faults[Math.floor(random() * faults.length)] ?? none) : none);
      const database = faultyDatabase(test.database, () => pick<TransactionFault>(['before-commit', 'lost-reply', 'unreachable'], 'none'));
      const broker = faultyBroker(connect(), { produce: () => pick(['not-sent', 'lost-reply'], 'none'), commit: () => pick(['lost'], 'none') });
      const common = { outbox: new Outbox({ source: 'licensing', partitions: TEST_PARTITIONS }), database, broker, clock: Date.now, logger: quiet, metrics: noMetrics, random };
      const relay = createRelay({ ...common, holder, limits: { backoffMs: 1, backoffMaxMs: 10, leaseMs: 1_000 } });
      const handler: TopicHandler<'screening.completed.v1'> = {
        topic: 'screening.completed.v1',
        handle: async (tx, events) => {
          await tx.query('INSERT INTO effect (key, revision, holder) SELECT key, revision, $3 FROM unnest($1::text[], $2::int[]) AS e (key, revision)', [
            events.map(({ key }) => key),
            events.map(({ data }: { data: PayloadOf<'screening.completed.v1'> }) => data.revision),
            holder,
          ]);
          return events.map(({ key, data, attributes }) => ({ topic: 'license.decided.v1', key, id: `d-${attributes.id}`, payload: `${key}#${data.revision}` }));
        },
      };
      const consumer = createConsumer({
        ...common,
        name,
        handlers: [handler],
        limits: { maxBatch: 20, attempts: 20 },
        newId: () => `${holder}-${random()}`,
        exit: (code) => void exits.push(code),
        sleep: () => new Promise((resolve) => setImmediate(resolve)),
      });
      await relay.start();
      await consumer.start();
      return async (): Promise<void> => {
        await consumer.stop();
        await relay.stop();
      };
    };

    const producer = connect().producer();
    await producer.connect();
    const revision = (n: number) =>
      Array.from({ length: KEYS }, (_, key) => eventRecord({ topic: 'screening.completed.v1', key: `order-${key}`, id: `${key}-${n}`, data: clearScreening(`order-${key}`, n) }));
    for (let n = 1; n <= REVISIONS; n++) await producer.send(revision(n));
    const effects = async (): Promise<number> => Number((await test.database.query<{ count: string }>('SELECT count(*) FROM effect')).rows[0]?.count);
    const outbox = async (): Promise<number> => Number((await test.database.query<{ count: string }>('SELECT count(*) FROM outbox')).rows[0]?.count);

    const stopFirst = await startProcess('first', 11);
    await eventually('the first is at work', async () => (await effects()) > 50, 40_000);
    const stopSecond = await startProcess('second', 42);
    await eventually('all effects', async () => (await effects()) >= KEYS * REVISIONS, 60_000);
    await eventually('an empty outbox', async () => (await outbox()) === 0, 60_000);
    await Promise.all([stopFirst(), stopSecond()]);

    const published: string[] = [];
    const reader = connect().consumer({ groupId: testPrefix(), topics: ['license.decided.v1'], maxBytesPerPartition: 1_000_000 });
    await reader.run(async (batch) => {
      published.push(...batch.records.map(({ value }) => String(value)));
      await batch.commit(batch.records.at(-1)?.offset ?? 0n);
    });
    await eventually('all published', async () => published.length > 0 && (await reader.lag()) === 0n, 30_000);
    await reader.stop();

    expect(exits).toEqual([]);
    const { rows } = await test.database.query<{ key: string; revisions: number[] }>('SELECT key, array_agg(revision ORDER BY n) AS revisions FROM effect GROUP BY key');
    const inOrder = Array.from({ length: REVISIONS }, (_, index) => index + 1);
    expect(rows).toHaveLength(KEYS);
    for (const { key, revisions } of rows) {
      expect({ key, revisions }).toEqual({ key, revisions: inOrder });
      const first = [...new Set(published.filter((text) => text.startsWith(`${key}#`)))];
      expect(first).toEqual(inOrder.map((n) => `${key}#${n}`));
    }
    expect((await test.database.query('SELECT 1 FROM parked')).rowCount).toBe(0);
    await Promise.all(brokers.map((broker) => broker.close()));
    await Promise.all([test.drop(), topics.drop()]);
  }, 180_000);
});
