import { readdirSync, readFileSync } from 'node:fs';

const TICKS_PER_SECOND = 100;

/** CPU seconds (user + system) and peak resident memory of processes, from the operating system's own accounting. */
export interface Usage {
  readonly cpuSeconds: number;
  readonly peakMemoryMb: number;
}

/** Usage of a process together with all its descendants (a database server works in children). Processes that ended in between count as nothing. */
export function usageOfTree(pid: number): Usage {
  const pids = [pid, ...descendants(pid)];
  const usages = pids.map(usageOf);
  return { cpuSeconds: usages.reduce((total, usage) => total + usage.cpuSeconds, 0), peakMemoryMb: Math.max(...usages.map((usage) => usage.peakMemoryMb)) };
}

/** Resident memory of one process now, in MB. */
export function residentMb(pid: number): number {
  return statusField(pid, 'VmRSS');
}

function usageOf(pid: number): Usage {
  return { cpuSeconds: cpuSeconds(pid), peakMemoryMb: statusField(pid, 'VmHWM') };
}

function cpuSeconds(pid: number): number {
  const stat = readProc(pid, 'stat');
  // The second field is the command in parentheses and may hold spaces: count fields after its end. utime and stime are fields 14 and 15.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ticks = [11, 12, 13, 14].map((index) => Number(fields[index] ?? 0)).reduce((total, value) => total + value, 0);
  return ticks / TICKS_PER_SECOND;
}

function statusField(pid: number, name: string): number {
  const match = new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(readProc(pid, 'status'));
  return Math.round(Number(match?.[1] ?? 0) / 1024);
}

function readProc(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return ''; // the process has ended
  }
}

function parentOf(pid: number): number {
  const stat = readProc(pid, 'stat');
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1] ?? 0);
}

function descendants(root: number): number[] {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number);
  const children = new Map<number, number[]>();
  for (const pid of all) {
    const parent = parentOf(pid);
    children.set(parent, [...(children.get(parent) ?? []), pid]);
  }
  const found: number[] = [];
  const open = [root];
  for (let pid = open.pop(); pid !== undefined; pid = open.pop()) {
    for (const child of children.get(pid) ?? []) {
      found.push(child);
      open.push(child);
    }
  }
  return found;
}
