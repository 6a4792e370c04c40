import { headersFromAttributes } from '@ytterby/contracts';
import { partitionFor } from '@ytterby/messaging';
import { newId } from '@ytterby/platform';
import { type Consumer, Kafka, logLevel, type Producer } from 'kafkajs';
import type { BenchOrder } from '@ytterby/start';
import { quantile } from './statistics';

/** Where the running product is. */
export interface PipelineTarget {
  readonly brokers: readonly string[];
  readonly producer: Producer;
  readonly topicPrefix: string;
  readonly partitions: number;
}

/** Orders per second and the time from submit to decision, in milliseconds. */
export interface PipelineResult {
  readonly ordersPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

const BATCH = 500;

/** Sees decisions on the topic and when each order's first one arrived. */
export class DecisionWatcher {
  private readonly decidedAtMs = new Map<string, number>();
  private wanted = Number.POSITIVE_INFINITY;
  private resolve: () => void = () => undefined;

  private constructor(
    private readonly consumer: Consumer,
    private readonly idPrefix: string,
  ) {}

  static async start(target: PipelineTarget, idPrefix: string): Promise<DecisionWatcher> {
    const kafka = new Kafka({ clientId: 'bench', brokers: [...target.brokers], logLevel: logLevel.NOTHING });
    const consumer = kafka.consumer({ groupId: `bench-${newId()}`, maxWaitTimeInMs: 50, minBytes: 1 });
    const watcher = new DecisionWatcher(consumer, idPrefix);
    await consumer.connect();
    await consumer.subscribe({ topics: [`${target.topicPrefix}license.decided.v1`], fromBeginning: false });
    const joined = new Promise<void>((resolve) => consumer.on(consumer.events.GROUP_JOIN, () => resolve()));
    await consumer.run({
      eachBatch: async ({ batch }) => {
        watcher.see(batch.messages.map((message) => message.key?.toString() ?? ''));
        await Promise.resolve();
      },
    });
    await joined;
    return watcher;
  }

  private see(orderIds: readonly string[]): void {
    const nowMs = performance.now();
    for (const orderId of orderIds) {
      if (orderId.startsWith(this.idPrefix) && !this.decidedAtMs.has(orderId)) this.decidedAtMs.set(orderId, nowMs);
    }
    if (this.decidedAtMs.size >= this.wanted) this.resolve();
  }

  /** Resolves when that many orders are decided; rejects after `timeoutMs`. */
  waitFor(count: number, timeoutMs: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`only ${this.decidedAtMs.size} of ${count} orders were decided within ${timeoutMs / 1000} s`)), timeoutMs);
      this.wanted = count;
      this.resolve = () => {
        clearTimeout(timer);
        resolve();
      };
      this.see([]);
    });
  }

  decidedAt(orderId: string): number {
    return this.decidedAtMs.get(orderId) ?? Number.NaN;
  }

  stop(): Promise<void> {
    return this.consumer.disconnect();
  }
}

function recordsOf(orders: readonly BenchOrder[], partitions: number): { key: string; value: string; partition: number; headers: Record<string, string> }[] {
  return orders.map((order) => ({
    key: order.orderId,
    value: order.value,
    partition: partitionFor(order.orderId, partitions),
    headers: headersFromAttributes({ specversion: '1.0', id: newId(), source: 'urn:ytterby:bench', type: 'ytterby.order.submitted.v1', asof: order.asOf }),
  }));
}

/**
 * Submits all orders over Kafka and waits for all decisions. `ordersPerSecond` undefined: as fast as the broker takes them (throughput);
 * otherwise paced (latency at a load below the limit).
 */
export async function runPipeline(target: PipelineTarget, orders: readonly BenchOrder[], pacedPerSecond?: number): Promise<PipelineResult> {
  const prefix = orders[0]?.orderId.replace(/\d+$/, '') ?? '';
  const watcher = await DecisionWatcher.start(target, prefix);
  const submittedAtMs = new Map<string, number>();
  const startedAtMs = performance.now();
  try {
    const size = pacedPerSecond === undefined ? BATCH : Math.max(1, Math.round(pacedPerSecond / 50));
    for (let start = 0; start < orders.length; start += size) {
      if (pacedPerSecond !== undefined) await untilMs(startedAtMs + (start / pacedPerSecond) * 1000);
      const chunk = orders.slice(start, start + size);
      const nowMs = performance.now();
      for (const order of chunk) submittedAtMs.set(order.orderId, nowMs);
      await target.producer.send({ topic: `${target.topicPrefix}orders.submitted.v1`, acks: -1, messages: recordsOf(chunk, target.partitions) });
    }
    await watcher.waitFor(orders.length, 300_000);
    const seconds = (performance.now() - startedAtMs) / 1000;
    const took = orders.map((order) => watcher.decidedAt(order.orderId) - (submittedAtMs.get(order.orderId) ?? Number.NaN));
    return { ordersPerSecond: orders.length / seconds, p50Ms: quantile(took, 0.5), p99Ms: quantile(took, 0.99) };
  } finally {
    await watcher.stop();
  }
}

function untilMs(atMs: number): Promise<void> {
  const waitMs = atMs - performance.now();
  return waitMs <= 0 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, waitMs));
}
