import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folderError, prepareFolder } from './data-folder';

function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: mkdir`), { code });
}

describe('the data folder', () => {
  it('is made, and a fresh stack gets an empty one of its own below it', async () => {
    const dir = join(mkdtempSync(join(tmpdir(), 'ytterby-folder-')), 'a', 'b');
    await expect(prepareFolder(dir, false, () => undefined)).resolves.toBe(dir);
    const fresh = await prepareFolder(dir, true, () => undefined);
    expect(fresh.startsWith(join(dir, 'fresh', 'stack-'))).toBe(true);
    await expect(prepareFolder(dir, true, () => undefined)).resolves.not.toBe(fresh);
  });

  it('that is a file is an error that says what to do', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'ytterby-folder-')), 'file');
    writeFileSync(file, '');
    await expect(prepareFolder(file, false, () => undefined)).rejects.toMatchObject({ code: 'YTB_STACK_DIRECTORY', message: expect.stringContaining('set YTTERBY_DATA_DIR') as unknown });
  });

  it('is told apart from the cache folder', () => {
    expect(folderError('/cache', systemError('EACCES'), 'YTTERBY_CACHE_DIR').message).toMatch(/^You may not write in \/cache .*YTTERBY_CACHE_DIR/);
  });

  it.each([
    ['EACCES', 'YTB_STACK_DIRECTORY', /You may not write in \/data .*chown/],
    ['EROFS', 'YTB_STACK_DIRECTORY', /cannot be written: set YTTERBY_DATA_DIR/],
    ['ENOSPC', 'YTB_STACK_DISK_FULL', /disk of \/data is full: free some space/],
    ['EIO', 'YTB_STACK_DIRECTORY', /cannot be used/],
  ])('gives %s a sentence', (code, expected, message) => {
    expect(folderError('/data', systemError(code))).toMatchObject({ code: expected, message: expect.stringMatching(message) as unknown });
  });
});
