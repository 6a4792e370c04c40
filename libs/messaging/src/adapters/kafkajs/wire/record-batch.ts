import { crc32c } from './crc32c';

/** A message as kafkajs hands it to its encoder. */
export interface WireMessage {
  readonly key?: Buffer | string | null;
  readonly value: Buffer | string | null;
  readonly headers?: Readonly<Record<string, Buffer | string | readonly (Buffer | string)[] | undefined>>;
  readonly timestamp?: string;
}

/** What a record batch says about its producer; all "none" for one that is not idempotent. */
export interface BatchProducer {
  readonly id: bigint;
  readonly epoch: number;
  readonly firstSequence: number;
}

const MAGIC = 2;
/** Bytes from the start of the batch to the first record, and to the field behind its CRC. */
const BATCH_HEADER_BYTES = 61;
const CRC_AT = 17;
const LENGTH_FROM = 12;
const MAX_CACHED_NAMES = 200;

/** Header names are few and repeat in every record. */
const headerNames = new Map<string, Buffer>();

function encodedName(name: string): Buffer {
  const known = headerNames.get(name);
  if (known !== undefined) return known;
  const bytes = Buffer.byteLength(name);
  const encoded = Buffer.alloc(varintSize(bytes) + bytes);
  encoded.write(name, writeVarint(encoded, 0, bytes));
  if (headerNames.size < MAX_CACHED_NAMES) headerNames.set(name, encoded);
  return encoded;
}

/** Bytes of a non-negative number as a zigzag varint (Kafka protocol, "VARINT"). */
function varintSize(value: number): number {
  if (value < 0x40) return 1;
  if (value < 0x2000) return 2;
  if (value < 0x100000) return 3;
  return value < 0x8000000 ? 4 : 5;
}

function writeVarint(target: Buffer, at: number, value: number): number {
  let rest = value * 2;
  let end = at;
  while (rest > 0x7f) {
    target[end++] = (rest & 0x7f) | 0x80;
    rest = Math.floor(rest / 0x80);
  }
  target[end++] = rest;
  return end;
}

const NULL_VARINT = 1; // zigzag of -1

type Bytes = Buffer | string | null | undefined;

const bytesLength = (value: Bytes): number => (typeof value === 'string' ? Buffer.byteLength(value) : (value?.length ?? 0));

function sizedLength(value: Bytes): number {
  if (value === null || value === undefined) return 1;
  const length = bytesLength(value);
  return varintSize(length) + length;
}

function writeSized(target: Buffer, at: number, value: Bytes): number {
  if (value === null || value === undefined) {
    target[at] = NULL_VARINT;
    return at + 1;
  }
  if (typeof value === 'string') return writeSizedText(target, at, value);
  const start = writeVarint(target, at, value.length);
  value.copy(target, start);
  return start + value.length;
}

function writeSizedText(target: Buffer, at: number, value: string): number {
  const length = Buffer.byteLength(value);
  const start = writeVarint(target, at, length);
  // Pure ASCII is the rule in headers and keys, and latin1 is written faster.
  if (length === value.length) target.write(value, start, length, 'latin1');
  else target.write(value, start, length, 'utf8');
  return start + length;
}

type HeaderEntry = readonly [name: string, value: Bytes];

function headerEntries(headers: WireMessage['headers']): HeaderEntry[] {
  const entries: HeaderEntry[] = [];
  for (const name in headers) {
    const value = headers[name];
    if (Array.isArray(value)) for (const each of value as readonly (Buffer | string)[]) entries.push([name, each]);
    else entries.push([name, value as Bytes]);
  }
  return entries;
}

interface PreparedRecord {
  readonly message: WireMessage;
  readonly headers: readonly HeaderEntry[];
  /** Of the body, without its own length field. */
  readonly bytes: number;
}

function prepare(message: WireMessage, offsetDelta: number): PreparedRecord {
  const headers = headerEntries(message.headers);
  let bytes = 2 + varintSize(offsetDelta) + sizedLength(message.key) + sizedLength(message.value) + varintSize(headers.length);
  for (const [name, value] of headers) bytes += encodedName(name).length + sizedLength(value);
  return { message, headers, bytes };
}

function writeRecord(target: Buffer, start: number, { message, headers, bytes }: PreparedRecord, offsetDelta: number): number {
  let at = writeVarint(target, start, bytes);
  target[at++] = 0; // attributes
  target[at++] = 0; // timestamp delta: all records of a batch have its time
  at = writeVarint(target, at, offsetDelta);
  at = writeSized(target, at, message.key);
  at = writeSized(target, at, message.value);
  at = writeVarint(target, at, headers.length);
  for (const [name, value] of headers) {
    const encoded = encodedName(name);
    encoded.copy(target, at);
    at = writeSized(target, at + encoded.length, value);
  }
  return at;
}

/** A record batch (magic 2, no compression) that is sized first and then written into one buffer. */
export class RecordBatchWriter {
  readonly bytes: number;
  private readonly records: readonly PreparedRecord[];

  constructor(messages: readonly WireMessage[]) {
    this.records = messages.map(prepare);
    this.bytes = this.records.reduce((sum, record) => sum + varintSize(record.bytes) + record.bytes, BATCH_HEADER_BYTES);
  }

  /** @returns the position behind the batch */
  write(target: Buffer, start: number, timestampMs: number, producer: BatchProducer): number {
    target.writeBigInt64BE(0n, start); // base offset: given by the broker
    target.writeInt32BE(this.bytes - LENGTH_FROM, start + 8);
    target.writeInt32BE(0, start + LENGTH_FROM); // partition leader epoch: given by the broker
    target.writeInt8(MAGIC, start + 16);
    target.writeInt16BE(0, start + CRC_AT + 4); // attributes
    target.writeInt32BE(this.records.length - 1, start + 23);
    target.writeBigInt64BE(BigInt(timestampMs), start + 27);
    target.writeBigInt64BE(BigInt(timestampMs), start + 35);
    target.writeBigInt64BE(producer.id, start + 43);
    target.writeInt16BE(producer.epoch, start + 51);
    target.writeInt32BE(producer.firstSequence, start + 53);
    target.writeInt32BE(this.records.length, start + 57);
    let at = start + BATCH_HEADER_BYTES;
    this.records.forEach((record, offsetDelta) => {
      at = writeRecord(target, at, record, offsetDelta);
    });
    target.writeUInt32BE(crc32c(target, start + CRC_AT + 4, at), start + CRC_AT);
    return at;
  }
}
