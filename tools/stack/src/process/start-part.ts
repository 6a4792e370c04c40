import { messageOf } from '../errors';
import { choosePort, portTaken } from '../loopback-ports';
import { runCommand } from '../run-command';
import type { PartName, StartPlan } from '../types';
import { startKafka } from './kafka';
import type { PartContext, StartedPart } from './part-context';
import type { PartProcess } from './part-process';
import { startPostgres } from './postgres';
import { startRedis } from './redis';

const PORT_TRIES = 3;

/** What a start of one part needs beside the plan. */
export interface PartStart {
  readonly plan: StartPlan;
  readonly part: PartName;
  readonly dataDir: string;
  readonly giveUp: AbortSignal;
  readonly onSpawn: (process: PartProcess) => void;
}

/** Starts a part on the port that the plan says. @throws StackError */
export async function startOnChosenPort(start: PartStart): Promise<StartedPart> {
  const { plan, part } = start;
  for (let tries = 1; ; tries += 1) {
    const port = await choosePort(plan.ports, part);
    try {
      return await startOnPort(start, port);
    } catch (error) {
      if (!/address already in use/i.test(messageOf(error))) throw error;
      // A free port can be taken between our look and the server's start; then another one is tried.
      if (plan.ports !== 'free' || tries === PORT_TRIES) throw portTaken(part, port, 'EADDRINUSE');
    }
  }
}

/** Starts a part on this port. @throws StackError */
export function startOnPort({ plan, part, dataDir, giveUp, onSpawn }: PartStart, port: number): Promise<StartedPart> {
  const context: PartContext = {
    dataDir,
    cacheDir: plan.cacheDir,
    port,
    run: (command, args, options) => runCommand(command, args, { ...options, signal: giveUp }),
    onProgress: plan.onProgress,
    onSpawn,
  };
  switch (part) {
    case 'kafka':
      return startKafka({ ...context, heap: plan.kafkaHeap, javaHome: plan.javaHome });
    case 'postgres':
      return startPostgres({ ...context, password: plan.postgresPassword });
    case 'redis':
      return startRedis(context);
  }
}
