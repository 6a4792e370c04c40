import { firstText, type ListProblem, type OfficialList, type OfficialOptions, type OfficialRecord, refusedList } from './official-list';
import { RecordDraft } from './record-draft';
import { at, childrenOf, eachElement, textOf, type XmlElement } from './xml-elements';

const NAME_PARTS = ['FIRST_NAME', 'SECOND_NAME', 'THIRD_NAME', 'FOURTH_NAME'];
const ADDRESS_PARTS = ['STREET', 'CITY', 'STATE_PROVINCE', 'ZIP_CODE', 'COUNTRY', 'NOTE'];

function addDetails(draft: RecordDraft, entry: XmlElement, kind: string): void {
  for (const date of childrenOf(entry, `${kind}_DATE_OF_BIRTH`)) draft.detail('date of birth', date.children.map(({ text }) => text.trim()).join(' '));
  for (const place of childrenOf(entry, `${kind}_PLACE_OF_BIRTH`)) draft.detail('place of birth', place.children.map(({ text }) => text.trim()).join(' '));
  for (const document of childrenOf(entry, `${kind}_DOCUMENT`)) {
    draft.identifier(textOf(document, 'TYPE_OF_DOCUMENT'), textOf(document, 'NUMBER'), textOf(document, 'ISSUING_COUNTRY'));
    draft.detail('document note', textOf(document, 'NOTE'));
  }
  for (const label of ['TITLE', 'DESIGNATION']) for (const value of at(entry, label, 'VALUE')) draft.detail(label.toLowerCase(), value.text);
  for (const day of at(entry, 'LAST_DAY_UPDATED', 'VALUE')) draft.detail('last updated', day.text);
  draft.detail('comments', textOf(entry, 'COMMENTS1'));
}

function recordOf(entry: XmlElement, list: string, problems: ListProblem[]): OfficialRecord | null {
  const kind = entry.name;
  const draft = new RecordDraft(list, entry.line, problems);
  const id = firstText(textOf(entry, 'REFERENCE_NUMBER'), textOf(entry, 'DATAID'));
  if (id !== '') draft.id = `${list}-${id}`;
  draft.schema = kind === 'INDIVIDUAL' ? 'person' : 'organization';
  draft.category = 'sanctions';
  draft.ref = id === '' ? null : id;
  draft.program(textOf(entry, 'UN_LIST_TYPE'));
  draft.listedOn('LISTED_ON', textOf(entry, 'LISTED_ON'));
  draft.name('FIRST_NAME', NAME_PARTS.map((part) => textOf(entry, part)).join(' '), 'main');
  draft.name('NAME_ORIGINAL_SCRIPT', textOf(entry, 'NAME_ORIGINAL_SCRIPT'), 'alias');
  for (const alias of childrenOf(entry, `${kind}_ALIAS`)) {
    draft.name('ALIAS_NAME', textOf(alias, 'ALIAS_NAME'), textOf(alias, 'QUALITY').toLowerCase() === 'low' ? 'weak' : 'alias');
    draft.detail('alias note', textOf(alias, 'NOTE'));
  }
  for (const address of childrenOf(entry, `${kind}_ADDRESS`)) {
    const parts = ADDRESS_PARTS.map((part) => textOf(address, part));
    if (parts.some((part, i) => part !== '' && ADDRESS_PARTS[i] !== 'COUNTRY')) draft.address('ADDRESS', parts);
    draft.country('ADDRESS.COUNTRY', textOf(address, 'COUNTRY'));
  }
  for (const nationality of at(entry, 'NATIONALITY', 'VALUE')) draft.country('NATIONALITY', nationality.text);
  addDetails(draft, entry, kind);
  return draft.finish();
}

/** The UN Security Council's consolidated list in XML. Written from its published schema; no official file of this form was at hand. */
export function readUnXml(text: string, { list = 'UN-SC' }: OfficialOptions): OfficialList {
  const problems: ListProblem[] = [];
  const records: OfficialRecord[] = [];
  const { root, error } = eachElement(text, ['INDIVIDUAL', 'ENTITY'], (element) => {
    const record = recordOf(element, list, problems);
    if (record !== null) records.push(record);
  });
  if (error !== null) return refusedList(`the file is no whole XML: ${error}`);
  if (root !== 'CONSOLIDATED_LIST') return refusedList(`the root element must be CONSOLIDATED_LIST, is ${JSON.stringify(root)}`);
  return { records, problems, refused: null, notListed: 0 };
}
