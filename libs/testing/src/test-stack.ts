import { randomBytes } from 'node:crypto';

/** Where the stack of the integration tests listens; global-setup starts it and sets the variables. */
export interface TestStack {
  readonly kafkaBrokers: readonly string[];
  readonly postgresUrl: string;
  readonly redisUrl: string | null;
}

function required(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') throw new Error(`${name} is not set: integration tests run in the jest project "integration", whose global setup starts the stack`);
  return value;
}

/** The running test stack. @throws Error outside the jest project "integration" */
export function testStack(): TestStack {
  return {
    kafkaBrokers: required('YTTERBY_TEST_KAFKA_BROKERS').split(','),
    postgresUrl: required('YTTERBY_TEST_POSTGRES_URL'),
    redisUrl: process.env['YTTERBY_TEST_REDIS_URL'] ?? null,
  };
}

/** A name that no other test uses, for topics, groups and databases: lower case, fit for all three. */
export function testPrefix(): string {
  return `t${randomBytes(6).toString('hex')}`;
}
