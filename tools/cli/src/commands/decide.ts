import { isRecord } from '@ytterby/kernel';
import { decideLine, type RateTable } from '@ytterby/regulation';
import { withValues } from '../bad-line';
import { type Answer, eachLine } from '../each-line';
import type { Register } from '../main';
import { readRates } from '../read-rates';
import { whatIf } from '../what-if/compare-readings';
import { type OtherReading, parseReading } from '../what-if/parse-reading';

function decide(line: unknown, readings: readonly OtherReading[]): Answer {
  const decided = decideLine(line);
  if ('error' in decided) return { ...decided, error: { ...decided.error, fields: withValues(line, decided.error.fields) } };
  if (readings.length === 0) return { ...decided };
  return { ...decided, whatIf: readings.map((reading) => whatIf(line, decided, reading)) };
}

/** The line with the rates of the file, unless it brings a table of its own (null: it wants none). */
function withRates(line: unknown, rateTable: RateTable | null): unknown {
  return rateTable === null || !isRecord(line) || line['rateTable'] !== undefined ? line : { ...line, rateTable };
}

const HELP = `
Writes {id, outcome, action, rules, missingFacts, duties, alternatives, reconsiderOn}, one line per input line, in input order.

--what-if adds \`whatIf\`, one entry per --what-if: {reading, outcome, action, sameOutcome, rules: [{rule, first, then, because}],
missingFacts: {added, settled}, reconsiderOn}. Only rules whose result differs are listed.

--rates takes a file of dated exchange rates (docs/runbook.md, "Exchange rates"), for lines that do not bring a \`rateTable\` of their own. Without
a rate two currencies on a line are a missing fact. The rate that was used, its day and the id of the table stand in \`compared\` of the rule.

Examples:
  ytterby decide --in cases.jsonl > decisions.ndjson
  zcat cases.jsonl.gz | ytterby decide --in -
  ytterby decide --in cases.jsonl --rates rates.yaml
  ytterby decide --in cases.jsonl --what-if asOf=2026-12-01,regimeProfile=AS_PUBLISHED --what-if policy.chain=multiply`;

/** `ytterby decide`: licence decisions on lines of `{id, asOf, regimeProfile?, policy?, order, screening}` (contract, "The command ytterby decide"). */
export const registerDecide: Register = (program, done) => {
  program
    .command('decide')
    .description('Decide orders from a file of JSON lines; needs no running stack.')
    .requiredOption('--in <file>', 'JSON lines of {id, asOf, regimeProfile?, policy?, order, screening}; .gz or - for standard input')
    .option('--what-if <reading>', 'asOf=…,knownAt=…,regimeProfile=…,policy.<name>=…: also decide under this reading; may be repeated', (text: string, before: string[]) => [...before, text], [])
    .option('--rates <file>', 'dated exchange rates (YAML or JSON)')
    .addHelpText('after', HELP)
    .action(async (options: { in: string; whatIf: string[]; rates?: string }) => {
      const readings = options.whatIf.map(parseReading);
      const rateTable = options.rates === undefined ? null : readRates(options.rates);
      done(await eachLine({ what: 'decide', input: options.in, answer: (line) => decide(withRates(line, rateTable), readings) }));
    });
};
