import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Remembers the process ids of services, so that a start after a hard kill of `npm start` can end those that were left running
 * instead of finding their ports taken.
 */
export class ServicePids {
  constructor(private readonly path: string) {}

  remember(pids: Readonly<Record<string, number>>): void {
    mkdirSync(dirname(this.path), { recursive: true });
    writeFileSync(this.path, JSON.stringify(pids));
  }

  forget(): void {
    rmSync(this.path, { force: true });
  }

  /** Ends the processes of an earlier start that still run our bundles; returns their names. */
  endLeftovers(bundleFolder: string): string[] {
    if (!existsSync(this.path)) return [];
    const pids = JSON.parse(readFileSync(this.path, 'utf8')) as Record<string, number>;
    const ended = Object.entries(pids).filter(([, pid]) => runsOurs(pid, bundleFolder));
    for (const [, pid] of ended) process.kill(pid, 'SIGKILL');
    this.forget();
    return ended.map(([name]) => name);
  }
}

/** Only a process whose command line names our bundle is ours: a process id may have been given to another program since. */
function runsOurs(pid: number, bundleFolder: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(bundleFolder);
  } catch {
    return false; // gone, or a system without /proc, where leftovers show as taken ports
  }
}
