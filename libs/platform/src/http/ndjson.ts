const NEWLINE = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** One line of an NDJSON stream, counted from 1. `bytes` is null when the line was longer than the limit; its content was thrown away. */
export interface NdjsonLine {
  readonly line: number;
  readonly bytes: Buffer | null;
}

/** Collects the parts of one line up to a limit. */
class LineBuffer {
  private parts: Buffer[] = [];
  private size = 0;

  constructor(private readonly maxBytes: number) {}

  get isEmpty(): boolean {
    return this.size === 0;
  }

  add(part: Buffer): void {
    this.size += part.length;
    if (this.size > this.maxBytes) this.parts = [];
    else this.parts.push(part);
  }

  /** The line without its line end, or null when it was too long; empties the buffer. */
  take(): Buffer | null {
    const isTooLong = this.size > this.maxBytes;
    const [only, ...more] = this.parts;
    const bytes = only !== undefined && more.length === 0 ? only : Buffer.concat(this.parts);
    this.parts = [];
    this.size = 0;
    if (isTooLong) return null;
    return bytes.at(-1) === CARRIAGE_RETURN ? bytes.subarray(0, -1) : bytes;
  }
}

/** Splits a byte stream into lines, holding at most one line of `maxLineBytes` in memory. A line end after the last line is optional. */
export async function* ndjsonLines(stream: AsyncIterable<Buffer>, maxLineBytes: number): AsyncGenerator<NdjsonLine> {
  const buffer = new LineBuffer(maxLineBytes);
  let line = 0;
  for await (const chunk of stream) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE, start); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      buffer.add(chunk.subarray(start, end));
      yield { line: (line += 1), bytes: buffer.take() };
      start = end + 1;
    }
    if (start < chunk.length) buffer.add(chunk.subarray(start));
  }
  if (!buffer.isEmpty) yield { line: line + 1, bytes: buffer.take() };
}
