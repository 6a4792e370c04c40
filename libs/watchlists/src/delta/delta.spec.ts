import { createHash } from 'node:crypto';
import type { Party } from '@ytterby/contracts';
import fc from 'fast-check';
import { bindsForeignTransferors } from '../list-kinds';
import type { ListedEntity } from '../listed-entity';
import { namesOfOrder } from '../party-names';
import { screenExporter, screenParty } from '../screen-party';
import { buildScreeningImage, ScreeningIndex } from '../screening-index';
import { buildSnapshot, type Snapshot } from '../snapshot';
import { diffSnapshots, listDelta } from './snapshot-diff';
import { indexStoredNames } from './stored-names';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const DAY = '2026-11-26';
const SEED = { seed: 20261126, numRuns: 40 };

function entity(id: string, over: Partial<ListedEntity> = {}): ListedEntity {
  const ref = `notice ${id}`;
  return {
    id,
    list: 'control_list',
    listId: 'CN-MOFCOM-CONTROL',
    schema: 'organization',
    names: [`Entity ${id}`],
    nativeNames: [],
    aliases: [],
    weakAliases: [],
    countries: [],
    addresses: [],
    identifiers: [],
    category: null,
    capability: null,
    parents: [],
    since: '2026-03-01',
    ref,
    timeline: [{ event: 'designated', effectiveOn: '2026-03-01', knownSince: '2026-03-01', ref }],
    bindsForeignTransferors: bindsForeignTransferors('control_list', '2026-03-01'),
    sources: [],
    basis: null,
    ...over,
  };
}

function snapshot(entities: readonly ListedEntity[]): Snapshot {
  const built = buildSnapshot(entities, sha256);
  if (!built.ok) throw new Error(built.error);
  return built.value;
}

describe('what differs between two snapshots', () => {
  const before = snapshot([entity('A'), entity('B'), entity('C'), entity('D')]);

  it('is told per entity: added, changed in what is matched, changed only in its timeline, removed', () => {
    const suspended = { event: 'suspended' as const, effectiveOn: '2026-05-01', knownSince: '2026-05-01', ref: 'notice 2' };
    const after = snapshot([entity('A'), entity('B', { aliases: ['Bee Works'] }), entity('C', { timeline: [...entity('C').timeline, suspended] }), entity('E')]);
    expect(diffSnapshots(before, after).map(({ id, kind }) => [id, kind])).toEqual([
      ['B', 'changed'],
      ['C', 'timeline'],
      ['D', 'removed'],
      ['E', 'added'],
    ]);
    expect(diffSnapshots(before, before)).toEqual([]);
  });

  it('has only what may meet somebody new to be matched, and touches the rest, with all that they hold', () => {
    const held = [entity('H1', { parents: [{ id: 'C', name: 'Entity C', pct: '60' }] }), entity('H2', { parents: [{ id: 'H1', name: 'Entity H1', pct: null }] })];
    const old = snapshot([...before.entities, ...held]);
    const after = snapshot([entity('A'), entity('B', { countries: ['RU'] }), entity('C', { basis: 'words' }), entity('D'), ...held]);
    const delta = listDelta([old], after);
    expect(delta.matched.map(({ id }) => id)).toEqual(['B']);
    expect([...delta.touched].sort()).toEqual(['B', 'C', 'H1', 'H2']);
    expect(delta.counts).toEqual({ added: 0, changed: 1, removed: 0, timeline: 1 });
  });

  it('touches whoever holds what changed, at any distance, and who has a holder with it', () => {
    const heldBy = (...holders: string[]) => ({ parents: holders.map((id) => ({ id, name: `Entity ${id}`, pct: '60' })) });
    const group = [entity('TOP'), entity('MID', heldBy('TOP')), entity('LOW', heldBy('MID')), entity('SIS', heldBy('MID')), entity('AUNT', heldBy('TOP')), entity('ELSE')];
    const after = snapshot(group.map((one) => (one.id === 'LOW' ? { ...one, basis: 'words' } : one)));
    expect([...listDelta([snapshot(group)], after).touched].sort()).toEqual(['LOW', 'MID', 'SIS', 'TOP']);
  });

  it('has of an entity only the names that it did not have, and all when something else that is judged is other', () => {
    const old = snapshot([entity('A', { aliases: ['Alpha'], weakAliases: ['AW'] }), entity('B', { aliases: ['Beta'] }), entity('C', { aliases: ['Gamma'] }), entity('D', { identifiers: [{ scheme: 'LEI', value: '1' }] })]);
    const after = snapshot([
      entity('A', { aliases: ['Alpha', 'AW', 'Aleph'], weakAliases: ['Al'] }),
      entity('B', { aliases: ['Beta', 'Beth'], schema: 'person' }),
      entity('C'),
      entity('D', { nativeNames: ['丁'], identifiers: [{ scheme: 'LEI', value: '1' }] }),
    ]);
    const delta = listDelta([old], after);
    expect(delta.matched.map(({ id, names, nativeNames, aliases, weakAliases, identifiers }) => [id, names, nativeNames, aliases, weakAliases, identifiers])).toEqual([
      ['A', [], [], ['AW', 'Aleph'], ['Al'], []],
      ['B', ['Entity B'], [], ['Beta', 'Beth'], [], []],
      ['D', [], ['丁'], [], [], []],
    ]);
    expect([...delta.touched].sort()).toEqual(['A', 'B', 'C', 'D']);
    expect(delta.counts).toEqual({ added: 0, changed: 4, removed: 0, timeline: 0 });
  });

  it('has a name that says more now than it did: a short alias or a weak one is met by few, a main name by all that are alike', () => {
    const old = snapshot([entity('A', { aliases: ['ORL'], weakAliases: ['AW'] }), entity('B', { names: ['Entity B', 'ORB'], aliases: ['Beta'] })]);
    const after = snapshot([entity('A', { names: ['Entity A', 'ORL'], aliases: ['AW'] }), entity('B', { aliases: ['ORB'], weakAliases: ['Beta'] })]);
    expect(listDelta([old], after).matched.map(({ id, names, aliases, weakAliases }) => [id, names, aliases, weakAliases])).toEqual([['A', ['ORL'], ['AW'], []]]);
  });

  it('has the names that any of several snapshots did not have, and all when one did not have the entity', () => {
    const [one, other] = [snapshot([entity('A', { aliases: ['Alpha'] }), entity('B')]), snapshot([entity('A', { aliases: ['Aleph'] })])];
    const after = snapshot([entity('A', { aliases: ['Alpha', 'Aleph', 'Alif'] }), entity('B', { aliases: ['Beta'] })]);
    expect(listDelta([one, other], after).matched.map(({ id, names, aliases }) => [id, names, aliases])).toEqual([
      ['A', [], ['Alpha', 'Aleph', 'Alif']],
      ['B', ['Entity B'], ['Beta']],
    ]);
  });

  it('touches those whose listing ends, begins again or pauses on some day, and whom they hold, although the list says the same', () => {
    const stopped = { event: 'stopped' as const, effectiveOn: '2027-01-01', knownSince: null, ref: 'notice 2' };
    const same = snapshot([entity('A'), entity('C', { timeline: [...entity('C').timeline, stopped] }), entity('H1', { parents: [{ id: 'C', name: 'Entity C', pct: '60' }] })]);
    const delta = listDelta([same], same);
    expect([delta.matched, [...delta.touched].sort(), delta.counts]).toEqual([[], ['C', 'H1'], { added: 0, changed: 0, removed: 0, timeline: 0 }]);
  });

  it('to several snapshots is all that any of them has otherwise', () => {
    const other = snapshot([entity('A', { aliases: ['Old Alias'] }), entity('B'), entity('C'), entity('D', { basis: 'words' })]);
    const delta = listDelta([other, before], snapshot(before.entities.slice(0, 3)));
    expect([delta.matched.map(({ id }) => id), [...delta.touched].sort()]).toEqual([[], ['A', 'D']]);
  });
});

/** Words of invented names, close enough to each other that many pairs score near the threshold. */
const WORDS = 'Orelin Orelyn Velmora Velmor Karsten Carsten Polimer Polymer Fujiyama Fujisawa Jiaming Jiaying Haidong Precision Technology Industrial Research Institute 54th 55th Plant Marine Youssef Yusuf Gagarin'.split(' ');
const WHOLE = ['嘉明铝业有限公司', '嘉明鋁業有限公司', '藤山精密株式会社', 'Завод «Полимер»', 'Юрий Гагарин', 'أمجد يوسف', '김민준', 'Kim Min-jun', 'ORL', 'Velmora', 'Fujiyama Seimitsu K.K.'];
const nameArb = fc.oneof(
  { arbitrary: fc.tuple(fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 4 }), fc.constantFrom('', ' Ltd.', ' GmbH')).map(([words, form]) => words.join(' ') + form), weight: 4 },
  { arbitrary: fc.constantFrom(...WHOLE), weight: 1 },
);
const namesArb = fc.array(nameArb, { maxLength: 2 });
const countryArb = fc.constantFrom('DE', 'CN', 'RU');
const identifierArb = fc.record({ scheme: fc.constantFrom('LEI', 'REG'), value: fc.constantFrom('529900T8BM49AURSDO55', '91-11 0000', '77') });

const addressArb = fc.constantFrom('9 Fuhong Road, Shenzhen', 'Fuhong Rd 9, Futian; Winterhuder Weg 8, Hamburg', 'Winterhuder Weg 8, 22085 Hamburg', 'China');

const contentArb = fc.record({
  schema: fc.constantFrom('organization', 'person', 'unknown'),
  names: fc.array(nameArb, { minLength: 1, maxLength: 2 }),
  nativeNames: namesArb,
  aliases: namesArb,
  weakAliases: fc.array(fc.constantFrom('ORL', 'Velmora', 'KMJ'), { maxLength: 1 }),
  countries: fc.array(countryArb, { maxLength: 2 }),
  addresses: fc.array(addressArb, { maxLength: 2 }),
  identifiers: fc.array(identifierArb, { maxLength: 1 }),
  parents: fc.array(fc.record({ id: fc.constantFrom('E0', 'E1', 'E2'), name: nameArb, pct: fc.constantFrom('50', '30', null) }), { maxLength: 1 }),
  basis: fc.constantFrom(null, 'words'),
});
const idsArb = (ids: number) => fc.tuple(...Array.from({ length: ids }, () => fc.option(contentArb, { freq: 4 })));
type Content = Partial<ListedEntity> | null;
/** The content with other names beside those it had, or with an alias or a weak one that says more now. */
const renamedArb = fc.record({ added: namesArb, weak: fc.constantFrom('stays', 'becomes full', 'is new', 'becomes main') });
function renamed(content: Content, { added, weak }: { added: string[]; weak: string }): Content {
  if (content === null) return null;
  const { names = [], aliases = [], weakAliases = [] } = content;
  if (weak === 'becomes main') return { ...content, names: [...names, ...aliases, ...weakAliases], aliases: [], weakAliases: [] };
  if (weak === 'becomes full') return { ...content, aliases: [...aliases, ...weakAliases], weakAliases: [] };
  return { ...content, aliases: [...added, ...aliases.slice(1)], weakAliases: weak === 'is new' ? ['ORL', 'KMJ'] : weakAliases };
}
const EACH = { minLength: 8, maxLength: 8 };
/** Two lists: of each id the second has the same content, the same under other names, another one, or none. */
const listsArb = fc.tuple(idsArb(8), idsArb(8), fc.array(renamedArb, EACH), fc.array(fc.integer({ min: 0, max: 5 }), EACH)).map(([before, other, names, stays]) => {
  const entities = (contents: readonly Content[]): ListedEntity[] => contents.flatMap((content, i) => (content === null ? [] : [entity(`E${String(i)}`, content)]));
  const now = (content: Content, i: number): Content => (stays[i] === 0 ? (other[i] ?? null) : stays[i] === 1 ? renamed(content, names[i] ?? { added: [], weak: 'stays' }) : content);
  return { before: entities(before), after: entities(before.map(now)) };
});
const ownerArb = fc.record({ name: nameArb, nativeNames: namesArb, country: fc.option(countryArb), pct: fc.constantFrom('50', null) });
const partyArb: fc.Arbitrary<Party> = fc.record({
  partyId: fc.constant('p1'),
  role: fc.constant('end_user' as const),
  name: nameArb,
  nativeNames: namesArb,
  aliases: namesArb,
  country: fc.option(countryArb),
  address: addressArb,
  identifiers: fc.array(identifierArb, { maxLength: 1 }),
  militaryUser: fc.constant(false),
  owners: fc.array(ownerArb, { maxLength: 1 }),
  branchOf: fc.option(fc.record({ name: nameArb })),
});
const orderArb = fc.record({
  exporter: fc.record({ name: nameArb, nativeName: fc.option(nameArb), country: countryArb, isChineseOperator: fc.constant(true), locatedInChina: fc.constant(true) }),
  parties: fc.array(partyArb, { minLength: 1, maxLength: 2 }),
});

test('screening only what the delta names again gives what screening everything again gives', () => {
  let untouched = 0;
  fc.assert(
    fc.property(listsArb, fc.array(orderArb, { minLength: 12, maxLength: 12 }), (lists, orders) => {
      const [before, after] = [snapshot(lists.before), snapshot(lists.after)];
      const [old, young] = [before, after].map((one) => new ScreeningIndex(buildScreeningImage(one))) as [ScreeningIndex, ScreeningIndex];
      const screen = (index: ScreeningIndex) => orders.map((order) => [screenExporter(order.exporter, index, DAY), ...order.parties.map((party) => screenParty(party, index, DAY))]);
      const delta = listDelta([before], after);
      const asked = orders.flatMap((order, i) => namesOfOrder(order).map((names) => ({ names, order: i })));
      const stored = indexStoredNames(asked.map(({ names }) => names));
      const again = new Set(delta.matched.flatMap((changed) => [...stored.meeting(changed)].map((position) => asked[position]?.order)));
      const earlier = screen(old);
      earlier.forEach((found, i) => found.some(({ hits }) => hits.some(({ entityId }) => delta.touched.has(entityId))) && again.add(i));
      untouched += orders.length - again.size;
      const whole = screen(young);
      expect(earlier.map((found, i) => (again.has(i) ? whole[i] : found))).toEqual(whole);
    }),
    SEED,
  );
  // The delta must also leave alone what it can, or it would prove nothing.
  expect(untouched).toBeGreaterThan(100);
});
