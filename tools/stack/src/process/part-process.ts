import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { PART_TITLES } from '../display';
import { messageOf, StackError } from '../errors';
import { type Probe, waitFor } from '../probes';
import type { PartName } from '../types';
import { lastLines } from '../run-command';

const MAX_LOG_BYTES = 10 * 1024 * 1024;
const QUOTED_LINES = 12;

/** A server process to start. */
export interface PartSpec {
  readonly part: PartName;
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly logFile: string;
  /** The signal that ends it in good order. */
  readonly stopSignal: NodeJS.Signals;
  readonly uid?: number;
  readonly gid?: number;
}

/** A running server process. */
export interface PartProcess {
  readonly part: PartName;
  readonly pid: number;
  readonly logFile: string;
  /** Null while it runs, else how it ended ("exit code 1", "signal SIGKILL"). */
  ended(): string | null;
  readonly whenEnded: Promise<string>;
  /** Ends it with the signal, and with SIGKILL (its whole group) when it takes longer than the deadline. */
  stop(options?: { readonly signal?: NodeJS.Signals; readonly deadlineMs?: number }): Promise<void>;
}

/**
 * Starts a server. Its output goes straight into the log file, so that it does not depend on us reading it, and it leads a process group of its own:
 * Ctrl-C in the terminal reaches only us, and we stop the services before the stack.
 */
export function startPart(spec: PartSpec): PartProcess {
  rotate(spec.logFile);
  const log = openSync(spec.logFile, 'a', 0o644);
  const identity = { ...(spec.uid === undefined ? {} : { uid: spec.uid }), ...(spec.gid === undefined ? {} : { gid: spec.gid }) };
  const child = spawn(spec.command, [...spec.args], { cwd: spec.cwd, stdio: ['ignore', log, log], detached: true, ...identity });
  closeSync(log);
  let ended: string | null = null;
  const whenEnded = new Promise<string>((resolve) => {
    const end = (reason: string): void => {
      ended ??= reason;
      resolve(ended);
    };
    child.once('error', (error) => end(messageOf(error)));
    child.once('exit', (code, signal) => end(signal === null ? `exit code ${code ?? 'unknown'}` : `signal ${signal}`));
  });
  return {
    part: spec.part,
    pid: child.pid ?? 0,
    logFile: spec.logFile,
    ended: () => ended,
    whenEnded,
    async stop({ signal = spec.stopSignal, deadlineMs = 20_000 } = {}) {
      if (ended !== null) return;
      child.kill(signal);
      const timer = new AbortController();
      const late = await Promise.race([whenEnded.then(() => false), delay(deadlineMs, true, { signal: timer.signal }).catch(() => false)]);
      timer.abort();
      if (late) killGroup(child.pid);
      await whenEnded;
    },
  };
}

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It ended in the meantime.
  }
}

function rotate(logFile: string): void {
  if (existsSync(logFile) && statSync(logFile).size > MAX_LOG_BYTES) renameSync(logFile, `${logFile}.1`);
}

/** The end of a log, for an error message. */
export function logTail(logFile: string): string {
  return existsSync(logFile) ? lastLines(readFileSync(logFile, 'utf8'), QUOTED_LINES) : '';
}

/**
 * Waits until a part answers.
 * @throws StackError YTB_STACK_START_FAILED with the last lines of its log when it ends or does not answer in time; the process is stopped then
 */
export async function awaitPart(running: PartProcess, probe: Probe, timeoutMs: number): Promise<void> {
  const stopped = (): string | null => (running.ended() === null ? null : `it ended with ${running.ended() ?? ''}`);
  const problem = await waitFor(probe, { timeoutMs, stopped });
  if (problem === null && running.ended() === null) return;
  await running.stop({ signal: 'SIGKILL' });
  throw startFailed(running.part, problem ?? stopped() ?? 'it ended', running.logFile);
}

/** The error for a part that did not come up; knows the causes that a person can do something about. */
export function startFailed(part: PartName, problem: string, logFile: string): StackError {
  const tail = logTail(logFile);
  if (/no space left on device/i.test(tail)) {
    return new StackError('YTB_STACK_DISK_FULL', `${PART_TITLES[part]} did not start: the disk is full. Free some space, or set YTTERBY_DATA_DIR to a folder on another disk. Log: ${logFile}`);
  }
  const quoted = tail === '' ? 'Its log is empty.' : `The last lines of its log:\n${tail}`;
  return new StackError('YTB_STACK_START_FAILED', `${PART_TITLES[part]} did not start: ${problem}. Look into ${logFile}. ${quoted}`);
}
