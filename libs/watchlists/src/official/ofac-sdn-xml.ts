import { ownValue } from '@ytterby/kernel';
import { firstText, type ListProblem, type OfficialList, type OfficialOptions, type OfficialRecord, refusedList } from './official-list';
import { RecordDraft } from './record-draft';
import { at, eachElement, textOf, type XmlElement } from './xml-elements';

const SCHEMAS: Readonly<Record<string, string>> = { entity: 'organization', individual: 'person', vessel: 'vessel', aircraft: 'aircraft' };
const ADDRESS_PARTS = ['address1', 'address2', 'address3', 'city', 'stateOrProvince', 'postalCode', 'country'];

/** The kind of an entry by OFAC's word for it. */
export function ofacSchema(draft: RecordDraft, type: string): void {
  const schema = ownValue(SCHEMAS, type.trim().toLowerCase());
  if (schema === undefined) draft.part('sdnType', type, 'Entity, Individual, Vessel or Aircraft');
  else draft.schema = schema;
}

/** The page where a person can read the entry. */
export function ofacPage(uid: string): string {
  return `https://sanctionssearch.ofac.treas.gov/Details.aspx?id=${uid}`;
}

const fullName = (element: XmlElement): string => `${textOf(element, 'firstName')} ${textOf(element, 'lastName')}`;

function addNames(draft: RecordDraft, entry: XmlElement): void {
  draft.name('lastName', fullName(entry), 'main');
  for (const aka of at(entry, 'akaList', 'aka')) draft.name('aka', fullName(aka), textOf(aka, 'category').toLowerCase() === 'weak' ? 'weak' : 'alias');
}

function addPlaces(draft: RecordDraft, entry: XmlElement): void {
  for (const address of at(entry, 'addressList', 'address')) {
    const parts = ADDRESS_PARTS.map((part) => textOf(address, part));
    if (parts.slice(0, -1).some((part) => part !== '')) draft.address('address', parts);
    draft.country('address.country', textOf(address, 'country'));
  }
  for (const [list, item] of [['citizenshipList', 'citizenship'], ['nationalityList', 'nationality']] as const) {
    for (const one of at(entry, list, item)) draft.country(item, textOf(one, 'country'));
  }
}

function addDetails(draft: RecordDraft, entry: XmlElement): void {
  draft.detail('title', textOf(entry, 'title'));
  draft.detail('remarks', textOf(entry, 'remarks'));
  for (const id of at(entry, 'idList', 'id')) draft.identifier(textOf(id, 'idType').replace(/:$/, ''), firstText(textOf(id, 'idNumber'), '(no number)'), textOf(id, 'idCountry'));
  for (const date of at(entry, 'dateOfBirthList', 'dateOfBirthItem')) draft.detail('date of birth', textOf(date, 'dateOfBirth'));
  for (const place of at(entry, 'placeOfBirthList', 'placeOfBirthItem')) draft.detail('place of birth', textOf(place, 'placeOfBirth'));
  for (const item of at(entry, 'vesselInfo').flatMap((info) => info.children)) {
    draft.detail(item.name, item.text);
    if (item.name === 'vesselFlag') draft.country('vesselFlag', item.text);
  }
}

function recordOf(entry: XmlElement, list: string, problems: ListProblem[]): OfficialRecord | null {
  const draft = new RecordDraft(list, entry.line, problems);
  const uid = textOf(entry, 'uid');
  if (uid !== '') draft.id = `${list}-${uid}`;
  ofacSchema(draft, textOf(entry, 'sdnType'));
  draft.category = 'sanctions';
  draft.ref = ofacPage(uid);
  for (const program of at(entry, 'programList', 'program')) draft.program(program.text);
  addNames(draft, entry);
  addPlaces(draft, entry);
  addDetails(draft, entry);
  return draft.finish();
}

/**
 * OFAC's SDN and consolidated (non-SDN) lists in their XML (`sdn.xml`, `consolidated.xml`). The file says how many entries it has; another number means that it was cut.
 * It does not say since when an entry is listed.
 */
export function readOfacXml(text: string, { list = 'US-OFAC-SDN' }: OfficialOptions): OfficialList {
  const problems: ListProblem[] = [];
  const records: OfficialRecord[] = [];
  let [entries, promised] = [0, null as string | null];
  const { root, error } = eachElement(text, ['sdnEntry', 'publshInformation'], (element) => {
    if (element.name === 'publshInformation') promised = textOf(element, 'Record_Count');
    else {
      entries += 1;
      const record = recordOf(element, list, problems);
      if (record !== null) records.push(record);
    }
  });
  if (error !== null) return refusedList(`the file is no whole XML: ${error}`);
  if (root !== 'sdnList') return refusedList(`the root element must be sdnList, is ${JSON.stringify(root)}`);
  if (promised !== null && Number(promised) !== entries) return refusedList(`Record_Count is ${JSON.stringify(promised)}, but the file has ${String(entries)} entries: it was cut or changed`);
  return { records, problems, refused: null, notListed: 0 };
}
