import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { backoffMs, Supervisor, type SupervisorEvent } from './supervisor';

describe('backoffMs', () => {
  it.each([
    [0, 250],
    [1, 500],
    [3, 2_000],
    [6, 15_000],
    [1_000, 15_000],
  ])('restart %i waits %i ms', (restarts, expected) => expect(backoffMs(restarts)).toBe(expected));
});

describe('Supervisor', () => {
  let dir: string;
  beforeEach(() => (dir = mkdtempSync(join(tmpdir(), 'ytterby-supervisor-'))));
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  /** Resolves with the events once `enough` says so. */
  function supervise(script: string, enough: (events: SupervisorEvent[]) => boolean): { supervisor: Supervisor; seen: Promise<SupervisorEvent[]> } {
    const path = join(dir, 'child.js');
    writeFileSync(path, script);
    const events: SupervisorEvent[] = [];
    let resolve: (events: SupervisorEvent[]) => void;
    const seen = new Promise<SupervisorEvent[]>((done) => (resolve = done));
    const supervisor = new Supervisor(join(dir, 'logs'), (event) => {
      events.push(event);
      if (enough(events)) resolve(events);
    });
    supervisor.start({ name: 'child', script: path, env: { GREETING: 'hello' } });
    return { supervisor, seen };
  }

  it('starts a process that exits again, and reports why it ended and what it last said', async () => {
    const { supervisor, seen } = supervise('console.error("port is on fire"); process.exit(3);', (events) => events.filter((event) => event.kind === 'started').length === 2);
    const events = await seen;
    await supervisor.stop();
    expect(events.map((event) => event.kind)).toEqual(['started', 'exited', 'started']);
    expect(events[1]).toMatchObject({ kind: 'exited', name: 'child', reason: 'exit status 3', restartInMs: 250 });
    expect(events[2]).toMatchObject({ kind: 'started', restarts: 1 });
  });

  it('restarts a process that was killed hard', async () => {
    const { supervisor, seen } = supervise('setInterval(() => {}, 1000);', (events) => {
      const [first, ...rest] = events;
      if (rest.length === 0 && first?.kind === 'started') process.kill(first.pid, 'SIGKILL');
      return events.filter((event) => event.kind === 'started').length === 2;
    });
    const events = await seen;
    await supervisor.stop();
    expect(events[1]).toMatchObject({ kind: 'exited', reason: 'signal SIGKILL' });
    expect(supervisor.pidOf('child')).toBeNull();
  });

  it('stops a process with SIGTERM and does not start it again', async () => {
    const marker = join(dir, 'stopped');
    const script = `process.on('SIGTERM', () => { require('node:fs').writeFileSync(${JSON.stringify(marker)}, process.env.GREETING); process.exit(0); }); setInterval(() => {}, 1000); require('node:fs').writeFileSync(${JSON.stringify(join(dir, 'up'))}, '');`;
    const { supervisor, seen } = supervise(script, (events) => events.length === 1);
    await seen;
    await waitForFile(join(dir, 'up'));
    await supervisor.stop();
    expect(readFileSync(marker, 'utf8')).toBe('hello');
    expect(await seen).toHaveLength(1);
  });
});

async function waitForFile(path: string): Promise<void> {
  for (;;) {
    try {
      readFileSync(path);
      return;
    } catch {
      await new Promise((resolve) => setImmediate(resolve)); // not there yet
    }
  }
}
