import { once } from 'node:events';
import { Readable } from 'node:stream';
import { ownCsvTemplate } from '@ytterby/watchlists';
import type { Command } from 'commander';
import { printAnswer } from '../answers';
import { call, type RequestBody, resolveTarget, type TargetOptions } from '../api-client';
import { EXIT, type ExitStatus, UsageError } from '../exit-status';
import { readInput } from '../lines';
import { convertedLines, FILE_FORMS, isLineForm, type ReadingOptions } from '../converted-lines';
import { type Register } from '../main';
import { templateWorkbook } from '../spreadsheet';
import { withTarget } from '../target-options';

const TEMPLATES: Readonly<Record<string, () => string | Promise<Buffer>>> = { csv: ownCsvTemplate, xlsx: templateWorkbook };

interface LossOptions {
  readonly acceptLoss?: true;
}

/** A named person (whose key it is) says that the lists in force may lose entities. */
const withLoss = (command: Command): Command => command.option('--accept-loss', 'lists in force may lose entities by this, even all; recorded with the name of your key');

interface FileOptions {
  readonly format: string;
  readonly list?: string;
  readonly onError: string;
}

function withFiles(command: Command, defaultFormat: string): Command {
  return command
    .option('--format <format>', `form of the file: ${FILE_FORMS.join(', ')}`, defaultFormat)
    .option('--list <list>', 'the list of entries that name none, such as US-OFAC-CONS')
    .option('--on-error <what>', 'stop or skip at a bad entry', 'stop');
}

const lossQuery = ({ acceptLoss }: LossOptions): Record<string, string> => (acceptLoss === true ? { acceptLoss: 'true' } : {});

/** What the command line says of the files. @throws UsageError for a form or a way that there is not */
function readingOf({ format, list, onError }: FileOptions): ReadingOptions & { readonly form: (typeof FILE_FORMS)[number] } {
  const form = FILE_FORMS.find((one) => one === format);
  if (form === undefined) throw new UsageError(`--format ${format}: allowed are ${FILE_FORMS.join(', ')}.`);
  if (onError !== 'stop' && onError !== 'skip') throw new UsageError(`--on-error ${onError}: allowed are stop, skip.`);
  return { form, list, onError };
}

/** The lines to import: those of our own forms as they are, of other files what is in them. */
function importedLines(files: readonly string[], options: FileOptions): { format: string; lines: AsyncIterable<Buffer> } {
  const { form, ...reading } = readingOf(options);
  if (!isLineForm(form)) return { format: 'ytterby', lines: convertedLines(form, files, reading) };
  const [file = '-', second] = files;
  if (second !== undefined) throw new UsageError(`--format ${form} takes one file.`);
  return { format: form, lines: readInput(file) };
}

function registerFiles(lists: Command, done: (status: ExitStatus) => void): void {
  withLoss(withFiles(withTarget(lists.command('import <file...>')), 'starter').option('--keep-others', 'lists in force that the file does not have stay as they are; without it the file stands for all lists'))
    .description('Build a snapshot from a list file; nothing becomes active. A list that would lose too much against the one in force is refused without --accept-loss. ofac-csv takes up to four files: names, other names, addresses, comments.')
    .addHelpText('after', '\nExamples:\n  ytterby lists import data/starter/watchlist_starter.jsonl --format starter\n  ytterby lists import sdn.xml --format ofac-xml')
    .action(async (files: string[], options: TargetOptions & FileOptions & LossOptions & { readonly keepOthers?: true }) => {
      const { format, lines } = importedLines(files, options);
      const query = new URLSearchParams({ format, onError: options.onError, ...(options.list === undefined ? {} : { list: options.list }), ...(options.keepOthers === true ? { others: 'keep' } : {}), ...lossQuery(options) });
      const content = Readable.toWeb(Readable.from(lines)) as RequestBody;
      done(printAnswer(await call(resolveTarget(options, 'officer'), 'POST', `/v1/lists:import?${query.toString()}`, { type: 'application/x-ndjson', content })));
    });
  withFiles(lists.command('convert <file...>'), 'own-csv')
    .description('Read a list in any form, and write it as lines of the form "ytterby"; needs no running stack.')
    .addHelpText('after', '\nWhat cannot be used is named on standard error with row, field, value and what is allowed.\n\nExample:\n  ytterby lists convert sdn.xml.gz --format ofac-xml > sdn.jsonl')
    .action(async (files: string[], options: FileOptions) => {
      const { form, ...reading } = readingOf(options);
      for await (const bytes of convertedLines(form, files, reading)) if (!process.stdout.write(bytes)) await once(process.stdout, 'drain');
      done(EXIT.ok);
    });
  lists
    .command('template')
    .description('Write the template of an own list: a header and one example; import it with --format own-csv or own-xlsx.')
    .option('--as <form>', 'csv or xlsx', 'csv')
    .addHelpText('after', '\nExamples:\n  ytterby lists template > own-list.csv\n  ytterby lists template --as xlsx > own-list.xlsx')
    .action(async ({ as: form }: { as: string }) => {
      const template = TEMPLATES[form];
      if (template === undefined) throw new UsageError(`--as ${form}: allowed are ${Object.keys(TEMPLATES).join(', ')}.`);
      process.stdout.write(await template());
      done(EXIT.ok);
    });
}

function registerSources(lists: Command, done: (status: ExitStatus) => void): void {
  const path = (sourceId: string, verb: string): string => `/v1/lists/sources/${encodeURIComponent(sourceId)}:${verb}`;
  withTarget(lists.command('sources'))
    .description('Show the sources from which lists are refreshed: how fresh each is, how its last refresh ended, what waits for a person.')
    .action(async (options: TargetOptions) => done(printAnswer(await call(resolveTarget(options, 'officer'), 'GET', '/v1/lists/sources'))));
  withTarget(lists.command('refresh <sourceId>'))
    .description('Refresh a source now, and show it. What takes longer than 20 seconds goes on after the answer.')
    .action(async (sourceId: string, options: TargetOptions) => done(printAnswer(await call(resolveTarget(options, 'officer'), 'POST', path(sourceId, 'refresh')))));
  withTarget(lists.command('accept <sourceId> <partId>'))
    .description('Take the held part of a source although lists lose entities by it; recorded with the name of your key. It then waits in a snapshot for activate --accept-loss.')
    .addHelpText('after', '\nThe held part and what would be lost: ytterby lists sources')
    .action(async (sourceId: string, partId: string, options: TargetOptions) => {
      const query = new URLSearchParams({ partId }).toString();
      done(printAnswer(await call(resolveTarget(options, 'officer'), 'POST', `${path(sourceId, 'accept')}?${query}`)));
    });
}

/** `ytterby lists import|convert|template|preview|activate|status|sources|refresh|accept`. */
export const registerLists: Register = (program, done) => {
  const lists = program.command('lists').description('Read list files; import, activate and show watch-list snapshots and the sources that refresh them (needs the running platform).');
  registerFiles(lists, done);
  registerSources(lists, done);
  withTarget(lists.command('preview <snapshotId>'))
    .description('Show what activating a snapshot would change: open orders, clears that would be lost. Changes nothing.')
    .action(async (snapshotId: string, options: TargetOptions) => {
      done(printAnswer(await call(resolveTarget(options, 'officer'), 'GET', `/v1/lists/snapshots/${encodeURIComponent(snapshotId)}:preview`)));
    });
  withLoss(withTarget(lists.command('activate <snapshotId>')))
    .description('Make a snapshot the active one; the open orders that the change concerns are screened again. Refused without --accept-loss when a list would lose too much.')
    .action(async (snapshotId: string, options: TargetOptions & LossOptions) => {
      const query = new URLSearchParams(lossQuery(options)).toString();
      done(printAnswer(await call(resolveTarget(options, 'officer'), 'POST', `/v1/lists/snapshots/${encodeURIComponent(snapshotId)}:activate${query === '' ? '' : `?${query}`}`)));
    });
  withTarget(lists.command('status'))
    .description('Show the active snapshot and the others.')
    .action(async (options: TargetOptions) => done(printAnswer(await call(resolveTarget(options, 'officer'), 'GET', '/v1/lists'))));
};
