import { ownValue } from '@ytterby/kernel';
import { namedRows, type NamedRow } from './csv-rows';
import { firstText, type ListProblem, type OfficialList, type OfficialOptions, type OfficialRecord, refusedList } from './official-list';
import { RecordDraft } from './record-draft';
import { childrenOf, eachElement, type XmlElement } from './xml-elements';

const SCHEMAS: Readonly<Record<string, string>> = { P: 'person', E: 'organization', person: 'person', enterprise: 'organization' };
const ADDRESS_PARTS = ['street', 'poBox', 'place', 'zipCode', 'city', 'region', 'countryDescription'];

function setSchema(draft: RecordDraft, code: string): void {
  const schema = ownValue(SCHEMAS, code);
  if (schema === undefined) draft.part('subjectType', code, 'P (person) or E (enterprise)');
  else draft.schema = schema;
}

/** The values of one element by attribute name; empty where there is none. */
type Cells = (name: string) => string;

const cellsOf = (element: XmlElement): Cells => (name) => element.attributes[name]?.trim() ?? '';

function addName(draft: RecordDraft, cell: Cells, main: boolean): void {
  const whole = cell('wholeName') !== '' ? cell('wholeName') : [cell('firstName'), cell('middleName'), cell('lastName')].filter((part) => part !== '').join(' ');
  draft.name('nameAlias.wholeName', whole, cell('strong') === 'false' ? 'weak' : main ? 'main' : 'alias');
  draft.detail('function', cell('function'));
  draft.detail('title', cell('title'));
}

function addAddress(draft: RecordDraft, cell: Cells): void {
  const parts = ADDRESS_PARTS.map((part) => (cell(part) === 'UNKNOWN' ? '' : cell(part)));
  if (parts.slice(0, -1).some((part) => part !== '')) draft.address('address', parts);
  draft.country('address.countryIso2Code', cell('countryIso2Code'));
}

function addIdentification(draft: RecordDraft, cell: Cells): void {
  const number = cell('number') !== '' ? cell('number') : cell('latinNumber');
  const country = cell('countryIso2Code');
  const invalid = ['knownExpired', 'knownFalse', 'reportedLost', 'revokedByIssuer'].filter((flag) => cell(flag) === 'true');
  // A number that its issuer took back proves nothing; it stays readable. "other" here means any number at all.
  const type = cell('identificationTypeCode');
  if (invalid.length > 0 || type === 'other') draft.detail(firstText(cell('identificationTypeDescription'), type), [number, ...invalid].join(' '));
  else draft.identifier(type, number, country === '00' ? '' : country);
}

function addBirth(draft: RecordDraft, cell: Cells): void {
  draft.detail('date of birth', cell('birthdate') !== '' ? cell('birthdate') : cell('year'));
  draft.detail('place of birth', [cell('place'), cell('city'), cell('region'), cell('countryDescription')].filter((part) => part !== '' && part !== 'UNKNOWN').join(', '));
}

function addRegulation(draft: RecordDraft, cell: Cells, url: string): void {
  draft.program(cell('programme'));
  draft.detail('regulation', [cell('regulationType'), cell('numberTitle'), cell('publicationDate')].filter((part) => part !== '').join(' '));
  if (cell('numberTitle') !== '') draft.ref = cell('numberTitle');
  draft.source(url);
}

function addAddresses(draft: RecordDraft, entity: XmlElement): void {
  for (const address of childrenOf(entity, 'address')) {
    addAddress(draft, cellsOf(address));
    for (const contact of childrenOf(address, 'contactInfo')) draft.detail(contact.attributes['key'] ?? 'contact', contact.attributes['value'] ?? '');
  }
}

function addIdentifications(draft: RecordDraft, entity: XmlElement): void {
  for (const one of childrenOf(entity, 'identification')) {
    addIdentification(draft, cellsOf(one));
    for (const remark of childrenOf(one, 'remark')) draft.detail('identification remark', remark.text);
  }
}

function addSubject(draft: RecordDraft, entity: XmlElement): void {
  const attributes = childrenOf(entity, 'subjectType')[0]?.attributes ?? {};
  setSchema(draft, firstText(attributes['classificationCode'] ?? '', attributes['code'] ?? ''));
}

function addChildren(draft: RecordDraft, entity: XmlElement): void {
  addSubject(draft, entity);
  childrenOf(entity, 'nameAlias').forEach((name, i) => addName(draft, cellsOf(name), i === 0));
  addAddresses(draft, entity);
  addIdentifications(draft, entity);
  for (const one of childrenOf(entity, 'citizenship')) draft.country('citizenship', cellsOf(one)('countryIso2Code'));
  for (const one of childrenOf(entity, 'birthdate')) addBirth(draft, cellsOf(one));
  for (const one of childrenOf(entity, 'regulation')) addRegulation(draft, cellsOf(one), childrenOf(one, 'publicationUrl')[0]?.text ?? '');
  for (const remark of childrenOf(entity, 'remark')) draft.detail('remark', remark.text);
}

/** The reference of the EU; its file has a few entities that share one, told apart by the file's own number. */
function idOf(own: Cells, taken: Set<string>): string {
  const [reference, number] = [own('euReferenceNumber'), own('logicalId')];
  const id = reference === '' ? number : taken.has(reference) ? `${reference}-${number}` : reference;
  taken.add(id);
  return id;
}

function recordOf(entity: XmlElement, list: string, taken: Set<string>, problems: ListProblem[]): OfficialRecord | null {
  const draft = new RecordDraft(list, entity.line, problems);
  const own = cellsOf(entity);
  const id = idOf(own, taken);
  if (id !== '') draft.id = `${list}-${id}`;
  draft.category = 'sanctions';
  draft.listedOn('designationDate', own('designationDate'));
  draft.detail('designation details', own('designationDetails'));
  draft.detail('UN id', own('unitedNationId'));
  addChildren(draft, entity);
  return draft.finish();
}

/** The EU's Financial Sanctions File in XML 1.1 (`export` of `sanctionEntity`). */
export function readEuXml(text: string, { list = 'EU-FSF' }: OfficialOptions): OfficialList {
  const problems: ListProblem[] = [];
  const records: OfficialRecord[] = [];
  const taken = new Set<string>();
  const { root, error } = eachElement(text, ['sanctionEntity'], (element) => {
    const record = recordOf(element, list, taken, problems);
    if (record !== null) records.push(record);
  });
  if (error !== null) return refusedList(`the file is no whole XML: ${error}`);
  if (root !== 'export') return refusedList(`the root element must be export, is ${JSON.stringify(root)}`);
  return { records, problems, refused: null, notListed: 0 };
}

const upper = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);
const CSV_NAMES: Readonly<Record<string, string>> = { identificationTypeCode: 'TypeCode', identificationTypeDescription: 'TypeDescription', birthdate: 'BirthDate' };

/** The cells of one group of columns by the names that the XML has for them. */
function group(row: NamedRow, prefix: string): Cells {
  return (name) => row.cell(`${prefix}_${CSV_NAMES[name] ?? upper(name)}`);
}

function addCsvRow(draft: RecordDraft, row: NamedRow, first: boolean): void {
  if (row.cell('NameAlias_WholeName') !== '' || row.cell('NameAlias_LastName') !== '') addName(draft, group(row, 'NameAlias'), first);
  addAddress(draft, group(row, 'Address'));
  if (row.cell('Identification_Number') !== '') addIdentification(draft, group(row, 'Identification'));
  draft.country('citizenship', row.cell('Citizenship_CountryIso2Code'));
  addBirth(draft, group(row, 'BirthDate'));
}

function csvDraft(row: NamedRow, id: string, list: string, problems: ListProblem[]): RecordDraft {
  const draft = new RecordDraft(list, row.line, problems);
  draft.id = id === '' ? '' : `${list}-${id}`;
  draft.category = 'sanctions';
  setSchema(draft, firstText(row.cell('Entity_SubjectType_ClassificationCode'), row.cell('Entity_SubjectType')));
  draft.listedOn('Entity_DesignationDate', row.cell('Entity_DesignationDate'));
  draft.detail('designation details', row.cell('Entity_DesignationDetails'));
  draft.detail('UN id', row.cell('Entity_UnitedNationId'));
  draft.detail('remark', row.cell('Entity_Remark'));
  addRegulation(draft, group(row, 'Entity_Regulation'), row.cell('Entity_Regulation_PublicationUrl'));
  return draft;
}

/** The EU's Financial Sanctions File in CSV 1.1: semicolons, one row for each name, address, number … of an entity. Written from its published columns; no official file of this form was at hand. */
export function readEuCsv(text: string, { list = 'EU-FSF' }: OfficialOptions): OfficialList {
  const { rows, error } = namedRows(text, ['Entity_LogicalId', 'Entity_EU_ReferenceNumber', 'NameAlias_WholeName'], { delimiter: ';' });
  if (error !== null) return refusedList(error);
  const problems: ListProblem[] = [];
  const drafts = new Map<string, RecordDraft>();
  const ids = new Set<string>();
  for (const row of rows) {
    const id = firstText(row.cell('Entity_EU_ReferenceNumber'), row.cell('Entity_LogicalId'));
    const key = firstText(row.cell('Entity_LogicalId'), id, `line ${String(row.line)}`);
    const known = drafts.get(key);
    // A few entities share a reference; the file's own number tells them apart.
    const draft = known ?? csvDraft(row, ids.has(id) ? `${id}-${key}` : id, list, problems);
    ids.add(id);
    drafts.set(key, draft);
    addCsvRow(draft, row, known === undefined);
  }
  return { records: [...drafts.values()].flatMap((draft) => draft.finish() ?? []), problems, refused: null, notListed: 0 };
}
