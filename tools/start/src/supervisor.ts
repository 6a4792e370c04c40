import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, readFileSync, type WriteStream } from 'node:fs';
import { join } from 'node:path';

/** A process to keep alive. */
export interface ProcessSpec {
  readonly name: string;
  readonly script: string;
  readonly env: Readonly<Record<string, string>>;
  /** Largest heap of each of its threads in MiB; {@link HEAP_MIB} when nothing is said. */
  readonly heapMib?: number;
}

/** What happened to a supervised process. */
export type SupervisorEvent =
  | { readonly kind: 'started'; readonly name: string; readonly pid: number; readonly restarts: number }
  | { readonly kind: 'exited'; readonly name: string; readonly reason: string; readonly restartInMs: number; readonly logTail: string };

const FIRST_BACKOFF_MS = 250;
const MAX_BACKOFF_MS = 15_000;
const STABLE_AFTER_MS = 30_000;
const STOP_DEADLINE_MS = 12_000;
/**
 * From this limit on, V8 lets what is in use grow to four times before it collects all of it again; below 512 MiB to 1.5 times, and services that hold 50 MB then
 * spend a fourth of their time collecting.
 */
const HEAP_MIB = 2_048;
const TAIL_LINES = 8;

/** Delay before restart number `restarts` (from 0) of a process that keeps exiting: doubles from 0.25 s to 15 s. */
export function backoffMs(restarts: number): number {
  return Math.min(FIRST_BACKOFF_MS * 2 ** Math.min(restarts, 10), MAX_BACKOFF_MS);
}

/** Keeps one process alive: restarts it with growing delays, and reports each exit. */
class Supervised {
  private child: ChildProcess | null = null;
  private timer: NodeJS.Timeout | null = null;
  private startedAtMs = 0;
  private restarts = 0;
  private quickExits = 0;
  private stopping = false;
  private readonly log: WriteStream;
  private readonly logPath: string;

  constructor(
    private readonly spec: ProcessSpec,
    logDir: string,
    private readonly onEvent: (event: SupervisorEvent) => void,
  ) {
    this.logPath = join(logDir, `${spec.name}.log`);
    this.log = createWriteStream(this.logPath, { flags: 'a' });
  }

  get pid(): number | null {
    return this.child?.pid ?? null;
  }

  start(): void {
    const args = ['--enable-source-maps', `--max-old-space-size=${this.spec.heapMib ?? HEAP_MIB}`, this.spec.script];
    const child = spawn(process.execPath, args, { env: { ...process.env, ...this.spec.env }, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    this.child = child;
    this.startedAtMs = performance.now();
    child.stdout.pipe(this.log, { end: false });
    child.stderr.pipe(this.log, { end: false });
    child.on('error', (error) => this.exited(error.message));
    child.on('exit', (code, signal) => this.exited(signal === null ? `exit status ${code ?? '?'}` : `signal ${signal}`));
    if (child.pid !== undefined) this.onEvent({ kind: 'started', name: this.spec.name, pid: child.pid, restarts: this.restarts });
  }

  private exited(reason: string): void {
    if (this.child === null) return;
    this.child = null;
    if (this.stopping) return;
    this.quickExits = performance.now() - this.startedAtMs > STABLE_AFTER_MS ? 0 : this.quickExits + 1;
    const restartInMs = backoffMs(Math.max(0, this.quickExits - 1));
    this.restarts += 1;
    this.onEvent({ kind: 'exited', name: this.spec.name, reason, restartInMs, logTail: this.tail() });
    this.timer = setTimeout(() => this.start(), restartInMs);
  }

  private tail(): string {
    try {
      return readFileSync(this.logPath, 'utf8').trimEnd().split('\n').slice(-TAIL_LINES).join('\n');
    } catch {
      return ''; // the log is a help for people; without it the exit is reported all the same
    }
  }

  async stop(): Promise<void> {
    this.stopping = true;
    if (this.timer !== null) clearTimeout(this.timer);
    const child = this.child;
    if (child !== null && child.exitCode === null) await stopChild(child);
    this.log.end();
  }
}

async function stopChild(child: ChildProcess): Promise<void> {
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const hard = setTimeout(() => child.kill('SIGKILL'), STOP_DEADLINE_MS);
  child.kill('SIGTERM');
  await gone;
  clearTimeout(hard);
}

/** Starts processes, restarts those that exit, stops all together. Output goes to one log file per process. */
export class Supervisor {
  private readonly processes = new Map<string, Supervised>();

  constructor(
    private readonly logDir: string,
    private readonly onEvent: (event: SupervisorEvent) => void,
  ) {
    mkdirSync(logDir, { recursive: true });
  }

  start(spec: ProcessSpec): void {
    const supervised = new Supervised(spec, this.logDir, this.onEvent);
    this.processes.set(spec.name, supervised);
    supervised.start();
  }

  /** The process id, or null while it is down. */
  pidOf(name: string): number | null {
    return this.processes.get(name)?.pid ?? null;
  }

  async stop(): Promise<void> {
    await Promise.all([...this.processes.values()].map((supervised) => supervised.stop()));
    this.processes.clear();
  }
}
