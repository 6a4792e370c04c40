import { namedRows } from './csv-rows';
import { ofacPage, ofacSchema } from './ofac-sdn-xml';
import { firstText, type ListProblem, type OfficialList, type OfficialRecord, refusedList } from './official-list';
import { RecordDraft } from './record-draft';

/** The lists that the US Consolidated Screening List joins, by the letters in its `source`, as we name them. */
const LISTS: Readonly<Record<string, string>> = {
  SDN: 'US-OFAC-SDN', FSE: 'US-OFAC-FSE', SSI: 'US-OFAC-SSI', PLC: 'US-OFAC-PLC', CAP: 'US-OFAC-CAP', MBS: 'US-OFAC-MBS', CMIC: 'US-OFAC-NSCMIC', 'NS-MBS': 'US-OFAC-MBS',
  DPL: 'US-BIS-DPL', EL: 'US-BIS-EL', MEU: 'US-BIS-MEU', UVL: 'US-BIS-UVL', ISN: 'US-STATE-ISN', DTC: 'US-STATE-AECA',
};
const NAMED: readonly (readonly [RegExp, string])[] = [[/military end user/i, 'MEU'], [/chinese military-industrial/i, 'CMIC'], [/menu-based/i, 'MBS'], [/capta/i, 'CAP']];
const MUST = ['source', 'name', 'addresses', 'alt_names', 'start_date', 'ids'];
const MAX_SLUG = 120;

/** A record of the CSL, whether it came as CSV or JSON. */
interface CslRow {
  readonly line: number;
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly name: string;
  readonly altNames: readonly string[];
  readonly addresses: readonly { readonly text: string; readonly country: string }[];
  readonly programs: readonly string[];
  readonly countries: readonly string[];
  readonly ids: readonly { readonly type: string; readonly number: string; readonly country: string }[];
  readonly startDate: string;
  readonly number: string;
  readonly notice: string;
  readonly sources: readonly string[];
  readonly details: Readonly<Record<string, string>>;
}

function listOf(source: string): string | null {
  const letters = /\(([A-Z-]{2,6})\)/.exec(source)?.[1] ?? NAMED.find(([words]) => words.test(source))?.[1];
  return letters === undefined ? null : (LISTS[letters] ?? `US-CSL-${letters}`);
}

function slug(text: string): string {
  return text.normalize('NFKD').replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '').toLowerCase().slice(0, MAX_SLUG);
}

function personName(name: string): string {
  return name.replace(/^([^,]+), (.+)$/, '$2 $1');
}

/** Some lists give no number; an entry of the same name and country is another entry all the same. */
function idOf(row: CslRow, list: string, taken: Set<string>): string {
  const own = firstText(row.id, row.number, slug(`${row.name} ${row.addresses[0]?.country ?? ''}`));
  if (own === '') return '';
  let id = `${list}-${own}`;
  for (let n = 2; taken.has(id); n += 1) id = `${list}-${own}-${String(n)}`;
  taken.add(id);
  return id;
}

function addPlaces(draft: RecordDraft, row: CslRow): void {
  for (const { text, country } of row.addresses) {
    if (text !== country) draft.address('addresses', [text]);
    draft.country('addresses.country', country);
  }
  draft.addCountries('nationalities', row.countries);
}

function recordOf(row: CslRow, problems: ListProblem[], taken: Set<string>): OfficialRecord | null {
  const list = listOf(row.source);
  const draft = new RecordDraft(list ?? 'US-CSL', row.line, problems);
  draft.id = idOf(row, draft.list, taken);
  if (list === null) draft.part('source', row.source, 'the name of a list with its letters in brackets, such as (SDN)');
  if (row.type !== '') ofacSchema(draft, row.type);
  draft.category = /OFAC|ISN/.test(draft.list) ? 'sanctions' : 'control_list';
  const told = (name: string): string => (draft.schema === 'person' ? personName(name) : name);
  draft.name('name', told(row.name), 'main');
  draft.addNames('alt_names', row.altNames.map((alias) => told(alias.replace(/^and /, ''))), 'alias');
  addPlaces(draft, row);
  draft.addPrograms(row.programs);
  for (const { type, number, country } of row.ids) draft.identifier(type.replace(/:$/, ''), number, country);
  draft.listedOn('start_date', row.startDate);
  const page = draft.list.includes('OFAC') && row.number !== '' ? ofacPage(row.number) : row.source;
  draft.ref = firstText(row.notice.slice(0, 2000), page);
  draft.addSources(row.sources);
  for (const [label, text] of Object.entries(row.details)) draft.detail(label, text);
  return draft.finish();
}

function listFrom(rows: readonly CslRow[]): OfficialList {
  const problems: ListProblem[] = [];
  const taken = new Set<string>();
  return { records: rows.flatMap((row) => recordOf(row, problems, taken) ?? []), problems, refused: null, notListed: 0 };
}

const parts = (cell: string): string[] => cell.split(/;\s+|;$/).map((part) => part.trim()).filter((part) => part !== '');
const DETAILS = ['title', 'end_date', 'standard_order', 'license_requirement', 'license_policy', 'call_sign', 'vessel_type', 'gross_tonnage', 'gross_registered_tonnage', 'vessel_flag', 'vessel_owner', 'remarks', 'dates_of_birth', 'places_of_birth'];

/** `US, 80-0890696, Tax ID No.`: country, number, kind; the country is not always there, and the number may hold commas. */
function csvId(text: string): CslRow['ids'][number] {
  const pieces = text.split(', ');
  const type = pieces.length > 1 ? (pieces.pop() ?? '') : '';
  const country = pieces.length > 1 && /^[A-Z]{2}$/.test(pieces[0] ?? '') ? (pieces.shift() ?? '') : '';
  return { type, number: pieces.join(', '), country };
}

/** `Antalya, TR`: the address ends in the code of its country, where it has one. */
function csvAddress(text: string): CslRow['addresses'][number] {
  return { text, country: /(?:^|, )([A-Z]{2})$/.exec(text)?.[1] ?? '' };
}

/** US state codes look like countries where an address names no country (denied persons): taken as such they would be wrong. */
function csvAddresses(cell: string, list: string | null): CslRow['addresses'] {
  return parts(cell).map((text) => (list === 'US-BIS-DPL' && /, [A-Z]{2}, \d{5}/.test(text) ? { text, country: 'US' } : csvAddress(text)));
}

/** The US Consolidated Screening List as CSV. Each record says which list it is of. */
export function readCslCsv(text: string): OfficialList {
  const { rows, error } = namedRows(text, MUST);
  if (error !== null) return refusedList(error);
  return listFrom(
    rows.map(({ line, cell }) => ({
      line,
      id: cell('_id'),
      source: cell('source'),
      type: cell('type'),
      name: cell('name'),
      altNames: parts(cell('alt_names')),
      addresses: csvAddresses(cell('addresses'), listOf(cell('source'))),
      programs: parts(cell('programs')),
      countries: [...parts(cell('nationalities')), ...parts(cell('citizenships'))],
      ids: parts(cell('ids')).map(csvId),
      startDate: cell('start_date'),
      number: cell('entity_number'),
      notice: cell('federal_register_notice'),
      sources: [cell('source_list_url'), cell('source_information_url')],
      details: Object.fromEntries(DETAILS.map((column) => [column, cell(column)])),
    })),
  );
}

type Json = Readonly<Record<string, unknown>>;

const word = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '');
const words = (value: unknown): string[] => (Array.isArray(value) ? value.map(word) : parts(word(value))).filter((text) => text !== '');
const objectsOf = (value: unknown): Json[] => (Array.isArray(value) ? value.filter((item): item is Json => typeof item === 'object' && item !== null) : []);

function jsonAddress(address: Json): CslRow['addresses'][number] {
  const text = ['address', 'city', 'state', 'postal_code', 'country'].map((part) => word(address[part])).filter((part) => part !== '');
  return { text: text.join(', '), country: word(address['country']) };
}

/** The US Consolidated Screening List as JSON (`{"results": [...]}`). Records count as rows, from 1. */
export function readCslJson(text: string): OfficialList {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (cause) {
    return refusedList(`the file is no whole JSON: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
  const results = (parsed as { results?: unknown } | null)?.results;
  if (!Array.isArray(results)) return refusedList('the file must be an object with a list "results"');
  const bad = results.findIndex((item) => typeof item !== 'object' || item === null || Array.isArray(item));
  if (bad >= 0) return refusedList(`results[${String(bad)}] must be an object`);
  return listFrom(
    (results as Json[]).map((item, i) => ({
      line: i + 1,
      id: word(item['id']),
      source: word(item['source']),
      type: word(item['type']),
      name: word(item['name']),
      altNames: words(item['alt_names']),
      addresses: objectsOf(item['addresses']).map(jsonAddress),
      programs: words(item['programs']),
      countries: [...words(item['nationalities']), ...words(item['citizenships'])],
      ids: objectsOf(item['ids']).map((id) => ({ type: word(id['type']), number: word(id['number']), country: word(id['country']) })),
      startDate: word(item['start_date']),
      number: word(item['entity_number']),
      notice: word(item['federal_register_notice']),
      sources: [word(item['source_list_url']), word(item['source_information_url'])],
      details: Object.fromEntries(DETAILS.map((field) => [field, words(item[field]).join('; ')])),
    })),
  );
}
