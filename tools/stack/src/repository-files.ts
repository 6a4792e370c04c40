import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The root of the repository. */
export const REPOSITORY = resolve(__dirname, '..', '..', '..');

/** Files of the repository that a stack is started from. */
export const FILES = {
  compose: join(REPOSITORY, 'docker-compose.yml'),
  kafkaPom: join(REPOSITORY, 'tools', 'stack', 'kafka', 'pom.xml'),
  kafkaJars: join(REPOSITORY, 'tools', 'stack', 'kafka', 'jars.sha256'),
  brokerProperties: join(REPOSITORY, 'infra', 'kafka', 'broker.properties'),
  postgresSettings: join(REPOSITORY, 'infra', 'postgres', 'postgresql.conf'),
} as const;

/** Reads `name = value` lines; `#` starts a comment line. */
export function readSettings(file: string): ReadonlyMap<string, string> {
  const lines = readFileSync(file, 'utf8').split('\n');
  return new Map(
    lines
      .map((line) => line.trim())
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => [line.slice(0, line.indexOf('=')).trim(), line.slice(line.indexOf('=') + 1).trim()] as const),
  );
}
