import { runCommand } from './run-command';

describe('runCommand', () => {
  it('returns how the command ended and what it printed', async () => {
    expect(await runCommand(process.execPath, ['-e', 'console.log("out"); console.error("err"); process.exit(3)'], { timeoutMs: 30_000 })).toEqual({
      code: 3,
      missing: false,
      output: expect.stringMatching(/out[^]*err|err[^]*out/) as string,
    });
  });

  it('says that a command does not exist, and leaves no timer behind that would keep the process alive', async () => {
    const timers = (): number => process.getActiveResourcesInfo().filter((resource) => resource === 'Timeout').length;
    const before = timers();
    expect(await runCommand('no-such-command', [], { timeoutMs: 30_000 })).toMatchObject({ code: null, missing: true });
    expect(timers()).toBe(before);
  });

  it('stops a command that takes too long', async () => {
    expect(await runCommand(process.execPath, ['-e', 'setInterval(() => 0, 1000)'], { timeoutMs: 200 })).toMatchObject({ code: null, output: expect.stringContaining('SIGKILL') as string });
  });
});
