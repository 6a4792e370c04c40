import { messageOf } from './errors';
import { startStack } from './start-stack';
import type { HoldMessage } from './types';

/**
 * A process that holds a fresh stack for its parent (the set-up of the integration tests) and ends with it: when the parent dies, however hard, the
 * channel to it closes, and the stack is stopped. Messages to the parent: {@link HoldMessage}.
 */

function tell(message: HoldMessage): void {
  process.send?.(message);
}

async function main(): Promise<void> {
  const parentGone = new AbortController();
  process.once('disconnect', () => parentGone.abort());
  // Ctrl-C reaches the whole group; the parent decides when to stop.
  process.on('SIGINT', () => undefined);
  const stack = await startStack({ ports: 'free', fresh: true, signal: parentGone.signal, onProgress: (line) => process.stderr.write(`${line}\n`) });
  tell({ ready: { provider: stack.provider, kafkaBrokers: stack.kafka.brokers, postgresUrl: stack.postgres.url, redisUrl: stack.redis?.url ?? null } });
  if (!parentGone.signal.aborted) await new Promise((resolve) => parentGone.signal.addEventListener('abort', resolve));
  await stack.stop();
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    tell({ failed: messageOf(error) });
    process.exit(1);
  },
);
