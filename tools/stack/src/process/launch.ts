import { rmSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { PART_TITLES, withoutPassword } from '../display';
import { messageOf, StackError } from '../errors';
import type { PartName, RunningStack, StartPlan } from '../types';
import type { StartedPart } from './part-context';
import type { PartProcess } from './part-process';
import { identify } from './process-identity';
import { removeRecord, type StackRecord, writeRecord } from './stack-record';
import { type PartStart, startOnChosenPort, startOnPort } from './start-part';

const FIRST_BACKOFF_MS = 500;
const MAX_RESTARTS = 5;
const STABLE_AFTER_MS = 60_000;

/** One running stack of plain processes: keeps what was spawned, so that nothing is left behind, and starts again what dies. */
export class Launch {
  private readonly spawned: PartProcess[] = [];
  private readonly started = new Map<PartName, StartedPart>();
  private readonly warnings: string[] = [];
  private readonly giveUp = new AbortController();
  private readonly reviving = new Set<Promise<void>>();
  private stopping: Promise<void> | null = null;

  constructor(
    private readonly plan: StartPlan,
    private readonly dataDir: string,
    private readonly record: StackRecord,
  ) {}

  /** Last resort when this process ends without having called stop (an exception that nobody caught, process.exit): signals are sent, nobody waits. */
  private readonly onProcessExit = (): void => {
    for (const part of this.spawned) void part.stop();
  };

  private readonly onAbort = (): void => this.giveUp.abort();

  /** Starts all parts at once. @throws StackError; everything is stopped then */
  async start(): Promise<RunningStack> {
    process.once('exit', this.onProcessExit);
    this.plan.signal.addEventListener('abort', this.onAbort, { once: true });
    if (this.plan.signal.aborted) this.giveUp.abort();
    const work = this.plan.parts.map((part) => this.startPart(part));
    try {
      await Promise.race([Promise.all(work), interrupted(this.giveUp.signal)]);
    } catch (error) {
      await this.stop();
      await Promise.allSettled(work);
      throw error;
    } finally {
      this.plan.signal.removeEventListener('abort', this.onAbort);
    }
    for (const part of this.started.keys()) this.watch(part, 0);
    return this.handle();
  }

  private async startPart(part: PartName): Promise<void> {
    const startedAt = performance.now();
    try {
      const started = await startOnChosenPort(this.partStart(part));
      this.started.set(part, started);
      this.record.urls[part] = started.url;
      writeRecord(this.dataDir, this.record);
      this.plan.onProgress(`${PART_TITLES[part]} answers at ${withoutPassword(started.url)} after ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
    } catch (error) {
      if (part !== 'redis' || this.giveUp.signal.aborted) throw error;
      const warning = `There is no Redis, so caches are off and Ytterby is slower. ${messageOf(error)}`;
      this.warnings.push(warning);
      this.plan.onProgress(warning);
    }
  }

  private partStart(part: PartName): PartStart {
    return { plan: this.plan, part, dataDir: this.dataDir, giveUp: this.giveUp.signal, onSpawn: (spawned) => this.remember(spawned) };
  }

  private remember(spawned: PartProcess): void {
    this.spawned.push(spawned);
    // Spawned while everything is being stopped: it must not stay.
    if (this.giveUp.signal.aborted) void spawned.stop();
    const identity = identify(spawned.pid);
    if (identity !== null) this.record.parts[spawned.part] = identity;
    writeRecord(this.dataDir, this.record);
  }

  private watch(part: PartName, restarts: number): void {
    const running = this.started.get(part)?.process;
    if (running === undefined) return;
    const since = performance.now();
    void running.whenEnded.then((reason) => {
      if (this.stopping !== null) return;
      const again = performance.now() - since > STABLE_AFTER_MS ? 0 : restarts;
      const revival = this.revive(part, { reason, logFile: running.logFile, restarts: again });
      this.reviving.add(revival);
      void revival.finally(() => this.reviving.delete(revival));
    });
  }

  /** Starts a part that died again on its port and data, with growing pauses. */
  private async revive(part: PartName, death: { readonly reason: string; readonly logFile: string; readonly restarts: number }): Promise<void> {
    const port = Number(new URL(urlLike(this.record.urls[part] ?? '')).port);
    for (let { restarts, reason } = death; this.stopping === null; restarts += 1) {
      const restarting = restarts < MAX_RESTARTS;
      this.plan.onExit({ part, reason, logFile: death.logFile, restarting });
      if (!restarting) return;
      await delay(FIRST_BACKOFF_MS * 2 ** restarts, undefined, { signal: this.giveUp.signal }).catch(() => undefined);
      try {
        if (this.giveUp.signal.aborted) return;
        this.started.set(part, await startOnPort(this.partStart(part), port));
        this.plan.onProgress(`${PART_TITLES[part]} answers again`);
        this.watch(part, restarts + 1);
        return;
      } catch (error) {
        reason = messageOf(error);
      }
    }
  }

  private handle(): RunningStack {
    const { plan, started } = this;
    const redis = started.get('redis');
    return {
      provider: 'process',
      reason: plan.reason,
      warnings: this.warnings,
      kafka: { brokers: [started.get('kafka')?.url].filter((url) => url !== undefined) },
      postgres: { url: started.get('postgres')?.url ?? '' },
      redis: redis === undefined ? null : { url: redis.url },
      get pids() {
        return Object.fromEntries([...started].map(([part, { process: running }]) => [part, running.pid]));
      },
      dataDir: this.dataDir,
      stop: () => this.stop(),
    };
  }

  private stop(): Promise<void> {
    this.stopping ??= this.stopAll();
    return this.stopping;
  }

  private async stopAll(): Promise<void> {
    this.giveUp.abort();
    await this.stopSpawned();
    await Promise.allSettled(this.reviving);
    // What was spawned in the meantime.
    await this.stopSpawned();
    process.removeListener('exit', this.onProcessExit);
    removeRecord(this.dataDir);
    if (this.plan.fresh) rmSync(this.dataDir, { recursive: true, force: true });
  }

  private async stopSpawned(): Promise<void> {
    // Data that are thrown away need no orderly end; SIGQUIT still makes PostgreSQL give its shared memory back.
    const quickly = (part: PartProcess): { signal?: NodeJS.Signals } => (this.plan.fresh && part.part === 'postgres' ? { signal: 'SIGQUIT' } : {});
    await Promise.all(this.spawned.map((part) => part.stop(quickly(part))));
  }
}

function interrupted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const interrupt = (): void => reject(new StackError('YTB_STACK_START_FAILED', 'The start was interrupted.'));
    if (signal.aborted) interrupt();
    else signal.addEventListener('abort', interrupt, { once: true });
  });
}

/** Kafka's address is `host:port` without a scheme. */
function urlLike(address: string): string {
  return address.includes('://') ? address : `kafka://${address}`;
}
