import { readFileSync } from 'node:fs';
import { YtterbyError } from '@ytterby/kernel';
import { sha256Hex } from '@ytterby/platform';
import { describeRateErrors, MAX_RATE_FILE_BYTES, type RateTable, readRateFile } from '@ytterby/regulation';

function refuse(path: string, reason: string, cause?: unknown): YtterbyError {
  return new YtterbyError('YTB_CONFIG_INVALID', { message: `YTTERBY_RATES_FILE=${JSON.stringify(path)}: the exchange rates cannot be used. ${reason}`, cause });
}

function bytesOf(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw refuse(path, cause instanceof Error ? cause.message : 'The file cannot be read.', cause);
  }
}

function tableIn(path: string, bytes: Buffer): RateTable {
  if (bytes.length > MAX_RATE_FILE_BYTES) throw refuse(path, `It has ${bytes.length} bytes; at most ${MAX_RATE_FILE_BYTES} are allowed.`);
  const read = readRateFile(bytes.toString('utf8'), sha256Hex);
  if (!read.ok) throw refuse(path, describeRateErrors(path, read.error));
  return read.value;
}

/**
 * Reads the file of exchange rates. A file that is named and cannot be used is not the same as no file: the service must not start without it.
 * @returns null when none is named @throws YtterbyError YTB_CONFIG_INVALID naming file, line and reason
 */
export function loadRateTable(path: string | undefined): RateTable | null {
  return path === undefined ? null : tableIn(path, bytesOf(path));
}

/** Reads the file as {@link loadRateTable} does, as often as it is asked; the same bytes are parsed once, as a large file takes a while. */
export function rateTableReader(path: string): () => RateTable {
  let last: { readonly bytes: Buffer; readonly table: RateTable } | null = null;
  return () => {
    const bytes = bytesOf(path);
    if (last?.bytes.equals(bytes) !== true) last = { bytes, table: tableIn(path, bytes) };
    return last.table;
  };
}
