import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_CONSUMER_LIMITS, DEFAULT_RELAY_LIMITS, MAX_EVENT_BYTES } from './limits';

const yaml = readFileSync(join(__dirname, '..', '..', '..', 'infra', 'kafka', 'topics.yaml'), 'utf8');

function numberOf(name: string): number {
  const found = new RegExp(`^ {2}${name}: (\\d+)`, 'm').exec(yaml)?.[1];
  if (found === undefined) throw new Error(`infra/kafka/topics.yaml has no ${name}`);
  return Number(found);
}

describe('the limits of consumer and relay', () => {
  it('are those of infra/kafka/topics.yaml', () => {
    expect(DEFAULT_CONSUMER_LIMITS.maxRecordBytes).toBe(numberOf('inboundMaxBytes'));
    expect(DEFAULT_CONSUMER_LIMITS.maxBatch).toBe(numberOf('maxBatchRecords'));
    expect(DEFAULT_RELAY_LIMITS.maxBatch).toBe(numberOf('maxBatchRecords'));
  });

  it('fit what the broker takes and gives', () => {
    expect(DEFAULT_RELAY_LIMITS.maxBatchBytes).toBeLessThanOrEqual(numberOf('produceBatchMaxBytes'));
    expect(MAX_EVENT_BYTES).toBeLessThan(numberOf('maxMessageBytes'));
    expect(DEFAULT_CONSUMER_LIMITS.fetchBytesPerPartition).toBeGreaterThanOrEqual(numberOf('maxMessageBytes'));
  });
});
