const DAY_LENGTH = 'yyyy-mm-dd'.length;

const quoted = (cell: string): string => (/[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** A cell as the text that it stands for: a day as in the template, a number as it is stored. A line break would move the rows that problems are named by. */
function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, DAY_LENGTH);
  return String(cell).replace(/\s*[\r\n]+\s*/g, ' ');
}

/**
 * The first sheet of a workbook (Office Open XML, `.xlsx`) as CSV, row by row in the same order, so that row n of the sheet is line n.
 * @throws Error when the bytes are no workbook, or one that was cut
 */
export async function workbookAsCsv(bytes: Buffer): Promise<string> {
  // Loaded when a workbook comes: most services never see one.
  const { default: readXlsxFile } = await import('read-excel-file/node');
  const sheets = await readXlsxFile<string>(bytes, { parseNumber: (text) => text });
  return (sheets[0]?.data ?? []).map((row) => `${row.map((cell) => quoted(textOf(cell))).join(',')}\n`).join('');
}
