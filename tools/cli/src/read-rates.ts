import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describeRateErrors, MAX_RATE_FILE_BYTES, type RateTable, readRateFile } from '@ytterby/regulation';
import { UsageError } from './exit-status';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

function bytesOf(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new UsageError(`--rates ${path}: ${cause instanceof Error ? cause.message : 'the file cannot be read'}.`);
  }
}

/** Reads a file of dated exchange rates. @throws UsageError naming file, line, field, value and what is allowed */
export function readRates(path: string): RateTable {
  const bytes = bytesOf(path);
  if (bytes.length > MAX_RATE_FILE_BYTES) throw new UsageError(`--rates ${path}: has ${bytes.length} bytes; at most ${MAX_RATE_FILE_BYTES} are allowed.`);
  const read = readRateFile(bytes.toString('utf8'), sha256);
  if (!read.ok) throw new UsageError(`--rates ${path}: the exchange rates cannot be used.\n${describeRateErrors(path, read.error)}`);
  return read.value;
}
