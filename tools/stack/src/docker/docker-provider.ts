import { PART_TITLES } from '../display';
import { StackError } from '../errors';
import { choosePort, freePort } from '../loopback-ports';
import { kafkaProbe, postgresProbe, type Probe, redisProbe, waitFor } from '../probes';
import { postgresUrl } from '../process/postgres';
import { runCommand } from '../run-command';
import { DEFAULT_PORTS } from '../settings';
import type { PartName, PortChoice, RunningStack, StackProvider, StartPlan } from '../types';
import { type Containers, startCompose } from './compose-stack';
import { startTestContainers } from './test-containers';

const READY_TIMEOUT_MS = 60_000;

/** Kafka, PostgreSQL and Redis as containers: a kept stack by docker-compose.yml, a fresh one by testcontainers with the same images and settings. */
export const dockerProvider: StackProvider = {
  name: 'docker',
  async start(plan) {
    const ports = await portsFor(plan);
    const containers = plan.fresh ? await startTestContainers(plan, ports) : await startCompose(plan, ports, runCommand);
    try {
      await Promise.all(plan.parts.map((part) => mustAnswer(part, probeOf(plan, part, ports[part] ?? 0))));
    } catch (error) {
      await containers.stop();
      throw error;
    }
    return running(plan, ports, containers);
  },
};

type Ports = Readonly<Partial<Record<PartName, number>>>;

async function portsFor(plan: StartPlan): Promise<Ports> {
  const entries = await Promise.all(plan.parts.map(async (part) => [part, await portFor(plan, plan.ports, part)] as const));
  return Object.fromEntries(entries);
}

/** A kept stack may be up already and hold its own ports, so those are left for the engine to refuse. */
function portFor(plan: StartPlan, choice: PortChoice, part: PartName): Promise<number> {
  if (choice === 'free') return freePort();
  return plan.fresh ? choosePort(choice, part) : Promise.resolve(choice[part] ?? DEFAULT_PORTS[part]);
}

function urlOf(plan: StartPlan, part: PartName, port: number): string {
  switch (part) {
    case 'kafka':
      return `127.0.0.1:${port}`;
    case 'postgres':
      return postgresUrl(port, plan.postgresPassword);
    case 'redis':
      return `redis://127.0.0.1:${port}`;
  }
}

function probeOf(plan: StartPlan, part: PartName, port: number): Probe {
  const url = urlOf(plan, part, port);
  switch (part) {
    case 'kafka':
      return kafkaProbe([url]);
    case 'postgres':
      return postgresProbe(url);
    case 'redis':
      return redisProbe(url);
  }
}

async function mustAnswer(part: PartName, probe: Probe): Promise<void> {
  const problem = await waitFor(probe, { timeoutMs: READY_TIMEOUT_MS });
  if (problem === null) return;
  throw new StackError('YTB_STACK_NOT_ANSWERING', `The container of ${PART_TITLES[part]} is up but does not answer: ${problem}. Look into its log with docker compose logs ${part}.`);
}

function running(plan: StartPlan, ports: Ports, containers: Containers): RunningStack {
  return {
    provider: 'docker',
    reason: plan.reason,
    warnings: [],
    kafka: { brokers: ports.kafka === undefined ? [] : [urlOf(plan, 'kafka', ports.kafka)] },
    postgres: { url: ports.postgres === undefined ? '' : urlOf(plan, 'postgres', ports.postgres) },
    redis: ports.redis === undefined ? null : { url: urlOf(plan, 'redis', ports.redis) },
    pids: {},
    dataDir: plan.dataDir,
    stop: () => containers.stop(),
  };
}
