import { join } from 'node:path';

/** Folder of the checkout that this program runs from, whatever the current folder is. */
export const REPOSITORY_ROOT = join(__dirname, '..', '..', '..');
