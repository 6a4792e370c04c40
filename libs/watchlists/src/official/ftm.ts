import { ownValue } from '@ytterby/kernel';
import { type ListProblem, type OfficialList, type OfficialOptions, refusedList } from './official-list';
import { RecordDraft } from './record-draft';

const SCHEMAS: Readonly<Record<string, string>> = {
  Person: 'person', Organization: 'organization', Company: 'organization', LegalEntity: 'organization', PublicBody: 'organization', Asset: 'unknown', Thing: 'unknown', CryptoWallet: 'unknown',
  Vessel: 'vessel', Airplane: 'aircraft', Vehicle: 'unknown', Security: 'unknown',
};
/** Topics that make an entity a listed one. Source: followthemoney, `topics`. */
const LISTED = /^(sanction|debarment|export\.control|export\.risk|crime|wanted|corp\.disqual|reg\.)/;
const IDENTIFIERS = ['leiCode', 'uscCode', 'dunsCode', 'vatCode', 'imoNumber', 'mmsi', 'swiftBic', 'registrationNumber', 'ogrnCode', 'innCode', 'taxNumber', 'passportNumber', 'idNumber'];
const TYPES: Readonly<Record<string, string>> = { uscCode: 'USCC', dunsCode: 'DUNS' };
const READ = new Set([...IDENTIFIERS, 'name', 'alias', 'previousName', 'weakAlias', 'country', 'jurisdiction', 'nationality', 'citizenship', 'address', 'sourceUrl', 'program', 'programId', 'topics']);

/** One line of an FtM export. */
interface FtmEntity {
  readonly row: number;
  readonly id: string;
  readonly schema: string;
  readonly target: boolean | null;
  values(property: string): readonly string[];
  readonly properties: readonly string[];
}

function entityIn(line: string, row: number): FtmEntity | null {
  try {
    const { id, schema, properties, target } = JSON.parse(line) as Record<string, unknown>;
    if (typeof id !== 'string' || typeof schema !== 'string' || typeof properties !== 'object' || properties === null) return null;
    const held = properties as Record<string, unknown>;
    const values = (property: string): string[] => {
      const value = ownValue(held, property);
      // Nested exports put the whole entity where others put its id.
      return Array.isArray(value) ? value.flatMap((one: unknown) => (typeof one === 'string' ? [one] : typeof one === 'object' && one !== null && typeof (one as { id?: unknown }).id === 'string' ? [(one as { id: string }).id] : [])) : [];
    };
    return { row, id, schema, target: typeof target === 'boolean' ? target : null, values, properties: Object.keys(held) };
  } catch {
    return null;
  }
}

function isListed(entity: FtmEntity): boolean {
  const topics = entity.values('topics');
  return entity.target === true || topics.some((topic) => LISTED.test(topic)) || (topics.length === 0 && entity.target === null);
}

/** What other entities of the export say about a listed one. */
interface Around {
  readonly byId: ReadonlyMap<string, FtmEntity>;
  readonly sanctions: ReadonlyMap<string, readonly FtmEntity[]>;
  readonly ownerships: ReadonlyMap<string, readonly FtmEntity[]>;
}

/** A share as FtM writes it (`51.5`, `51.5 %`); null when it is none. */
function shareOf(link: FtmEntity, draft: RecordDraft): string | null {
  const [text = ''] = link.values('percentage');
  const share = /^(\d{1,3}(?:\.\d+)?)\s*%?$/.exec(text.trim())?.[1] ?? null;
  if (share !== null && Number(share) <= 100) return share;
  if (text !== '') draft.part('Ownership.percentage', text, 'a decimal of 0 to 100');
  return null;
}

function addOwners(draft: RecordDraft, entity: FtmEntity, { byId, ownerships }: Around): void {
  for (const link of ownerships.get(entity.id) ?? []) {
    const pct = shareOf(link, draft);
    for (const owner of link.values('owner')) draft.parents.push({ id: owner, name: byId.get(owner)?.values('name')[0]?.slice(0, 500) ?? owner, pct });
  }
}

const SANCTION_DETAILS = ['authority', 'status', 'endDate', 'provisions', 'reason'];

function addDetails(draft: RecordDraft, entity: FtmEntity, properties: readonly string[]): void {
  for (const property of properties) for (const value of entity.values(property)) draft.detail(property, value);
}

function addSanctions(draft: RecordDraft, entity: FtmEntity, { sanctions }: Around): void {
  const own = sanctions.get(entity.id) ?? [];
  for (const sanction of own) {
    draft.addPrograms([...sanction.values('program'), ...sanction.values('programId')]);
    draft.addSources(sanction.values('sourceUrl'));
    addDetails(draft, sanction, SANCTION_DETAILS);
  }
  draft.basis = own.flatMap((sanction) => sanction.values('reason'))[0] ?? null;
  const [first] = own.flatMap((sanction) => [...sanction.values('listingDate'), ...sanction.values('startDate')].slice(0, 1)).sort();
  if (first !== undefined) draft.listedOn('Sanction.listingDate', first);
}

function recordOf(entity: FtmEntity, list: string, around: Around, problems: ListProblem[]): ReturnType<RecordDraft['finish']> {
  const draft = new RecordDraft(list, entity.row, problems);
  draft.id = entity.id;
  draft.schema = ownValue(SCHEMAS, entity.schema) ?? 'unknown';
  draft.category = 'sanctions';
  const [name = '', ...names] = entity.values('name');
  draft.name('name', name, 'main');
  draft.addNames('name', names, 'alias');
  for (const property of ['alias', 'previousName']) draft.addNames(property, entity.values(property), 'alias');
  draft.addNames('weakAlias', entity.values('weakAlias'), 'weak');
  for (const property of ['country', 'jurisdiction', 'nationality', 'citizenship']) draft.addCountries(property, entity.values(property));
  for (const address of entity.values('address')) draft.address('address', [address]);
  for (const property of IDENTIFIERS) for (const number of entity.values(property)) draft.identifier(TYPES[property] ?? property, number);
  draft.addSources(entity.values('sourceUrl'));
  draft.addPrograms([...entity.values('program'), ...entity.values('programId')]);
  addDetails(draft, entity, ['topics', ...entity.properties.filter((property) => !READ.has(property))]);
  addSanctions(draft, entity, around);
  addOwners(draft, entity, around);
  return draft.finish();
}

function byProperty(entities: readonly FtmEntity[], schema: string, property: string): Map<string, FtmEntity[]> {
  const found = new Map<string, FtmEntity[]>();
  for (const entity of entities) {
    if (entity.schema !== schema) continue;
    for (const id of entity.values(property)) found.set(id, [...(found.get(id) ?? []), entity]);
  }
  return found;
}

/**
 * An OpenSanctions export of FollowTheMoney entities (JSON lines, `entities.ftm.json`). Listed are targets and whoever has a topic of being listed; others of the file (relatives, owners without
 * a listing) are counted, and named where they own a listed one. Written from its published schema; no export was at hand.
 */
export function readFtm(text: string, { list = 'OPENSANCTIONS' }: OfficialOptions): OfficialList {
  const problems: ListProblem[] = [];
  const entities: FtmEntity[] = [];
  for (const [i, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const entity = entityIn(line, i + 1);
    if (entity === null) problems.push({ row: i + 1, id: null, field: 'line', value: line.slice(0, 200), reason: 'must be a JSON object with id, schema and properties', lost: 'record' });
    else entities.push(entity);
  }
  if (entities.length === 0) return refusedList('no line is an FtM entity: a JSON object with id, schema and properties');
  const around = { byId: new Map(entities.map((entity) => [entity.id, entity])), sanctions: byProperty(entities, 'Sanction', 'entity'), ownerships: byProperty(entities, 'Ownership', 'asset') };
  const things = entities.filter(({ schema }) => Object.hasOwn(SCHEMAS, schema));
  const listed = things.filter((entity) => isListed(entity) || around.sanctions.has(entity.id));
  return { records: listed.flatMap((entity) => recordOf(entity, list, around, problems) ?? []), problems, refused: null, notListed: things.length - listed.length };
}
