import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MATCHER_VERSION } from '@ytterby/matching';
import { ENGINE_VERSION, RULE_PACK_ID } from '@ytterby/regulation';
import { Command, CommanderError } from 'commander';
import { registerDecide } from './commands/decide';
import { registerDoctor } from './commands/doctor';
import { registerEvaluate } from './commands/evaluate';
import { registerExplain } from './commands/explain';
import { registerLists } from './commands/lists';
import { registerMatch } from './commands/match';
import { registerOrders } from './commands/orders';
import { registerParked } from './commands/parked';
import { registerReplay } from './commands/replay';
import { registerScreen } from './commands/screen';
import { registerStatus } from './commands/status';
import { EXIT, type ExitStatus, UnavailableError, UsageError } from './exit-status';
import { REPOSITORY_ROOT } from './repository-root';

/** A command's own part of the program: adds itself and reports its exit status through `done`. */
export type Register = (program: Command, done: (status: ExitStatus) => void) => void;

const COMMANDS: readonly Register[] = [
  registerDecide,
  registerExplain,
  registerReplay,
  registerMatch,
  registerScreen,
  registerEvaluate,
  registerLists,
  registerOrders,
  registerStatus,
  registerParked,
  registerDoctor,
];

const EPILOGUE = `
Exit status:
  0  all done
  1  at least one line or call was refused, or (evaluate) a figure is worse than its floor; each says why
  2  the command line or an input file cannot be used
  3  a service does not answer
  4  replay: a decision came out differently although engine version and rule pack are the same
  5  replay: a decision was made by another engine version or rule pack

decide, match, screen, and explain and replay on files need no running stack. A command has examples: ytterby <command> --help

Ytterby supports a decision; it is no legal advice.`;

/** The program, and what its decisions and scores name as having made them. */
function versions(): string {
  const { version } = JSON.parse(readFileSync(join(REPOSITORY_ROOT, 'package.json'), 'utf8')) as { version: string };
  return `ytterby ${version}\nengine ${ENGINE_VERSION}\nrule pack ${RULE_PACK_ID}\nmatcher ${MATCHER_VERSION}`;
}

function createProgram(done: (status: ExitStatus) => void): Command {
  const program = new Command('ytterby')
    .description('Export-control screening: licence decisions, name matching, orders, lists and parked events.')
    .version(versions())
    .addHelpText('after', EPILOGUE)
    .exitOverride()
    .configureHelp({ showGlobalOptions: true });
  for (const register of COMMANDS) register(program, done);
  return program;
}

function statusOf(error: unknown): ExitStatus {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`ytterby: ${message}\n`);
  if (error instanceof UsageError) return EXIT.usage;
  return error instanceof UnavailableError ? EXIT.unavailable : EXIT.someFailed;
}

function onOutputError(error: NodeJS.ErrnoException): never {
  if (error.code === 'EPIPE') process.exit(EXIT.ok); // the reader has seen enough (`| head`)
  throw error;
}

/** Runs the command line and returns the exit status; never throws. */
export async function main(argv: readonly string[]): Promise<ExitStatus> {
  if (!process.stdout.listeners('error').includes(onOutputError)) process.stdout.on('error', onOutputError);
  let status: ExitStatus = EXIT.ok;
  try {
    await createProgram((value) => (status = value)).parseAsync([...argv]);
    return status;
  } catch (error) {
    return statusOf(error);
  }
}
