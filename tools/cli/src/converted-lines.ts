import { filesOfFormat, type LineForm, type ListProblem, type OfficialList, OFFICIAL_FORMATS, type OfficialFormat, readListLines, readOfficialList } from '@ytterby/watchlists';
import { UsageError } from './exit-status';
import { readInput } from './lines';
import { csvOfWorkbook } from './spreadsheet';

const MAX_SHOWN = 100;
const WORKBOOK = 'own-xlsx';

/** Our own forms of JSON lines, which the platform reads as they are. */
const LINE_FORMS: readonly LineForm[] = ['starter', 'ytterby'];

/** Whether a form is one of {@link LINE_FORMS}. */
export function isLineForm(form: FileForm): form is LineForm {
  return LINE_FORMS.some((own) => own === form);
}

/** Forms of list files: JSON lines, official ones, and the template of own lists as CSV and as a workbook. */
export type FileForm = LineForm | OfficialFormat | typeof WORKBOOK;

/** See {@link FileForm}. */
export const FILE_FORMS: readonly FileForm[] = [...LINE_FORMS, ...OFFICIAL_FORMATS, WORKBOOK];

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

/** How a list file is to be read. */
export interface ReadingOptions {
  readonly list?: string | undefined;
  readonly onError: 'stop' | 'skip';
}

async function readFiles(form: FileForm, files: readonly string[], { list }: ReadingOptions): Promise<OfficialList> {
  const format = form === WORKBOOK ? 'own-csv' : form;
  const most = isLineForm(format) ? 1 : filesOfFormat(format);
  if (files.length > most) throw new UsageError(`--format ${form} takes at most ${most} file(s), got ${files.length}.`);
  const texts: string[] = [];
  for (const file of files) texts.push(await (form === WORKBOOK ? csvOfWorkbook : utf8Of)(file, await bytesOf(file)));
  return isLineForm(format) ? readListLines(format, texts[0] ?? '', { list }) : readOfficialList(format, texts, { list });
}

/**
 * The lines of the form `ytterby` that a list file says. Everything that cannot be taken as it stands is named on standard error.
 * @throws UsageError when the file cannot be trusted as a whole, or an entry cannot be used and may not be left out
 */
export async function* convertedLines(form: FileForm, files: readonly string[], options: ReadingOptions): AsyncGenerator<Buffer> {
  const { records, problems, refused, notListed } = await readFiles(form, files, options);
  if (refused !== null) throw new UsageError(`${files.join(', ')}: ${refused}. Nothing of it is used.`);
  tell([...problems].sort((a, b) => Number(a.lost === 'part') - Number(b.lost === 'part')));
  const lost = problems.filter((problem) => problem.lost === 'record').length;
  process.stderr.write(`lists: ${records.length} entries, ${lost} left out, ${problems.length - lost} values kept as details${notListed === 0 ? '' : `, ${notListed} not listed by the file`}\n`);
  if (lost > 0 && options.onError === 'stop') throw new UsageError(`${lost} ${lost === 1 ? 'entry' : 'entries'} cannot be used, so nothing is; --on-error skip leaves them out: nobody is screened against them.`);
  for (const { fields } of records) yield Buffer.from(`${JSON.stringify(fields)}\n`);
}
