import { PART_TITLES, withoutPassword } from './display';
import { messageOf, StackError } from './errors';
import { identify, isRunning } from './process/process-identity';
import { gone, readRecord, removeRecord, stopLeftovers } from './process/stack-record';
import { REPOSITORY } from './repository-files';
import { stackOptionsFromEnv } from './settings';
import { startStack } from './start-stack';
import { PARTS } from './types';

const USAGE = `npx tsx tools/stack/src/cli.ts up       start Kafka, PostgreSQL and Redis; Ctrl-C stops them
npx tsx tools/stack/src/cli.ts status   what runs (plain processes)
npx tsx tools/stack/src/cli.ts down     stop what runs, also what an earlier run left behind
`;
const OWNER_DEADLINE_MS = 60_000;

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function up(): Promise<void> {
  const interrupt = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => interrupt.abort());
  const stack = await startStack({ onProgress: print, signal: interrupt.signal });
  print(`\nYTTERBY_KAFKA_BROKERS=${stack.kafka.brokers.join(',')}\nYTTERBY_POSTGRES_URL=${stack.postgres.url}\nYTTERBY_REDIS_URL=${stack.redis?.url ?? ''}\n\nCtrl-C stops.`);
  const keepAlive = setInterval(() => undefined, 60_000);
  if (!interrupt.signal.aborted) await new Promise((resolve) => interrupt.signal.addEventListener('abort', resolve));
  clearInterval(keepAlive);
  print('stopping');
  await stack.stop();
}

function status(dataDir: string): void {
  const record = readRecord(dataDir);
  if (record === null) return print(`No stack of plain processes runs on ${dataDir}.`);
  print(isRunning(record.owner) ? `Started by process ${record.owner.pid}.` : 'Its starter is gone; "down" stops what it left behind.');
  for (const part of PARTS) {
    const identity = record.parts[part];
    const state = identity !== undefined && isRunning(identity) ? `runs as process ${identity.pid} at ${withoutPassword(record.urls[part] ?? '(starting)')}` : 'does not run';
    print(`${PART_TITLES[part]} ${state}`);
  }
}

async function down(dataDir: string): Promise<void> {
  const record = readRecord(dataDir);
  if (record === null) return print(`No stack of plain processes runs on ${dataDir}.`);
  if (identify(record.owner.pid)?.startedAt === record.owner.startedAt) {
    print(`asking process ${record.owner.pid}, which started the stack, to stop`);
    process.kill(record.owner.pid, 'SIGTERM');
    if (!(await gone(record.owner, OWNER_DEADLINE_MS))) throw new StackError('YTB_STACK_IN_USE', `Process ${record.owner.pid} does not stop: end it with kill -9 ${record.owner.pid}, then try again.`);
  }
  await stopLeftovers(record, print);
  removeRecord(dataDir);
  print('stopped');
}

async function main(command: string | undefined): Promise<number> {
  const { dataDir } = stackOptionsFromEnv(process.env, REPOSITORY);
  switch (command) {
    case 'up':
      await up();
      return 0;
    case 'status':
      status(dataDir);
      return 0;
    case 'down':
      await down(dataDir);
      return 0;
    default:
      process.stderr.write(USAGE);
      return 2;
  }
}

main(process.argv[2]).then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`stack: ${error instanceof StackError ? error.message : error instanceof Error ? (error.stack ?? messageOf(error)) : String(error)}\n`);
    process.exit(1);
  },
);
