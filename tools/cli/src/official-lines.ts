import { filesOfFormat, type ListProblem, OFFICIAL_FORMATS, type OfficialFormat, readOfficialList } from '@ytterby/watchlists';
import { UsageError } from './exit-status';
import { readInput } from './lines';
import { csvOfWorkbook } from './spreadsheet';

const MAX_SHOWN = 100;
const WORKBOOK = 'own-xlsx';

/** Forms of files that are not lines of JSON: official ones, and the template of own lists as CSV and as a workbook. */
export type FileForm = OfficialFormat | typeof WORKBOOK;

/** See {@link FileForm}. */
export const FILE_FORMS: readonly FileForm[] = [...OFFICIAL_FORMATS, WORKBOOK];

async function bytesOf(path: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of readInput(path)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function utf8Of(path: string, bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new UsageError(`${path} is no UTF-8; a replaced letter in a name would be compared as if it were right.`, { cause });
  }
}

function sentence({ row, id, field, value, reason, lost }: ListProblem): string {
  const found = value === null ? '' : ` (got ${JSON.stringify(value)})`;
  return `row ${row}${id === null ? '' : `, ${id}`}, ${field}: ${reason}${found}; ${lost === 'record' ? 'the entry is left out' : 'kept among the details'}`;
}

function tell(problems: readonly ListProblem[]): void {
  for (const problem of problems.slice(0, MAX_SHOWN)) process.stderr.write(`${sentence(problem)}\n`);
  if (problems.length > MAX_SHOWN) process.stderr.write(`and ${problems.length - MAX_SHOWN} more\n`);
}

/**
 * The lines of the form `ytterby` that an official file says. Everything that cannot be taken as it stands is named on standard error.
 * @throws UsageError when the file cannot be trusted as a whole, or an entry cannot be used and may not be left out
 */
export async function* officialLines(form: FileForm, files: readonly string[], options: { list?: string | undefined; onError: 'stop' | 'skip' }): AsyncGenerator<Buffer> {
  const format = form === WORKBOOK ? 'own-csv' : form;
  if (files.length > filesOfFormat(format)) throw new UsageError(`--format ${form} takes at most ${filesOfFormat(format)} file(s), got ${files.length}.`);
  const texts: string[] = [];
  for (const file of files) texts.push(await (form === WORKBOOK ? csvOfWorkbook : utf8Of)(file, await bytesOf(file)));
  const { records, problems, refused, notListed } = readOfficialList(format, texts, { list: options.list });
  if (refused !== null) throw new UsageError(`${files.join(', ')}: ${refused}. Nothing of it is used.`);
  tell([...problems].sort((a, b) => Number(a.lost === 'part') - Number(b.lost === 'part')));
  const lost = problems.filter((problem) => problem.lost === 'record').length;
  process.stderr.write(`lists: ${records.length} entries, ${lost} left out, ${problems.length - lost} values kept as details${notListed === 0 ? '' : `, ${notListed} not listed by the file`}\n`);
  if (lost > 0 && options.onError === 'stop') throw new UsageError(`${lost} entries cannot be used, so nothing is; --on-error skip leaves them out: nobody is screened against them.`);
  for (const { fields } of records) yield Buffer.from(`${JSON.stringify(fields)}\n`);
}
