import { withoutPassword } from '../display';
import { StackError } from '../errors';
import { kafkaProbe, postgresProbe, type Probe, redisProbe, waitFor } from '../probes';
import type { RunningStack, StackProvider, StartPlan } from '../types';

const TIMEOUT_MS = 5_000;

/** Servers that somebody else runs. They are only asked whether they answer. */
export const externalProvider: StackProvider = {
  name: 'external',
  async start(plan) {
    const brokers = required(plan, 'kafka', { variable: 'YTTERBY_KAFKA_BROKERS', value: plan.external.kafkaBrokers, example: '127.0.0.1:9092' })
      .split(',')
      .map((broker) => broker.trim())
      .filter((broker) => broker !== '');
    const url = required(plan, 'postgres', { variable: 'YTTERBY_POSTGRES_URL', value: plan.external.postgresUrl, example: 'postgresql://user:password@127.0.0.1:5432/postgres' });
    const redisUrl = plan.parts.includes('redis') ? plan.external.redisUrl : undefined;
    await Promise.all([
      plan.parts.includes('kafka') && mustAnswer('Kafka (YTTERBY_KAFKA_BROKERS)', brokers.join(','), kafkaProbe(brokers)),
      plan.parts.includes('postgres') && mustAnswer('PostgreSQL (YTTERBY_POSTGRES_URL)', withoutPassword(url), postgresProbe(url)),
    ]);
    const warning = await redisWarning(plan, redisUrl);
    if (warning !== null) plan.onProgress(warning);
    return running({ plan, brokers, url, redisUrl: warning === null ? redisUrl : undefined, warnings: warning === null ? [] : [warning] });
  },
};

interface Answering {
  readonly plan: StartPlan;
  readonly brokers: readonly string[];
  readonly url: string;
  readonly redisUrl: string | undefined;
  readonly warnings: readonly string[];
}

function running({ plan, brokers, url, redisUrl, warnings }: Answering): RunningStack {
  return {
    provider: 'external',
    reason: plan.reason,
    warnings,
    kafka: { brokers },
    postgres: { url },
    redis: redisUrl === undefined ? null : { url: redisUrl },
    pids: {},
    dataDir: null,
    stop: () => Promise.resolve(),
  };
}

function required(plan: StartPlan, part: 'kafka' | 'postgres', setting: { variable: string; value: string | undefined; example: string }): string {
  if (!plan.parts.includes(part)) return '';
  if (setting.value !== undefined && setting.value.trim() !== '') return setting.value;
  throw new StackError('YTB_STACK_CONFIG', `YTTERBY_STACK=external needs ${setting.variable}, which is not set: set it, for example to ${setting.example}, or set YTTERBY_STACK=auto to start servers here.`);
}

async function mustAnswer(what: string, where: string, probe: Probe): Promise<void> {
  const problem = await waitFor(probe, { timeoutMs: TIMEOUT_MS });
  if (problem === null) return;
  throw new StackError('YTB_STACK_NOT_ANSWERING', `${what} at ${where} cannot be used: ${problem}. Start that server or correct the variable.`);
}

async function redisWarning(plan: StartPlan, redisUrl: string | undefined): Promise<string | null> {
  if (!plan.parts.includes('redis')) return null;
  if (redisUrl === undefined) return 'YTTERBY_REDIS_URL is not set: there is no Redis, so caches are off and Ytterby is slower.';
  const problem = await waitFor(redisProbe(redisUrl), { timeoutMs: TIMEOUT_MS });
  return problem === null ? null : `Redis (YTTERBY_REDIS_URL) at ${withoutPassword(redisUrl)} cannot be used, so caches are off and Ytterby is slower: ${problem}.`;
}
