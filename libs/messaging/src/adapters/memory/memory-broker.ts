import { YtterbyError } from '@ytterby/kernel';
import type { Broker, BrokerConsumer, BrokerProducer, BrokerRecord } from '../../ports';
import { MemoryConsumer } from './memory-consumer';
import { MemoryGroup, slot } from './memory-group';
import { MemoryLog } from './memory-log';

/** A {@link Broker} without a network; tests may also look inside. */
export interface MemoryBroker extends Broker {
  /** Everything in a topic: by partition, then offset. */
  records(topic: string): BrokerRecord[];
  /** The offset that a group reads next, or null. */
  committed(groupId: string, topic: string, partition: number): bigint | null;
}

/** Topics (name → partitions) in memory; same contract suite as the real broker. */
export function createMemoryBroker(options: { readonly topics: Readonly<Record<string, number>>; readonly clock?: () => number }): MemoryBroker {
  const log = new MemoryLog(options.topics, options.clock ?? Date.now);
  return new InMemoryBroker(log);
}

class InMemoryBroker implements MemoryBroker {
  private readonly groups = new Map<string, MemoryGroup>();
  private readonly consumers: MemoryConsumer[] = [];

  constructor(private readonly log: MemoryLog) {}

  producer(): BrokerProducer {
    return {
      connect: () => Promise.resolve(),
      send: (records) => Promise.resolve().then(() => this.log.append(records)),
      disconnect: () => Promise.resolve(),
    };
  }

  consumer(options: { readonly groupId: string; readonly topics: readonly string[] }): BrokerConsumer {
    const consumer = new MemoryConsumer(options.topics, this.log, this.group(options.groupId));
    this.consumers.push(consumer);
    return consumer;
  }

  partitionCount(topic: string): Promise<number> {
    const count = this.log.partitionCount(topic);
    return count > 0 ? Promise.resolve(count) : Promise.reject(new YtterbyError('YTB_BROKER_UNAVAILABLE', { cause: new Error(`there is no topic ${topic}`) }));
  }

  async close(): Promise<void> {
    await Promise.all(this.consumers.map((consumer) => consumer.stop()));
  }

  records(topic: string): BrokerRecord[] {
    const count = this.log.partitionCount(topic);
    return Array.from({ length: count }, (_, partition) => this.log.read(topic, partition, 0n, Number(this.log.end(topic, partition)))).flat();
  }

  committed(groupId: string, topic: string, partition: number): bigint | null {
    return this.group(groupId).committed(slot(topic, partition));
  }

  private group(groupId: string): MemoryGroup {
    const known = this.groups.get(groupId);
    if (known !== undefined) return known;
    const created = new MemoryGroup((topic) => this.log.partitionCount(topic));
    this.groups.set(groupId, created);
    return created;
  }
}
