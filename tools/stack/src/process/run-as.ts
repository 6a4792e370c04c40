import { existsSync, statSync } from 'node:fs';
import { StackError } from '../errors';
import type { CommandRunner } from '../run-command';

const TIMEOUT_MS = 60_000;
const CAPABILITIES = '+dac_override';
/** Without it the capability does not count for access(2), by which PostgreSQL looks for its own program. */
const SECURE_BITS = '+no_setuid_fixup';

/** How to start PostgreSQL, which refuses to run as root. */
export interface RunAs {
  /** Puts what is needed around a command. */
  readonly wrap: (command: string, args: readonly string[]) => { readonly command: string; readonly args: readonly string[]; readonly uid?: number; readonly gid?: number };
  /** The owner that its files must have; null: us. */
  readonly owner: { readonly uid: number; readonly gid: number } | null;
}

const AS_OURSELVES: RunAs = { wrap: (command, args) => ({ command, args }), owner: null };

/**
 * Not root: as ourselves. Root: as the owner of existing data, else as the system's `postgres` or `nobody`; no user is added to the machine.
 * Where that user cannot reach the programs or the data (a checkout below /root), it gets the one right to pass over file permissions (setpriv).
 * @throws StackError YTB_STACK_DIRECTORY when neither works
 */
export async function chooseRunAs(run: CommandRunner, where: { readonly program: string; readonly dataDir: string; readonly parentDir: string }, me = process.getuid?.() ?? -1): Promise<RunAs> {
  if (me !== 0) {
    refuseForeignData(where.dataDir, me);
    return AS_OURSELVES;
  }
  const owner = existingOwner(where.dataDir) ?? (await unprivilegedUser(run));
  const plain = await run(where.program, ['--version'], { ...owner, cwd: '/', timeoutMs: TIMEOUT_MS });
  const reachable = await run('/bin/sh', ['-c', 'cd "$0"', where.parentDir], { ...owner, cwd: '/', timeoutMs: TIMEOUT_MS });
  if (plain.code === 0 && reachable.code === 0) return { owner, wrap: (command, args) => ({ command, args, ...owner }) };
  const privileged = withSetpriv(owner);
  const probe = privileged.wrap(where.program, ['--version']);
  const result = await run(probe.command, probe.args, { cwd: '/', timeoutMs: TIMEOUT_MS });
  if (result.code === 0 && !result.output.includes('invalid binary')) return privileged;
  throw new StackError(
    'YTB_STACK_DIRECTORY',
    `PostgreSQL does not run as root, and the user with id ${owner.uid} that it runs as instead cannot reach ${where.program} or ${where.parentDir}: move the checkout out of a closed folder such as /root, or start as another user. ${plain.output.trim()} ${result.output.trim()}`.trim(),
  );
}

/** PostgreSQL starts only as the owner of its data. */
function refuseForeignData(dataDir: string, me: number): void {
  if (!existsSync(dataDir)) return;
  const owner = statSync(dataDir).uid;
  if (owner === me) return;
  throw new StackError('YTB_STACK_DIRECTORY', `The database in ${dataDir} belongs to the user with id ${owner}, not to you: start as that user or as root, or set YTTERBY_DATA_DIR to another folder.`);
}

function withSetpriv(owner: { readonly uid: number; readonly gid: number }): RunAs {
  const flags = [`--reuid=${owner.uid}`, `--regid=${owner.gid}`, '--clear-groups', `--inh-caps=${CAPABILITIES}`, `--ambient-caps=${CAPABILITIES}`, `--securebits=${SECURE_BITS}`];
  return { owner, wrap: (command, args) => ({ command: 'setpriv', args: [...flags, '--', command, ...args] }) };
}

function existingOwner(dataDir: string): { uid: number; gid: number } | null {
  if (!existsSync(dataDir)) return null;
  const { uid, gid } = statSync(dataDir);
  return uid === 0 ? null : { uid, gid };
}

async function unprivilegedUser(run: CommandRunner): Promise<{ uid: number; gid: number }> {
  const user = (await systemUser(run, 'postgres')) ?? (await systemUser(run, 'nobody'));
  if (user !== null) return user;
  throw new StackError('YTB_STACK_NO_POSTGRES', 'PostgreSQL does not run as root, and this machine has neither a user "postgres" nor "nobody": start as another user, or add one.');
}

async function systemUser(run: CommandRunner, name: string): Promise<{ uid: number; gid: number } | null> {
  const [uid, gid] = await Promise.all(['-u', '-g'].map((flag) => run('id', [flag, name], { timeoutMs: TIMEOUT_MS })));
  return uid?.code === 0 && gid?.code === 0 ? { uid: Number(uid.output.trim()), gid: Number(gid.output.trim()) } : null;
}
