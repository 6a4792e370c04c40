import type { Command } from 'commander';

/** Adds the options of a command that talks to the running platform. */
export function withTarget(command: Command): Command {
  return command
    .option('--url <url>', 'address of the gateway (default: YTTERBY_URL or http://127.0.0.1:7400)')
    .option('--as <subject>', 'whose local key to use; YTTERBY_API_KEY wins over it');
}
