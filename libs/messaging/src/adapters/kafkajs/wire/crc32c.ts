const POLYNOMIAL = 0x82f63b78; // Castagnoli, reflected
const SLICES = 8;

/** `TABLES[slice * 256 + byte]`: the remainder of a byte followed by `slice` zero bytes. */
const TABLES = buildTables();

function buildTables(): Int32Array {
  const tables = new Int32Array(SLICES * 256);
  for (let byte = 0; byte < 256; byte++) {
    let remainder = byte;
    for (let bit = 0; bit < 8; bit++) remainder = (remainder & 1) === 1 ? (remainder >>> 1) ^ POLYNOMIAL : remainder >>> 1;
    tables[byte] = remainder;
  }
  for (let index = 256; index < tables.length; index++) {
    const before = tables[index - 256] ?? 0;
    tables[index] = (before >>> 8) ^ (tables[before & 0xff] ?? 0);
  }
  return tables;
}

const table = (slice: number, byte: number): number => TABLES[(slice << 8) | byte] as number;

/** CRC-32C (RFC 3720 B.4) of `bytes[from..to)`, eight bytes a step. @returns an unsigned 32-bit integer */
export function crc32c(bytes: Buffer, from: number, to: number): number {
  let crc = -1;
  let at = from;
  for (; at + 8 <= to; at += 8) {
    const low = crc ^ bytes.readInt32LE(at);
    const high = bytes.readInt32LE(at + 4);
    crc =
      table(7, low & 0xff) ^ table(6, (low >>> 8) & 0xff) ^ table(5, (low >>> 16) & 0xff) ^ table(4, low >>> 24) ^
      table(3, high & 0xff) ^ table(2, (high >>> 8) & 0xff) ^ table(1, (high >>> 16) & 0xff) ^ table(0, high >>> 24);
  }
  for (; at < to; at++) crc = (crc >>> 8) ^ table(0, (crc ^ (bytes[at] as number)) & 0xff);
  return ~crc >>> 0;
}
