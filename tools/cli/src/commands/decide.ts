import { decideLine } from '@ytterby/regulation';
import { type Answer, eachLine } from '../each-line';
import type { Register } from '../main';

function decide(line: unknown): Answer {
  return { ...decideLine(line) };
}

/** `ytterby decide`: licence decisions on lines of `{id, asOf, regimeProfile?, policy?, order, screening}` (contract, "The command ytterby decide"). */
export const registerDecide: Register = (program, done) => {
  program
    .command('decide')
    .description('Decide orders from a file of JSON lines; needs no running stack.')
    .requiredOption('--in <file>', 'JSON lines of {id, asOf, regimeProfile?, policy?, order, screening}; .gz or - for standard input')
    .addHelpText('after', '\nExamples:\n  ytterby decide --in cases.jsonl > decisions.ndjson\n  zcat cases.jsonl.gz | ytterby decide --in -')
    .action(async (options: { in: string }) => {
      done(await eachLine({ what: 'decide', input: options.in, answer: decide }));
    });
};
