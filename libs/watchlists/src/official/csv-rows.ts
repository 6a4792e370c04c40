import { parse } from 'csv-parse/sync';

/** One row of a CSV file with the line where it began, from 1. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** How a CSV file is written. */
export interface CsvForm {
  readonly delimiter?: string;
}

/** OFAC ends its files with the end-of-file character of DOS. */
const DOS_END = '\u001a';

/**
 * The rows of a CSV file; those without any text are left out. Rows may differ in length: what a row must have is for its reader to say.
 * @returns why the file cannot be read (a quote that is never closed: it was cut), or its rows
 */
export function csvRows(text: string, { delimiter = ',' }: CsvForm = {}): { rows: CsvRow[]; error: string | null } {
  try {
    const parsed = parse(text, { bom: true, delimiter, info: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true }) as unknown as { record: string[]; info: { lines: number } }[];
    let line = 1;
    const rows: CsvRow[] = [];
    for (const { record, info } of parsed) {
      if (record.some((cell) => cell.trim() !== '' && cell.trim() !== DOS_END)) rows.push({ line, cells: record });
      line = info.lines + 1;
    }
    return { rows, error: null };
  } catch (cause) {
    return { rows: [], error: cause instanceof Error ? cause.message : String(cause) };
  }
}

/** A row by the names of its columns. */
export interface NamedRow {
  readonly line: number;
  /** The cell of a column, trimmed; empty when the row or the file does not have it. */
  cell(column: string): string;
}

/** The rows of a CSV file whose first row names the columns. @returns an error too when a column that must be there is not, or a row has another number of cells */
export function namedRows(text: string, must: readonly string[], form: CsvForm = {}): { rows: NamedRow[]; columns: readonly string[]; error: string | null } {
  const { rows, error } = csvRows(text, form);
  const [head, ...body] = rows;
  const columns = head?.cells.map((cell) => cell.trim()) ?? [];
  const missing = must.find((column) => !columns.includes(column));
  if (error !== null) return { rows: [], columns, error };
  if (missing !== undefined) return { rows: [], columns, error: `the first row must name the column ${missing}` };
  const uneven = body.find(({ cells }) => cells.length !== columns.length && cells.slice(columns.length).some((cell) => cell.trim() !== ''));
  const short = body.at(-1);
  if (uneven !== undefined) return { rows: [], columns, error: `line ${String(uneven.line)} has ${String(uneven.cells.length)} cells, the first row names ${String(columns.length)}` };
  if (short !== undefined && short.cells.length < columns.length) return { rows: [], columns, error: `the last row (line ${String(short.line)}) has ${String(short.cells.length)} of ${String(columns.length)} cells: the file was cut` };
  const position = new Map(columns.map((column, i) => [column, i]));
  return { rows: body.map(({ line, cells }) => ({ line, cell: (column) => cells[position.get(column) ?? -1]?.trim() ?? '' })), columns, error: null };
}
