import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { StackError } from '../errors';
import { FILES } from '../repository-files';
import { type CommandRunner, lastLines } from '../run-command';
import { PORT_VARIABLES } from '../settings';
import type { PartName, StartPlan } from '../types';

const TIMEOUT_MS = 3 * 60_000;

/** Containers that are up. */
export interface Containers {
  stop(): Promise<void>;
}

/** The compose project of a data folder: two checkouts do not share containers. */
export function projectName(dataDir: string): string {
  return `ytterby-${createHash('sha256').update(resolve(dataDir)).digest('hex').slice(0, 8)}`;
}

/** The variables that docker-compose.yml refers to. */
export function composeVariables(plan: StartPlan, ports: Readonly<Partial<Record<PartName, number>>>): Record<string, string> {
  const portVariables = Object.entries(ports).map(([part, port]) => [PORT_VARIABLES[part as PartName], String(port)]);
  return { ...(Object.fromEntries(portVariables) as Record<string, string>), YTTERBY_KAFKA_HEAP: plan.kafkaHeap, YTTERBY_POSTGRES_PASSWORD: plan.postgresPassword };
}

/**
 * Starts the services of docker-compose.yml; stopping keeps their volumes.
 * @throws StackError YTB_STACK_START_FAILED with the last lines of the engine
 */
export async function startCompose(plan: StartPlan, ports: Readonly<Partial<Record<PartName, number>>>, run: CommandRunner): Promise<Containers> {
  mkdirSync(plan.dataDir, { recursive: true });
  // Variables go in by file: they do not show in the process list.
  const envFile = join(plan.dataDir, 'compose.env');
  const lines = Object.entries(composeVariables(plan, ports)).map(([name, value]) => `${name}='${value.replaceAll("'", "\\'")}'`);
  writeFileSync(envFile, `${lines.join('\n')}\n`, { mode: 0o600 });
  const base = ['compose', '-f', FILES.compose, '--env-file', envFile, '-p', projectName(plan.dataDir)];
  const up = await run('docker', [...base, 'up', '-d', '--wait', ...plan.parts], { timeoutMs: TIMEOUT_MS });
  if (up.code !== 0) {
    await run('docker', [...base, 'stop'], { timeoutMs: TIMEOUT_MS });
    throw new StackError(
      'YTB_STACK_START_FAILED',
      `docker compose did not bring up ${plan.parts.join(', ')}: look with docker compose -p ${projectName(plan.dataDir)} logs, or set YTTERBY_STACK=process. It said:\n${lastLines(up.output, 8)}`,
    );
  }
  return {
    async stop() {
      await run('docker', [...base, 'stop'], { timeoutMs: TIMEOUT_MS });
    },
  };
}
