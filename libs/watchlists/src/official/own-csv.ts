import { isIsoDate } from '@ytterby/kernel';
import { LISTING_EVENTS, PARTY_SCHEMAS } from '../line-fields';
import { namedRows, type NamedRow } from './csv-rows';
import { firstText, type ListProblem, type OfficialList, type OfficialOptions, type OfficialRecord, refusedList, shown } from './official-list';
import { RecordDraft } from './record-draft';

/** The columns of the template, each with what it holds. `id`, `name` and `list` (or the list of the import) must be there. */
export const OWN_CSV_COLUMNS: readonly (readonly [column: string, holds: string])[] = [
  ['id', 'your own id of the entry, for ever the same; more rows with the same id add events to it'],
  ['list', 'the list, such as CN-MOFCOM-CONTROL or ACME-INTERNAL; empty: the list of the import'],
  ['schema', 'organization (default), person, vessel, aircraft or unknown'],
  ['name', 'the main name'],
  ['nativeNames', 'names in their own script, separated by |'],
  ['aliases', 'other names, separated by |'],
  ['weakAliases', 'names that say little by themselves, separated by |'],
  ['countries', 'ISO 3166-1 alpha-2 codes or English names, separated by |'],
  ['addresses', 'separated by |'],
  ['identifiers', 'SCHEME:number, separated by |; schemes LEI, USCC, DUNS, VAT, REG, IMO, OTHER'],
  ['nodeNm', 'smallest process node in nanometres, as far as known'],
  ['memoryLayers', 'layers of its memory, as far as known'],
  ['owners', 'name=share in per cent, separated by |; the share is left out when it is not known'],
  ['event', 'designated (default), suspended, resumed or stopped; suspended is never delisted'],
  ['effectiveOn', 'first day of the event, such as 2026-02-24; empty when it is not known'],
  ['knownSince', 'day on which it was published'],
  ['until', 'last day of a suspension, when it was given'],
  ['notice', 'number or address of the notice'],
  ['reason', 'the reason of the event in the words of the notice'],
  ['source', 'where a person can check the event'],
];
const SCHEME = /^(LEI|USCC|DUNS|VAT|REG|IMO|OTHER):(.+)$/i;

/** The template of a company's own list: the names of the columns and one example, cell by cell. */
export function ownTemplateRows(): readonly (readonly string[])[] {
  const example: Readonly<Record<string, string>> = {
    id: 'ACME-1', list: 'ACME-INTERNAL', schema: 'organization', name: 'Example Trading Ltd', nativeNames: '示例贸易有限公司', aliases: 'Example Trade|ExTra', countries: 'HK', addresses: '1 Example Road, Hong Kong',
    identifiers: 'REG:12345678', owners: 'Example Holding=60', event: 'designated', effectiveOn: '2026-01-05', knownSince: '2026-01-05', notice: 'Compliance memo 2026-01', reason: 'Diverted goods in 2025', source: 'Compliance file 17',
  };
  const columns = OWN_CSV_COLUMNS.map(([column]) => column);
  return [columns, columns.map((column) => example[column] ?? '')];
}

/** {@link ownTemplateRows} as CSV. */
export function ownCsvTemplate(): string {
  const quoted = (cell: string): string => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return ownTemplateRows().map((row) => `${row.map(quoted).join(',')}\n`).join('');
}

const many = (cell: string): string[] => cell.split('|').map((part) => part.trim()).filter((part) => part !== '');

const isOneOf = (allowed: readonly string[]): readonly [(cell: string) => boolean, string] => [(cell) => allowed.includes(cell), `must be ${allowed.join(', ')}`];
const isDay = [isIsoDate, 'must be a day such as 2026-02-24, or empty'] as const;

/** What a row must have right, or its entry cannot be used: a wrong status or day would change what is decided. */
const CHECKS: Readonly<Record<string, readonly [fits: (cell: string) => boolean, reason: string]>> = {
  effectiveOn: isDay,
  knownSince: isDay,
  until: isDay,
  event: isOneOf(LISTING_EVENTS),
  schema: isOneOf(PARTY_SCHEMAS),
  memoryLayers: [(cell) => /^\d{1,6}$/.test(cell), 'must be a whole number'],
  nodeNm: [(cell) => /^\d{1,6}(\.\d+)?$/.test(cell), 'must be a decimal number'],
};

function faultOf(row: NamedRow): { field: string; value: string; reason: string } | null {
  for (const [field, [fits, reason]] of Object.entries(CHECKS)) {
    const value = row.cell(field);
    if (value !== '' && !fits(value)) return { field, value, reason };
  }
  return null;
}

function addOwners(draft: RecordDraft, cell: string): void {
  for (const owner of many(cell)) {
    const [, name = owner, share] = /^(.*\S)\s*=\s*(\S*)$/.exec(owner) ?? [];
    const pct = share === undefined || share === '' ? null : share;
    const fits = pct === null || (/^\d{1,3}(\.\d+)?$/.test(pct) && Number(pct) <= 100);
    if (!fits) draft.part('owners', owner, 'name=share with a share of 0 to 100');
    draft.parents.push({ id: null, name: name.slice(0, 500), pct: fits ? pct : null });
  }
}

function addIdentifiers(draft: RecordDraft, cell: string): void {
  for (const identifier of many(cell)) {
    const [, scheme, value] = SCHEME.exec(identifier) ?? [];
    if (scheme === undefined || value === undefined) draft.part('identifiers', identifier, 'SCHEME:number with a scheme of LEI, USCC, DUNS, VAT, REG, IMO, OTHER');
    else draft.identifier(scheme.toUpperCase(), value);
  }
}

function draftOf(row: NamedRow, list: string, problems: ListProblem[]): RecordDraft {
  const draft = new RecordDraft(list, row.line, problems);
  draft.id = row.cell('id');
  draft.schema = firstText(row.cell('schema'), 'organization');
  draft.name('name', row.cell('name'), 'main');
  for (const column of ['nativeNames', 'aliases']) draft.addNames(column, many(row.cell(column)), 'alias');
  draft.addNames('weakAliases', many(row.cell('weakAliases')), 'weak');
  draft.addCountries('countries', many(row.cell('countries')));
  for (const address of many(row.cell('addresses'))) draft.address('addresses', [address]);
  addIdentifiers(draft, row.cell('identifiers'));
  addOwners(draft, row.cell('owners'));
  draft.basis = orNull(row.cell('reason'));
  draft.source(row.cell('source'));
  return draft;
}

const orNull = (cell: string): string | null => (cell === '' ? null : cell);

function eventOf(row: NamedRow, ref: string): object {
  const given = Object.entries({ until: row.cell('until'), reason: row.cell('reason'), source: row.cell('source') }).filter(([, cell]) => cell !== '');
  return { event: row.cell('event') === '' ? 'designated' : row.cell('event'), effectiveOn: orNull(row.cell('effectiveOn')), knownSince: orNull(row.cell('knownSince')), ref: firstText(row.cell('notice'), ref), ...Object.fromEntries(given) };
}

function recordOf(rows: readonly NamedRow[], list: string, problems: ListProblem[]): OfficialRecord | null {
  const [first] = rows;
  if (first === undefined) return null;
  for (const row of rows) {
    const fault = faultOf(row);
    if (fault === null) continue;
    problems.push({ row: row.line, id: orNull(row.cell('id')), ...fault, value: shown(fault.value), lost: 'record' });
    return null;
  }
  const draft = draftOf(first, list, problems);
  const record = draft.finish();
  if (record === null) return null;
  const ref = first.cell('notice') === '' ? `${list} ${draft.id}` : first.cell('notice');
  const capability = { nodeNm: orNull(first.cell('nodeNm')), memoryLayers: first.cell('memoryLayers') === '' ? null : Number(first.cell('memoryLayers')) };
  const designated = rows.find((row) => row.cell('event') === '' || row.cell('event') === 'designated');
  return { row: record.row, fields: { ...record.fields, ref, since: orNull(designated?.cell('effectiveOn') ?? ''), timeline: rows.map((row) => eventOf(row, ref)), capability } };
}

function entryOf(rows: readonly NamedRow[], list: string | undefined, problems: ListProblem[]): OfficialRecord | null {
  const [first] = rows;
  const named = firstText(first?.cell('list') ?? '', list ?? '');
  if (named !== '') return recordOf(rows, named, problems);
  problems.push({ row: first?.line ?? 0, id: orNull(first?.cell('id') ?? ''), field: 'list', value: null, reason: 'must be there, or the import must name a list', lost: 'record' });
  return null;
}

/** A list in the template of {@link ownCsvTemplate}: one row for each event of an entry, the oldest first; what the entry is stands on its first row. */
export function readOwnCsv(text: string, { list }: OfficialOptions): OfficialList {
  const { rows, columns, error } = namedRows(text, ['id', 'name']);
  if (error !== null) return refusedList(error);
  const known = OWN_CSV_COLUMNS.map(([column]) => column);
  const strange = columns.find((column) => column !== '' && !known.includes(column));
  if (strange !== undefined) return refusedList(`the column ${JSON.stringify(strange)} is not known; allowed are ${known.join(', ')}`);
  const problems: ListProblem[] = [];
  const entries = new Map<string, NamedRow[]>();
  for (const row of rows) {
    const id = firstText(row.cell('id'), `line ${String(row.line)}`);
    entries.set(id, [...(entries.get(id) ?? []), row]);
  }
  return { records: [...entries.values()].flatMap((of) => entryOf(of, list, problems) ?? []), problems, refused: null, notListed: 0 };
}
