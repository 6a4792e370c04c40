import { parseWith, text } from '@ytterby/contracts';
import { matchPair } from '@ytterby/matching';
import { z } from 'zod';
import { type Answer, eachLine } from '../each-line';
import { badLine } from '../bad-line';
import type { Register } from '../main';

const pairLine = z.object({ id: text(500), left: z.string(), right: z.string(), schema: z.string().nullish() });

function answer(line: unknown): Answer {
  const parsed = parseWith(pairLine, line);
  if (!parsed.ok) return badLine(line, parsed.error);
  const { id, left, right, schema } = parsed.value;
  return { ...matchPair({ id, left, right, schema: schema ?? null }) };
}

/** `ytterby match`: are these two names alike? */
export const registerMatch: Register = (program, done) => {
  program
    .command('match')
    .description('Compare pairs of names; needs no running stack.')
    .requiredOption('--in <file>', 'JSON lines of {id, left, right, schema?}; .gz or - for standard input')
    .addHelpText('after', '\nWrites {id, score, match, because}; match is true when the score reaches the review threshold.\n\nExample:\n  ytterby match --in pairs.jsonl.gz > scores.ndjson')
    .action(async (options: { in: string }) => done(await eachLine({ what: 'match', input: options.in, answer })));
};
