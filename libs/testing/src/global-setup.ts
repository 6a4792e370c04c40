import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { HoldMessage } from '@ytterby/stack';

/** Where {@link globalTeardown} finds what to end. */
export interface StackHolder {
  ytterbyStackHolder?: ChildProcess;
}

const ROOT = join(__dirname, '..', '..', '..');

/**
 * Starts a fresh stack for the integration tests of one jest run and sets YTTERBY_TEST_KAFKA_BROKERS, YTTERBY_TEST_POSTGRES_URL and, if there is a
 * Redis, YTTERBY_TEST_REDIS_URL. A stack whose variables are set already is used as it is. The stack lives in a process of its own that ends with this
 * one, so that a killed jest leaves nothing behind.
 */
export default async function globalSetup(): Promise<void> {
  if (isSet('YTTERBY_TEST_KAFKA_BROKERS') && isSet('YTTERBY_TEST_POSTGRES_URL')) return;
  const holder = fork(join(ROOT, 'tools', 'stack', 'src', 'hold-stack.ts'), [], { cwd: ROOT, execArgv: ['--import', 'tsx'], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  (globalThis as StackHolder).ytterbyStackHolder = holder;
  const message = await firstMessage(holder);
  if ('failed' in message) throw new Error(`The stack for the integration tests did not start. ${message.failed}`);
  const { kafkaBrokers, postgresUrl, redisUrl } = message.ready;
  process.env['YTTERBY_TEST_KAFKA_BROKERS'] = kafkaBrokers.join(',');
  process.env['YTTERBY_TEST_POSTGRES_URL'] = postgresUrl;
  if (redisUrl !== null) process.env['YTTERBY_TEST_REDIS_URL'] = redisUrl;
}

function isSet(name: string): boolean {
  return (process.env[name] ?? '') !== '';
}

function firstMessage(holder: ChildProcess): Promise<HoldMessage> {
  return new Promise((resolve) => {
    holder.once('message', (message) => resolve(message as HoldMessage));
    holder.once('error', (error) => resolve({ failed: error.message }));
    holder.once('exit', (code, signal) => resolve({ failed: `Its process ended with ${signal ?? `exit code ${code ?? 'unknown'}`}.` }));
  });
}
