import { chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StackError } from '../errors';
import { postgresProbe } from '../probes';
import { FILES, readSettings } from '../repository-files';
import { withTicker } from './downloads';
import type { PartContext, StartedPart } from './part-context';
import { awaitPart, startFailed, startPart } from './part-process';
import { postgresBinaries } from './postgres-binaries';
import { identify } from './process-identity';
import { chooseRunAs, type RunAs } from './run-as';

const INITDB_TIMEOUT_MS = 120_000;
const READY_TIMEOUT_MS = 120_000;
/** The administrator of the local server. */
export const POSTGRES_USER = 'ytterby';

/** What a PostgreSQL needs to start. */
export interface PostgresOptions extends PartContext {
  readonly password: string;
}

/** The administrator's URL of a local server. */
export function postgresUrl(port: number, password: string): string {
  return `postgresql://${POSTGRES_USER}:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`;
}

/** Starts a PostgreSQL server on loopback. Its data folder is made once and kept. @throws StackError */
export async function startPostgres(options: PostgresOptions): Promise<StartedPart> {
  const { run } = options;
  const binaries = await postgresBinaries(run);
  const pgData = join(options.dataDir, 'postgres');
  const runAs = await chooseRunAs(run, { program: binaries.postgres, dataDir: pgData, parentDir: options.dataDir });
  if (!existsSync(join(pgData, 'PG_VERSION'))) await makeData({ pgData, initdb: binaries.initdb, runAs, options });
  removeStaleLock(pgData);
  const settings = [...readSettings(FILES.postgresSettings)].flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const args = ['-D', pgData, '-p', String(options.port), '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', ...settings];
  const logFile = postgresLog(options);
  const process = startPart({ part: 'postgres', ...runAs.wrap(binaries.postgres, args), cwd: options.dataDir, logFile, stopSignal: 'SIGINT' });
  options.onSpawn(process);
  const url = postgresUrl(options.port, options.password);
  let refused = false;
  const probe = async (): Promise<string | null> => {
    const problem = await postgresProbe(url)();
    refused = problem !== null && /password authentication failed/.test(problem);
    return refused ? null : problem;
  };
  await withTicker(options.onProgress, 'PostgreSQL: starting', () => awaitPart(process, probe, READY_TIMEOUT_MS));
  if (refused) {
    await process.stop();
    throw new StackError('YTB_STACK_START_FAILED', `PostgreSQL in ${pgData} was made with another password: set YTTERBY_POSTGRES_PASSWORD to that one, or remove the data (npm run reset).`);
  }
  return { process, url };
}

function postgresLog(options: PostgresOptions): string {
  return join(options.dataDir, 'logs', 'postgres.log');
}

interface MakeData {
  readonly pgData: string;
  readonly initdb: string;
  readonly runAs: RunAs;
  readonly options: PostgresOptions;
}

/** Makes the cluster beside its final folder and renames: a start that is cut off here does not leave half a cluster behind. */
async function makeData({ pgData, initdb, runAs, options }: MakeData): Promise<void> {
  const unfinished = `${pgData}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  const secretDir = mkdtempSync(join(tmpdir(), 'ytterby-'));
  const passwordFile = join(secretDir, 'password');
  try {
    writeFileSync(passwordFile, `${options.password}\n`, { mode: 0o600 });
    if (runAs.owner !== null) for (const path of [unfinished, secretDir, passwordFile]) chownSync(path, runAs.owner.uid, runAs.owner.gid);
    // The built-in locale sorts the same on every machine.
    const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
    const { command, args, ...identity } = runAs.wrap(initdb, [`--pgdata=${unfinished}`, `--username=${POSTGRES_USER}`, `--pwfile=${passwordFile}`, '--auth=scram-sha-256', ...locale]);
    const result = await options.run(command, args, { ...identity, cwd: '/', timeoutMs: INITDB_TIMEOUT_MS });
    writeFileSync(postgresLog(options), result.output, { flag: 'a' });
    if (result.code !== 0) throw startFailed('postgres', `its folder ${pgData} could not be made`, postgresLog(options));
    renameSync(unfinished, pgData);
  } finally {
    rmSync(secretDir, { recursive: true, force: true });
  }
}

/**
 * After a hard kill PostgreSQL's lock file names a dead process; PostgreSQL itself sees that, unless the number now belongs to some other program
 * (usual in containers, where numbers are small): then it would refuse to start for ever. A server that really runs was stopped before (stack record).
 */
function removeStaleLock(pgData: string): void {
  const lock = join(pgData, 'postmaster.pid');
  if (!existsSync(lock)) return;
  const pid = Number(readFileSync(lock, 'utf8').split('\n')[0]);
  if (!Number.isInteger(pid) || pid <= 0 || identify(pid) === null || !isPostgres(pid)) rmSync(lock, { force: true });
}

function isPostgres(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('postgres');
  } catch {
    // No /proc (macOS) or not ours to read: leave the decision to PostgreSQL.
    return true;
  }
}

