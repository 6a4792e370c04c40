import { chmodSync, mkdirSync, mkdtempSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { messageOf, StackError, systemCode } from '../errors';
import { freshRoot, sweepFresh } from './stack-record';

const MIN_FREE_BYTES = 512 * 1024 * 1024;

/**
 * The folder that a stack works in: the data folder itself, or for a fresh stack a new one below it.
 * @throws StackError YTB_STACK_DIRECTORY or YTB_STACK_DISK_FULL
 */
export async function prepareFolder(dataDir: string, fresh: boolean, onProgress: (line: string) => void): Promise<string> {
  try {
    mkdirSync(dataDir, { recursive: true });
    await sweepFresh(dataDir, onProgress);
    const dir = fresh ? mkdtempSync(join(freshRoot(dataDir), 'stack-')) : dataDir;
    // mkdtemp makes 0700, but PostgreSQL may run as another user than we.
    if (fresh) chmodSync(dir, 0o755);
    mkdirSync(join(dir, 'logs'), { recursive: true });
    refuseFullDisk(dir);
    return dir;
  } catch (error) {
    if (error instanceof StackError) throw error;
    throw folderError(dataDir, error);
  }
}

function refuseFullDisk(dir: string): void {
  const { bavail, bsize } = statfsSync(dir);
  if (bavail * bsize >= MIN_FREE_BYTES) return;
  throw new StackError(
    'YTB_STACK_DISK_FULL',
    `Only ${Math.round((bavail * bsize) / 1024 / 1024)} MB are free where ${dir} lies, and the stack needs ${MIN_FREE_BYTES / 1024 / 1024}: free some space, or set YTTERBY_DATA_DIR to a folder on another disk.`,
  );
}

/** The error for a folder that cannot be made or written. @param variable the setting that moves it */
export function folderError(dataDir: string, error: unknown, variable: 'YTTERBY_DATA_DIR' | 'YTTERBY_CACHE_DIR' = 'YTTERBY_DATA_DIR'): StackError {
  const remedy = `set ${variable} to a folder that you may write`;
  switch (systemCode(error)) {
    case 'EACCES':
    case 'EPERM':
      return new StackError('YTB_STACK_DIRECTORY', `You may not write in ${dataDir} (${messageOf(error)}): make it yours (chown), or ${remedy}.`, error);
    case 'EROFS':
      return new StackError('YTB_STACK_DIRECTORY', `${dataDir} lies on a file system that cannot be written: ${remedy}.`, error);
    case 'ENOSPC':
      return new StackError('YTB_STACK_DISK_FULL', `The disk of ${dataDir} is full: free some space, or ${remedy} on another disk.`, error);
    default:
      return new StackError('YTB_STACK_DIRECTORY', `The folder ${dataDir} cannot be used (${messageOf(error)}): ${remedy}.`, error);
  }
}
