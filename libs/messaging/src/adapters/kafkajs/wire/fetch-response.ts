import { decodeRecordSet, type WireRecord } from './record-decoder';
import { WireReader } from './wire-reader';

interface WirePartitionResponse {
  readonly partition: number;
  readonly errorCode: number;
  readonly highWatermark: string;
  readonly lastStableOffset: string;
  readonly lastStartOffset: string;
  readonly abortedTransactions: { readonly producerId: string; readonly firstOffset: string }[];
  readonly preferredReadReplica: number;
  readonly messages: WireRecord[];
}

/** A Fetch response, version 11, as kafkajs's own decoder returns it. */
export interface WireFetchResponse {
  readonly throttleTime: number;
  readonly clientSideThrottleTime: number;
  readonly errorCode: number;
  readonly sessionId: number;
  readonly responses: { readonly topicName: string; readonly partitions: WirePartitionResponse[] }[];
}

function decodePartition(reader: WireReader): WirePartitionResponse {
  const header = {
    partition: reader.int32(),
    errorCode: reader.int16(),
    highWatermark: String(reader.int64()),
    lastStableOffset: String(reader.int64()),
    lastStartOffset: String(reader.int64()),
    abortedTransactions: reader.array(() => ({ producerId: String(reader.int64()), firstOffset: String(reader.int64()) })),
    preferredReadReplica: reader.int32(),
  };
  const bytes = reader.int32();
  return { ...header, messages: bytes > 0 ? decodeRecordSet(reader, bytes) : [] };
}

/** Reads a Fetch response, version 11. @throws UnsupportedBatch when a batch is compressed or in an old format */
export function decodeFetch(bytes: Buffer): WireFetchResponse {
  const reader = new WireReader(bytes);
  // throttleTime 0: since version 8 the broker does not wait itself but asks the client to (KIP-219).
  const clientSideThrottleTime = reader.int32();
  const errorCode = reader.int16();
  const sessionId = reader.int32();
  const responses = reader.array(() => ({ topicName: reader.text(), partitions: reader.array(() => decodePartition(reader)) }));
  return { throttleTime: 0, clientSideThrottleTime, errorCode, sessionId, responses };
}
