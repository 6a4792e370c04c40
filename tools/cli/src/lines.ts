import { createReadStream, existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { UsageError } from './exit-status';

/** Opens an input: a file, a gzip file (by its name), or `-` for standard input. @throws UsageError when there is no such file. */
export function openInput(path: string): Readable {
  if (path === '-') return process.stdin;
  if (!existsSync(path)) throw new UsageError(`There is no file ${path}. Give a file of JSON lines, a .gz of one, or - for standard input.`);
  const file = createReadStream(path);
  return path.endsWith('.gz') ? file.pipe(createGunzip()) : file;
}

/** The lines of an input that hold something, with their number from 1. */
export async function* readLines(input: Readable): AsyncGenerator<{ number: number; text: string }> {
  let number = 0;
  for await (const text of createInterface({ input, crlfDelay: Infinity })) {
    number += 1;
    if (text.trim() !== '') yield { number, text };
  }
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
