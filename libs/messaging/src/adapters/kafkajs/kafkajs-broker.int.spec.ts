import { BROKER_SUITE_PARTITIONS, BROKER_SUITE_TOPICS, createTestTopics, describeBroker, testStack } from '@ytterby/testing';
import { createKafkajsBroker } from './kafkajs-broker';

const logger = { info: () => undefined, warn: () => undefined, error: () => undefined };

describeBroker('kafkajs', async () => {
  const topics = await createTestTopics({ topics: BROKER_SUITE_TOPICS, partitions: BROKER_SUITE_PARTITIONS });
  const connect = () => createKafkajsBroker({ clientId: 'broker-suite', brokers: testStack().kafkaBrokers, logger, topicPrefix: topics.prefix });
  return { connect, close: () => topics.drop() };
});
