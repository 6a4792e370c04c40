import { clientConfig, consumerConfig, producerConfig } from './client';

const options = { clientId: 'c', brokers: ['b:1'], logger: { info: () => undefined, warn: () => undefined, error: () => undefined } };

describe('options of the Kafka client', () => {
  it('are all said, and safe', () => {
    expect(producerConfig()).toMatchObject({ idempotent: false, maxInFlightRequests: 1, allowAutoTopicCreation: false });
    expect(consumerConfig({ groupId: 'g', maxBytesPerPartition: 5 })).toMatchObject({
      groupId: 'g',
      maxBytesPerPartition: 5,
      minBytes: 1,
      allowAutoTopicCreation: false,
      sessionTimeout: 30_000,
      rebalanceTimeout: 30_000,
      heartbeatInterval: 3_000,
      readUncommitted: false,
    });
    expect(clientConfig(options)).toMatchObject({ clientId: 'c', brokers: ['b:1'], enforceRequestTimeout: true, connectionTimeout: 3_000, requestTimeout: 10_000 });
  });

  it('never let the consumer restart itself: the supervisor does', async () => {
    const { retry } = consumerConfig({ groupId: 'g', maxBytesPerPartition: 5 });
    await expect(retry?.restartOnFailure?.(new Error('x'))).resolves.toBe(false);
  });
});
