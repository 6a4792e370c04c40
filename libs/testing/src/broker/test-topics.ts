import { TOPICS, type TopicName } from '@ytterby/contracts';
import { Kafka, logLevel } from 'kafkajs';
import { eventually } from '../eventually';
import { testPrefix, testStack } from '../test-stack';

/** Topics of its own for one test file, on the real broker. */
export interface TestTopics {
  /** To be given to `createKafkajsBroker` as `topicPrefix`. */
  readonly prefix: string;
  drop(): Promise<void>;
}

const MAX_MESSAGE_BYTES = String(12 * 1024 * 1024);

/** Creates topics (default: all of the contract) under a fresh prefix. */
export async function createTestTopics(options: { readonly topics?: readonly string[]; readonly partitions?: number } = {}): Promise<TestTopics> {
  const prefix = `${testPrefix()}.`;
  const names = (options.topics ?? (Object.keys(TOPICS) as TopicName[])).map((topic) => `${prefix}${topic}`);
  const kafka = new Kafka({ clientId: 'ytterby-test', brokers: [...testStack().kafkaBrokers], logLevel: logLevel.NOTHING });
  const admin = kafka.admin();
  await admin.connect();
  const configEntries = [{ name: 'max.message.bytes', value: MAX_MESSAGE_BYTES }];
  const topics = names.map((topic) => ({ topic, numPartitions: options.partitions ?? 4, replicationFactor: 1, configEntries }));
  // Not waitForLeaders: kafkajs gives up at the first "unknown topic", which a KRaft broker answers until it has applied what its controller decided.
  await admin.createTopics({ topics, waitForLeaders: false });
  // A leader that is elected may still refuse for a moment; it answers this question when it accepts records.
  await eventually('leaders that answer', () => Promise.all(names.map((topic) => admin.fetchTopicOffsets(topic))).then(() => true, () => false));
  const drop = async (): Promise<void> => {
    await admin.deleteTopics({ topics: names });
    await admin.disconnect();
  };
  return { prefix, drop };
}
