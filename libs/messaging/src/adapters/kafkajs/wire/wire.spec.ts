import { encodeProduce, isPlainProduce, type ProduceArguments } from './produce-request';
import { crc32c } from './crc32c';
import { decodeFetch } from './fetch-response';
import { installWire } from './install-wire';
import { UnsupportedBatch } from './record-decoder';
import type { WireMessage } from './record-batch';

/* The library's own encoder and decoder, to compare with. */
// eslint-disable-next-line @typescript-eslint/no-require-imports -- internal modules without types, only here
const libraryProduce = require('kafkajs/src/protocol/requests/produce/v7/request') as (args: unknown) => { encode(): Promise<{ buffer: Buffer }> };
// eslint-disable-next-line @typescript-eslint/no-require-imports -- see above
const libraryFetch = require('kafkajs/src/protocol/requests/fetch/v11/response') as { decode(bytes: Buffer): Promise<{ responses: { partitions: { messages: Record<string, unknown>[] }[] }[] }> };

const NOW_MS = 1_795_000_000_123;

const MESSAGES: readonly WireMessage[] = [
  { key: 'order-1', value: Buffer.from('{}'), headers: { ce_id: 'a', 'content-type': 'application/json' } },
  { key: null, value: null, headers: {} },
  { key: Buffer.from([0, 255]), value: 'text ä 語 𝛼', headers: { 'ce_ü': 'ö'.repeat(100), many: ['1', '2'], raw: Buffer.from([1, 128]), empty: '' } },
  ...[63, 64, 8_191, 8_192, 1_048_575, 1_048_576].map((bytes) => ({ key: 'k', value: Buffer.alloc(bytes, bytes % 251) })),
  ...Array.from({ length: 100 }, (_, index) => ({ key: `k${index}`, value: `v${index}`, headers: { ce_id: String(index) } })),
];

const produceArgs = (...partitions: readonly (readonly WireMessage[])[]): ProduceArguments => ({
  acks: -1,
  timeout: 10_000,
  compression: 0,
  topicData: [{ topic: 'orders.ü.v1', partitions: partitions.map((messages, partition) => ({ partition, firstSequence: 0, messages })) }],
});

/** A Fetch response, version 11, around a record set. */
function fetchResponse(recordSet: Buffer): Buffer {
  const head = Buffer.alloc(10 + 4 + 2 + 1 + 4);
  head.writeInt32BE(1, 10);
  head.writeInt16BE(1, 14);
  head.write('t', 16);
  head.writeInt32BE(1, 17);
  const partition = Buffer.alloc(4 + 2 + 24 + 4 + 4 + 4);
  partition.writeInt32BE(3, 0);
  partition.writeBigInt64BE(1000n, 6);
  partition.writeBigInt64BE(999n, 14);
  partition.writeInt32BE(-1, 30);
  partition.writeInt32BE(-1, 34);
  partition.writeInt32BE(recordSet.length, 38);
  return Buffer.concat([head, partition, recordSet]);
}

/** The record set inside an encoded request with one topic and one partition, with a base offset as the broker sets it. */
function recordSetOf(messages: readonly WireMessage[], baseOffset: bigint): Buffer {
  const request = encodeProduce(produceArgs(messages), NOW_MS);
  const set = Buffer.from(request.subarray(12 + 2 + Buffer.byteLength('orders.ü.v1') + 4 + 8));
  set.writeBigInt64BE(baseOffset, 0);
  return set;
}

/** Header values of the library are bytes, ours are text already; keys and values as base64, because Jest compares buffers byte by byte. */
function comparable(messages: readonly Record<string, unknown>[]): unknown[] {
  const text = (value: unknown): unknown => (Array.isArray(value) ? value.map(text) : Buffer.isBuffer(value) ? value.toString('utf8') : value);
  return messages.map(({ timestamp, offset, key, value, headers, isControlRecord }) => ({
    timestamp,
    offset,
    key: (key as Buffer | null)?.toString('base64') ?? null,
    value: (value as Buffer | null)?.toString('base64') ?? null,
    isControlRecord,
    headers: Object.fromEntries(Object.entries(headers as object).map(([name, header]) => [name, text(header)])),
  }));
}

describe('Kafka bytes', () => {
  it('of a produce request are those of the library', async () => {
    const clock = jest.spyOn(Date, 'now').mockReturnValue(NOW_MS);
    const args = produceArgs(MESSAGES, MESSAGES.slice(0, 2));
    const { buffer } = await libraryProduce(args).encode();
    clock.mockRestore();
    expect(encodeProduce(args, NOW_MS).equals(buffer)).toBe(true);
  });

  it('are left to the library for compression, transactions and timestamps of the caller', () => {
    const args = produceArgs(MESSAGES);
    expect(isPlainProduce(args)).toBe(true);
    expect(isPlainProduce({ ...args, compression: 1 })).toBe(false);
    expect(isPlainProduce({ ...args, transactionalId: 'tx' })).toBe(false);
    expect(isPlainProduce(produceArgs([{ value: null, timestamp: '1' }]))).toBe(false);
  });

  it('have the CRC-32C of RFC 3720 B.4', () => {
    const vectors: [Buffer, number][] = [
      [Buffer.alloc(32, 0), 0x8a9136aa],
      [Buffer.alloc(32, 0xff), 0x62a8ab43],
      [Buffer.from(Array.from({ length: 32 }, (_, index) => index)), 0x46dd794e],
      [Buffer.from('123456789'), 0xe3069283],
    ];
    for (const [bytes, crc] of vectors) expect(crc32c(bytes, 0, bytes.length)).toBe(crc);
  });

  it('of a fetch response are read as the library reads them', async () => {
    const response = fetchResponse(Buffer.concat([recordSetOf(MESSAGES, 5_000_000_000n), recordSetOf(MESSAGES.slice(0, 3), 5_000_000_200n)]));
    const [expected, actual] = [await libraryFetch.decode(response), decodeFetch(response)];
    const theirs = expected.responses[0]?.partitions[0];
    const ours = actual.responses[0]?.partitions[0];
    expect({ ...actual, responses: [] }).toEqual({ ...expected, responses: [] });
    expect({ ...ours, messages: [] }).toEqual({ ...theirs, messages: [] });
    expect(comparable((ours?.messages ?? []) as unknown as Record<string, unknown>[])).toEqual(comparable(theirs?.messages ?? []));
  });

  it('of a batch that the size limit cut off are left for the next fetch', () => {
    const first = recordSetOf(MESSAGES.slice(0, 3), 0n);
    const second = recordSetOf(MESSAGES.slice(0, 3), 3n);
    for (const cut of [1, 12, 30, second.length - 1]) {
      const { responses } = decodeFetch(fetchResponse(Buffer.concat([first, second.subarray(0, cut)])));
      expect(responses[0]?.partitions[0]?.messages.map(({ offset }) => offset)).toEqual(['0', '1', '2']);
    }
  });

  it('of compressed batches are handed to the library', () => {
    const set = recordSetOf(MESSAGES.slice(0, 3), 0n);
    set.writeInt16BE(1, 21);
    expect(() => decodeFetch(fetchResponse(set))).toThrow(UnsupportedBatch);
  });

  it('keep a header called __proto__ a header', () => {
    const headers = Object.fromEntries([['__proto__', 'x']]) as Record<string, string>;
    const { responses } = decodeFetch(fetchResponse(recordSetOf([{ value: 'v', headers }], 0n)));
    expect(Object.keys(responses[0]?.partitions[0]?.messages[0]?.headers ?? {})).toEqual(['__proto__']);
  });

  it('go through the library of this version', () => {
    expect(installWire()).toBe(true);
  });
});
