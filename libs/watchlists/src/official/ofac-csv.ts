import { csvRows, type CsvRow } from './csv-rows';
import { ofacPage, ofacSchema } from './ofac-sdn-xml';
import { firstText, type ListProblem, type OfficialList, type OfficialOptions, type OfficialRecord, refusedList, shown } from './official-list';
import { RecordDraft } from './record-draft';

/** The four files of OFAC's legacy CSV; only the first must be there. */
export interface OfacCsvFiles {
  /** `sdn.csv` or `cons_prim.csv`. */
  readonly primary: string;
  /** `alt.csv`, `cons_alt.csv`: other names. */
  readonly names?: string | undefined;
  /** `add.csv`, `cons_add.csv`: addresses. */
  readonly addresses?: string | undefined;
  /** `sdn_comments.csv`, `cons_comments.csv`: the rest of remarks that were too long. */
  readonly comments?: string | undefined;
}

type Part = keyof OfacCsvFiles;

/** Cells that a row must have. Source: OFAC's data specification of the legacy files. */
const WIDTH: Readonly<Record<Part, number>> = { primary: 12, names: 5, addresses: 6, comments: 2 };
/** Weak names stand in the remarks only, in single quotes. */
const WEAK_NAME = /\b[afn]\.k\.a\. '([^']+)'/g;
const COMMA_NAME = /^([^,]+), (.+)$/;
const NUMBERED = /^(.{2,60}?)[:#]? ?((?:IMO )?[A-Z0-9][A-Z0-9./-]*\d[A-Z0-9./-]*)(?: \(([^)]+)\))?$/;

const none = (cell: string | undefined): string => (cell === undefined || cell.trim() === '-0-' ? '' : cell.trim());

/** OFAC writes persons as `LAST, First`. */
function personName(name: string): string {
  return name.replace(COMMA_NAME, '$2 $1');
}

function addRemarks(draft: RecordDraft, remarks: string): void {
  draft.detail('remarks', remarks);
  for (const [, name] of remarks.matchAll(WEAK_NAME)) draft.name('remarks a.k.a.', name ?? '', 'weak');
  for (const piece of remarks.replace(/\.$/, '').split(/;\s+/)) {
    const [, type, number, country] = NUMBERED.exec(piece.trim()) ?? [];
    if (type !== undefined && number !== undefined) draft.identifier(type, number, country);
    const nationality = /^(?:nationality|citizen) (?:of registration )?(.+)$/i.exec(piece.trim())?.[1];
    if (nationality !== undefined) draft.country('nationality', nationality);
  }
}

/** What the other files say about an entry, by its number. */
type More = Readonly<Record<'names' | 'addresses' | 'comments', ReadonlyMap<string, readonly CsvRow[]>>>;

const VESSEL_CELLS = ['title', 'callSign', 'vesselType', 'tonnage', 'registeredTonnage', 'vesselFlag', 'vesselOwner'];
const FIRST_VESSEL_CELL = 4;

function addMore(draft: RecordDraft, number: string, more: More, told: (name: string) => string): void {
  for (const { cells } of more.names.get(number) ?? []) {
    draft.name('alt_name', told(none(cells[3])), 'alias');
    draft.detail('alt_remarks', none(cells[4]));
  }
  for (const { cells } of more.addresses.get(number) ?? []) {
    const [, , street = '', city = '', country = '', remarks = ''] = cells.map(none);
    if (firstText(street, city) !== '') draft.address('Address', [street, city, country]);
    draft.country('Country', country);
    draft.detail('Add_remarks', remarks);
  }
}

function recordOf({ line, cells }: CsvRow, list: string, more: More, problems: ListProblem[]): OfficialRecord | null {
  const [number = '', name = '', type = '', programs = ''] = cells.map(none);
  const draft = new RecordDraft(list, line, problems);
  if (number !== '') draft.id = `${list}-${number}`;
  // An empty type is OFAC's way to write an entity.
  ofacSchema(draft, firstText(type, 'entity'));
  const told = (text: string): string => (draft.schema === 'person' ? personName(text) : text);
  draft.category = 'sanctions';
  draft.ref = ofacPage(number);
  draft.name('SDN_Name', told(name), 'main');
  draft.addPrograms(programs.split(/\]\s*\[|;/).map((one) => one.replace(/[[\]]/g, '')));
  VESSEL_CELLS.forEach((label, i) => draft.detail(label, none(cells[FIRST_VESSEL_CELL + i])));
  draft.country('Vess_flag', none(cells[9]));
  addMore(draft, number, more, told);
  addRemarks(draft, [none(cells[11]), ...(more.comments.get(number) ?? []).map(({ cells: rest }) => none(rest[1]))].join(''));
  return draft.finish();
}

const ENTRY_NUMBER = /^\d+$/;

/** What shows that a file was cut, or is another one: the first row that does not fit, null when all do. */
function firstMisfit(rows: readonly CsvRow[], part: Part): string | null {
  for (const { line, cells } of rows) {
    const number = none(cells[0]);
    if (cells.length < WIDTH[part]) return `line ${String(line)}: must have ${String(WIDTH[part])} cells, has ${String(cells.length)}`;
    if (!ENTRY_NUMBER.test(number)) return `line ${String(line)}: must begin with the number of an entry, begins with ${JSON.stringify(shown(number))}`;
  }
  return null;
}

function byNumber(rows: readonly CsvRow[]): Map<string, CsvRow[]> {
  const found = new Map<string, CsvRow[]>();
  for (const row of rows) {
    const number = none(row.cells[0]);
    found.set(number, [...(found.get(number) ?? []), row]);
  }
  return found;
}

/**
 * OFAC's SDN and consolidated lists in the legacy CSV, out of up to four files. A row with fewer cells than it must have, or one that belongs to no entry, means that
 * the files were cut or are of different days: nothing of them is used.
 */
export function readOfacCsv(files: OfacCsvFiles, { list = 'US-OFAC-SDN' }: OfficialOptions): OfficialList {
  const rows: Record<Part, CsvRow[]> = { primary: [], names: [], addresses: [], comments: [] };
  for (const part of Object.keys(WIDTH) as Part[]) {
    const read = csvRows(files[part] ?? '');
    const misfit = firstMisfit(read.rows, part);
    if (read.error !== null) return refusedList(`the file of ${part} cannot be read: ${read.error}`);
    if (misfit !== null) return refusedList(`the file of ${part}, ${misfit}: it was cut or is another file`);
    rows[part] = read.rows;
  }
  const more = { names: byNumber(rows.names), addresses: byNumber(rows.addresses), comments: byNumber(rows.comments) };
  const known = new Set(rows.primary.map(({ cells }) => none(cells[0])));
  for (const part of ['names', 'addresses', 'comments'] as const) {
    const stray = [...more[part].keys()].find((number) => !known.has(number));
    if (stray !== undefined) return refusedList(`the file of ${part} has rows of entry ${JSON.stringify(stray)}, which the primary file does not have: they are of different days, or one was cut`);
  }
  const problems: ListProblem[] = [];
  const records = rows.primary.flatMap((row) => recordOf(row, list, more, problems) ?? []);
  return { records, problems, refused: null, notListed: 0 };
}
