import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { redisProbe } from '../probes';
import type { PartContext, StartedPart } from './part-context';
import { awaitPart, startPart } from './part-process';
import { findRedis } from './redis-server';

const READY_TIMEOUT_MS = 20_000;

/** Starts a Redis on loopback. It is a cache: nothing is kept on disk, and the oldest entries go first. @throws StackError */
export async function startRedis(options: PartContext): Promise<StartedPart> {
  const program = await findRedis(options);
  const dir = join(options.dataDir, 'redis');
  mkdirSync(dir, { recursive: true });
  const memory = ['--maxmemory', '128mb', '--maxmemory-policy', 'allkeys-lru'];
  const process = startPart({
    part: 'redis',
    command: program,
    args: ['--port', String(options.port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', ...memory],
    cwd: dir,
    logFile: join(options.dataDir, 'logs', 'redis.log'),
    stopSignal: 'SIGTERM',
  });
  options.onSpawn(process);
  const url = `redis://127.0.0.1:${options.port}`;
  await awaitPart(process, redisProbe(url), READY_TIMEOUT_MS);
  return { process, url };
}
