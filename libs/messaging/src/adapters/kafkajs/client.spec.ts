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
    expect(clientConfig(options)).toMatchObject({ clientId: 'c', brokers: ['b:1'], enforceRequestTimeout: true, connectionTimeout: 3_000, requestTimeout: 10_000, ssl: false });
    const sasl = { mechanism: 'plain', username: 'u', password: 'p' } as const;
    expect(clientConfig({ ...options, tls: true, sasl })).toMatchObject({ ssl: true, sasl });
  });

  it.each([
    ['a group whose coordinator still reads its log', { type: 'GROUP_LOAD_IN_PROGRESS', code: 14 }, true],
    ['a group whose coordinator is being chosen', { type: 'GROUP_COORDINATOR_NOT_AVAILABLE', code: 15 }, true],
    ['a group that moved, after all retries', { name: 'KafkaJSNumberOfRetriesExceeded', cause: { type: 'NOT_COORDINATOR_FOR_GROUP', code: 16 } }, true],
    ['a member that the group does not know', { type: 'UNKNOWN_MEMBER_ID', code: 25 }, false],
    ['a broken connection', new Error('x'), false],
  ])('joins anew in this process for %s: %j, %s', async (_, error, restarts) => {
    const { retry } = consumerConfig({ groupId: 'g', maxBytesPerPartition: 5 });
    await expect(retry?.restartOnFailure?.(error as Error)).resolves.toBe(restarts);
  });
});
