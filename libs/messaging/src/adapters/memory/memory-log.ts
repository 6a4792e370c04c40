import { YtterbyError } from '@ytterby/kernel';
import type { BrokerRecord, OutgoingRecord } from '../../ports';
import { slot } from './memory-group';

/** The topics of a memory broker: append-only lists of records per partition. */
export class MemoryLog {
  private readonly partitions = new Map<string, BrokerRecord[]>();
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly topics: Readonly<Record<string, number>>,
    private readonly clock: () => number,
  ) {}

  partitionCount(topic: string): number {
    return this.topics[topic] ?? 0;
  }

  /** All or nothing. @throws YtterbyError YTB_BROKER_UNAVAILABLE for an unknown topic or partition (topics are never created on the way) */
  append(records: readonly OutgoingRecord[]): void {
    const bad = records.find(({ topic, partition }) => partition < 0 || partition >= this.partitionCount(topic));
    if (bad !== undefined) throw new YtterbyError('YTB_BROKER_UNAVAILABLE', { cause: new Error(`there is no partition ${slot(bad.topic, bad.partition)}`) });
    for (const { topic, partition, key, value, headers } of records) {
      const log = this.log(topic, partition);
      log.push({ topic, partition, offset: BigInt(log.length), key: Buffer.from(key, 'utf8'), value, headers: { ...headers }, timestampMs: this.clock() });
    }
    for (const listener of this.listeners) listener();
  }

  read(topic: string, partition: number, from: bigint, limit: number): BrokerRecord[] {
    return this.log(topic, partition).slice(Number(from), Number(from) + limit);
  }

  end(topic: string, partition: number): bigint {
    return BigInt(this.log(topic, partition).length);
  }

  onAppend(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private log(topic: string, partition: number): BrokerRecord[] {
    const name = slot(topic, partition);
    const known = this.partitions.get(name);
    if (known !== undefined) return known;
    const created: BrokerRecord[] = [];
    this.partitions.set(name, created);
    return created;
  }
}
