import type { Admin, Consumer, EachBatchPayload, IHeaders, KafkaMessage } from 'kafkajs';
import type { BrokerConsumer, BrokerRecord, RecordBatch } from '../../ports';

/** What a consumer of this adapter is made of. */
export interface KafkajsConsumerParts {
  readonly consumer: Consumer;
  readonly admin: () => Promise<Admin>;
  readonly groupId: string;
  readonly topics: readonly string[];
  readonly toWire: (topic: string) => string;
  readonly fromWire: (topic: string) => string;
}

function headerText(value: IHeaders[string]): string | undefined {
  const first = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' ? first : first?.toString('utf8');
}

function headersOf(headers: IHeaders | undefined): Record<string, string | undefined> {
  const texts: Record<string, string | undefined> = Object.create(null) as Record<string, string | undefined>;
  for (const name of Object.keys(headers ?? {})) texts[name] = headerText(headers?.[name]);
  return texts;
}

function toRecord(topic: string, partition: number, message: KafkaMessage): BrokerRecord {
  return {
    topic,
    partition,
    offset: BigInt(message.offset),
    key: message.key,
    value: message.value,
    headers: headersOf(message.headers),
    timestampMs: Number(message.timestamp),
  };
}

/** {@link BrokerConsumer} on kafkajs `eachBatch`: starts at the committed offset, else at the earliest; nothing is committed or resolved by the library. */
export class KafkajsConsumer implements BrokerConsumer {
  private assigned: Readonly<Record<string, readonly number[]>> | null = null;
  private crashCallback: (cause: unknown) => void = () => undefined;

  constructor(private readonly parts: KafkajsConsumerParts) {}

  async run(onBatch: (batch: RecordBatch) => Promise<void>): Promise<void> {
    const { consumer, topics, toWire } = this.parts;
    consumer.on('consumer.group_join', ({ payload }) => {
      this.assigned = payload.memberAssignment;
    });
    consumer.on('consumer.rebalancing', () => {
      this.assigned = null;
    });
    consumer.on('consumer.crash', ({ payload }) => {
      if (!payload.restart) this.crashCallback(payload.error);
    });
    await consumer.connect();
    await consumer.subscribe({ topics: topics.map(toWire), fromBeginning: true });
    await consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: 1,
      eachBatch: (payload) => onBatch(this.toBatch(payload)),
    });
  }

  onCrash(callback: (cause: unknown) => void): void {
    this.crashCallback = callback;
  }

  async lag(): Promise<bigint> {
    const admin = await this.parts.admin();
    const committed = await admin.fetchOffsets({ groupId: this.parts.groupId, topics: this.parts.topics.map(this.parts.toWire), resolveOffsets: false });
    const lags = await Promise.all(committed.map(({ topic, partitions }) => this.topicLag(admin, topic, partitions)));
    return lags.reduce((sum, lag) => sum + lag, 0n);
  }

  async stop(): Promise<void> {
    await this.parts.consumer.disconnect();
  }

  /** Only partitions of this member count; while it has no assignment (it is joining, perhaps for ever) all do. */
  private async topicLag(admin: Admin, topic: string, committed: readonly { partition: number; offset: string }[]): Promise<bigint> {
    const mine = this.assigned === null ? null : (this.assigned[topic] ?? []);
    const ends = await admin.fetchTopicOffsets(topic);
    return ends
      .filter(({ partition }) => mine === null || mine.includes(partition))
      .reduce((sum, { partition, high, low }) => {
        const offset = BigInt(committed.find((entry) => entry.partition === partition)?.offset ?? '-1');
        const from = offset < BigInt(low) ? BigInt(low) : offset;
        return sum + (BigInt(high) > from ? BigInt(high) - from : 0n);
      }, 0n);
  }

  private toBatch({ batch, resolveOffset, heartbeat, commitOffsetsIfNecessary, isRunning, isStale }: EachBatchPayload): RecordBatch {
    const { topic: wireTopic, partition } = batch;
    const topic = this.parts.fromWire(wireTopic);
    return {
      topic,
      partition,
      records: batch.messages.map((message) => toRecord(topic, partition, message)),
      isStale: () => !isRunning() || isStale(),
      heartbeat,
      commit: async (offset) => {
        resolveOffset(String(offset));
        await commitOffsetsIfNecessary({ topics: [{ topic: wireTopic, partitions: [{ partition, offset: String(offset + 1n) }] }] });
      },
    };
  }
}
