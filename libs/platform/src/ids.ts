import { createHash, randomFillSync } from 'node:crypto';

/** Milliseconds since the epoch, injectable. */
export type Clock = () => number;

/** The machine's clock. */
export const systemClock: Clock = () => Date.now();

const ID_BYTES = 16;
/** Asking the system for each id costs ten times as much as the id itself; one request fills many. */
const pool = Buffer.alloc(256 * ID_BYTES);
let poolAt = pool.length;

function randomId(): Buffer {
  if (poolAt === pool.length) {
    randomFillSync(pool);
    poolAt = 0;
  }
  poolAt += ID_BYTES;
  return pool.subarray(poolAt - ID_BYTES, poolAt);
}

/** A UUID version 7 (RFC 9562 §5.7): sorts by time, so that index inserts stay local. */
export function newId(nowMs: number = Date.now()): string {
  const bytes = randomId();
  bytes.writeUIntBE(nowMs, 0, 6);
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** SHA-256 of a text (UTF-8) or bytes, lower-case hex: the hash port of the pure libraries. */
export function sha256Hex(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
