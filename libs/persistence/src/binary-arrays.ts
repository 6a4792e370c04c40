/*
 * Parameters of UNNEST statements in PostgreSQL's binary array format (src/backend/utils/adt/arrayfuncs.c, array_recv). `pg` would write a JavaScript
 * array as a text literal with every quote of a JSON payload escaped and every byte of a bytea as two hex digits; this form is copied as it is.
 * The statement must cast the parameter: `unnest($1::text[], $2::bytea[])`.
 */

const OID = { bytea: 17, int8: 20, int2: 21, int4: 23, text: 25 } as const;
const HEADER_BYTES = 20;
const NULL_LENGTH = -1;

interface ElementWriter<T> {
  readonly oid: number;
  size(value: T): number;
  write(value: T, target: Buffer, at: number, size: number): void;
}

function encode<T>(values: readonly (T | null)[], writer: ElementWriter<T>): Buffer {
  const sizes = values.map((value) => (value === null ? NULL_LENGTH : writer.size(value)));
  const total = sizes.reduce((sum, size) => sum + 4 + Math.max(size, 0), HEADER_BYTES);
  const target = Buffer.allocUnsafe(total);
  let at = writeHeader(target, writer.oid, sizes);
  values.forEach((value, index) => {
    const size = sizes[index] ?? NULL_LENGTH;
    at = target.writeInt32BE(size, at);
    if (value === null) return;
    writer.write(value, target, at, size);
    at += size;
  });
  return target.subarray(0, at);
}

/** Number of dimensions (0 for an empty array), has-nulls flag, element type, then length and lower bound of the one dimension. */
function writeHeader(target: Buffer, oid: number, sizes: readonly number[]): number {
  target.writeInt32BE(sizes.length === 0 ? 0 : 1, 0);
  target.writeInt32BE(sizes.includes(NULL_LENGTH) ? 1 : 0, 4);
  target.writeInt32BE(oid, 8);
  if (sizes.length === 0) return 12;
  target.writeInt32BE(sizes.length, 12);
  return target.writeInt32BE(1, 16);
}

type Text = string | Buffer;

const sizeOfText = (value: Text): number => (typeof value === 'string' ? Buffer.byteLength(value) : value.length);
const writeText = (value: Text, target: Buffer, at: number): void => void (typeof value === 'string' ? target.write(value, at) : value.copy(target, at));

const TEXT: ElementWriter<Text> = { oid: OID.text, size: sizeOfText, write: writeText };
const BYTEA: ElementWriter<Buffer> = {
  oid: OID.bytea,
  size: (value) => value.length,
  write: (value, target, at) => void value.copy(target, at),
};
/** A text is stored as its UTF-8 bytes. */
const TEXT_AS_BYTEA: ElementWriter<Text> = { oid: OID.bytea, size: sizeOfText, write: writeText };
const INT2: ElementWriter<number> = { oid: OID.int2, size: () => 2, write: (value, target, at) => void target.writeInt16BE(value, at) };
const INT4: ElementWriter<number> = { oid: OID.int4, size: () => 4, write: (value, target, at) => void target.writeInt32BE(value, at) };
const INT8: ElementWriter<bigint> = { oid: OID.int8, size: () => 8, write: (value, target, at) => void target.writeBigInt64BE(value, at) };

/** Parameter for `$n::text[]`; a text may be given as its UTF-8 bytes. The texts must hold no U+0000 (PostgreSQL refuses it). */
export function textArray(values: readonly (Text | null)[]): Buffer {
  return encode(values, TEXT);
}

/** Parameter for `$n::bytea[]`; a string is stored as UTF-8. */
export function byteaArray(values: readonly (Text | null)[]): Buffer {
  return values.every((value) => typeof value !== 'string') ? encode(values, BYTEA) : encode(values, TEXT_AS_BYTEA);
}

/** Parameter for `$n::smallint[]`. */
export function int2Array(values: readonly (number | null)[]): Buffer {
  return encode(values, INT2);
}

/** Parameter for `$n::integer[]`. */
export function int4Array(values: readonly (number | null)[]): Buffer {
  return encode(values, INT4);
}

/** Parameter for `$n::bigint[]`. */
export function int8Array(values: readonly (bigint | null)[]): Buffer {
  return encode(values, INT8);
}
