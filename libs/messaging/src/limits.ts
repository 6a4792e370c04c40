const KIB = 1024;
const MIB = 1024 * KIB;

/** Bounds of a consumer; times in milliseconds, sizes in bytes. */
export interface ConsumerLimits {
  /** Records in one database transaction at most. */
  readonly maxBatch: number;
  /** Payload bytes in one database transaction at most (one record may be larger). */
  readonly maxBatchBytes: number;
  /** A larger payload is parked by hash and size only. */
  readonly maxRecordBytes: number;
  /** Fetched per partition at once; at least the topics' `max.message.bytes`, or one oversized record could wait for ever behind busier partitions. */
  readonly fetchBytesPerPartition: number;
  /** Tries of one transaction on transient errors before the process exits. */
  readonly attempts: number;
  /** Wait before the second try; doubles each time, with jitter. */
  readonly retryBaseMs: number;
  readonly retryMaxMs: number;
  /** Longest time with lag and without progress. */
  readonly stallMs: number;
  /** Longest graceful stop. */
  readonly stopMs: number;
}

/** Defaults of {@link ConsumerLimits}; `infra/kafka/topics.yaml` holds the numbers of the topics that they must fit. */
export const DEFAULT_CONSUMER_LIMITS: ConsumerLimits = {
  maxBatch: 500,
  maxBatchBytes: 8 * MIB,
  maxRecordBytes: 4 * MIB,
  fetchBytesPerPartition: 6 * MIB,
  attempts: 5,
  retryBaseMs: 250,
  retryMaxMs: 5_000,
  stallMs: 30_000,
  stopMs: 10_000,
};

/** Bounds of a relay; times in milliseconds, sizes in bytes. */
export interface RelayLimits {
  /** Records of one shard in flight at most. */
  readonly maxBatch: number;
  /** Bytes of one shard in flight at most (one record may be larger); below the topics' `max.message.bytes`, which bounds a whole batch. */
  readonly maxBatchBytes: number;
  /** Events that this process stored a moment ago are kept in memory up to this size; the others are read back. */
  readonly keptBytes: number;
  /** Poll interval right after work was found; doubles up to `idleMs`. */
  readonly busyMs: number;
  readonly idleMs: number;
  /** How long a lease lasts without renewal; renewed three times as often. */
  readonly leaseMs: number;
  /** Wait after a failed produce or database error; doubles up to `backoffMaxMs`. */
  readonly backoffMs: number;
  readonly backoffMaxMs: number;
}

/** Defaults of {@link RelayLimits}. */
export const DEFAULT_RELAY_LIMITS: RelayLimits = {
  maxBatch: 500,
  maxBatchBytes: 900 * KIB,
  keptBytes: 16 * MIB,
  busyMs: 5,
  idleMs: 200,
  leaseMs: 6_000,
  backoffMs: 100,
  backoffMaxMs: 5_000,
};

/** The largest payload that may enter the outbox: the inbound limit and the wrapper of `orders.accepted.v1`. A larger one could never be published and would block its shard. */
export const MAX_EVENT_BYTES = 4 * MIB + 64 * KIB;
