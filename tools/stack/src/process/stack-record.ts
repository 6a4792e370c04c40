import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { StackError } from '../errors';
import { PARTS, type PartName } from '../types';
import { identify, isRunning, type ProcessIdentity } from './process-identity';

const identitySchema = z.object({ pid: z.number().int().positive(), startedAt: z.string() });
const recordSchema = z.object({
  owner: identitySchema,
  parts: z.partialRecord(z.enum(PARTS), identitySchema),
  urls: z.partialRecord(z.enum(PARTS), z.string()),
});

/** Which processes belong to a data folder, and who started them. */
export type StackRecord = z.infer<typeof recordSchema>;

const STOP_SIGNALS: Readonly<Record<PartName, NodeJS.Signals>> = { kafka: 'SIGTERM', postgres: 'SIGINT', redis: 'SIGTERM' };
const STOP_DEADLINE_MS = 15_000;
const UNCLAIMED_AFTER_MS = 10 * 60_000;

function recordFile(dataDir: string): string {
  return join(dataDir, 'stack.pids.json');
}

/** The record of a data folder; null when there is none or it is damaged. */
export function readRecord(dataDir: string): StackRecord | null {
  try {
    const parsed = recordSchema.safeParse(JSON.parse(readFileSync(recordFile(dataDir), 'utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Writes the record in one step: a reader sees the old or the new one. It holds the database password. */
export function writeRecord(dataDir: string, record: StackRecord): void {
  const file = recordFile(dataDir);
  writeFileSync(`${file}.${process.pid}`, `${JSON.stringify(record, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.${process.pid}`, file);
}

/** Forgets the processes of a data folder. */
export function removeRecord(dataDir: string): void {
  rmSync(recordFile(dataDir), { force: true });
}

/**
 * Makes this process the owner of a data folder. Processes that a dead owner left behind are stopped first.
 * @throws StackError YTB_STACK_IN_USE when the owner still runs
 */
export async function claim(dataDir: string, onProgress: (line: string) => void): Promise<StackRecord> {
  const owner = identify(process.pid) ?? { pid: process.pid, startedAt: 'unknown' };
  const record = readRecord(dataDir);
  if (record !== null && isUsed(record, owner)) {
    throw new StackError(
      'YTB_STACK_IN_USE',
      `A stack is already running on ${dataDir}, started by process ${record.owner.pid}: stop that one (Ctrl-C in its terminal, or kill ${record.owner.pid}), or set YTTERBY_DATA_DIR to another folder.`,
    );
  }
  if (record !== null) await stopLeftovers(record, onProgress);
  const mine: StackRecord = { owner, parts: {}, urls: {} };
  writeRecord(dataDir, mine);
  return mine;
}

/** Used: by another living process, or by parts that this process started before. */
function isUsed(record: StackRecord, me: ProcessIdentity): boolean {
  if (!isRunning(record.owner)) return false;
  return record.owner.pid !== me.pid || PARTS.some((part) => record.parts[part] !== undefined && isRunning(record.parts[part]));
}

/** Stops the processes of a record that still run. A number that was given to another process in the meantime is left alone. */
export async function stopLeftovers(record: StackRecord, onProgress: (line: string) => void): Promise<void> {
  const running = PARTS.flatMap((part) => {
    const identity = record.parts[part];
    return identity !== undefined && isRunning(identity) ? [{ part, identity }] : [];
  });
  await Promise.all(
    running.map(async ({ part, identity }) => {
      onProgress(`${part}: stopping process ${identity.pid}, left behind by an earlier run`);
      signal(identity.pid, STOP_SIGNALS[part]);
      if (await gone(identity, STOP_DEADLINE_MS)) return;
      signal(-identity.pid, 'SIGKILL');
      await gone(identity, STOP_DEADLINE_MS);
    }),
  );
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It ended in the meantime.
  }
}

/** Waits until a process has ended; false when it still runs at the deadline. */
export async function gone(identity: ProcessIdentity, deadlineMs: number): Promise<boolean> {
  const deadline = performance.now() + deadlineMs;
  while (isRunning(identity)) {
    if (performance.now() > deadline) return false;
    await delay(50);
  }
  return true;
}

/** The folder of the throw-away stacks of a data folder. */
export function freshRoot(dataDir: string): string {
  return join(dataDir, 'fresh');
}

/** Stops and removes throw-away stacks whose owner died without stopping them. */
export async function sweepFresh(dataDir: string, onProgress: (line: string) => void): Promise<void> {
  const root = freshRoot(dataDir);
  mkdirSync(root, { recursive: true });
  for (const name of readdirSync(root)) {
    const dir = join(root, name);
    const record = readRecord(dir);
    if (record === null ? !isOld(dir) : isRunning(record.owner)) continue;
    if (record !== null) await stopLeftovers(record, onProgress);
    rmSync(dir, { recursive: true, force: true });
  }
}

/** A folder without a record is either being made right now or was left between two steps. */
function isOld(dir: string): boolean {
  return existsSync(dir) && Date.now() - statSync(dir).mtimeMs > UNCLAIMED_AFTER_MS;
}
