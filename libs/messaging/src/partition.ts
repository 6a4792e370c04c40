import { TOPICS } from '@ytterby/contracts';
import { YtterbyError } from '@ytterby/kernel';
import type { Broker } from './ports';

const MULTIPLIER = 0x5bd1e995;
const SEED = 0x9747b28c;

/** MurmurHash2, 32 bit, as Kafka's own producers use it (org.apache.kafka.common.utils.Utils.murmur2). @returns a signed 32-bit integer */
export function murmur2(bytes: Uint8Array): number {
  const { length } = bytes;
  let hash = SEED ^ length;
  const words = length >> 2;
  for (let word = 0; word < words; word++) {
    hash = Math.imul(hash, MULTIPLIER) ^ mixWord(readWord(bytes, word * 4));
  }
  hash = mixTail(hash, bytes, words * 4);
  hash = Math.imul(hash ^ (hash >>> 13), MULTIPLIER);
  return hash ^ (hash >>> 15);
}

function readWord(bytes: Uint8Array, at: number): number {
  return byte(bytes, at) | (byte(bytes, at + 1) << 8) | (byte(bytes, at + 2) << 16) | (byte(bytes, at + 3) << 24);
}

function byte(bytes: Uint8Array, at: number): number {
  return bytes[at] ?? 0;
}

function mixWord(word: number): number {
  const mixed = Math.imul(word, MULTIPLIER);
  return Math.imul(mixed ^ (mixed >>> 24), MULTIPLIER);
}

function mixTail(hash: number, bytes: Uint8Array, at: number): number {
  const rest = bytes.length - at;
  if (rest === 0) return hash;
  let mixed = hash;
  if (rest === 3) mixed ^= byte(bytes, at + 2) << 16;
  if (rest >= 2) mixed ^= byte(bytes, at + 1) << 8;
  return Math.imul(mixed ^ byte(bytes, at), MULTIPLIER);
}

/**
 * The partition of a key, and at the same time its relay shard: the same number that Kafka's default partitioner gives, so that producers of the
 * outside world put an order into the same partition as we do.
 */
export function partitionFor(key: string, partitions: number): number {
  return (murmur2(Buffer.from(key, 'utf8')) & 0x7fffffff) % partitions;
}

/** The number of partitions that all topics share. @throws YTB_CONFIG_INVALID when a topic is missing or has another number */
export async function sharedPartitions(broker: Pick<Broker, 'partitionCount'>): Promise<number> {
  const topics = Object.keys(TOPICS);
  const counts = await Promise.all(topics.map((topic) => broker.partitionCount(topic)));
  const [first = 0] = counts;
  if (first > 0 && counts.every((count) => count === first)) return first;
  const shown = topics.map((topic, i) => `${topic}: ${counts[i]}`).join(', ');
  throw new YtterbyError('YTB_CONFIG_INVALID', { message: `All topics must exist with the same number of partitions (infra/kafka/topics.yaml). Found ${shown}.` });
}
