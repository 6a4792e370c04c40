import { randomBytes } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../loopback-ports';
import { kafkaProbe } from '../probes';
import { FILES } from '../repository-files';
import { withTicker } from './downloads';
import { findJava, type Java } from './java';
import { type KafkaJars, kafkaJars } from './kafka-jars';
import type { PartContext, StartedPart } from './part-context';
import { awaitPart, startFailed, startPart } from './part-process';

// Generous: a busy machine is slow, and a part that ends is noticed at once.
const READY_TIMEOUT_MS = 180_000;
const FORMAT_TIMEOUT_MS = 180_000;
/** Two cores and half a gigabyte: the parallel collectors only take threads away from the others. */
const JVM_FLAGS = ['-XX:+UseSerialGC', '-Xshare:auto', '-Djava.awt.headless=true', '-Dorg.slf4j.simpleLogger.showDateTime=true', '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn'];

/** What a Kafka needs to start. */
export interface KafkaOptions extends PartContext {
  readonly heap: string;
  /** Empty: `java` on the path. */
  readonly javaHome: string;
}

/** The class archive: made when Kafka stops for the first time, it halves the time that Java needs to start later. */
interface ClassArchive {
  readonly flags: readonly string[];
  /** Where it is being written, and its final name; null when it exists already. */
  readonly pending: { readonly from: string; readonly to: string } | null;
}

/** Starts one Kafka node (KRaft, broker and controller in one) on loopback. Its data folder is formatted once. @throws StackError */
export async function startKafka(options: KafkaOptions): Promise<StartedPart> {
  const java = await findJava(options.run, options.javaHome);
  const jars = await kafkaJars(options);
  const dir = join(options.dataDir, 'kafka');
  mkdirSync(dir, { recursive: true });
  const archive = classArchive(jars, java);
  await formatOnce({ dir, java, jars, archive, options });
  const properties = join(dir, 'server.properties');
  writeFileSync(properties, serverProperties({ logDir: join(dir, 'log'), port: options.port, controllerPort: await freePort() }));
  const process = startPart({
    part: 'kafka',
    command: java.command,
    args: [`-Xmx${options.heap}`, ...JVM_FLAGS, ...archive.flags, '-cp', jars.classPath, 'kafka.Kafka', properties],
    cwd: dir,
    logFile: kafkaLog(options),
    stopSignal: 'SIGTERM',
  });
  options.onSpawn(process);
  void process.whenEnded.then(() => keepArchive(archive));
  const url = `127.0.0.1:${options.port}`;
  await withTicker(options.onProgress, 'Kafka: starting', () => awaitPart(process, kafkaProbe([url]), READY_TIMEOUT_MS));
  return { process, url };
}

function kafkaLog(options: KafkaOptions): string {
  return join(options.dataDir, 'logs', 'kafka.log');
}

function classArchive(jars: KafkaJars, java: Java): ClassArchive {
  const to = join(jars.dir, `classes-${java.build.replace(/[^\w.-]/g, '_')}.jsa`);
  if (existsSync(to)) return { flags: [`-XX:SharedArchiveFile=${to}`], pending: null };
  if (!isWritable(jars.dir)) return { flags: [], pending: null };
  const from = `${to}.${process.pid}-${randomBytes(4).toString('hex')}`;
  return { flags: [`-XX:ArchiveClassesAtExit=${from}`], pending: { from, to } };
}

/** A cache that was filled by another user is used as it is. */
function isWritable(dir: string): boolean {
  try {
    accessSync(dir, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function keepArchive({ pending }: ClassArchive): void {
  if (pending !== null && existsSync(pending.from)) renameSync(pending.from, pending.to);
}

interface Format {
  readonly dir: string;
  readonly java: Java;
  readonly jars: KafkaJars;
  readonly archive: ClassArchive;
  readonly options: KafkaOptions;
}

/** Formats beside the final folder and renames: a start that is cut off here does not leave half a format behind. */
async function formatOnce({ dir, java, jars, archive, options }: Format): Promise<void> {
  const logDir = join(dir, 'log');
  if (existsSync(join(logDir, 'meta.properties'))) return;
  const unfinished = join(dir, 'log.unfinished');
  rmSync(unfinished, { recursive: true, force: true });
  const properties = join(dir, 'format.properties');
  writeFileSync(properties, serverProperties({ logDir: unfinished, port: options.port, controllerPort: options.port + 1 }));
  const flags = ['-XX:TieredStopAtLevel=1', ...JVM_FLAGS, ...(archive.pending === null ? archive.flags : [])];
  const result = await options.run(java.command, [...flags, '-cp', jars.classPath, 'kafka.tools.StorageTool', 'format', '-t', clusterId(), '-c', properties], { timeoutMs: FORMAT_TIMEOUT_MS });
  if (result.code !== 0) {
    writeFileSync(kafkaLog(options), result.output, { flag: 'a' });
    throw startFailed('kafka', `its folder ${logDir} could not be formatted`, kafkaLog(options));
  }
  renameSync(unfinished, logDir);
}

/** A random UUID as Kafka writes it: base64 in 22 characters; it must not look like an option. */
function clusterId(): string {
  const id = randomBytes(16).toString('base64url');
  return id.startsWith('-') ? clusterId() : id;
}

/** The broker's configuration: the settings of the repository, plus where it listens and where it writes. */
export function serverProperties(where: { readonly logDir: string; readonly port: number; readonly controllerPort: number }): string {
  const own = [
    'process.roles=broker,controller',
    'node.id=1',
    `controller.quorum.voters=1@127.0.0.1:${where.controllerPort}`,
    `listeners=PLAINTEXT://127.0.0.1:${where.port},CONTROLLER://127.0.0.1:${where.controllerPort}`,
    `advertised.listeners=PLAINTEXT://127.0.0.1:${where.port}`,
    'listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
    'inter.broker.listener.name=PLAINTEXT',
    'controller.listener.names=CONTROLLER',
    `log.dirs=${where.logDir}`,
  ];
  return `# Written at every start. Change infra/kafka/broker.properties instead.\n${own.join('\n')}\n${readFileSync(FILES.brokerProperties, 'utf8')}`;
}
