import { readFileSync } from 'node:fs';
import { type Admin, ConfigResourceTypes, Kafka, type ITopicConfig, logLevel } from 'kafkajs';
import { parse } from 'yaml';
import { z } from 'zod';
import { messageOf, StackError } from './errors';
import { type Probe, waitFor } from './probes';

const LEADER_TIMEOUT_MS = 30_000;

const count = z.number().int().min(1);

const topicSettings = z.strictObject({
  partitions: count,
  replicationFactor: count,
  minInsyncReplicas: count,
  /** Bytes of one record batch. */
  maxMessageBytes: count,
  cleanupPolicy: z.enum(['delete', 'compact']),
  retentionHours: count,
});

const topicsFile = z.strictObject({
  limits: z.strictObject({ inboundMaxBytes: count, decisionMaxBytes: count, produceBatchMaxBytes: count, maxBatchRecords: count }),
  defaults: topicSettings,
  topics: z.record(z.string().regex(/^[a-z][a-z0-9.]*\.v\d+$/, 'a topic is named like orders.accepted.v1'), topicSettings.partial()),
});

/** Size limits that go with the topics; bytes, and records per batch. */
export type TopicLimits = z.infer<typeof topicsFile>['limits'];

/** A topic as it must exist on the broker. */
export interface TopicSpec extends z.infer<typeof topicSettings> {
  readonly name: string;
}

/** What `infra/kafka/topics.yaml` says. */
export interface Topics {
  readonly limits: TopicLimits;
  readonly topics: readonly TopicSpec[];
}

/** What {@link ensureTopics} did. */
export interface EnsuredTopics {
  readonly created: readonly string[];
  readonly existing: readonly string[];
}

/** Parses the text of a topics file; every topic gets the defaults that it does not override. @throws StackError YTB_STACK_TOPICS naming each bad place. */
export function parseTopics(text: string): Topics {
  let content: unknown;
  try {
    content = parse(text);
  } catch (error) {
    throw new StackError('YTB_STACK_TOPICS', `The topics file is no YAML: ${messageOf(error)}`, error);
  }
  const parsed = topicsFile.safeParse(content);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${['topics file', ...issue.path].join('.')}: ${messageOfIssue(issue)}`);
    throw new StackError('YTB_STACK_TOPICS', `The topics file cannot be used. ${problems.join('; ')}`);
  }
  const { limits, defaults, topics } = parsed.data;
  const specs = Object.entries(topics).map(([name, own]) => ({ ...defaults, ...definedOnly(own), name }));
  const tooSmall = specs.find((spec) => spec.maxMessageBytes < limits.produceBatchMaxBytes);
  if (tooSmall !== undefined) {
    throw new StackError(
      'YTB_STACK_TOPICS',
      `The topics file cannot be used. topics.${tooSmall.name}.maxMessageBytes is ${tooSmall.maxMessageBytes}, but limits.produceBatchMaxBytes allows batches of ${limits.produceBatchMaxBytes}`,
    );
  }
  return { limits, topics: specs };
}

/** A bad key of a record hides its reason one level down. */
function messageOfIssue(issue: z.core.$ZodIssue): string {
  return issue.code === 'invalid_key' ? (issue.issues[0]?.message ?? issue.message) : issue.message;
}

function definedOnly<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as { [K in keyof T]: Exclude<T[K], undefined> };
}

/** Reads a topics file. @throws StackError YTB_STACK_TOPICS */
export function readTopics(file: string): Topics {
  return parseTopics(readFileSync(file, 'utf8'));
}

/** The topic configuration of a spec in Kafka's own names. */
export function configOf(spec: TopicSpec): Readonly<Record<string, string>> {
  return {
    'cleanup.policy': spec.cleanupPolicy,
    'retention.ms': String(spec.retentionHours * 3_600_000),
    'max.message.bytes': String(spec.maxMessageBytes),
    'min.insync.replicas': String(spec.minInsyncReplicas),
  };
}

/**
 * Makes the topics of the file that are missing and checks partitions and configuration of those that exist; nothing existing is changed.
 * @param prefix put before every name; tests use it to stay apart
 * @throws StackError YTB_STACK_TOPICS when an existing topic differs: it names topic, setting, what is there and what the file says
 * @throws StackError YTB_STACK_NOT_ANSWERING when no broker answers
 */
export async function ensureTopics(brokers: readonly string[], file: string, options: { readonly prefix?: string } = {}): Promise<EnsuredTopics> {
  const prefix = options.prefix ?? '';
  const specs = readTopics(file).topics.map((spec) => ({ ...spec, name: `${prefix}${spec.name}` }));
  const kafka = new Kafka({ clientId: 'ytterby-topics', brokers: [...brokers], logLevel: logLevel.NOTHING, connectionTimeout: 3_000, requestTimeout: 15_000, retry: { retries: 4 } });
  const admin = kafka.admin();
  try {
    await admin.connect();
  } catch (error) {
    throw new StackError('YTB_STACK_NOT_ANSWERING', `Kafka at ${brokers.join(', ')} does not answer, so the topics cannot be made: ${messageOf(error)}`, error);
  }
  try {
    return await ensureWith(admin, specs);
  } finally {
    await admin.disconnect();
  }
}

async function ensureWith(admin: Admin, specs: readonly TopicSpec[]): Promise<EnsuredTopics> {
  const present = new Set(await admin.listTopics());
  const missing = specs.filter((spec) => !present.has(spec.name));
  // Not waitForLeaders: kafkajs gives up at the first "unknown topic", which a KRaft broker answers until it has applied what its controller decided.
  if (missing.length > 0) await admin.createTopics({ topics: missing.map(creationOf), waitForLeaders: false });
  const existing = specs.filter((spec) => present.has(spec.name));
  // A topic that another process made in the meantime is checked too: createTopics says nothing about it.
  await awaitLeaders(admin, specs);
  await verify(admin, specs);
  return { created: missing.map((spec) => spec.name), existing: existing.map((spec) => spec.name) };
}

/** Waits until the leader of every partition answers for it: an elected leader may still refuse a write for a moment. @throws StackError YTB_STACK_TOPICS */
async function awaitLeaders(admin: Admin, specs: readonly TopicSpec[]): Promise<void> {
  const probe: Probe = () =>
    Promise.all(specs.map((spec) => admin.fetchTopicOffsets(spec.name))).then(
      () => null,
      (error: unknown) => messageOf(error),
    );
  const problem = await waitFor(probe, { timeoutMs: LEADER_TIMEOUT_MS });
  if (problem !== null) throw new StackError('YTB_STACK_TOPICS', `The topics were made but cannot be used yet: ${problem}. Look whether all brokers run, then try again.`);
}

function creationOf(spec: TopicSpec): ITopicConfig {
  return {
    topic: spec.name,
    numPartitions: spec.partitions,
    replicationFactor: spec.replicationFactor,
    configEntries: Object.entries(configOf(spec)).map(([name, value]) => ({ name, value })),
  };
}

async function verify(admin: Admin, specs: readonly TopicSpec[]): Promise<void> {
  const { topics } = await admin.fetchTopicMetadata({ topics: specs.map((spec) => spec.name) });
  const partitions = new Map(topics.map((topic) => [topic.name, topic.partitions.length]));
  const { resources } = await admin.describeConfigs({
    includeSynonyms: false,
    resources: specs.map((spec) => ({ type: ConfigResourceTypes.TOPIC, name: spec.name, configNames: Object.keys(configOf(spec)) })),
  });
  const configs = new Map(resources.map((resource) => [resource.resourceName, new Map(resource.configEntries.map((entry) => [entry.configName, entry.configValue]))]));
  const problems = specs.flatMap((spec) => differences(spec, partitions.get(spec.name), configs.get(spec.name)));
  if (problems.length > 0) {
    throw new StackError(
      'YTB_STACK_TOPICS',
      `Topics on the broker differ from infra/kafka/topics.yaml. ${problems.join('; ')}. Change the topic with Kafka's tools or the file; partitions cannot be changed without moving keys`,
    );
  }
}

/** What differs between a spec and the broker, as one phrase each. */
export function differences(spec: TopicSpec, partitions: number | undefined, config: ReadonlyMap<string, string> | undefined): string[] {
  const found: string[] = [];
  if (partitions !== spec.partitions) found.push(`${spec.name} has ${partitions ?? 'no'} partitions, the file says ${spec.partitions}`);
  for (const [name, wanted] of Object.entries(configOf(spec))) {
    const actual = config?.get(name);
    if (actual !== wanted) found.push(`${spec.name} has ${name}=${actual ?? 'unknown'}, the file says ${wanted}`);
  }
  return found;
}
