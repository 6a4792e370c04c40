import { chmodSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { StackError, systemCode } from '../errors';
import { lastLines } from '../run-command';
import { folderError } from './data-folder';

const TICK_MS = 5_000;
const PREFIX = 'download-';
const ABANDONED_AFTER_MS = 24 * 3_600_000;

/** Says every few seconds that something still goes on. */
export async function withTicker<T>(onProgress: (line: string) => void, what: string, work: () => Promise<T>): Promise<T> {
  const startedAt = performance.now();
  const timer = setInterval(() => onProgress(`${what} … ${Math.round((performance.now() - startedAt) / 1000)} s`), TICK_MS);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}

/**
 * Fills a cache folder in one step: `fill` works in a temporary neighbour that gets the final name only when it is complete, so that a start that was cut
 * off, or two starts at once, never leave half a download.
 */
export async function fillOnce(cacheDir: string, target: string, fill: (dir: string) => Promise<void>): Promise<void> {
  const dir = temporaryFolder(cacheDir);
  try {
    await fill(dir);
    putInPlace(dir, target);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

function temporaryFolder(cacheDir: string): string {
  try {
    mkdirSync(cacheDir, { recursive: true });
    removeAbandoned(cacheDir);
    const dir = mkdtempSync(join(cacheDir, PREFIX));
    // mkdtemp makes 0700; the cache may be shared with other users.
    chmodSync(dir, 0o755);
    return dir;
  } catch (error) {
    throw folderError(cacheDir, error, 'YTTERBY_CACHE_DIR');
  }
}

/** Downloads that were cut off a day ago or earlier; a younger one may still be going on in another process. */
function removeAbandoned(cacheDir: string): void {
  const old = readdirSync(cacheDir).filter((name) => name.startsWith(PREFIX) && Date.now() - statSync(join(cacheDir, name)).mtimeMs > ABANDONED_AFTER_MS);
  for (const name of old) rmSync(join(cacheDir, name), { recursive: true, force: true });
}

function putInPlace(dir: string, target: string): void {
  try {
    renameSync(dir, target);
  } catch (error) {
    const code = systemCode(error);
    // Another start was quicker; what it put there was checked in the same way.
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error;
  }
}

const OFFLINE = /unknown host|could not resolve|name or service not known|temporary failure in name resolution|connection refused|connection reset|connect timed out|network is unreachable|could not transfer|newconnectionerror|proxyerror|sslerror|no matching distribution|offline/i;

/** Maven ends every failure with the same advice; what went wrong stands before it. */
const ADVICE = /^\[ERROR\]\s*$|To see the full stack trace|Re-run Maven|For more information about the errors|^\[ERROR\] \[Help/;

function usefulLines(output: string): string {
  const plain = stripVTControlCharacters(output).split('\n');
  return plain.filter((line) => line.trim() !== '' && !ADVICE.test(line)).join('\n');
}

/** The error for a download that failed, with the tool's own last lines. */
export function downloadFailed(what: string, tool: string, output: string): StackError {
  const quoted = lastLines(usefulLines(output), 6);
  if (/no space left on device/i.test(output)) {
    return new StackError('YTB_STACK_DISK_FULL', `${what} could not be fetched: the disk is full. Free some space, or set YTTERBY_CACHE_DIR to a folder on another disk.`);
  }
  const cause = OFFLINE.test(output) ? 'the network or the repository does not answer, or lacks it' : `${tool} failed`;
  return new StackError(
    'YTB_STACK_NETWORK',
    `${what} could not be fetched: ${cause}. It is needed once and then kept. Check the network and the settings of ${tool} (mirror, proxy) and try again, or set YTTERBY_STACK=external to use servers that run already. ${tool} said:\n${quoted}`,
  );
}
