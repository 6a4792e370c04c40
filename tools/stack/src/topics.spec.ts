import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TOPICS } from '@ytterby/contracts';
import { REPOSITORY } from './repository-files';
import { configOf, differences, parseTopics, readTopics, type TopicSpec } from './topics';

const FILE = join(REPOSITORY, 'infra', 'kafka', 'topics.yaml');
const MIB = 1024 * 1024;

function changed(from: string | RegExp, to: string): string {
  const text = readFileSync(FILE, 'utf8');
  const result = text.replace(from, to);
  if (result === text) throw new Error(`nothing to replace: ${String(from)}`);
  return result;
}

describe('infra/kafka/topics.yaml', () => {
  const { limits, topics } = readTopics(FILE);

  it('has exactly the topics of the contracts', () => {
    expect(topics.map((topic) => topic.name).sort()).toEqual(Object.keys(TOPICS).sort());
  });

  it('gives all topics the same number of partitions, so that an order has the same one everywhere', () => {
    expect(new Set(topics.map((topic) => topic.partitions))).toEqual(new Set([4]));
  });

  it('lets an order that is a little over the limit still reach us', () => {
    expect(limits.inboundMaxBytes).toBe(4 * MIB);
    const inbound = topics.find((topic) => topic.name === 'orders.submitted.v1');
    expect(inbound?.maxMessageBytes).toBeGreaterThanOrEqual(limits.inboundMaxBytes + MIB / 2);
  });

  it('carries an accepted order of the largest size, and every produce request', () => {
    for (const topic of topics) expect(topic.maxMessageBytes).toBeGreaterThan(limits.produceBatchMaxBytes);
    expect(topics.find((topic) => topic.name === 'orders.accepted.v1')?.maxMessageBytes).toBeGreaterThan(limits.inboundMaxBytes);
  });

  it('keeps a decision below the usual limit of other clusters', () => {
    expect(limits.decisionMaxBytes).toBe(900 * 1024);
  });
});

describe('parsing a topics file', () => {
  it.each([
    ['no YAML', 'a: [', /no YAML/],
    ['an unknown setting', changed('retentionHours: 336', 'retention: 336'), /topics\.orders\.submitted\.v1.*retention/],
    ['a count of zero', changed('partitions: 4', 'partitions: 0'), /defaults\.partitions/],
    ['a text where a number belongs', changed('decisionMaxBytes: 921600', 'decisionMaxBytes: 900KiB'), /limits\.decisionMaxBytes/],
    ['a topic without a version', changed('orders.rejected.v1: {}', 'orders.rejected: {}'), /orders\.rejected.*named like/],
    ['a batch that no topic takes', changed('maxMessageBytes: 5242880', 'maxMessageBytes: 1000000'), /maxMessageBytes is 1000000.*4718592/],
    ['no limits', 'topics: {}', /limits/],
  ])('refuses %s and names the place', (_, text, message) => {
    expect(() => parseTopics(text)).toThrow(expect.objectContaining({ code: 'YTB_STACK_TOPICS', message: expect.stringMatching(message) as unknown }) as Error);
  });

  it('lets a topic override the defaults', () => {
    const { topics } = parseTopics(changed('orders.rejected.v1: {}', 'orders.rejected.v1: {partitions: 8}'));
    expect(topics.find((topic) => topic.name === 'orders.rejected.v1')).toMatchObject({ partitions: 8, retentionHours: 720 });
  });
});

describe('comparing a topic with the broker', () => {
  const spec: TopicSpec = { name: 't.v1', partitions: 4, replicationFactor: 1, minInsyncReplicas: 1, maxMessageBytes: 100, cleanupPolicy: 'delete', retentionHours: 1 };
  const config = (overrides: Record<string, string> = {}): Map<string, string> => new Map(Object.entries({ ...configOf(spec), ...overrides }));

  it('finds nothing when all is equal', () => {
    expect(differences(spec, 4, config())).toEqual([]);
  });

  it('names topic, setting, what is there and what the file says', () => {
    expect(differences(spec, 3, config({ 'retention.ms': '5' }))).toEqual(['t.v1 has 3 partitions, the file says 4', 't.v1 has retention.ms=5, the file says 3600000']);
  });

  it('does not take a topic that the broker says nothing about as equal', () => {
    expect(differences(spec, undefined, undefined)).toHaveLength(5);
  });
});
