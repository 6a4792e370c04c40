import type { WireReader } from './wire-reader';

/** A record as kafkajs passes it on; header values are text already. */
export interface WireRecord {
  readonly magicByte: number;
  readonly attributes: number;
  readonly timestamp: string;
  readonly offset: string;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  readonly headers: Record<string, string | string[] | null>;
  readonly isControlRecord: boolean;
  readonly batchContext: BatchContext;
}

/** Of a batch, what kafkajs still needs per record. */
export interface BatchContext {
  readonly firstOffset: string;
  readonly producerId: string;
  readonly inTransaction: boolean;
  readonly isControlBatch: boolean;
}

/** A batch that this decoder does not read: compressed, or an old message format. kafkajs's own decoder takes over. */
export class UnsupportedBatch extends Error {}

const MAGIC = 2;
const MAGIC_AT = 16;
const BATCH_PREFIX_BYTES = 12;
const COMPRESSION_MASK = 0x7;
const LOG_APPEND_TIME_MASK = 0x8;
const TRANSACTIONAL_MASK = 0x10;
const CONTROL_MASK = 0x20;

interface BatchHeader {
  readonly baseOffset: bigint;
  readonly firstTimestamp: bigint;
  /** Set when the broker stamps records on arrival. */
  readonly appendTime: bigint | null;
  readonly context: BatchContext;
  readonly count: number;
}

/** Records of a partition; an incomplete batch at the end (the fetch was cut at its size limit) is left out. @throws UnsupportedBatch */
export function decodeRecordSet(reader: WireReader, bytes: number): WireRecord[] {
  const end = reader.at + bytes;
  const records: WireRecord[] = [];
  while (end - reader.at > MAGIC_AT) {
    const batchEnd = reader.at + BATCH_PREFIX_BYTES + reader.peekInt32(8);
    if (reader.peekInt8(MAGIC_AT) !== MAGIC) throw new UnsupportedBatch();
    if (batchEnd > end) break;
    decodeBatch(reader, records);
    reader.at = batchEnd;
  }
  reader.at = end;
  return records;
}

function decodeBatch(reader: WireReader, into: WireRecord[]): void {
  const header = decodeHeader(reader);
  for (let index = 0; index < header.count; index++) into.push(decodeRecord(reader, header));
}

function decodeHeader(reader: WireReader): BatchHeader {
  const baseOffset = reader.int64();
  reader.skip(4 + 4 + 1 + 4); // length, leader epoch, magic, CRC (TCP and the broker have checked it)
  const attributes = reader.int16();
  if ((attributes & COMPRESSION_MASK) !== 0) throw new UnsupportedBatch();
  reader.skip(4); // last offset delta
  const firstTimestamp = reader.int64();
  const maxTimestamp = reader.int64();
  const producerId = reader.int64();
  reader.skip(2 + 4); // producer epoch, first sequence
  const isControlBatch = (attributes & CONTROL_MASK) !== 0;
  const context = { firstOffset: String(baseOffset), producerId: String(producerId), inTransaction: (attributes & TRANSACTIONAL_MASK) !== 0, isControlBatch };
  const appendTime = (attributes & LOG_APPEND_TIME_MASK) !== 0 ? maxTimestamp : null;
  return { baseOffset, firstTimestamp, appendTime, context, count: reader.int32() };
}

function decodeRecord(reader: WireReader, header: BatchHeader): WireRecord {
  const length = reader.varint();
  const end = reader.at + length;
  const attributes = reader.int8();
  const timestampDelta = reader.varlong();
  const offsetDelta = reader.varint();
  const key = reader.sizedBytes();
  const value = reader.sizedBytes();
  const headers = decodeHeaders(reader);
  reader.at = end;
  return {
    magicByte: MAGIC,
    attributes,
    timestamp: String(header.appendTime ?? header.firstTimestamp + timestampDelta),
    offset: String(header.baseOffset + BigInt(offsetDelta)),
    key,
    value,
    headers,
    isControlRecord: header.context.isControlBatch,
    batchContext: header.context,
  };
}

function decodeHeaders(reader: WireReader): Record<string, string | string[] | null> {
  const headers = Object.create(null) as Record<string, string | string[] | null>; // no prototype: a header may be called "__proto__"
  const count = reader.varint();
  for (let index = 0; index < count; index++) {
    const name = reader.sizedText() ?? '';
    const value = reader.sizedText();
    const before = headers[name];
    if (before === undefined) headers[name] = value;
    else headers[name] = [...(Array.isArray(before) ? before : [before ?? '']), value ?? ''];
  }
  return headers;
}
