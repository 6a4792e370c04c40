import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { StackError } from '../errors';
import { FILES } from '../repository-files';
import { manifestProblems, parseManifest, sha256 } from './checksum';
import { downloadFailed, fillOnce, withTicker } from './downloads';
import type { CommandRunner } from '../run-command';

/** Kafka's version in `tools/stack/kafka/pom.xml`. */
export const KAFKA_VERSION = '4.1.0';
const MAVEN_TIMEOUT_MS = 10 * 60_000;
const RETRY_AFTER_MS = 2_000;
const STAMP = 'VERIFIED';
/** Written out, so that Maven need not look up what "dependency" stands for; its version is in the pom. */
const COPY_GOAL = 'org.apache.maven.plugins:maven-dependency-plugin:copy-dependencies';

/** What {@link kafkaJars} needs. */
export interface JarOptions {
  readonly cacheDir: string;
  readonly onProgress: (line: string) => void;
  readonly run: CommandRunner;
  /** Default: the committed ones. */
  readonly pom?: string;
  readonly manifestFile?: string;
  /** Pause before Maven is tried a second time. */
  readonly retryAfterMs?: number;
}

/** Kafka on disk. */
export interface KafkaJars {
  /** The cache folder: the class archive is kept in it too. */
  readonly dir: string;
  readonly classPath: string;
}

/**
 * Kafka's jars, fetched by Maven at the first time. Every file must have the SHA-256 that is committed, and there must be no other file; a stamp then says
 * so, and later starts trust the stamp (hashing 43 MB at every start would cost more than it protects: who can write there can write the stamp too).
 * @throws StackError YTB_STACK_NO_MAVEN, YTB_STACK_NETWORK, YTB_STACK_DISK_FULL or YTB_STACK_CHECKSUM
 */
export async function kafkaJars(options: JarOptions): Promise<KafkaJars> {
  const manifestText = readFileSync(options.manifestFile ?? FILES.kafkaJars, 'utf8');
  const manifest = parseManifest(manifestText);
  const dir = join(options.cacheDir, `kafka-${KAFKA_VERSION}-${sha256(manifestText).slice(0, 12)}`);
  if (!existsSync(join(dir, STAMP))) await fetchJars(options, manifest, dir);
  const classPath = [...manifest.keys()].map((name) => join(dir, 'jars', name)).join(':');
  return { dir, classPath };
}

async function fetchJars(options: JarOptions, manifest: ReadonlyMap<string, string>, target: string): Promise<void> {
  const { onProgress } = options;
  const startedAt = performance.now();
  onProgress(`Kafka ${KAFKA_VERSION}: fetching ${manifest.size} jars with Maven (43 MB, once)`);
  await fillOnce(options.cacheDir, target, async (dir) => {
    const jars = join(dir, 'jars');
    mkdirSync(jars);
    await withTicker(onProgress, 'Kafka: fetching', () => runMaven(options, jars));
    const problems = manifestProblems(jars, manifest);
    if (problems.length > 0) throw checksumError(problems);
    writeFileSync(join(dir, STAMP), `${new Date().toISOString()}\n`);
  });
  onProgress(`Kafka ${KAFKA_VERSION}: fetched and verified in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
}

async function runMaven(options: JarOptions, outputDirectory: string): Promise<void> {
  const args = ['-q', '-B', '-f', options.pom ?? FILES.kafkaPom, COPY_GOAL, '-DincludeScope=runtime', `-DoutputDirectory=${outputDirectory}`];
  const first = await options.run('mvn', args, { timeoutMs: MAVEN_TIMEOUT_MS });
  if (first.code === 0) return;
  if (first.missing) {
    throw new StackError(
      'YTB_STACK_NO_MAVEN',
      'Kafka is fetched by Maven, and there is none (mvn was not found): install it (Debian: apt install maven), or start a container engine, or set YTTERBY_STACK=external.',
    );
  }
  options.onProgress('Kafka: Maven failed, trying once more');
  await delay(options.retryAfterMs ?? RETRY_AFTER_MS);
  // -U: what could not be had a moment ago is asked for again.
  const second = await options.run('mvn', ['-U', ...args], { timeoutMs: MAVEN_TIMEOUT_MS });
  if (second.code !== 0) throw downloadFailed(`Kafka ${KAFKA_VERSION}`, 'Maven', second.output);
}

function checksumError(problems: readonly string[]): StackError {
  const more = problems.length > 3 ? ` and ${problems.length - 3} more` : '';
  return new StackError(
    'YTB_STACK_CHECKSUM',
    `The jars of Kafka that Maven fetched are not the pinned ones (tools/stack/kafka/jars.sha256), so Kafka is not started: ${problems.slice(0, 3).join('; ')}${more}. Delete org/apache/kafka in your local Maven repository and try again; if it stays, the repository you use serves other files.`,
  );
}
