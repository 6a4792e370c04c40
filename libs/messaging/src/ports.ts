import type { EventAttributes, PayloadOf, TopicName } from '@ytterby/contracts';
import type { FieldError } from '@ytterby/kernel';
import type { Tx } from '@ytterby/persistence';

/** A record as the broker delivers it. Header values are decoded as UTF-8. */
export interface BrokerRecord {
  readonly topic: string;
  readonly partition: number;
  readonly offset: bigint;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly timestampMs: number;
}

/** A record to be written; the partition is chosen by us (same hash as the relay shard). */
export interface OutgoingRecord {
  readonly topic: string;
  readonly partition: number;
  readonly key: string;
  readonly value: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

/** Records of one partition in offset order, with the controls of the consumer that fetched them. */
export interface RecordBatch {
  readonly topic: string;
  readonly partition: number;
  readonly records: readonly BrokerRecord[];
  /** True when the partition was taken away or the consumer is stopping: stop working on this batch. */
  isStale(): boolean;
  heartbeat(): Promise<void>;
  /** Commits `offset + 1`; only after the database commit. */
  commit(offset: bigint): Promise<void>;
}

/** A member of a consumer group; starts at the committed offset, else at the earliest. */
export interface BrokerConsumer {
  run(onBatch: (batch: RecordBatch) => Promise<void>): Promise<void>;
  /** Called once when the client gave up; the process should exit. */
  onCrash(callback: (cause: unknown) => void): void;
  /** Records not yet committed per partition, for metrics and the watchdog. */
  lag(): Promise<bigint>;
  /** Finishes the current batch, commits, leaves the group. */
  stop(): Promise<void>;
}

/** Writes records with acks from all in-sync replicas. */
export interface BrokerProducer {
  connect(): Promise<void>;
  /** Resolves when all are acknowledged. A throw is ambiguous: some may be stored; the caller sends the very same batch again. */
  send(records: readonly OutgoingRecord[]): Promise<void>;
  disconnect(): Promise<void>;
}

/** The message broker behind a port: kafkajs or memory; both pass the same contract suite. */
export interface Broker {
  producer(): BrokerProducer;
  consumer(options: { readonly groupId: string; readonly topics: readonly string[]; readonly maxBytesPerPartition: number }): BrokerConsumer;
  partitionCount(topic: string): Promise<number>;
  close(): Promise<void>;
}

/** A valid event as a handler sees it. */
export interface ReceivedEvent<T> {
  readonly attributes: EventAttributes;
  readonly key: string;
  readonly data: T;
  /** The data as JSON bytes: as they came, or written anew when they came inside a structured-mode envelope. */
  readonly bytes: Buffer;
  readonly position: { readonly topic: string; readonly partition: number; readonly offset: bigint };
}

/** A record that is no valid event of its topic. `payload` is null when it was over the size limit (hash and size are kept instead). */
export interface InvalidRecord {
  readonly parkedId: string;
  readonly code: 'YTB_INPUT_SCHEMA' | 'YTB_INPUT_JSON' | 'YTB_INPUT_ENVELOPE' | 'YTB_INPUT_TOO_LARGE' | 'YTB_INPUT_AS_OF_NOT_ALLOWED';
  readonly message: string;
  readonly errors: readonly FieldError[];
  readonly eventId: string | null;
  readonly attributes: EventAttributes | null;
  readonly key: string | null;
  /** The parsed JSON as far as it could be read, to find orderId and revision for the answer. */
  readonly parsed: unknown;
}

/** An event to be published by the relay; stored in the outbox in the transaction of its effect. */
export interface OutboxEvent<T extends TopicName = TopicName> {
  readonly topic: T;
  readonly key: string;
  /** CloudEvents id; the consumer's idempotency key together with the source. */
  readonly id: string;
  /** The payload, already serialised: stored and sent as these bytes. */
  readonly payload: string | Buffer;
  readonly causationId?: string | undefined;
  readonly correlationId?: string | undefined;
  readonly traceparent?: string | undefined;
  readonly asOf?: string | undefined;
}

/**
 * What a service does with the events of one topic. `handle` runs in the transaction that also writes the inbox rows of `events` and the outbox
 * rows it returns; it gets only events that this consumer has not handled yet, in partition order, at most `maxBatch` at once, several per key possible.
 * It throws Transient to be retried; any other throw makes the runner repeat the events one by one and park the failing one with its followers.
 */
export interface TopicHandler<T extends TopicName = TopicName> {
  readonly topic: T;
  handle(tx: Tx, events: readonly ReceivedEvent<PayloadOf<T>>[]): Promise<readonly OutboxEvent[]>;
  /** Extra check of a parsed event at the outer edge; returns field errors to refuse it (for example an `asof` that is not allowed). */
  refuse?(event: ReceivedEvent<PayloadOf<T>>): { code: InvalidRecord['code']; errors: readonly FieldError[] } | null;
  /** The answer to a record that was parked as invalid, without blocking its key; only inbound topics have one. */
  answerInvalid?(invalid: InvalidRecord): readonly OutboxEvent[];
}
