import { parseWith, text } from '@ytterby/contracts';
import { createScreener, type ListLine } from '@ytterby/matching';
import { z } from 'zod';
import { badLine } from '../bad-line';
import { type Answer, eachLine } from '../each-line';
import { UsageError } from '../exit-status';
import { type InputLine, readLines } from '../lines';
import type { Register } from '../main';
import { parseLine } from '../parse-line';

const listLine = z.object({
  id: text(500),
  schema: z.string().nullish(),
  names: z.array(z.string()),
  nativeNames: z.array(z.string()).nullish(),
  aliases: z.array(z.string()).nullish(),
  weakAliases: z.array(z.string()).nullish(),
  countries: z.array(z.string()).nullish(),
});
const MAX_SHOWN = 5;
const queryLine = z.object({ id: text(500), name: z.string(), schema: z.string().nullish(), country: z.string().nullish() });

async function readList(path: string): Promise<ListLine[]> {
  const entities: ListLine[] = [];
  for await (const line of readLines(path)) entities.push(listEntity(path, line));
  if (entities.length === 0) throw new UsageError(`${path} holds no entry, so that nobody could be met. Give a list with at least one line.`);
  return entities;
}

function warnOfNeverMet(path: string, ids: readonly string[]): void {
  if (ids.length === 0) return;
  const more = ids.length > MAX_SHOWN ? ` and ${ids.length - MAX_SHOWN} more` : '';
  process.stderr.write(`ytterby: entries of ${path} that nobody can meet, as none of their names can be compared: ${ids.slice(0, MAX_SHOWN).join(', ')}${more}\n`);
}

/** A list is used whole or not at all: an entity that fell out would be one that nobody is screened against. */
function listEntity(path: string, line: InputLine): ListLine {
  const json = parseLine(line);
  const parsed = json.ok ? parseWith(listLine, json.value) : json;
  if (!parsed.ok) {
    const fields = parsed.error.map(({ path: field, value, message }) => `${field} ${message}${value === undefined ? '' : ` (got ${value})`}`);
    throw new UsageError(`${path} line ${line.number}: ${fields.join('; ')}. Lists of other forms: ytterby lists convert writes them in this one.`);
  }
  const { id, schema, names, nativeNames, aliases, weakAliases, countries } = parsed.value;
  return { id, names, schema: schema ?? null, nativeNames: nativeNames ?? [], aliases: aliases ?? [], weakAliases: weakAliases ?? [], countries: countries ?? [] };
}

/** `ytterby screen`: which entities of a list would an analyst be asked about? */
export const registerScreen: Register = (program, done) => {
  program
    .command('screen')
    .description('Screen names against a list; needs no running stack.')
    .requiredOption('--list <file>', 'JSON lines of {id, schema?, names[], nativeNames?, aliases?, weakAliases?, countries?}; .gz')
    .requiredOption('--in <file>', 'JSON lines of {id, name, schema?, country?}; .gz or - for standard input')
    .addHelpText('after', '\nWrites {id, hits: [{entityId, score, because}]}, best first.\n\nExample:\n  ytterby screen --list list.jsonl.gz --in queries.jsonl > hits.ndjson')
    .action(async (options: { list: string; in: string }) => {
      if (options.list === '-' && options.in === '-') throw new UsageError('--list and --in cannot both be standard input; give one of them as a file.');
      const { screen, neverMet } = createScreener(await readList(options.list));
      warnOfNeverMet(options.list, neverMet);
      const answer = (line: unknown): Answer => {
        const parsed = parseWith(queryLine, line);
        if (!parsed.ok) return badLine(line, parsed.error);
        const { id, name, schema, country } = parsed.value;
        return { ...screen({ id, name, schema: schema ?? null, country: country ?? null }) };
      };
      done(await eachLine({ what: 'screen', input: options.in, answer }));
    });
};
