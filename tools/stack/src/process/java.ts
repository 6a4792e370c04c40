import { join } from 'node:path';
import { StackError } from '../errors';
import type { CommandRunner } from '../run-command';

/** Kafka 4 brokers need it. */
export const MIN_JAVA = 17;
const TIMEOUT_MS = 60_000;
const REMEDY = `install Java ${MIN_JAVA} or newer (Debian: apt install openjdk-17-jre-headless), or start a container engine, or set YTTERBY_STACK=external`;

/** A usable Java. */
export interface Java {
  readonly command: string;
  readonly major: number;
  /** For example 17.0.15+6; names the class archive, which fits one build only. */
  readonly build: string;
}

/** The major version in what `java -version` prints; null when it is not understood. */
export function javaMajor(output: string): number | null {
  const match = /version "(\d+)(?:\.(\d+))?/.exec(output);
  if (match?.[1] === undefined) return null;
  // Up to Java 8 the version was written 1.8.
  return match[1] === '1' && match[2] !== undefined ? Number(match[2]) : Number(match[1]);
}

/** Finds Java in JAVA_HOME, else on the path. @throws StackError YTB_STACK_NO_JAVA when there is none or it is too old */
export async function findJava(run: CommandRunner, javaHome: string): Promise<Java> {
  const command = javaHome === '' ? 'java' : join(javaHome, 'bin', 'java');
  const result = await run(command, ['-version'], { timeoutMs: TIMEOUT_MS });
  if (result.missing) throw new StackError('YTB_STACK_NO_JAVA', `Kafka needs Java, and there is none (${command} was not found): ${REMEDY}.`);
  const major = javaMajor(result.output);
  if (result.code !== 0 || major === null) throw new StackError('YTB_STACK_NO_JAVA', `${command} -version failed: ${result.output.trim()}. To go on, ${REMEDY}.`);
  if (major < MIN_JAVA) throw new StackError('YTB_STACK_NO_JAVA', `Kafka needs Java ${MIN_JAVA} or newer, and ${command} is Java ${major}: ${REMEDY}, or set JAVA_HOME to a newer one.`);
  const build = /build ([\w.+-]+)/.exec(result.output)?.[1] ?? String(major);
  return { command, major, build };
}
