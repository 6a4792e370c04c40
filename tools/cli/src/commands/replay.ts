import type { FieldError } from '@ytterby/kernel';
import { resolveTarget, type TargetOptions } from '../api-client';
import { withValues } from '../bad-line';
import { type Answer, eachLine } from '../each-line';
import { EXIT, type ExitStatus, UsageError } from '../exit-status';
import { writeLine } from '../lines';
import type { Register } from '../main';
import { type Replayed, replayRecord } from '../replay/replay-record';
import { fetchRecord, isDecisionId } from '../stored/fetch-record';
import { readRecord, type StoredRecord } from '../stored/read-record';
import { withTarget } from '../target-options';

/** How many decisions came out how. */
type Counts = Record<Replayed['result'] | 'refused', number>;

function refused(decisionId: string | null, fields: readonly FieldError[]): Answer {
  return { decisionId, error: { code: 'YTB_INPUT_SCHEMA', message: 'The decision cannot be made again from this; each reason is named.', fields } };
}

function answerOf(record: StoredRecord, counts: Counts): Answer {
  const replayed = replayRecord(record);
  if (!replayed.ok) return refused(record.decision.decisionId, replayed.error);
  counts[replayed.value.result] += 1;
  return { ...replayed.value };
}

function answerToLine(line: unknown, counts: Counts): Answer {
  const record = readRecord(line);
  return record.ok ? answerOf(record.value, counts) : refused(null, withValues(line, record.error));
}

async function answerToId(id: string, options: TargetOptions, counts: Counts): Promise<Answer> {
  const fetched = await fetchRecord(resolveTarget(options, 'officer'), id);
  if (!fetched.ok) return { decisionId: id, error: { code: 'YTB_NOT_FOUND', message: fetched.problem } };
  if (fetched.isCanonical) return answerOf(fetched.record, counts);
  counts.different += 1;
  return { decisionId: id, result: 'different', differences: [{ path: '$', message: 'the stored bytes are not RFC 8785 JSON any more' }] };
}

/** A broken promise weighs most, then what could not be replayed, then what another version decided. */
function statusOf(counts: Counts): ExitStatus {
  if (counts.different > 0) return EXIT.differs;
  if (counts.refused > 0) return EXIT.someFailed;
  return counts.other_version > 0 ? EXIT.otherVersion : EXIT.ok;
}

async function replayIds(ids: readonly string[], options: TargetOptions, counts: Counts): Promise<void> {
  for (const id of ids) {
    if (!isDecisionId(id)) throw new UsageError(`${id} is no decision id (dec-…); for a file of decisions write --in ${id}.`);
  }
  for (const id of ids) {
    const answer = await answerToId(id, options, counts);
    if (answer.error !== undefined) counts.refused += 1;
    await writeLine(process.stdout, answer);
  }
}

async function replayFile(input: string, counts: Counts): Promise<void> {
  const status = await eachLine({ what: 'replay', input, answer: (line) => answerToLine(line, counts) });
  if (status !== EXIT.ok) counts.refused += 1;
}

const HELP = `
Makes stored decisions again from their stored inputs and compares them byte for byte (RFC 8785). A line of --in is
{decision, order, screening, releaseAllowed?, statusRegister?, rateTable?}, as GET /v1/decisions/{decisionId}/inputs answers; white space and
the order of members in the file do not matter. Ids are read from the running platform.

Writes {decisionId, orderId, revision, seq, result, …} in input order; result is equal, different or other_version. The last two have
\`differences\`: [{path, stored, replayed}] with JSON paths.

Exit status: 0 all equal; 4 one came out differently although engine version and rule pack are the same; 1 one could not be made again
(it says why); 5 one was made by another engine version or rule pack; 2 and 3 as for every command. 4 goes before 1, 1 before 5.

Examples:
  ytterby replay dec-3f0c…
  ytterby replay --in decisions.ndjson.gz`;

/** `ytterby replay`: makes stored decisions again and compares the bytes. */
export const registerReplay: Register = (program, done) => {
  withTarget(program.command('replay [decisionIds...]'))
    .description('Make stored decisions again, byte for byte; a file needs no running stack.')
    .option('--in <file>', 'JSON lines of {decision, order, screening, releaseAllowed?}; .gz or - for standard input')
    .addHelpText('after', HELP)
    .action(async (ids: string[], options: TargetOptions & { in?: string }) => {
      if (ids.length === 0 && options.in === undefined) throw new UsageError('Say what to replay: decision ids, or --in FILE.');
      const counts: Counts = { equal: 0, different: 0, other_version: 0, refused: 0 };
      await replayIds(ids, options, counts);
      if (options.in !== undefined) await replayFile(options.in, counts);
      process.stderr.write(`replay: ${counts.equal} equal, ${counts.different} different, ${counts.other_version} by another version${counts.refused > 0 ? ', some refused' : ''}\n`);
      done(statusOf(counts));
    });
};
