import { Readable } from 'node:stream';
import { printAnswer } from '../answers';
import { call, type RequestBody, resolveTarget, type TargetOptions } from '../api-client';
import { UsageError } from '../exit-status';
import { readInput } from '../lines';
import { type Register } from '../main';
import { withTarget } from '../target-options';

const FORMATS = ['starter', 'ytterby'];

/** `ytterby lists import|preview|activate|status`. */
export const registerLists: Register = (program, done) => {
  const lists = program.command('lists').description('Import, activate and show watch-list snapshots (needs the running platform).');
  withTarget(lists.command('import <file>'))
    .description('Build a snapshot from a list file; nothing becomes active.')
    .option('--format <format>', `form of the file: ${FORMATS.join(' or ')}`, 'starter')
    .option('--on-error <what>', 'stop or skip at a bad line', 'stop')
    .addHelpText('after', '\nExample:\n  ytterby lists import data/starter/watchlist_starter.jsonl --format starter')
    .action(async (file: string, options: TargetOptions & { format: string; onError: string }) => {
      if (!FORMATS.includes(options.format)) throw new UsageError(`--format ${options.format}: allowed are ${FORMATS.join(', ')}.`);
      const query = new URLSearchParams({ format: options.format, onError: options.onError });
      const content = Readable.toWeb(Readable.from(readInput(file))) as RequestBody;
      done(printAnswer(await call(resolveTarget(options, 'officer'), 'POST', `/v1/lists:import?${query.toString()}`, { type: 'application/x-ndjson', content })));
    });
  withTarget(lists.command('preview <snapshotId>'))
    .description('Show what activating a snapshot would change: open orders, clears that would be lost. Changes nothing.')
    .action(async (snapshotId: string, options: TargetOptions) => {
      done(printAnswer(await call(resolveTarget(options, 'officer'), 'GET', `/v1/lists/snapshots/${encodeURIComponent(snapshotId)}:preview`)));
    });
  withTarget(lists.command('activate <snapshotId>'))
    .description('Make a snapshot the active one; the open orders that the change concerns are screened again.')
    .action(async (snapshotId: string, options: TargetOptions) => {
      done(printAnswer(await call(resolveTarget(options, 'officer'), 'POST', `/v1/lists/snapshots/${encodeURIComponent(snapshotId)}:activate`)));
    });
  withTarget(lists.command('status'))
    .description('Show the active snapshot and the others.')
    .action(async (options: TargetOptions) => done(printAnswer(await call(resolveTarget(options, 'officer'), 'GET', '/v1/lists'))));
};
