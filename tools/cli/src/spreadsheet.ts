import { OWN_CSV_COLUMNS, ownTemplateRows } from '@ytterby/watchlists';
import readXlsxFile from 'read-excel-file/node';
import writeXlsxFile from 'write-excel-file/node';
import { UsageError } from './exit-status';

const DAY_FORMAT = 'yyyy-mm-dd';
const COLUMN_WIDTH = 24;
const EXPLANATION_WIDTH = 100;

const quoted = (cell: string): string => (/[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** A cell as the text that it stands for: a day as in the template, a number as it is stored. A line break would move the rows that problems are named by. */
function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, DAY_FORMAT.length);
  return String(cell).replace(/\s*[\r\n]+\s*/g, ' ');
}

/**
 * The first sheet of a workbook (Office Open XML, `.xlsx`) as CSV, row by row in the same order, so that row n of the sheet is line n.
 * @throws UsageError when the bytes are no workbook, or one that was cut
 */
export async function csvOfWorkbook(path: string, bytes: Buffer): Promise<string> {
  const sheets = await readXlsxFile<string>(bytes, { parseNumber: (text) => text }).catch((cause: unknown) => {
    throw new UsageError(`${path} is no workbook that can be read (.xlsx): ${cause instanceof Error ? cause.message : String(cause)}. Nothing of it is used.`, { cause });
  });
  const rows = sheets[0]?.data ?? [];
  return rows.map((row) => `${row.map((cell) => quoted(textOf(cell))).join(',')}\n`).join('');
}

/** The template of an own list as a workbook: the list with one example, and a sheet that says what each column holds. */
export function templateWorkbook(): Promise<Buffer> {
  const [head = [], ...rows] = ownTemplateRows();
  const bold = (value: string) => ({ value, fontWeight: 'bold' as const });
  const list = { sheet: 'List', dateFormat: DAY_FORMAT, stickyRowsCount: 1, columns: head.map(() => ({ width: COLUMN_WIDTH })), data: [head.map(bold), ...rows.map((row) => [...row])] };
  const columns = OWN_CSV_COLUMNS.map(([column, holds]) => [bold(column), holds]);
  return writeXlsxFile([list, { sheet: 'Columns', columns: [{ width: COLUMN_WIDTH }, { width: EXPLANATION_WIDTH }], data: columns }]).toBuffer();
}
