import { BROKER_SUITE_PARTITIONS, BROKER_SUITE_TOPICS, describeBroker } from '@ytterby/testing';
import { createMemoryBroker } from './memory-broker';

describeBroker('memory', () => {
  const broker = createMemoryBroker({ topics: Object.fromEntries(BROKER_SUITE_TOPICS.map((topic) => [topic, BROKER_SUITE_PARTITIONS])) });
  return Promise.resolve({ connect: () => broker, close: () => broker.close() });
});
