/** Reads Kafka's primitive types from a buffer; `at` is the position. */
export class WireReader {
  at = 0;

  constructor(private readonly bytes: Buffer) {}

  skip(count: number): void {
    this.at += count;
  }

  peekInt8(ahead: number): number {
    return this.bytes.readInt8(this.at + ahead);
  }

  peekInt32(ahead: number): number {
    return this.bytes.readInt32BE(this.at + ahead);
  }

  int8(): number {
    return this.bytes.readInt8(this.at++);
  }

  int16(): number {
    this.at += 2;
    return this.bytes.readInt16BE(this.at - 2);
  }

  int32(): number {
    this.at += 4;
    return this.bytes.readInt32BE(this.at - 4);
  }

  int64(): bigint {
    this.at += 8;
    return this.bytes.readBigInt64BE(this.at - 8);
  }

  /** STRING: int16 length, UTF-8. */
  text(): string {
    return this.take(this.int16());
  }

  /** VARINT: zigzag, at most 5 bytes. */
  varint(): number {
    let value = 0;
    let shift = 0;
    for (;;) {
      const byte = this.bytes.readUInt8(this.at++);
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return (value >>> 1) ^ -(value & 1);
      shift += 7;
    }
  }

  /** VARLONG: zigzag, at most 10 bytes. */
  varlong(): bigint {
    if (this.bytes.readUInt8(this.at) < 0x80) return BigInt(this.varint());
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = this.bytes.readUInt8(this.at++);
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return (value >> 1n) ^ -(value & 1n);
    }
  }

  /** Bytes with a VARINT length, -1 = null; a view, not a copy. */
  sizedBytes(): Buffer | null {
    const length = this.varint();
    if (length < 0) return null;
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  /** Text with a VARINT length, -1 = null. */
  sizedText(): string | null {
    const length = this.varint();
    return length < 0 ? null : this.take(length);
  }

  /** An array with an int32 length (-1 = none). */
  array<T>(read: () => T): T[] {
    const length = this.int32();
    return length < 0 ? [] : Array.from({ length }, read);
  }

  private take(length: number): string {
    this.at += Math.max(length, 0);
    return length < 0 ? '' : this.bytes.toString('utf8', this.at - length, this.at);
  }
}
