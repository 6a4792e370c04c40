import { lineOf } from './official/own-lines';
import { readListLines } from './official/read-official-list';
import { LIST_LINE_FIELDS } from './line-fields';
import { parseListLine, parseStarterLine } from './parse-lines';

const LINE = { id: 'E1', list: 'ACME-INTERNAL', names: ['Heron Works'] };
const STARTER = { id: 'S1', list: 'YTB-MIL', name: 'Heron Works' };

function refusal(fields: object, read = parseListLine): string {
  const parsed = read(JSON.stringify(fields), 3);
  return parsed.ok ? '' : `${String(parsed.error.line)} ${parsed.error.reason}`;
}

function entity(fields: object): unknown {
  const parsed = parseListLine(JSON.stringify(fields), 1);
  return parsed.ok ? parsed.value : parsed.error;
}

describe('a line of a list', () => {
  it.each([
    ['a misspelt name', { nativeName: ['苍鹭'] }, /^3 nativeName: is not a field of this form; allowed are id, list, schema, names, .*tags; what else there is to say goes into details$/],
    ['a misspelt share', { parents: [{ name: 'Owner', percent: '60' }] }, /^3 parents\.percent: is not a field of this form; allowed are id, name, pct$/],
    ['a misspelt day of an event', { timeline: [{ event: 'suspended', from: '2026-01-01' }] }, /^3 timeline\.from: .*allowed are event, effectiveOn/],
    ['a field of a capability', { capability: { nm: '7' } }, /^3 capability\.nm: .*nodeNm, memoryLayers, kind, note$/],
    ['a kind of party', { schema: 'organisation' }, /^3 schema: must be organization, person, vessel, aircraft, unknown, is "organisation"$/],
    ['a day that does not exist', { since: '2026-02-30' }, /^3 since: must be a day such as 2026-02-24, is "2026-02-30"$/],
    ['a name with U+0000', { aliases: ['Her\u0000on'] }, /^3 aliases\[0\]: holds the character U\+0000$/],
  ])('is refused for %s that is not known', (_what, more, expected) => {
    expect(refusal({ ...LINE, ...more })).toMatch(expected);
  });

  it('of the starter form is refused for a field of the other form', () => {
    expect(refusal({ ...STARTER, names: ['Heron'] }, parseStarterLine)).toMatch(/^3 names: is not a field of this form; allowed are id, list, schema, name, /);
    expect(refusal(STARTER, parseStarterLine)).toBe('');
  });

  it('keeps a day of listing that is only a citation for readers', () => {
    expect(entity({ ...LINE, since: '86 FR 67319' })).toMatchObject({ since: null, details: [{ label: 'listed since', text: '86 FR 67319' }], timeline: [{ event: 'designated', effectiveOn: null }] });
  });

  it('is not lost by a name that is longer than is compared, unless it is the only one', () => {
    const long = 'Heron '.repeat(100).trim();
    expect(entity({ ...LINE, aliases: ['Grey Heron', long] })).toMatchObject({ names: ['Heron Works'], aliases: ['Grey Heron'], details: [{ label: 'name that is too long to be compared', text: long }] });
    expect(refusal({ ...LINE, names: [long] })).toBe('3 names: must hold at least one name of at most 500 characters');
    expect(readListLines('ytterby', JSON.stringify({ ...LINE, aliases: [long] })).problems).toMatchObject([{ row: 1, id: 'E1', field: 'name', reason: 'at most 500 characters are compared, has 599', lost: 'part' }]);
  });

  it('keeps reason and source of each event', () => {
    const timeline = [{ event: 'designated', effectiveOn: '2025-03-04', knownSince: null, ref: 'No. 1', reason: 'as published', source: 'page 1' }, { event: 'suspended', effectiveOn: '2025-08-12', knownSince: '2025-08-12', ref: 'No. 2' }];
    expect(entity({ ...LINE, timeline })).toMatchObject({ timeline });
  });

  it('of an entity is that entity again, with every field that the form has', () => {
    const whole = {
      ...LINE, schema: 'vessel', nativeNames: ['苍鹭'], aliases: ['Grey Heron'], weakAliases: ['GH'], countries: ['KP'], addresses: ['1 Quay'], identifiers: [{ scheme: 'IMO', value: '7654321' }], category: 'own',
      capability: { nodeNm: '7', memoryLayers: 9, kind: 'fab' }, parents: [{ id: 'E2', name: 'Owner', pct: '51.5' }], since: '2025-03-04', ref: 'No. 1', basis: 'why', sources: ['page'], programs: ['P'], details: [{ label: 'a', text: 'b' }],
      timeline: [{ event: 'designated', effectiveOn: '2025-03-04', knownSince: null, until: null, ref: 'No. 1', reason: 'r', source: 's' }],
    };
    const read = parseListLine(JSON.stringify(whole), 1);
    if (!read.ok) throw new Error(read.error.reason);
    expect(parseListLine(JSON.stringify(lineOf(read.value)), 1)).toEqual(read);
    const given = new Set(Object.keys(whole));
    expect(LIST_LINE_FIELDS.map(([field]) => field).filter((field) => !field.includes('.') && !given.has(field))).toEqual(['source', 'tags']);
  });
});
