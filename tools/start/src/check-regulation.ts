import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartError } from './start-error';

const FOLDER = 'libs/regulation/src';

/** The error by which the rule library refuses its data, known by what it can do: while it is thrown, its class cannot be imported. */
interface DataError {
  describe(folder: string, sourceOf: (file: string) => string): readonly string[];
}

function isDataError(error: unknown): error is DataError {
  return typeof error === 'object' && error !== null && 'problems' in error && 'describe' in error;
}

const loadLibrary = (): Promise<unknown> => import('@ytterby/regulation');

/**
 * Loads the rule pack before anything is built with it. A service would refuse a mistake in it as well, but only here the sources are at hand, so that
 * the line can be named. @throws StartError naming file, line, entry and reason of every mistake
 */
export async function checkRegulation(root: string, load: () => Promise<unknown> = loadLibrary): Promise<void> {
  try {
    await load();
  } catch (error) {
    if (!isDataError(error)) throw error;
    const lines = error.describe(FOLDER, (file) => readFileSync(join(root, FOLDER, file), 'utf8'));
    throw new StartError(`The regulation data cannot be used:\n${lines.join('\n')}`);
  }
}
