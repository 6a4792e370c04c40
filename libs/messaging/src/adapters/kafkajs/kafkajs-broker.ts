import { YtterbyError } from '@ytterby/kernel';
import type { Admin, Kafka } from 'kafkajs';
import type { Broker, BrokerConsumer, BrokerProducer } from '../../ports';
import { consumerConfig, createClient, createKafkaAdmin, producerConfig, type KafkajsOptions } from './client';
import { KafkajsConsumer } from './kafkajs-consumer';
import { KafkajsProducer } from './kafkajs-producer';

/** A {@link Broker} on kafkajs. Topics are never created here; they come from `infra/kafka/topics.yaml`. */
export function createKafkajsBroker(options: KafkajsOptions): Broker {
  return new KafkajsBroker(createClient(options), options.topicPrefix ?? '');
}

class KafkajsBroker implements Broker {
  private readonly open: { disconnect(): Promise<void> }[] = [];
  private connectedAdmin: Promise<Admin> | undefined;

  constructor(
    private readonly kafka: Kafka,
    private readonly prefix: string,
  ) {}

  producer(): BrokerProducer {
    const producer = this.kafka.producer(producerConfig());
    this.open.push(producer);
    return new KafkajsProducer(producer, this.toWire);
  }

  consumer(options: { readonly groupId: string; readonly topics: readonly string[]; readonly maxBytesPerPartition: number }): BrokerConsumer {
    const consumer = this.kafka.consumer(consumerConfig(options));
    this.open.push(consumer);
    const { toWire, fromWire } = this;
    return new KafkajsConsumer({ consumer, admin: () => this.admin(), groupId: options.groupId, topics: options.topics, toWire, fromWire });
  }

  async partitionCount(topic: string): Promise<number> {
    try {
      const admin = await this.admin();
      const { topics } = await admin.fetchTopicMetadata({ topics: [this.toWire(topic)] });
      return topics[0]?.partitions.length ?? 0;
    } catch (cause) {
      throw new YtterbyError('YTB_BROKER_UNAVAILABLE', { cause });
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.open.map((client) => client.disconnect()));
    const admin = await this.connectedAdmin?.catch(() => undefined);
    await admin?.disconnect();
  }

  private readonly toWire = (topic: string): string => `${this.prefix}${topic}`;
  private readonly fromWire = (topic: string): string => topic.slice(this.prefix.length);

  /** One connection for questions, apart from consumers and producers, so that they are answered when those hang. */
  private admin(): Promise<Admin> {
    this.connectedAdmin ??= this.connectAdmin();
    return this.connectedAdmin;
  }

  private async connectAdmin(): Promise<Admin> {
    const admin = createKafkaAdmin(this.kafka);
    try {
      await admin.connect();
      return admin;
    } catch (cause) {
      this.connectedAdmin = undefined;
      throw cause;
    }
  }
}
