import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ServicePids } from './leftovers';

describe('ServicePids', () => {
  let dir: string;
  beforeEach(() => (dir = mkdtempSync(join(tmpdir(), 'ytterby-pids-'))));
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  it('ends a service of an earlier start that still runs, and nothing that only has its old process id', async () => {
    const script = join(dir, 'apps-service.js');
    writeFileSync(script, 'process.stdout.write("up"); setInterval(() => {}, 1000);');
    const child = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'ignore'] });
    await new Promise((resolve) => child.stdout.once('data', resolve));
    const ended = new Promise((resolve) => child.once('exit', (_, signal) => resolve(signal)));
    const pids = new ServicePids(join(dir, 'pids.json'));
    pids.remember({ screening: child.pid ?? 0, licensing: process.pid });
    expect(pids.endLeftovers(dir)).toEqual(['screening']);
    await expect(ended).resolves.toBe('SIGKILL');
    expect(pids.endLeftovers(dir)).toEqual([]);
  });
});
