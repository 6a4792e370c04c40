import { existsSync } from 'node:fs';
import { parseJson } from '@ytterby/contracts';
import type { FieldError } from '@ytterby/kernel';
import { resolveTarget, type TargetOptions } from '../api-client';
import { EXIT, UsageError } from '../exit-status';
import { readInput } from '../lines';
import type { Register } from '../main';
import { memoOf } from '../memo/memo';
import { fetchRecord, isDecisionId } from '../stored/fetch-record';
import { readRecord, type StoredRecord } from '../stored/read-record';
import { withTarget } from '../target-options';

function refuse(source: string, fields: readonly FieldError[]): never {
  const named = fields.map(({ path, value, message }) => `  ${path}: ${message}${value === undefined ? '' : ` (got ${value})`}`);
  throw new UsageError(`${source} holds no decision, nor {decision, order, screening}:\n${named.join('\n')}`);
}

async function readFileRecord(path: string): Promise<StoredRecord> {
  const chunks: Buffer[] = [];
  for await (const chunk of readInput(path)) chunks.push(chunk);
  const source = path === '-' ? 'Standard input' : path;
  const json = parseJson(Buffer.concat(chunks).toString('utf8'));
  if (!json.ok) refuse(source, json.error);
  const record = readRecord(json.value);
  return record.ok ? record.value : refuse(source, record.error);
}

const HELP = `
DECISION is a file with one decision as JSON, or with {decision, order, screening} (then the memo shows parties and goods too); - for
standard input; or the id of a decision (dec-…), which is read from the running platform. The memo is Markdown, 100 columns wide.

Examples:
  ytterby explain dec-3f0c… > memo.md
  ytterby explain decision.json`;

/** `ytterby explain`: one decision as a memo that a compliance officer can file. */
export const registerExplain: Register = (program, done) => {
  withTarget(program.command('explain <decision>'))
    .description('Print one decision as a memo to be filed; a file needs no running stack.')
    .addHelpText('after', HELP)
    .action(async (decision: string, options: TargetOptions) => {
      if (!isDecisionId(decision) || existsSync(decision)) {
        process.stdout.write(memoOf(await readFileRecord(decision)));
        return done(EXIT.ok);
      }
      const fetched = await fetchRecord(resolveTarget(options, 'officer'), decision);
      if (fetched.ok) process.stdout.write(memoOf(fetched.record));
      else process.stderr.write(`ytterby: ${fetched.problem}\n`);
      done(fetched.ok ? EXIT.ok : EXIT.someFailed);
    });
};
