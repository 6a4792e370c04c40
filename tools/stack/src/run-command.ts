import { spawn } from 'node:child_process';
import { messageOf, systemCode } from './errors';

/** How a command ended. `code` is null when it could not be started (`missing` when it does not exist) or was stopped for taking too long. */
export interface CommandResult {
  readonly code: number | null;
  readonly missing: boolean;
  readonly output: string;
}

/** Options of {@link runCommand}. */
export interface CommandOptions {
  readonly timeoutMs: number;
  readonly cwd?: string;
  readonly uid?: number;
  readonly gid?: number;
  readonly signal?: AbortSignal;
}

/** Runs commands; tests put their own in its place. */
export type CommandRunner = (command: string, args: readonly string[], options: CommandOptions) => Promise<CommandResult>;

const MAX_OUTPUT = 200_000;

/** Runs a command to its end and returns what it printed; never throws. */
export const runCommand: CommandRunner = (command, args, options) =>
  new Promise((resolve) => {
    const { timeoutMs, ...spawnOptions } = options;
    const child = spawn(command, [...args], { ...spawnOptions, stdio: ['ignore', 'pipe', 'pipe'] });
    // Not spawn's own timeout: its timer outlives a command that could not be started, and keeps this process alive.
    const timer = setTimeout(() => child.kill('SIGKILL'), timeoutMs);
    const end = (result: CommandResult): void => {
      clearTimeout(timer);
      resolve(result);
    };
    let output = '';
    const collect = (chunk: Buffer): void => {
      output = (output + chunk.toString()).slice(-MAX_OUTPUT);
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.once('error', (error) => end({ code: null, missing: systemCode(error) === 'ENOENT', output: messageOf(error) }));
    child.once('close', (code, signal) => end({ code, missing: false, output: signal === null ? output : `${output}\nstopped by ${signal}` }));
  });

/** The last lines of a text, for an error message. */
export function lastLines(text: string, count: number): string {
  return text.trimEnd().split('\n').slice(-count).join('\n');
}
