import { RecordBatchWriter, type WireMessage } from './record-batch';

/** Messages of one partition as kafkajs hands them to its encoder. */
interface WirePartition {
  readonly partition: number;
  readonly firstSequence?: number;
  readonly messages: readonly WireMessage[];
}

/** The arguments of kafkajs's own encoder. */
export interface ProduceArguments {
  readonly acks: number;
  readonly timeout: number;
  readonly compression?: number;
  readonly transactionalId?: string | null;
  readonly producerId?: { toString(): string };
  readonly producerEpoch?: number;
  readonly topicData: readonly { readonly topic: string; readonly partitions: readonly WirePartition[] }[];
}

interface PreparedPartition {
  readonly partition: number;
  readonly firstSequence: number;
  readonly batch: RecordBatchWriter;
}

interface PreparedTopic {
  readonly topic: string;
  readonly partitions: readonly PreparedPartition[];
}

const REQUEST_HEADER_BYTES = 2 + 2 + 4 + 4;

/** True for what {@link encodeProduce} can write: no compression, no transaction, no timestamps of the caller's own. */
export function isPlainProduce({ compression, transactionalId, topicData }: ProduceArguments): boolean {
  const isPlain = (compression ?? 0) === 0 && (transactionalId === undefined || transactionalId === null);
  return isPlain && topicData.every(({ partitions }) => partitions.every(({ messages }) => messages.every(({ timestamp }) => timestamp === undefined)));
}

function prepareTopic({ topic, partitions }: ProduceArguments['topicData'][number]): PreparedTopic {
  return {
    topic,
    partitions: partitions.map(({ partition, firstSequence, messages }) => ({ partition, firstSequence: firstSequence ?? 0, batch: new RecordBatchWriter(messages) })),
  };
}

function topicBytes({ topic, partitions }: PreparedTopic): number {
  return partitions.reduce((sum, { batch }) => sum + 8 + batch.bytes, 2 + Buffer.byteLength(topic) + 4);
}

/** Body of a Produce request, versions 3 to 8: transactional id, acks, timeout, topics with partitions and record batches. */
export function encodeProduce(args: ProduceArguments, nowMs: number): Buffer {
  const topics = args.topicData.map(prepareTopic);
  const target = Buffer.allocUnsafe(topics.reduce((sum, topic) => sum + topicBytes(topic), REQUEST_HEADER_BYTES));
  const producer = { id: BigInt(String(args.producerId ?? -1)), epoch: args.producerEpoch ?? 0 };
  let at = target.writeInt16BE(-1, 0);
  at = target.writeInt16BE(args.acks, at);
  at = target.writeInt32BE(args.timeout, at);
  at = target.writeInt32BE(topics.length, at);
  for (const { topic, partitions } of topics) {
    at = target.writeInt16BE(Buffer.byteLength(topic), at);
    at += target.write(topic, at);
    at = target.writeInt32BE(partitions.length, at);
    for (const { partition, firstSequence, batch } of partitions) {
      at = target.writeInt32BE(partition, at);
      at = target.writeInt32BE(batch.bytes, at);
      at = batch.write(target, at, nowMs, { ...producer, firstSequence });
    }
  }
  return target;
}
