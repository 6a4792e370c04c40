import { ownValue } from '@ytterby/kernel';
import { createReadStream } from 'node:fs';
import type { Readable, Writable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { UsageError } from './exit-status';

const LINE_FEED = 0x0a;
const GZIP_MAGIC = [0x1f, 0x8b] as const;
const HINT = 'Give a file of JSON lines, a .gz of one, or - for standard input.';

/** One line of an input, numbered from 1. `text` is null when its bytes are no UTF-8. */
export interface InputLine {
  readonly number: number;
  readonly text: string | null;
}

/** What an error code of the file system or of gzip means for an input. */
const REASONS: Readonly<Record<string, (name: string) => string>> = {
  ENOENT: (name) => `There is no file ${name}. ${HINT}`,
  EISDIR: (name) => `${name} is a folder. ${HINT}`,
  EACCES: (name) => `${name} may not be read by this user.`,
  Z_BUF_ERROR: (name) => `${name} ends in the middle of its gzip stream; it was cut off.`,
  Z_DATA_ERROR: (name) => `${name} is a damaged gzip file.`,
};

/** Says in a sentence why an input cannot be read. */
function unreadable(path: string, cause: unknown): UsageError {
  const name = path === '-' ? 'standard input' : path;
  const { code = '', message = '' } = cause as Partial<NodeJS.ErrnoException>;
  const reason = ownValue(REASONS, code);
  return new UsageError(reason?.(name) ?? `${name} cannot be read: ${message}.`);
}

async function* chunksOf(source: Readable, path: string): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of source) yield Buffer.from(chunk as Uint8Array);
  } catch (cause) {
    throw unreadable(path, cause);
  }
}

async function* restored(first: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}

function isGzip(path: string, first: Buffer): boolean {
  return path.endsWith('.gz') || (first[0] === GZIP_MAGIC[0] && first[1] === GZIP_MAGIC[1]);
}

/** Unpacks through a stream of its own, so that an error of either side reaches the reader. */
async function* unpacked(packed: AsyncIterable<Buffer>, path: string): AsyncGenerator<Buffer> {
  const gunzip = createGunzip();
  const feeding = (async () => {
    for await (const chunk of packed) if (!gunzip.write(chunk)) await new Promise((resolve) => gunzip.once('drain', resolve));
    gunzip.end();
  })().catch((cause: unknown) => gunzip.destroy(cause instanceof Error ? cause : new Error(String(cause))));
  try {
    yield* chunksOf(gunzip, path);
    await feeding;
  } finally {
    gunzip.destroy();
  }
}

/**
 * The bytes of an input: a file, or `-` for standard input; a gzip stream (by its first bytes, or the ending `.gz`) is unpacked.
 * @throws UsageError when it cannot be read, also in the middle of it
 */
export async function* readInput(path: string): AsyncGenerator<Buffer> {
  const chunks = chunksOf(path === '-' ? process.stdin : createReadStream(path), path);
  const first = await chunks.next();
  if (first.done === true) return;
  const whole = restored(first.value, chunks);
  yield* isGzip(path, first.value) ? unpacked(whole, path) : whole;
}

const UTF8 = new TextDecoder('utf-8', { fatal: true });

function decode(bytes: Buffer): string | null {
  try {
    return UTF8.decode(bytes).replace(/\r$/, '');
  } catch {
    return null; // reported as a line that is no UTF-8; a replaced letter in a name would be compared as if it were right
  }
}

/** The lines of an input that hold something. @throws UsageError when it cannot be read */
export async function* readLines(path: string): AsyncGenerator<InputLine> {
  let number = 0;
  let open: Buffer[] = [];
  const finish = (): InputLine => {
    number += 1;
    const text = decode(Buffer.concat(open));
    open = [];
    return { number, text };
  };
  for await (const chunk of readInput(path)) {
    let from = 0;
    for (let to = chunk.indexOf(LINE_FEED); to >= 0; to = chunk.indexOf(LINE_FEED, from)) {
      open.push(chunk.subarray(from, to));
      from = to + 1;
      const line = finish();
      if (line.text?.trim() !== '') yield line;
    }
    open.push(chunk.subarray(from));
  }
  const last = finish();
  if (last.text?.trim() !== '') yield last;
}

/** Writes a line and waits while the reader is slow. */
export async function writeLine(output: Writable, value: unknown): Promise<void> {
  if (output.write(`${JSON.stringify(value)}\n`)) return;
  await new Promise((resolve) => output.once('drain', resolve));
}

/** A counter on standard error while it is a terminal; silent otherwise. */
export class Progress {
  private done = 0;
  private shownAtMs = 0;

  constructor(
    private readonly what: string,
    private readonly output: NodeJS.WriteStream = process.stderr,
  ) {}

  step(): void {
    this.done += 1;
    const nowMs = performance.now();
    if (!this.output.isTTY || nowMs - this.shownAtMs < 100) return;
    this.shownAtMs = nowMs;
    this.output.write(`\r${this.what}: ${this.done} lines`);
  }

  end(): void {
    if (this.output.isTTY) this.output.write(`\r${this.what}: ${this.done} lines\n`);
  }
}
