import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { identify, isRunning, type ProcessIdentity } from './process-identity';
import { claim, freshRoot, gone, readRecord, removeRecord, stopLeftovers, sweepFresh, writeRecord } from './stack-record';

const DEAD: ProcessIdentity = { pid: process.pid, startedAt: 'another process that had this number' };
const children: ChildProcess[] = [];

function someProcess(): ProcessIdentity {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore', detached: true });
  children.push(child);
  const identity = identify(child.pid ?? 0);
  if (identity === null) throw new Error('no process');
  return identity;
}

function folder(): string {
  return mkdtempSync(join(tmpdir(), 'ytterby-record-'));
}

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

describe('the record of the processes of a data folder', () => {
  it('is read as it was written; a damaged one counts as none', () => {
    const dir = folder();
    const record = { owner: DEAD, parts: { redis: DEAD }, urls: { redis: 'redis://127.0.0.1:1' } };
    writeRecord(dir, record);
    expect(readRecord(dir)).toEqual(record);
    writeFileSync(join(dir, 'stack.pids.json'), '{"owner":');
    expect(readRecord(dir)).toBeNull();
    removeRecord(dir);
    expect(readRecord(dir)).toBeNull();
  });

  it('refuses a second owner while the first one lives', async () => {
    const dir = folder();
    const owner = someProcess();
    writeRecord(dir, { owner, parts: {}, urls: {} });
    await expect(claim(dir, () => undefined)).rejects.toMatchObject({ code: 'YTB_STACK_IN_USE', message: expect.stringContaining(`kill ${owner.pid}`) as unknown });
  });

  it('refuses a second stack of this process on the same folder', async () => {
    const dir = folder();
    const record = await claim(dir, () => undefined);
    writeRecord(dir, { ...record, parts: { redis: someProcess() } });
    await expect(claim(dir, () => undefined)).rejects.toMatchObject({ code: 'YTB_STACK_IN_USE' });
  });

  it('stops what a dead owner left behind, and takes over', async () => {
    const dir = folder();
    const leftover = someProcess();
    writeRecord(dir, { owner: DEAD, parts: { kafka: leftover }, urls: {} });
    const lines: string[] = [];
    await claim(dir, (line) => lines.push(line));
    expect(isRunning(leftover)).toBe(false);
    expect(lines).toEqual([`kafka: stopping process ${leftover.pid}, left behind by an earlier run`]);
    expect(readRecord(dir)?.owner).toEqual(identify(process.pid));
  });

  it('leaves a process alone that only has the same number as one of ours', async () => {
    const stranger = someProcess();
    await stopLeftovers({ owner: DEAD, parts: { kafka: { pid: stranger.pid, startedAt: 'earlier' } }, urls: {} }, () => undefined);
    expect(isRunning(stranger)).toBe(true);
  });

  it('sees when a process does not end', async () => {
    await expect(gone(someProcess(), 10)).resolves.toBe(false);
  });
});

describe('throw-away stacks', () => {
  it('are stopped and removed when their owner is dead, and left alone when it lives or has just begun', async () => {
    const dir = folder();
    const names = ['dead', 'alive', 'beginning', 'abandoned'] as const;
    const [dead, alive, beginning, abandoned] = names.map((name) => join(freshRoot(dir), name)) as [string, string, string, string];
    for (const path of [dead, alive, beginning, abandoned]) mkdirSync(path, { recursive: true });
    const leftover = someProcess();
    writeRecord(dead, { owner: DEAD, parts: { postgres: leftover }, urls: {} });
    writeRecord(alive, { owner: someProcess(), parts: {}, urls: {} });
    utimesSync(abandoned, 0, 0);
    await sweepFresh(dir, () => undefined);
    expect([dead, alive, beginning, abandoned].map((path) => existsSync(path))).toEqual([false, true, true, false]);
    expect(isRunning(leftover)).toBe(false);
  });
});
