import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { ndjsonLines, workbookAsCsv } from '@ytterby/platform';
import { filesOfFormat, type ListProblem, OFFICIAL_FORMATS, type OfficialFormat, type OfficialRecord, readOfficialList } from '@ytterby/watchlists';
import { MAX_LIST_LINE_BYTES } from '../config';
import type { ListLine, NamedLine } from '../ports';
import { type ListFile, type ListFileReader, type ListText, SourceProblem } from '../source-ports';
import { reasonOf } from './reason-of';

const unpack = promisify(gunzip);
const GZIP_MAGIC = [0x1f, 0x8b] as const;
const MIB = 1024 * 1024;
const WORKBOOK = 'own-xlsx';

type How = Parameters<ListFileReader['read']>[1];

/** A gzip file by its first bytes. @throws SourceProblem when it is damaged, was cut, or is too large unpacked */
async function unpacked({ name, bytes }: ListFile, maxBytes: number): Promise<ListFile> {
  if (bytes[0] !== GZIP_MAGIC[0] || bytes[1] !== GZIP_MAGIC[1]) return { name, bytes };
  try {
    return { name, bytes: await unpack(bytes, { maxOutputLength: maxBytes }) };
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    throw new SourceProblem('refused', code === 'ERR_BUFFER_TOO_LARGE' ? `${name} is larger than ${maxBytes / MIB} MiB unpacked.` : `${name} is a gzip file that is damaged or was cut (${message}).`);
  }
}

async function textOf({ name, bytes }: ListFile, format: How['format']): Promise<string> {
  try {
    return format === WORKBOOK ? await workbookAsCsv(bytes) : new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    if (format === WORKBOOK) throw new SourceProblem('refused', `${name} is no workbook that can be read (.xlsx): ${reasonOf(cause)}.`);
    throw new SourceProblem('refused', `${name} is no UTF-8; a replaced letter in a name would be compared as if it were right.`);
  }
}

function named({ row, id, field, value, reason }: ListProblem): NamedLine {
  return { line: row, reason: `${id === null ? '' : `${id}, `}${field}: ${reason}${value === null ? '' : ` (got ${JSON.stringify(value)})`}` };
}

interface ReadOfficial {
  readonly records: readonly OfficialRecord[];
  readonly problems: readonly ListProblem[];
}

async function official(format: OfficialFormat, files: readonly ListFile[], how: How): Promise<ReadOfficial> {
  const texts: string[] = [];
  for (const file of files) texts.push(await textOf(file, how.format));
  const { records, problems, refused } = readOfficialList(format, texts, { list: how.list });
  if (refused !== null) throw new SourceProblem('refused', `${files.map(({ name }) => name).join(', ')}: ${refused}. Nothing of it is used.`);
  return { records, problems };
}

async function* asLines(read: readonly ReadOfficial[]): AsyncGenerator<ListLine> {
  for (const { records } of read) for (const { row, fields } of records) yield { line: row, bytes: Buffer.from(JSON.stringify(fields)) };
}

async function* linesOf(files: readonly ListFile[]): AsyncGenerator<ListLine> {
  for (const { bytes } of files) yield* ndjsonLines(inChunks(bytes), MAX_LIST_LINE_BYTES);
}

async function* inChunks(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}

/** {@link ListFileReader} over the readers of the watchlists library. The files of one `ofac-csv` list are read together, those of other formats one by one. */
export const listFileReader: ListFileReader = {
  async read(packed, how): Promise<ListText> {
    const files: ListFile[] = [];
    for (const file of packed) files.push(await unpacked(file, how.maxBytes));
    const { format } = how;
    if (format === 'starter' || format === 'ytterby') return { form: format, lines: linesOf(files), lost: [], kept: [] };
    const reading = format === WORKBOOK ? 'own-csv' : OFFICIAL_FORMATS.find((one) => one === format);
    if (reading === undefined) throw new SourceProblem('refused', `The format ${format} cannot be read.`);
    const together = filesOfFormat(reading);
    if (together > 1 && files.length > together) throw new SourceProblem('refused', `The format ${format} takes at most ${together} files, got ${files.length}.`);
    const read: ReadOfficial[] = [];
    for (const group of together > 1 ? [files] : files.map((file) => [file])) read.push(await official(reading, group, how));
    const problems = read.flatMap((one) => one.problems);
    const of = (what: ListProblem['lost']): NamedLine[] => problems.filter(({ lost }) => lost === what).map(named);
    return { form: 'ytterby', lines: asLines(read), lost: of('record'), kept: of('part') };
  },
};
