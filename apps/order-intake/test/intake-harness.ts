import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EventAttributes, headersFromAttributes, type LicenseDecidedV1, TOPICS, type TopicName } from '@ytterby/contracts';
import { type Broker, type BrokerProducer, type BrokerRecord, createKafkajsBroker, partitionFor } from '@ytterby/messaging';
import { quoteIdentifier, runOnce } from '@ytterby/persistence';
import { createApiKeys, loadConfig, newId, type Role, silentLogger } from '@ytterby/platform';
import { createTestTopics, testPrefix, testStack, type TestTopics } from '@ytterby/testing';
import { orderIntakeSettings } from '../src/config';
import { type OrderIntakeOverrides, type RunningOrderIntake, startOrderIntake } from '../src/service';
import { EventReader } from './event-reader';

const ROOT = join(__dirname, '..', '..', '..');
const PARTITIONS = 4;
const MAX_FETCH_BYTES = 12 * 1024 * 1024;

/** A JSON answer. */
export interface Answer<T> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
}

/** Everything that was published to a topic. */
class TopicLog {
  readonly records: BrokerRecord[] = [];
  private notify: () => void = () => undefined;

  add(records: readonly BrokerRecord[]): void {
    this.records.push(...records);
    this.notify();
  }

  /** The payloads of a key, as soon as there are `count`. */
  async payloadsOf<T>(key: string, count: number): Promise<readonly T[]> {
    for (;;) {
      const found = this.records.filter((record) => record.key?.toString() === key);
      if (found.length >= count) return found.map((record) => JSON.parse(record.value?.toString() ?? 'null') as T);
      await new Promise<void>((resolve) => {
        this.notify = resolve;
      });
    }
  }
}

/** Order intake on the real stack, with topics, database and keys of its own. */
export class IntakeHarness {
  readonly accepted = new TopicLog();
  readonly rejected = new TopicLog();
  readonly closed = new TopicLog();

  private constructor(
    private service: RunningOrderIntake,
    private readonly startService: () => Promise<RunningOrderIntake>,
    private readonly keys: ReadonlyMap<string, string>,
    private readonly parts: { topics: TestTopics; broker: Broker; producer: BrokerProducer; databaseName: string },
  ) {}

  static async start(env: Record<string, string> = {}, overrides: OrderIntakeOverrides = {}): Promise<IntakeHarness> {
    const topics = await createTestTopics({ partitions: PARTITIONS });
    const keysFile = join(mkdtempSync(join(tmpdir(), 'ytterby-intake-')), 'keys.json');
    const keys = createApiKeys(keysFile, (['viewer', 'analyst', 'officer', 'machine'] as Role[]).map((role) => ({ subject: role, role })));
    const databasePrefix = `${testPrefix()}_`;
    const { kafkaBrokers, postgresUrl } = testStack();
    const config = loadConfig(orderIntakeSettings, {
      YTTERBY_KAFKA_BROKERS: kafkaBrokers.join(','),
      YTTERBY_POSTGRES_URL: postgresUrl,
      YTTERBY_KEYS_FILE: keysFile,
      YTTERBY_TOPIC_PREFIX: topics.prefix,
      YTTERBY_DATABASE_PREFIX: databasePrefix,
      YTTERBY_INTAKE_PORT: '0',
      ...env,
    });
    const startService = (): Promise<RunningOrderIntake> => startOrderIntake(config, { logger: silentLogger, root: ROOT, ...overrides });
    const service = await startService();
    const broker = createKafkajsBroker({ clientId: 'intake-test', brokers: kafkaBrokers, topicPrefix: topics.prefix, logger: silentLogger });
    const producer = broker.producer();
    await producer.connect();
    const harness = new IntakeHarness(service, startService, keys, { topics, broker, producer, databaseName: `${databasePrefix}intake` });
    await harness.listen();
    return harness;
  }

  /** Calls the API as a role; a string or buffer is sent as it is, anything else as JSON. */
  async call<T = Record<string, unknown>>(method: string, path: string, options: { role?: Role | null; body?: unknown; headers?: Record<string, string> } = {}): Promise<Answer<T>> {
    const { role = 'machine', body, headers } = options;
    const response = await fetch(`${this.service.url}${path}`, {
      method,
      headers: { ...(role === null ? {} : this.authorization(role)), ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: (isJson(response) ? JSON.parse(text) : text) as T };
  }

  authorization(role: Role): Record<string, string> {
    return { authorization: `Bearer ${this.keys.get(role) ?? ''}` };
  }

  events(path: string, headers: Record<string, string> = {}): Promise<EventReader> {
    return EventReader.open(`${this.service.url}${path}`, { ...this.authorization('viewer'), ...headers });
  }

  /** Publishes to a topic as its producer would. @returns the event id */
  async publish(topic: TopicName, key: string, payload: unknown, attributes: Partial<EventAttributes> = {}): Promise<string> {
    const id = newId();
    const event: EventAttributes = { specversion: '1.0', id, source: 'urn:test', type: TOPICS[topic].eventType, ...attributes };
    const value = Buffer.isBuffer(payload) ? payload : Buffer.from(typeof payload === 'string' ? payload : JSON.stringify(payload));
    await this.parts.producer.send([{ topic, partition: partitionFor(key, PARTITIONS), key, value, headers: headersFromAttributes(event) }]);
    return event.id;
  }

  decide(decision: LicenseDecidedV1): Promise<string> {
    return this.publish('license.decided.v1', decision.orderId, decision);
  }

  async restart(): Promise<void> {
    await this.service.stop();
    this.service = await this.startService();
  }

  async stop(): Promise<void> {
    await this.service.stop();
    await this.parts.broker.close();
    await this.parts.topics.drop();
    await runOnce(testStack().postgresUrl, `DROP DATABASE IF EXISTS ${quoteIdentifier(this.parts.databaseName)} WITH (FORCE)`);
  }

  private async listen(): Promise<void> {
    const logs: Readonly<Record<string, TopicLog>> = { 'orders.accepted.v1': this.accepted, 'orders.rejected.v1': this.rejected, 'orders.closed.v1': this.closed };
    const topics = Object.keys(logs) as TopicName[];
    const consumer = this.parts.broker.consumer({ groupId: `${this.parts.topics.prefix}test`, topics, maxBytesPerPartition: MAX_FETCH_BYTES });
    await consumer.run(async (batch) => {
      logs[batch.topic]?.add(batch.records);
      const last = batch.records.at(-1);
      if (last !== undefined) await batch.commit(last.offset);
    });
  }
}

function isJson(response: Response): boolean {
  return /^application\/(problem\+)?json/.test(response.headers.get('content-type') ?? '');
}
