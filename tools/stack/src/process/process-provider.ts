import { rmSync } from 'node:fs';
import { PART_TITLES, withoutPassword } from '../display';
import { messageOf, StackError } from '../errors';
import { choosePort, portTaken } from '../loopback-ports';
import type { PartName, RunningStack, StackProvider, StartPlan } from '../types';
import { prepareFolder } from './data-folder';
import { startKafka } from './kafka';
import type { PartContext, StartedPart } from './part-context';
import type { PartProcess } from './part-process';
import { startPostgres } from './postgres';
import { identify } from './process-identity';
import { startRedis } from './redis';
import { runCommand } from '../run-command';
import { claim, removeRecord, type StackRecord, writeRecord } from './stack-record';

const PORT_TRIES = 3;

/** Kafka, PostgreSQL and Redis as plain processes of this machine, children of this one. */
export const processProvider: StackProvider = {
  name: 'process',
  async start(plan) {
    const dataDir = await prepareFolder(plan.dataDir, plan.fresh, plan.onProgress);
    const launch = new Launch(plan, dataDir, await claim(dataDir, plan.onProgress));
    return launch.start();
  },
};

type Started = Partial<Record<PartName, StartedPart>>;

/** One start: keeps what was spawned, so that nothing is left behind when a part fails. */
class Launch {
  private readonly spawned: PartProcess[] = [];
  private readonly warnings: string[] = [];
  private readonly giveUp = new AbortController();
  private stopping: Promise<void> | null = null;
  /** Last resort when this process ends without having called stop: an exception that nobody caught, process.exit. */
  private readonly onProcessExit = (): void => {
    for (const part of this.spawned) void part.stop({ deadlineMs: 0 });
  };

  constructor(
    private readonly plan: StartPlan,
    private readonly dataDir: string,
    private readonly record: StackRecord,
  ) {}

  async start(): Promise<RunningStack> {
    process.once('exit', this.onProcessExit);
    this.plan.signal.addEventListener('abort', () => this.giveUp.abort(), { once: true });
    const started: Started = {};
    const work = this.plan.parts.map(async (part) => {
      const result = await this.startPart(part);
      if (result !== null) started[part] = result;
    });
    const abandoned = new Promise<never>((_, reject) => {
      this.giveUp.signal.addEventListener('abort', () => reject(new StackError('YTB_STACK_START_FAILED', 'The start was interrupted.')), { once: true });
    });
    try {
      this.plan.signal.throwIfAborted();
      await Promise.race([Promise.all(work), abandoned]);
    } catch (error) {
      await this.abandon(work);
      throw error;
    }
    return this.running(started);
  }

  /** Ends what runs, waits for what was about to be started, and ends that too. */
  private async abandon(work: readonly Promise<void>[]): Promise<void> {
    this.giveUp.abort();
    await Promise.all(this.spawned.map((part) => part.stop()));
    await Promise.allSettled(work);
    await this.stop();
  }

  /** Null when Redis cannot be had. */
  private async startPart(part: PartName): Promise<StartedPart | null> {
    const startedAt = performance.now();
    try {
      const started = await this.withPort(part);
      this.record.urls[part] = started.url;
      writeRecord(this.dataDir, this.record);
      this.plan.onProgress(`${PART_TITLES[part]} answers at ${withoutPassword(started.url)} after ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
      return started;
    } catch (error) {
      if (part !== 'redis' || this.giveUp.signal.aborted) throw error;
      const warning = `There is no Redis, so caches are off and Ytterby is slower. ${messageOf(error)}`;
      this.warnings.push(warning);
      this.plan.onProgress(warning);
      return null;
    }
  }

  /** A free port may be taken between our look and the server's start; then another one is tried. */
  private async withPort(part: PartName): Promise<StartedPart> {
    for (let tries = 1; ; tries += 1) {
      const port = await choosePort(this.plan.ports, part);
      try {
        return await this.launch(part, port);
      } catch (error) {
        if (!/address already in use/i.test(messageOf(error))) throw error;
        if (this.plan.ports !== 'free' || tries === PORT_TRIES) throw portTaken(part, port, 'EADDRINUSE');
      }
    }
  }

  private launch(part: PartName, port: number): Promise<StartedPart> {
    const context: PartContext = {
      dataDir: this.dataDir,
      cacheDir: this.plan.cacheDir,
      port,
      run: (command, args, options) => runCommand(command, args, { ...options, signal: this.giveUp.signal }),
      onProgress: this.plan.onProgress,
      onSpawn: (spawned) => this.remember(spawned),
    };
    switch (part) {
      case 'kafka':
        return startKafka({ ...context, heap: this.plan.kafkaHeap, javaHome: this.plan.javaHome });
      case 'postgres':
        return startPostgres({ ...context, password: this.plan.postgresPassword });
      case 'redis':
        return startRedis(context);
    }
  }

  private remember(spawned: PartProcess): void {
    this.spawned.push(spawned);
    const identity = identify(spawned.pid);
    if (identity !== null) this.record.parts[spawned.part] = identity;
    writeRecord(this.dataDir, this.record);
  }

  private running(started: Started): RunningStack {
    const { plan } = this;
    for (const [part, { process: running }] of Object.entries(started) as [PartName, StartedPart][]) {
      void running.whenEnded.then((reason) => {
        if (this.stopping === null) plan.onExit({ part, reason, logFile: running.logFile });
      });
    }
    return {
      provider: 'process',
      reason: plan.reason,
      warnings: this.warnings,
      kafka: { brokers: started.kafka === undefined ? [] : [started.kafka.url] },
      postgres: { url: started.postgres?.url ?? '' },
      redis: started.redis === undefined ? null : { url: started.redis.url },
      pids: Object.fromEntries(Object.entries(started).map(([part, { process: running }]) => [part, running.pid])),
      dataDir: this.dataDir,
      stop: () => this.stop(),
    };
  }

  private stop(): Promise<void> {
    this.stopping ??= this.stopAll();
    return this.stopping;
  }

  private async stopAll(): Promise<void> {
    await Promise.all(this.spawned.map((part) => part.stop(this.quickly(part))));
    process.removeListener('exit', this.onProcessExit);
    removeRecord(this.dataDir);
    if (this.plan.fresh) rmSync(this.dataDir, { recursive: true, force: true });
  }

  /** Data that are thrown away need no orderly end; PostgreSQL still gives its shared memory back (SIGQUIT). */
  private quickly(part: PartProcess): { signal?: NodeJS.Signals } {
    if (!this.plan.fresh) return {};
    return { signal: part.part === 'postgres' ? 'SIGQUIT' : 'SIGTERM' };
  }
}
