import { YtterbyError } from '@ytterby/kernel';
import { z } from 'zod';

const flag = z.enum(['true', 'false']).transform((value) => value === 'true');
const port = z.coerce.number().int().min(0).max(65_535);

/** Settings that every service has. Each name is an environment variable; docs/configuration.md is generated from this schema. */
export const commonSettings = {
  YTTERBY_BIND: z.string().default('127.0.0.1').describe('Address that listeners bind to. Another address than loopback needs an API key file.'),
  YTTERBY_KAFKA_BROKERS: z.string().min(1).default('127.0.0.1:19092').describe('Kafka bootstrap brokers, comma separated.'),
  YTTERBY_KAFKA_TLS: flag.default(false).describe('Speak TLS to the brokers; their certificates are checked against the system store and NODE_EXTRA_CA_CERTS.'),
  YTTERBY_KAFKA_SASL_MECHANISM: z.enum(['none', 'plain', 'scram-sha-256', 'scram-sha-512']).default('none').describe('How the services sign in to Kafka.'),
  YTTERBY_KAFKA_USERNAME: z.string().default('').describe('User of the SASL mechanism.'),
  YTTERBY_KAFKA_PASSWORD: z.string().default('').describe('Password of the SASL mechanism.'),
  YTTERBY_POSTGRES_URL: z.string().min(1).default('postgresql://ytterby:ytterby@127.0.0.1:15432/postgres').describe('PostgreSQL server; each service uses its own database on it.'),
  YTTERBY_REDIS_URL: z.string().optional().describe('Redis for caches. Empty: the product runs without, only slower.'),
  YTTERBY_KEYS_FILE: z.string().default('.ytterby/keys.json').describe('File with the hashed API keys.'),
  YTTERBY_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info').describe('Least severe level that is logged.'),
  YTTERBY_TOPIC_PREFIX: z.string().default('').describe('Put before every topic and consumer group; tests use it to stay apart.'),
  YTTERBY_DATABASE_PREFIX: z.string().regex(/^[a-z0-9_]*$/).default('ytterby_').describe('Put before every database name.'),
  YTTERBY_ALLOW_STATED_AS_OF: flag.default(false).describe('May a sender state the day of decision (ce_asof, Ytterby-As-Of)? The demo says true.'),
  YTTERBY_SINGLE_REVIEWER_RELEASE: flag.default(false).describe('May one person alone release a hit as a false positive? The demo says true.'),
} as const;

/** Ports of the services' HTTP listeners; 0 takes a free one. */
export const PORTS = { gateway: 7400, 'order-intake': 7401, screening: 7402, licensing: 7403 } as const;

/** A port setting with its default. */
export function portSetting(defaultPort: number): z.ZodDefault<typeof port> {
  return port.default(defaultPort);
}

/** A true/false setting. */
export { flag as flagSetting };

/**
 * Parses the environment once at start. Empty variables count as not set.
 * @throws YtterbyError YTB_CONFIG_INVALID naming every bad variable, its value and what is allowed.
 */
export function loadConfig<S extends z.ZodRawShape>(shape: S, env: Readonly<Record<string, string | undefined>>): z.infer<z.ZodObject<S>> {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = z.object(shape).safeParse(given);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => `${issue.path.join('.')}=${JSON.stringify(given[String(issue.path[0])] ?? '')}: ${issue.message}`);
  throw new YtterbyError('YTB_CONFIG_INVALID', { message: `The configuration cannot be used. ${lines.join('; ')}` });
}

/** The URL of a service's own database on the configured server. */
export function databaseUrl(serverUrl: string, databaseName: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${databaseName}`;
  return url.toString();
}

/** How to reach Kafka, from the common settings. */
export interface KafkaConnection {
  readonly brokers: readonly string[];
  readonly topicPrefix: string;
  readonly tls: boolean;
  readonly sasl: { readonly mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512'; readonly username: string; readonly password: string } | null;
}

/** The Kafka part of the settings. @throws YtterbyError YTB_CONFIG_INVALID when a SASL mechanism lacks its user or password, or a user has no mechanism */
export function kafkaConnection(config: z.infer<z.ZodObject<typeof commonSettings>>): KafkaConnection {
  const { YTTERBY_KAFKA_SASL_MECHANISM: mechanism, YTTERBY_KAFKA_USERNAME: username, YTTERBY_KAFKA_PASSWORD: password } = config;
  const connection = { brokers: config.YTTERBY_KAFKA_BROKERS.split(',').map((broker) => broker.trim()), topicPrefix: config.YTTERBY_TOPIC_PREFIX, tls: config.YTTERBY_KAFKA_TLS };
  if (mechanism === 'none') {
    if (username === '' && password === '') return { ...connection, sasl: null };
    throw new YtterbyError('YTB_CONFIG_INVALID', { message: 'YTTERBY_KAFKA_USERNAME or YTTERBY_KAFKA_PASSWORD is set, but YTTERBY_KAFKA_SASL_MECHANISM is "none": choose plain, scram-sha-256 or scram-sha-512.' });
  }
  if (username !== '' && password !== '') return { ...connection, sasl: { mechanism, username, password } };
  const missing = username === '' ? 'YTTERBY_KAFKA_USERNAME' : 'YTTERBY_KAFKA_PASSWORD';
  throw new YtterbyError('YTB_CONFIG_INVALID', { message: `YTTERBY_KAFKA_SASL_MECHANISM is "${mechanism}", but ${missing} is empty.` });
}
