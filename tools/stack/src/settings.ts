import { resolve } from 'node:path';
import { z } from 'zod';
import { StackError } from './errors';
import type { PartName, StackOptions } from './types';

const port = z.coerce.number().int().min(1).max(65_535);

/** The loopback ports of the local stack when nothing else is said; the services' defaults point here. */
export const DEFAULT_PORTS: Readonly<Record<PartName, number>> = { kafka: 19_092, postgres: 15_432, redis: 16_379 };
/** The variable that moves a part to another port. */
export const PORT_VARIABLES: Readonly<Record<PartName, string>> = { kafka: 'YTTERBY_KAFKA_PORT', postgres: 'YTTERBY_POSTGRES_PORT', redis: 'YTTERBY_REDIS_PORT' };

/** Settings of the stack. Each name is an environment variable. */
export const stackSettings = {
  YTTERBY_STACK: z
    .enum(['auto', 'docker', 'process', 'external'])
    .default('auto')
    .describe('Where Kafka, PostgreSQL and Redis come from. auto takes docker if its engine answers and has or can pull the images, else plain processes.'),
  YTTERBY_DATA_DIR: z.string().default('.ytterby/data').describe('Data and logs of the local stack.'),
  YTTERBY_CACHE_DIR: z.string().default('.ytterby/cache').describe('Downloads that are kept: the jars of Kafka, Redis.'),
  YTTERBY_KAFKA_PORT: port.default(DEFAULT_PORTS.kafka).describe('Loopback port of the local Kafka.'),
  YTTERBY_POSTGRES_PORT: port.default(DEFAULT_PORTS.postgres).describe('Loopback port of the local PostgreSQL.'),
  YTTERBY_REDIS_PORT: port.default(DEFAULT_PORTS.redis).describe('Loopback port of the local Redis.'),
  YTTERBY_KAFKA_HEAP: z
    .string()
    .regex(/^\d+[mg]$/, 'must look like 512m or 1g')
    .default('512m')
    .describe('Heap of the local Kafka.'),
  YTTERBY_POSTGRES_PASSWORD: z
    .string()
    .regex(/^[\x21-\x7e]+$/, 'must be printable ASCII without spaces')
    .default('ytterby')
    .describe('Password of the superuser ytterby of the local PostgreSQL; used when its data are made.'),
  YTTERBY_KAFKA_BROKERS: z.string().optional().describe('external: Kafka bootstrap brokers, comma separated.'),
  YTTERBY_POSTGRES_URL: z.string().optional().describe("external: administrator's URL of the PostgreSQL server."),
  YTTERBY_REDIS_URL: z.string().optional().describe('external: URL of Redis; may be left out.'),
} as const;

/** Environment variables. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The options that the environment decides. */
export type EnvironmentOptions = Required<Pick<StackOptions, 'mode' | 'dataDir' | 'cacheDir' | 'external' | 'kafkaHeap' | 'postgresPassword' | 'javaHome'>> & {
  readonly ports: Readonly<Record<PartName, number>>;
};

/**
 * The options that the environment asks for. Relative folders are taken from `root`, the root of the repository.
 * @throws StackError YTB_STACK_CONFIG naming every bad variable, its value and what is allowed.
 */
export function stackOptionsFromEnv(env: Environment, root: string): EnvironmentOptions {
  const given = Object.fromEntries(Object.entries(env).filter(([name, value]) => name in stackSettings && value !== undefined && value !== ''));
  const parsed = z.object(stackSettings).safeParse(given);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}=${JSON.stringify(given[String(issue.path[0])] ?? '')}: ${issue.message}`);
    throw new StackError('YTB_STACK_CONFIG', `The stack cannot be started with these settings. ${problems.join('; ')}`);
  }
  const settings = parsed.data;
  return {
    mode: settings.YTTERBY_STACK,
    dataDir: resolve(root, settings.YTTERBY_DATA_DIR),
    cacheDir: resolve(root, settings.YTTERBY_CACHE_DIR),
    ports: { kafka: settings.YTTERBY_KAFKA_PORT, postgres: settings.YTTERBY_POSTGRES_PORT, redis: settings.YTTERBY_REDIS_PORT },
    external: { kafkaBrokers: settings.YTTERBY_KAFKA_BROKERS, postgresUrl: settings.YTTERBY_POSTGRES_URL, redisUrl: settings.YTTERBY_REDIS_URL },
    kafkaHeap: settings.YTTERBY_KAFKA_HEAP,
    postgresPassword: settings.YTTERBY_POSTGRES_PASSWORD,
    javaHome: env['JAVA_HOME'] ?? '',
  };
}
