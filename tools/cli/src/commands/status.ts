import type { StatusEntryRequest } from '@ytterby/contracts';
import { printAnswer } from '../answers';
import { call, type RequestBody, resolveTarget, type TargetOptions } from '../api-client';
import type { Register } from '../main';
import { withTarget } from '../target-options';

const PATH = '/v1/status-register';

interface ProposeOptions extends TargetOptions {
  readonly measure: string;
  readonly state: string;
  readonly until?: string;
  readonly knownSince: string;
  readonly source: string;
  readonly comment?: string;
}

interface ReviewOptions extends TargetOptions {
  readonly comment?: string;
}

function json(value: object): { type: string; content: RequestBody } {
  return { type: 'application/json', content: JSON.stringify(value) };
}

/** Only what was given: the service says what is missing or wrong, with the same words as to every other caller. */
function entryOf({ measure, state, until, knownSince, source, comment }: ProposeOptions): Record<keyof StatusEntryRequest, string | undefined> {
  return { measure, state, until, knownSince, source, comment };
}

/** `ytterby status show|propose|approve|reject`: the status register. */
export const registerStatus: Register = (program, done) => {
  const status = program.command('status').description('Confirm what became of a measure after its written end (needs the running platform; two officers).');
  withTarget(status.command('show'))
    .description('Show what is confirmed, by whom, and which open orders were decided again.')
    .action(async (options: TargetOptions) => done(printAnswer(await call(resolveTarget(options, 'officer'), 'GET', PATH))));
  withTarget(status.command('propose'))
    .description('Propose an entry; it counts when another officer has approved it.')
    .requiredOption('--measure <measure>', '70/2025, 72/2025, listings, or a single measure under 70/2025, such as 57/2025 or "61/2025 Art 1(3)"')
    .requiredOption('--state <state>', 'lapsed (the suspension ended as written), extended, unverified, or as_notice (a single measure goes as 70/2025 does)')
    .option('--until <day>', 'last day of an extension, YYYY-MM-DD')
    .requiredOption('--known-since <day>', 'day since which the source could be read, YYYY-MM-DD')
    .requiredOption('--source <text>', 'the instrument or page that says so')
    .option('--comment <text>', 'a comment')
    .addHelpText('after', '\nExample:\n  ytterby status propose --measure 70/2025 --state extended --until 2027-01-10 --known-since 2026-11-18 --source "MOFCOM No. …"')
    .action(async (options: ProposeOptions) => {
      done(printAnswer(await call(resolveTarget(options, 'officer'), 'POST', `${PATH}/entries`, json(entryOf(options)))));
    });
  for (const verb of ['approve', 'reject'] as const) {
    withTarget(status.command(`${verb} <entryId>`))
      .description(verb === 'approve' ? "Approve another officer's entry: it counts at once, and open orders are decided again." : 'Reject an entry, or withdraw your own.')
      .option('--comment <text>', 'a comment')
      .action(async (entryId: string, options: ReviewOptions) => {
        const target = resolveTarget(options, verb === 'approve' ? 'second-officer' : 'officer');
        done(printAnswer(await call(target, 'POST', `${PATH}/entries/${encodeURIComponent(entryId)}:${verb}`, json({ comment: options.comment }))));
      });
  }
};
