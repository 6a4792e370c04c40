import { workbookAsCsv } from '@ytterby/platform';
import { OWN_CSV_COLUMNS, ownTemplateRows } from '@ytterby/watchlists';
import writeXlsxFile from 'write-excel-file/node';
import { UsageError } from './exit-status';

const DAY_FORMAT = 'yyyy-mm-dd';
const COLUMN_WIDTH = 24;
const EXPLANATION_WIDTH = 100;

/**
 * The first sheet of a workbook (Office Open XML, `.xlsx`) as CSV, so that row n of the sheet is line n.
 * @throws UsageError when the bytes are no workbook, or one that was cut
 */
export async function csvOfWorkbook(path: string, bytes: Buffer): Promise<string> {
  return workbookAsCsv(bytes).catch((cause: unknown) => {
    throw new UsageError(`${path} is no workbook that can be read (.xlsx): ${cause instanceof Error ? cause.message : String(cause)}. Nothing of it is used.`, { cause });
  });
}

/** The template of an own list as a workbook: the list with one example, and a sheet that says what each column holds. */
export function templateWorkbook(): Promise<Buffer> {
  const [head = [], ...rows] = ownTemplateRows();
  const bold = (value: string) => ({ value, fontWeight: 'bold' as const });
  const list = { sheet: 'List', dateFormat: DAY_FORMAT, stickyRowsCount: 1, columns: head.map(() => ({ width: COLUMN_WIDTH })), data: [head.map(bold), ...rows.map((row) => [...row])] };
  const columns = OWN_CSV_COLUMNS.map(([column, holds]) => [bold(column), holds]);
  return writeXlsxFile([list, { sheet: 'Columns', columns: [{ width: COLUMN_WIDTH }, { width: EXPLANATION_WIDTH }], data: columns }]).toBuffer();
}
