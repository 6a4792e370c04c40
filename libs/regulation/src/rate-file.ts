import { iso4217, parseWith, text } from '@ytterby/contracts';
import { addDays, canonicalJson, decimal, err, isDecimalText, isIsoDate, ok, type FieldError, type IsoDate, type Json, type Result } from '@ytterby/kernel';
import { type Document, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import type { Hash } from './decision-record';
import type { Rate, RateTable } from './rates';

/** One mistake in a file of rates, with the line, counted from 1, on which it stands. */
export interface RateFileError extends FieldError {
  readonly line: number;
}

/** Largest file of rates, in bytes of UTF-8: the table goes with the inputs of every decision that was made with it. */
export const MAX_RATE_FILE_BYTES = 1024 * 1024;
const MAX_RATES = 10_000;
const MAX_AGE_DAYS = 366;

const DAY = 'must be a day that exists, written YYYY-MM-DD';
const day = z.string({ error: DAY }).refine(isIsoDate, { error: DAY });
const source = z.custom<string>((said) => text(500).safeParse(said).success, { error: 'must be a text of 1 to 500 characters that says where the rates were read' });
const RATE = 'must be a decimal above 0 in quotes, such as "7.0850": a number without quotes may lose digits';
const perUnit = z.string({ error: RATE }).refine((written) => isDecimalText(written) && decimal(written).gt(0), { error: RATE });
const AGE = `must be a whole number of days from 0 to ${MAX_AGE_DAYS}`;
const ROWS = `must be a list of 1 to ${MAX_RATES} entries {currency, day, perUnit, retrievedOn, source?}`;

const rateFile = z.strictObject({
  base: iso4217,
  source,
  maxAgeDays: z.int({ error: AGE }).min(0, { error: AGE }).max(MAX_AGE_DAYS, { error: AGE }),
  rates: z.array(z.strictObject({ currency: iso4217, day, perUnit, retrievedOn: day, source: source.optional() }), { error: ROWS }).min(1, { error: ROWS }).max(MAX_RATES, { error: ROWS }),
});
type RateFile = z.infer<typeof rateFile>;
type Row = RateFile['rates'][number];

interface Source {
  readonly document: Document.Parsed;
  readonly lines: LineCounter;
}

/** The line of a path such as `rates[3].day`; of what should hold it where it is missing. */
function lineOf({ document, lines }: Source, path: string): number {
  const steps = path === '$' ? [] : path.split(/[.[\]]+/).filter((step) => step !== '').map((step) => (/^\d+$/.test(step) ? Number(step) : step));
  for (let length = steps.length; length > 0; length -= 1) {
    const node = document.getIn(steps.slice(0, length), true) as { readonly range?: readonly number[] | null } | undefined;
    const start = node?.range?.[0];
    if (start !== undefined) return lines.linePos(start).line;
  }
  return 1;
}

/** What the schema cannot say: a currency that is the base, and two rates of one day. */
function rowErrors({ base, rates }: RateFile, lineAt: (path: string) => number): FieldError[] {
  const errors: FieldError[] = [];
  const seen = new Map<string, number>();
  rates.forEach((row, index) => {
    if (row.currency === base) errors.push({ path: `rates[${index}].currency`, value: `"${base}"`, message: 'is the base itself, which is always worth 1; remove the entry' });
    const key = `${row.currency} ${row.day}`;
    const before = seen.get(key);
    if (before === undefined) seen.set(key, index);
    else errors.push({ path: `rates[${index}].day`, value: `"${row.day}"`, message: `has a rate of ${row.currency} already, on line ${lineAt(`rates[${before}].day`)}; allowed is one for each day` });
  });
  return errors;
}

/** A rate counts from its day until the day before the next one, and not after it is too old. */
function rateOf(row: Row, next: Row | undefined, maxAgeDays: number): Rate {
  const oldest = addDays(row.day, maxAgeDays);
  const before: IsoDate | null = next?.currency === row.currency ? addDays(next.day, -1) : null;
  return {
    currency: row.currency, from: row.day, to: before !== null && before < oldest ? before : oldest, perUnit: row.perUnit, retrievedOn: row.retrievedOn,
    ...(row.source === undefined ? {} : { source: row.source }),
  };
}

function tableOf(file: RateFile, hash: Hash): RateTable {
  const rows = [...file.rates].sort((a, b) => (a.currency + a.day < b.currency + b.day ? -1 : 1));
  const content = { base: file.base, source: file.source, rates: rows.map((row, index) => rateOf(row, rows[index + 1], file.maxAgeDays)) };
  return { id: rateTableIdOf(content, hash), ...content };
}

/** The id of a table that was read from a file: the hash of all that it says (RFC 8785), so comments and the order of the entries do not matter. */
export function rateTableIdOf({ base, source, rates }: Omit<RateTable, 'id'>, hash: Hash): string {
  return `rates-${hash(canonicalJson({ base, source, rates } as unknown as Json))}`;
}

/** False when the id of a table is the hash of a content, and not of this one. */
export function isContentOfItsId(table: RateTable, hash: Hash): boolean {
  return !/^rates-[0-9a-f]{64}$/.test(table.id) || table.id === rateTableIdOf(table, hash);
}

/** The document as plain values; the text of what is wrong with it when there are none, such as aliases that blow it up. */
function plainOf(document: Document.Parsed): Result<unknown, string> {
  try {
    return ok(document.toJS());
  } catch (cause) {
    return err(cause instanceof Error ? cause.message : String(cause));
  }
}

/** Reads a file of dated rates (YAML, of which JSON is a part; docs/runbook.md has the format). Every mistake is named with its line. */
export function readRateFile(yaml: string, hash: Hash): Result<RateTable, readonly RateFileError[]> {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines, prettyErrors: false });
  const [broken] = document.errors;
  if (broken !== undefined) return err([{ line: lines.linePos(broken.pos[0]).line, path: '$', message: `is not valid YAML: ${broken.message}` }]);
  const plain = plainOf(document);
  if (!plain.ok) return err([{ line: 1, path: '$', message: `cannot be read: ${plain.error}` }]);
  const lineAt = (path: string): number => lineOf({ document, lines }, path);
  const parsed = parseWith(rateFile, plain.value);
  const errors = parsed.ok ? rowErrors(parsed.value, lineAt) : parsed.error;
  if (errors.length > 0 || !parsed.ok) return err(errors.map((error) => ({ line: lineAt(error.path), ...error })));
  return ok(tableOf(parsed.value, hash));
}

/** "rates.yaml:7: rates[2].perUnit=7.1 must be …", one line for each mistake. */
export function describeRateErrors(file: string, errors: readonly RateFileError[]): string {
  return errors.map(({ line, path, value, message }) => `${file}:${line}: ${path === '$' ? 'the file' : path}${value === undefined ? '' : `=${value}`} ${message}`).join('\n');
}
