import { mkdtempSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fakeCommands, type FakeResult } from '../../test/fake-commands';
import { chooseRunAs, type RunAs } from './run-as';

const USERS = { 'id -u postgres': { output: '101\n' }, 'id -g postgres': { output: '104\n' }, 'id -u nobody': { output: '65534\n' }, 'id -g nobody': { output: '65534\n' } };
const NO_POSTGRES_USER = { ...USERS, 'id -u postgres': { code: 1 }, 'id -g postgres': { code: 1 } };
const REACHABLE = { '/pg/postgres': {}, '/bin/sh': {} };

function choose(answers: Readonly<Record<string, FakeResult>>, me: number, dataDir = '/nowhere/data/postgres'): Promise<RunAs> {
  return chooseRunAs(fakeCommands(answers).run, { program: '/pg/postgres', dataDir, parentDir: '/nowhere/data' }, me);
}

describe('the user that PostgreSQL runs as', () => {
  it('is ourselves when we are not root', async () => {
    const runAs = await choose({}, 1000);
    expect([runAs.owner, runAs.wrap('/pg/postgres', ['-D', 'x'])]).toEqual([null, { command: '/pg/postgres', args: ['-D', 'x'] }]);
  });

  it("is the system's postgres for root, else nobody", async () => {
    expect((await choose({ ...USERS, ...REACHABLE }, 0)).wrap('/pg/postgres', [])).toEqual({ command: '/pg/postgres', args: [], uid: 101, gid: 104 });
    expect((await choose({ ...NO_POSTGRES_USER, ...REACHABLE }, 0)).owner).toEqual({ uid: 65_534, gid: 65_534 });
  });

  it('passes over file permissions where that user cannot reach a checkout in a closed folder', async () => {
    const runAs = await choose({ ...USERS, '/pg/postgres': {}, '/bin/sh': { code: 2, output: 'cd: Permission denied' }, setpriv: {} }, 0);
    const { command, args, uid } = runAs.wrap('/pg/postgres', ['--version']);
    expect([command, uid]).toEqual(['setpriv', undefined]);
    const rights = ['--inh-caps=+dac_override', '--ambient-caps=+dac_override', '--securebits=+no_setuid_fixup'];
    expect(args).toEqual(['--reuid=101', '--regid=104', '--clear-groups', ...rights, '--', '/pg/postgres', '--version']);
  });

  it('is an error that names both places when that does not work either', async () => {
    await expect(choose({ ...USERS, '/pg/postgres': { code: null, output: 'EACCES' } }, 0)).rejects.toMatchObject({
      code: 'YTB_STACK_DIRECTORY',
      message: expect.stringMatching(/id 101.*cannot reach \/pg\/postgres or \/nowhere\/data: move the checkout/) as unknown,
    });
  });

  it('is an error for root on a machine without such users', async () => {
    await expect(choose(REACHABLE, 0)).rejects.toMatchObject({ code: 'YTB_STACK_NO_POSTGRES' });
  });

  it('is an error when the data belong to somebody else', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'ytterby-run-as-'));
    const { uid } = statSync(dataDir);
    await expect(choose({}, uid + 1, dataDir)).rejects.toMatchObject({ code: 'YTB_STACK_DIRECTORY', message: expect.stringContaining(`belongs to the user with id ${uid}`) as unknown });
  });
});
