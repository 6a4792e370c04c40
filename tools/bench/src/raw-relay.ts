import { partitionFor } from '@ytterby/messaging';
import { type Consumer, type EachBatchPayload, Kafka, logLevel, Partitioners, type Producer } from 'kafkajs';
import { Pool } from 'pg';
import type { BenchOrder } from '@ytterby/start';

/** What a run of the raw relay needs. */
export interface RawRelayOptions {
  readonly brokers: readonly string[];
  readonly postgresUrl: string;
  readonly orders: readonly BenchOrder[];
  readonly partitions: number;
  /** Makes topic and table names of this run its own. */
  readonly run: string;
}

/** What it made. */
export interface RawRelayResult {
  readonly ordersPerSecond: number;
  readonly commitsPerSecond: number;
}

const BATCH = 500;
const HOPS = 3;

/**
 * The raw durable relay that the pipeline is measured against: three kafkajs hops, per batch of 500 one UNNEST insert and one commit, acks from all,
 * the same partitions and payloads, and no logic at all.
 */
export async function runRawRelay(options: RawRelayOptions): Promise<RawRelayResult> {
  const kafka = new Kafka({ clientId: 'raw-relay', brokers: [...options.brokers], logLevel: logLevel.NOTHING });
  const topics = Array.from({ length: HOPS + 1 }, (_, hop) => `raw-${options.run}-${hop}`);
  const admin = kafka.admin();
  await admin.connect();
  await admin.createTopics({ topics: topics.map((topic) => ({ topic, numPartitions: options.partitions, replicationFactor: 1 })), waitForLeaders: true });
  const pool = new Pool({ connectionString: options.postgresUrl, max: HOPS });
  for (let hop = 0; hop < HOPS; hop += 1) await pool.query(`CREATE TABLE raw_${options.run}_${hop} (key text NOT NULL, payload bytea NOT NULL)`);
  const producer = await connectedProducer(kafka);
  try {
    return await relay({ kafka, pool, producer, topics, options });
  } finally {
    await producer.disconnect();
    for (let hop = 0; hop < HOPS; hop += 1) await pool.query(`DROP TABLE raw_${options.run}_${hop}`);
    await pool.end();
    await admin.deleteTopics({ topics });
    await admin.disconnect();
  }
}

async function connectedProducer(kafka: Kafka): Promise<Producer> {
  const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner, allowAutoTopicCreation: false, maxInFlightRequests: 1, idempotent: false });
  await producer.connect();
  return producer;
}

interface Run {
  readonly kafka: Kafka;
  readonly pool: Pool;
  readonly producer: Producer;
  readonly topics: readonly string[];
  readonly options: RawRelayOptions;
}

async function relay(run: Run): Promise<RawRelayResult> {
  let commits = 0;
  let arrived = 0;
  const consumers: Consumer[] = [];
  const done = new Promise<void>((resolve, reject) => {
    const hops = Array.from({ length: HOPS }, (_, hop) => startHop(run, hop, (count) => {
      commits += 1;
      if (hop === HOPS - 1) arrived += count;
      if (arrived >= run.options.orders.length) resolve();
    }));
    Promise.all(hops).then((started) => consumers.push(...started), reject);
  });
  await Promise.resolve();
  while (consumers.length < HOPS) await new Promise((resolve) => setTimeout(resolve, 20));
  const startedAtMs = performance.now();
  await submitAll(run.producer, run.topics[0] ?? '', run.options);
  await done;
  const seconds = (performance.now() - startedAtMs) / 1000;
  await Promise.all(consumers.map((consumer) => consumer.disconnect()));
  return { ordersPerSecond: run.options.orders.length / seconds, commitsPerSecond: commits / seconds };
}

/** Writes all orders to a topic in batches of 500, partitioned by key as the product does. */
async function submitAll(producer: Producer, topic: string, options: RawRelayOptions): Promise<void> {
  for (let start = 0; start < options.orders.length; start += BATCH) {
    const messages = options.orders.slice(start, start + BATCH).map((order) => ({
      key: order.orderId,
      value: order.value,
      partition: partitionFor(order.orderId, options.partitions),
    }));
    await producer.send({ topic, acks: -1, messages });
  }
}

async function startHop(run: Run, hop: number, onCommit: (count: number) => void): Promise<Consumer> {
  const consumer = run.kafka.consumer({ groupId: `raw-${run.options.run}-${hop}`, maxWaitTimeInMs: 50, minBytes: 1, maxBytesPerPartition: 1_048_576 });
  await consumer.connect();
  await consumer.subscribe({ topics: [run.topics[hop] ?? ''], fromBeginning: true });
  const joined = new Promise<void>((resolve) => consumer.on(consumer.events.GROUP_JOIN, () => resolve()));
  await consumer.run({ autoCommit: false, eachBatchAutoResolve: false, eachBatch: (payload) => relayBatch(run, hop, payload, onCommit) });
  await joined;
  return consumer;
}

async function relayBatch(run: Run, hop: number, payload: EachBatchPayload, onCommit: (count: number) => void): Promise<void> {
  const { messages } = payload.batch;
  for (let start = 0; start < messages.length; start += BATCH) {
    const chunk = messages.slice(start, start + BATCH);
    const keys = chunk.map((message) => message.key?.toString() ?? '');
    await run.pool.query(`INSERT INTO raw_${run.options.run}_${hop} SELECT * FROM unnest($1::text[], $2::bytea[])`, [keys, chunk.map((message) => message.value)]);
    const next = chunk.map((message) => ({ key: message.key, value: message.value, partition: payload.batch.partition }));
    await run.producer.send({ topic: run.topics[hop + 1] ?? '', acks: -1, messages: next });
    payload.resolveOffset(chunk.at(-1)?.offset ?? '0');
    await payload.commitOffsetsIfNecessary({ topics: [{ topic: payload.batch.topic, partitions: [{ partition: payload.batch.partition, offset: nextOffset(chunk.at(-1)?.offset) }] }] });
    onCommit(chunk.length);
  }
}

function nextOffset(last: string | undefined): string {
  return (BigInt(last ?? '0') + 1n).toString();
}
