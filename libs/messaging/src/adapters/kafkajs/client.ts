import { Kafka, logLevel, Partitioners, type Admin, type ConsumerConfig, type KafkaConfig, type logCreator, type ProducerConfig, type SASLOptions } from 'kafkajs';
import type { MessagingLogger } from '../../observability';
import { installWire } from './wire/install-wire';

/*
 * Every option of kafkajs is written here; none is left to the library's default (reliability rules §6.1). Why, where it is not obvious:
 * idempotent false: its sequence is rewound after an ambiguous error, so that the next batch can be dropped as a duplicate (kafkajs #1005).
 * eachBatch without autocommit and auto-resolve: an offset counts only after the database commit (#1046, #1764).
 */

/** Where the brokers are. */
export interface KafkajsOptions {
  readonly clientId: string;
  readonly brokers: readonly string[];
  readonly logger: MessagingLogger;
  /** Default false. */
  readonly tls?: boolean;
  /** Default null: the broker asks for no sign-in. */
  readonly sasl?: { readonly mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512'; readonly username: string; readonly password: string } | null;
  /** Put before every topic name, for several installations on one cluster. */
  readonly topicPrefix?: string;
}

/** Not a delay: the broker answers as soon as there is one byte. It bounds how long a stop or a rebalance waits for an idle fetch. */
const FETCH_WAIT_MS = 1_000;
const SESSION_TIMEOUT_MS = 30_000;
const FETCH_TOTAL_BYTES = 64 * 1024 * 1024;
/** About 20 s in all, then the client gives up and the process is started anew. */
const CONSUMER_RETRY = { initialRetryTime: 200, maxRetryTime: 3_000, factor: 0.2, multiplier: 2, retries: 10 };
/** Few and short: the relay repeats the same batch itself, for as long as it takes. */
const PRODUCER_RETRY = { initialRetryTime: 100, maxRetryTime: 500, factor: 0.2, multiplier: 2, retries: 2 };

/** Errors by which a broker says that the group's coordinator is being chosen or still reads its log: it only needs time (Kafka protocol, codes 14 to 16). */
const COORDINATOR_MOVES: readonly string[] = ['GROUP_LOAD_IN_PROGRESS', 'GROUP_COORDINATOR_NOT_AVAILABLE', 'NOT_COORDINATOR_FOR_GROUP'];

/**
 * True when the consumer crashed only because its group has no coordinator yet, as after every start of a broker. Then the library joins anew in this
 * process; if that never succeeds although records wait, the watchdog ends the process.
 */
export function isCoordinatorMoving(error: unknown): boolean {
  for (let cause = error; typeof cause === 'object' && cause !== null; cause = 'cause' in cause ? cause.cause : null) {
    if ('type' in cause && COORDINATOR_MOVES.includes(String(cause.type))) return true;
  }
  return false;
}

/** kafkajs's log lines as ours; its chatter below warnings is dropped, and so is its notice about the partitioner (we always name the partition). */
function bridgeLogger(logger: MessagingLogger): logCreator {
  return () =>
    ({ namespace, level, log }) => {
      const { message, error, groupId, topic, partition } = log as { message: string; error?: unknown; groupId?: string; topic?: string; partition?: number };
      const fields = { client: 'kafkajs', namespace, message, error, groupId, topic, partition };
      if (level === logLevel.ERROR) logger.error('kafka_client', fields);
      else if (level === logLevel.WARN) logger.warn('kafka_client', fields);
    };
}

/** The configuration of the client itself. */
export function clientConfig(options: KafkajsOptions): KafkaConfig {
  return {
    clientId: options.clientId,
    brokers: [...options.brokers],
    ssl: options.tls ?? false,
    ...(options.sasl !== undefined && options.sasl !== null ? { sasl: options.sasl as SASLOptions } : {}),
    connectionTimeout: 3_000,
    authenticationTimeout: 10_000,
    reauthenticationThreshold: 10_000,
    requestTimeout: 10_000,
    enforceRequestTimeout: true,
    retry: CONSUMER_RETRY,
    logLevel: logLevel.WARN,
    logCreator: bridgeLogger(options.logger),
  };
}

/** Nothing is left to the library; {@link KafkajsProducer} says acks, timeout and partition with every batch. */
export function producerConfig(): ProducerConfig {
  return {
    idempotent: false,
    maxInFlightRequests: 1,
    allowAutoTopicCreation: false,
    createPartitioner: Partitioners.DefaultPartitioner,
    metadataMaxAge: 60_000,
    transactionTimeout: 60_000,
    retry: PRODUCER_RETRY,
  };
}

/** Nothing is left to the library; commits and resolved offsets are said in {@link KafkajsConsumer}. */
export function consumerConfig(options: { readonly groupId: string; readonly maxBytesPerPartition: number }): ConsumerConfig {
  return {
    groupId: options.groupId,
    maxBytesPerPartition: options.maxBytesPerPartition,
    minBytes: 1,
    maxBytes: FETCH_TOTAL_BYTES,
    maxWaitTimeInMs: FETCH_WAIT_MS,
    sessionTimeout: SESSION_TIMEOUT_MS,
    rebalanceTimeout: SESSION_TIMEOUT_MS,
    heartbeatInterval: 3_000,
    metadataMaxAge: 60_000,
    allowAutoTopicCreation: false,
    readUncommitted: false,
    maxInFlightRequests: 1,
    rackId: '',
    retry: { ...CONSUMER_RETRY, restartOnFailure: (error) => Promise.resolve(isCoordinatorMoving(error)) },
  };
}

/** A client with our encoder and decoder in it. */
export function createClient(options: KafkajsOptions): Kafka {
  installWire();
  return new Kafka(clientConfig(options));
}

/** For questions about topics and groups. */
export function createKafkaAdmin(kafka: Kafka): Admin {
  return kafka.admin({ retry: PRODUCER_RETRY });
}
