import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parseListLine } from '../parse-lines';
import type { ListedEntity } from '../listed-entity';
import type { OfficialList, OfficialOptions } from './official-list';
import { ownCsvTemplate } from './own-csv';
import { OFFICIAL_FORMATS, type OfficialFormat, readOfficialList } from './read-official-list';

// All parties are invented; the forms are those of the publishers.
const OFAC_XML = (entries: string, count: number): string => `<?xml version="1.0"?>
<sdnList xmlns="urn:test"><publshInformation><Publish_Date>05/07/2024</Publish_Date><Record_Count>${String(count)}</Record_Count></publshInformation>
${entries}</sdnList>`;
const ORG = `<sdnEntry><uid>71</uid><lastName>Blue Heron Trading &amp; Co.</lastName><sdnType>Entity</sdnType><programList><program>TEST</program></programList>
<idList><id><uid>1</uid><idType>Unified Social Credit Code (USCC)</idType><idNumber>91110000000000000X</idNumber><idCountry>China</idCountry></id>
<id><uid>2</uid><idType>Registration Number</idType><idNumber>123</idNumber></id><id><uid>3</uid><idType>Gender</idType><idNumber>Male</idNumber></id></idList>
<akaList><aka><type>a.k.a.</type><category>strong</category><lastName>蓝鹭贸易有限公司</lastName></aka><aka><type>a.k.a.</type><category>weak</category><lastName>BHT</lastName></aka></akaList>
<addressList><address><address1>1 Quay</address1><city>Dalian</city><country>China</country></address><address><country>Atlantis</country></address></addressList></sdnEntry>`;
const PERSON = '<sdnEntry><uid>72</uid><firstName>Ann</firstName><lastName>TESTER</lastName><sdnType>Individual</sdnType><remarks>director</remarks></sdnEntry>';
const SHIP = '<sdnEntry><uid>73</uid><lastName>GREY GULL</lastName><sdnType>Vessel</sdnType><idList><id><idType>Vessel Registration Identification</idType><idNumber>IMO 7654321</idNumber></id></idList><vesselInfo><vesselFlag>Panama</vesselFlag></vesselInfo></sdnEntry>';
const NAMELESS = '<sdnEntry><uid>74</uid><sdnType>Entity</sdnType></sdnEntry>';

const PRIM = '71,"BLUE HERON TRADING",-0- ,"TEST] [OTHER",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"Tax ID No. 7744001497 (Russia); a.k.a. \'HERON\'; Registration Num"\r\n72,"TESTER, Ann","individual","TEST",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"DOB 1962; nationality Iran."\r\n\u001a';
const ALT = '71,9,"aka","HERON BLUE CO",-0- \r\n72,8,"aka","TESTAR, Anne",-0- \r\n';
const ADD = '71,5,"1 Quay","Dalian","China",-0- \r\n72,6,-0- ,-0- ,"Iran",-0- \r\n';
const COMMENTS = '71,"ber 1027700167110 (Russia)."\r\n';

const CSL_HEAD = 'source,entity_number,type,programs,name,title,addresses,federal_register_notice,start_date,alt_names,nationalities,citizenships,ids,remarks';
const CSL_CSV = `${CSL_HEAD}
Entity List (EL) - Bureau of Industry and Security,,,,Heron Institute,,"1 Quay, Dalian, CN; 2 Pier, Kobe, JP",99 FR 1,2016-06-21,"Heron 54th Institute; and Institute of Herons",,,,kept
Entity List (EL) - Bureau of Industry and Security,,,,Heron Institute,,"9 Mole, Dalian, CN",99 FR 2,2017-06-21,,,,,
Specially Designated Nationals (SDN) - Treasury Department,72,Individual,TEST,"TESTER, Ann",,,,,"TESTAR, Anne",IR,,"RU, 7744001497, Tax ID No.",
`;
const CSL_JSON = JSON.stringify({ results: [{ source: 'Military End User (MEU) List - Bureau of Industry and Security', id: 'abc', name: 'Heron Works', addresses: [{ address: '1 Quay', city: 'Dalian', country: 'CN' }], alt_names: ['HW'], start_date: '2021-01-05', ids: [] }] });

const EU_XML = `<?xml version="1.0"?><export xmlns="urn:test">
<sanctionEntity designationDate="2022-03-01" euReferenceNumber="EU.1.2" logicalId="1"><remark>why</remark>
<regulation regulationType="regulation" publicationDate="2022-03-01" numberTitle="2022/1 (OJ L1)" programme="TST"><publicationUrl>http://example.test/oj</publicationUrl></regulation>
<subjectType code="enterprise" classificationCode="E"/><nameAlias wholeName="Heron GmbH" strong="true"/><nameAlias wholeName="Цапля" strong="true"/><nameAlias wholeName="H" strong="false"/>
<address city="Minsk" street="1 Quay" countryIso2Code="BY" countryDescription="BELARUS"/>
<identification number="7744001497" identificationTypeCode="regnumber" countryIso2Code="RU"/><identification number="99999999" identificationTypeCode="regnumber" revokedByIssuer="true" countryIso2Code="RU"/></sanctionEntity>
<sanctionEntity euReferenceNumber="EU.1.2" logicalId="2"><subjectType classificationCode="P"/><nameAlias firstName="Ann" lastName="Tester" wholeName=""/></sanctionEntity></export>`;
const EU_CSV = `Entity_LogicalId;Entity_EU_ReferenceNumber;Entity_SubjectType_ClassificationCode;Entity_DesignationDate;NameAlias_WholeName;Address_City;Address_CountryIso2Code;Identification_Number;Identification_TypeCode
1;EU.1.2;E;2022-03-01;Heron GmbH;;;;
1;EU.1.2;E;2022-03-01;Heron Ltd;;;;
1;EU.1.2;E;2022-03-01;;Minsk;BY;7744001497;regnumber
`;
const UN_XML = `<CONSOLIDATED_LIST dateGenerated="2026-01-05"><INDIVIDUALS><INDIVIDUAL><DATAID>1</DATAID><FIRST_NAME>Ann</FIRST_NAME><SECOND_NAME>Tester</SECOND_NAME><UN_LIST_TYPE>TST</UN_LIST_TYPE>
<REFERENCE_NUMBER>TSi.001</REFERENCE_NUMBER><LISTED_ON>2016-11-30</LISTED_ON><NAME_ORIGINAL_SCRIPT>آن</NAME_ORIGINAL_SCRIPT><NATIONALITY><VALUE>Iran (Islamic Republic of)</VALUE></NATIONALITY>
<INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>Annie</ALIAS_NAME></INDIVIDUAL_ALIAS><INDIVIDUAL_ALIAS/></INDIVIDUAL></INDIVIDUALS>
<ENTITIES><ENTITY><DATAID>2</DATAID><FIRST_NAME>HERON WORKS</FIRST_NAME><REFERENCE_NUMBER>TSe.002</REFERENCE_NUMBER><ENTITY_ADDRESS><CITY>Nampo</CITY><COUNTRY>Democratic People's Republic of Korea</COUNTRY></ENTITY_ADDRESS></ENTITY></ENTITIES></CONSOLIDATED_LIST>`;
const FTM = [
  { id: 'h1', schema: 'Company', target: true, properties: { name: ['Heron Works'], weakAlias: ['HW'], country: ['cn'], leiCode: ['529900T8BM49AURSDO55'], topics: ['sanction'] } },
  { id: 'h2', schema: 'Person', target: false, properties: { name: ['Ann Owner'], topics: ['role.rca'] } },
  { id: 's1', schema: 'Sanction', properties: { entity: ['h1'], listingDate: ['2024-02-01'], program: ['TEST'], reason: ['made things'] } },
  { id: 'o1', schema: 'Ownership', properties: { owner: ['h2'], asset: ['h1'], percentage: ['51.5'] } },
].map((entity) => JSON.stringify(entity)).join('\n');

function read(format: OfficialFormat, files: readonly string[], options: OfficialOptions = {}): OfficialList {
  const list = readOfficialList(format, files, options);
  expect(list.refused).toBeNull();
  return list;
}

/** The entities as an import makes them: through the text of a line. */
function entities(list: OfficialList): ListedEntity[] {
  return list.records.map(({ fields }, i) => {
    const parsed = parseListLine(JSON.stringify(fields), i + 1);
    if (!parsed.ok) throw new Error(parsed.error.reason);
    return parsed.value;
  });
}

it('an end that a list announces stays a detail, as it may be put off: the listing goes on', () => {
  const [denied] = entities(read('csl-csv', [`${CSL_HEAD},end_date\nDenied Persons List (DPL) - Bureau of Industry and Security,,,,Heron Institute,,,99 FR 1,2016-06-21,,,,,,2026-06-20\n`]));
  expect(denied).toMatchObject({ timeline: [{ event: 'designated', effectiveOn: '2016-06-21' }], details: [{ label: 'end_date', text: '2026-06-20' }] });
});

describe('an official list', () => {
  it('of OFAC in XML: names by script and strength, numbers by scheme, places, and what people read', () => {
    const list = read('ofac-xml', [OFAC_XML(`${ORG}\n${PERSON}\n${SHIP}`, 3)]);
    const [org, person, ship] = entities(list);
    expect(org).toMatchObject({
      id: 'US-OFAC-SDN-71', listId: 'US-OFAC-SDN', list: 'other', schema: 'organization', names: ['Blue Heron Trading & Co.'], nativeNames: ['蓝鹭贸易有限公司'], aliases: [], weakAliases: ['BHT'],
      countries: ['CN'], addresses: ['1 Quay, Dalian, China'], identifiers: [{ scheme: 'USCC', value: '91110000000000000X' }], programs: ['TEST'], since: null, timeline: [{ event: 'designated', effectiveOn: null }],
    });
    // A number too short to be one company's in the world identifies nobody, but is kept.
    expect(org?.details).toEqual(expect.arrayContaining([{ label: 'Registration Number', text: '123' }, { label: 'Gender', text: 'Male' }, { label: 'address.country', text: 'Atlantis' }]));
    expect(list.problems).toMatchObject([{ row: 3, id: 'US-OFAC-SDN-71', field: 'address.country', value: 'Atlantis', lost: 'part', reason: expect.stringContaining('ISO 3166') as unknown }]);
    expect(person).toMatchObject({ schema: 'person', names: ['Ann TESTER'], details: [{ label: 'remarks', text: 'director' }] });
    expect(ship).toMatchObject({ schema: 'vessel', identifiers: [{ scheme: 'IMO', value: '7654321' }], countries: ['PA'] });
  });

  it('of OFAC in CSV: four files make one entry, and weak names and numbers come out of the remarks', () => {
    const [org, person] = entities(read('ofac-csv', [PRIM, ALT, ADD, COMMENTS], { list: 'US-OFAC-CONS' }));
    expect(org).toMatchObject({ id: 'US-OFAC-CONS-71', names: ['BLUE HERON TRADING'], aliases: ['HERON BLUE CO'], weakAliases: ['HERON'], countries: ['CN'], addresses: ['1 Quay, Dalian, China'], programs: ['TEST', 'OTHER'] });
    expect(org?.identifiers).toEqual([{ scheme: 'OTHER', value: '7744001497' }, { scheme: 'REG', value: '1027700167110' }]);
    expect(person).toMatchObject({ schema: 'person', names: ['Ann TESTER'], aliases: ['Anne TESTAR'], countries: ['IR'] });
  });

  it('of the CSL in CSV: each record goes to its list; two of one name stay two', () => {
    const [first, second, person] = entities(read('csl-csv', [CSL_CSV]));
    expect(first).toMatchObject({ id: 'US-BIS-EL-heron-institute-cn', listId: 'US-BIS-EL', since: '2016-06-21', ref: '99 FR 1', countries: ['CN', 'JP'], aliases: ['Heron 54th Institute', 'Institute of Herons'] });
    expect(second).toMatchObject({ id: 'US-BIS-EL-heron-institute-cn-2', addresses: ['9 Mole, Dalian, CN'] });
    expect(person).toMatchObject({ id: 'US-OFAC-SDN-72', names: ['Ann TESTER'], aliases: ['Anne TESTAR'], countries: ['IR'], identifiers: [{ scheme: 'OTHER', value: '7744001497' }] });
  });

  it('of the CSL in JSON', () => {
    expect(entities(read('csl-json', [CSL_JSON]))).toMatchObject([{ id: 'US-BIS-MEU-abc', listId: 'US-BIS-MEU', names: ['Heron Works'], aliases: ['HW'], addresses: ['1 Quay, Dalian, CN'], countries: ['CN'], since: '2021-01-05' }]);
  });

  it('of the EU in XML: a revoked number identifies nobody, and two entities of one reference stay two', () => {
    const [firm, person] = entities(read('eu-xml', [EU_XML]));
    expect(firm).toMatchObject({ id: 'EU-FSF-EU.1.2', schema: 'organization', names: ['Heron GmbH'], nativeNames: ['Цапля'], weakAliases: ['H'], countries: ['BY'], since: '2022-03-01', ref: '2022/1 (OJ L1)', programs: ['TST'], sources: ['http://example.test/oj'] });
    expect(firm?.identifiers).toEqual([{ scheme: 'REG', value: '7744001497' }]);
    expect(person).toMatchObject({ id: 'EU-FSF-EU.1.2-2', schema: 'person', names: ['Ann Tester'] });
  });

  it('of the EU in CSV: the rows of an entity are one entry', () => {
    expect(entities(read('eu-csv', [EU_CSV]))).toMatchObject([{ id: 'EU-FSF-EU.1.2', names: ['Heron GmbH'], aliases: ['Heron Ltd'], addresses: ['Minsk'], countries: ['BY'], identifiers: [{ scheme: 'REG', value: '7744001497' }], since: '2022-03-01' }]);
  });

  it('of the UN in XML', () => {
    const [person, firm] = entities(read('un-xml', [UN_XML]));
    expect(person).toMatchObject({ id: 'UN-SC-TSi.001', schema: 'person', names: ['Ann Tester'], nativeNames: ['آن'], weakAliases: ['Annie'], countries: ['IR'], since: '2016-11-30', programs: ['TST'] });
    expect(firm).toMatchObject({ id: 'UN-SC-TSe.002', schema: 'organization', names: ['HERON WORKS'], countries: ['KP'] });
  });

  it('of OpenSanctions: who is listed, since when and why, with the owners; who is not listed is counted', () => {
    const list = read('ftm', [FTM]);
    expect(list.notListed).toBe(1);
    expect(entities(list)).toMatchObject([{ id: 'h1', names: ['Heron Works'], weakAliases: ['HW'], countries: ['CN'], identifiers: [{ scheme: 'LEI' }], since: '2024-02-01', programs: ['TEST'], basis: 'made things', parents: [{ id: 'h2', name: 'Ann Owner', pct: '51.5' }] }]);
  });
});

describe('a company\'s own list', () => {
  it('starts from a template that is itself a valid list', () => {
    const list = read('own-csv', [ownCsvTemplate()]);
    expect(list.problems).toEqual([]);
    expect(entities(list)).toMatchObject([{ id: 'ACME-1', listId: 'ACME-INTERNAL', list: 'other', nativeNames: ['示例贸易有限公司'], parents: [{ name: 'Example Holding', pct: '60' }], since: '2026-01-05', basis: 'Diverted goods in 2025' }]);
  });

  it('tells what happened to an entry in a row for each event: suspended is not delisted', () => {
    const rows = 'id,list,name,event,effectiveOn,until,notice\nW1,CN-MOFCOM-CONTROL,Heron,designated,2026-02-24,,11/2026\nW1,CN-MOFCOM-CONTROL,Heron,suspended,2026-05-01,2026-11-10,15/2026\n';
    expect(entities(read('own-csv', [rows]))).toMatchObject([
      { list: 'control_list', since: '2026-02-24', bindsForeignTransferors: true, ref: '11/2026', timeline: [{ event: 'designated', effectiveOn: '2026-02-24' }, { event: 'suspended', effectiveOn: '2026-05-01', until: '2026-11-10', ref: '15/2026' }] },
    ]);
  });

  it.each([
    ['event', 'id,list,name,event\nA,L,Heron,delisted\n', 'delisted'],
    ['effectiveOn', 'id,list,name,effectiveOn\nA,L,Heron,24.2.2026\n', '24.2.2026'],
    ['schema', 'id,list,name,schema\nA,L,Heron,company\n', 'company'],
  ])('names row, field and value of a bad %s, and uses nothing of the entry', (field, text, value) => {
    expect(read('own-csv', [text])).toMatchObject({ records: [], problems: [{ row: 2, id: 'A', field, value, lost: 'record' }] });
  });
});

describe('a record that cannot be used', () => {
  it('is named and never dropped in silence', () => {
    const { records, problems } = read('ofac-xml', [OFAC_XML(`${PERSON}${NAMELESS}${PERSON}`, 3)]);
    expect(records).toHaveLength(1);
    expect(problems).toMatchObject([{ id: 'US-OFAC-SDN-74', field: 'name', lost: 'record' }, { id: 'US-OFAC-SDN-72', field: 'id', reason: 'stands at row 3 too', lost: 'record' }]);
  });

  it('is not an entry with one bad value: that stands among the details', () => {
    const long = 'x'.repeat(501);
    const { records, problems } = read('csl-csv', [`${CSL_HEAD}\nSomething new,,,,Heron,,,,21st of May,${long},,,,\n`]);
    expect(records).toHaveLength(1);
    expect(problems.map(({ field, lost }) => [field, lost])).toEqual([['source', 'part'], ['alt_names', 'part'], ['start_date', 'part']]);
    expect(records[0]?.fields['details']).toEqual(expect.arrayContaining([{ label: 'alt_names', text: long }, { label: 'start_date', text: '21st of May' }]));
  });
});

describe('a file that was cut or is another one', () => {
  it.each<[string, OfficialFormat, string[], RegExp]>([
    ['XML that ends early', 'ofac-xml', [OFAC_XML(ORG, 1).slice(0, -60)], /no whole XML/],
    ['fewer entries than promised', 'ofac-xml', [OFAC_XML(ORG, 2)], /Record_Count is "2", but the file has 1 entries/],
    ['another XML', 'eu-xml', ['<html/>'], /root element must be export/],
    ['declared entities', 'un-xml', ['<!DOCTYPE x [<!ENTITY a "aaaa">]><CONSOLIDATED_LIST><INDIVIDUALS>&a;</INDIVIDUALS></CONSOLIDATED_LIST>'], /no whole XML/],
    ['a row without its end', 'ofac-csv', [PRIM.slice(0, 60)], /must have 12 cells|cannot be read/],
    ['lines of JSON that hold commas enough', 'ofac-csv', ['{"id": "A", "b": 1, "c": 2, "d": 3, "e": 4, "f": 5, "g": 6, "h": 7, "i": 8, "j": 9, "k": 10, "l": 11, "m": 12}'], /must begin with the number of an entry, begins with/],
    ['rows of no entry', 'ofac-csv', [PRIM, '99,1,"aka","X",-0- \n'], /different days/],
    ['a last row that is short', 'csl-csv', [`${CSL_HEAD}\nEntity List (EL),,,`], /the last row \(line 2\) has 4 of 14 cells/],
    ['missing columns', 'csl-csv', ['a,b\n1,2\n'], /must name the column source/],
    ['JSON that ends early', 'csl-json', [CSL_JSON.slice(0, -4)], /no whole JSON/],
    ['a column nobody knows', 'own-csv', ['id,name,nodes\nA,Heron,3\n'], /"nodes" is not known; allowed are id, list/],
  ])('is refused whole: %s', (_what, format, files, reason) => {
    const list = readOfficialList(format, files, { list: 'L' });
    expect(list.refused).toMatch(reason);
    expect(list.records).toEqual([]);
  });

  it.each(OFFICIAL_FORMATS)('also when it is empty: %s', (format) => {
    expect(readOfficialList(format, ['']).refused).not.toBeNull();
  });
});

const SAMPLES = join(__dirname, '..', '..', '..', '..', '..', 'shared', 'data', 'raw-samples');
const CASES: readonly [OfficialFormat, string[], string, number][] = [
  ['ofac-xml', ['ofac_sdn_2024-05-07.xml.gz'], 'US-OFAC-SDN', 14_966],
  ['ofac-csv', ['ofac_cons_prim.csv', 'ofac_cons_alt.csv', 'ofac_cons_add.csv', 'ofac_cons_comments.csv'], 'US-OFAC-CONS', 442],
  ['eu-xml', ['eu_fsf_2024-05-13.xml.gz'], 'EU-FSF', 4_811],
  ['csl-csv', ['us_csl_2019_sample.csv'], '', 115],
];

describe('files as they were published', () => {
  const sample = (name: string): string => {
    const bytes = readFileSync(join(SAMPLES, name));
    return (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString();
  };

  it.each(CASES)('%s %j: every record becomes an entity', (format, files, list, count) => {
    if (!existsSync(SAMPLES)) {
      if (process.env['CI'] !== 'true') console.warn(`no official files beside the repository (${SAMPLES}): not read`);
      expect(process.env['CI']).not.toBe('true');
      return;
    }
    const found = read(format, files.map(sample), list === '' ? {} : { list });
    expect(found.problems.filter(({ lost }) => lost === 'record')).toEqual([]);
    expect(entities(found)).toHaveLength(count);
    expect(found.problems.length).toBeLessThan(10);
  });
});
