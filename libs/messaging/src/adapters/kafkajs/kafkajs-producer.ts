import { YtterbyError } from '@ytterby/kernel';
import type { Message, Producer } from 'kafkajs';
import type { BrokerProducer, OutgoingRecord } from '../../ports';

const ACKS_ALL = -1;
const ACK_TIMEOUT_MS = 10_000;

function byTopic(records: readonly OutgoingRecord[], toWire: (topic: string) => string): { topic: string; messages: Message[] }[] {
  const topics = new Map<string, Message[]>();
  for (const { topic, partition, key, value, headers } of records) {
    const name = toWire(topic);
    const messages = topics.get(name) ?? [];
    if (messages.length === 0) topics.set(name, messages);
    messages.push({ key, value, partition, headers: headers });
  }
  return [...topics].map(([topic, messages]) => ({ topic, messages }));
}

/** {@link BrokerProducer} on kafkajs: acknowledgement by all in-sync replicas, partition always named, no idempotence of the library. */
export class KafkajsProducer implements BrokerProducer {
  constructor(
    private readonly producer: Producer,
    private readonly toWire: (topic: string) => string,
  ) {}

  async connect(): Promise<void> {
    await this.guard(() => this.producer.connect());
  }

  async send(records: readonly OutgoingRecord[]): Promise<void> {
    if (records.length === 0) return;
    await this.guard(() => this.producer.sendBatch({ acks: ACKS_ALL, timeout: ACK_TIMEOUT_MS, compression: 0, topicMessages: byTopic(records, this.toWire) }));
  }

  disconnect(): Promise<void> {
    return this.producer.disconnect();
  }

  private async guard(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (cause) {
      throw new YtterbyError('YTB_BROKER_UNAVAILABLE', { cause });
    }
  }
}
