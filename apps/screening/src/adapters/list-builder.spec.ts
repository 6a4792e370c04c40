import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { reviewedEntity } from '@ytterby/contracts';
import { ndjsonLines } from '@ytterby/platform';
import { aParty } from '../../test/builders';
import { applyVerdictsOf } from '../application/apply-verdicts';
import type { BuiltSnapshot, ListBuilder } from '../ports';
import { listBuilder } from './list-builder';
import { imageOf, snapshotIndex } from './snapshot-index';

const STARTER = join(__dirname, '..', '..', '..', '..', 'data', 'starter', 'watchlist_starter.jsonl');
const DAY = '2026-06-01';
const NATIVE = { id: 'N1', name: 'North Works', nativeNames: ['北方工业'], country: 'CN', list: 'YTB-MIL', category: 'military' };

async function build(text: string, query: Partial<Parameters<ListBuilder['build']>[1]> = {}) {
  async function* chunks(): AsyncGenerator<Buffer> {
    await Promise.resolve();
    yield Buffer.from(text);
  }
  return listBuilder({ threads: 1 }).build(ndjsonLines(chunks(), 10_000), { format: 'starter', onError: 'stop', ...query });
}

async function snapshot(text: string): Promise<BuiltSnapshot> {
  const built = await build(text);
  if (built.snapshot === null) throw new Error('no snapshot');
  return built.snapshot;
}

const indexOf = (built: Pick<BuiltSnapshot, 'snapshotId' | 'content'> | null) => snapshotIndex(imageOf(built ?? { snapshotId: '', content: Buffer.alloc(0) }));

const lines = (...entities: object[]): string => entities.map((entity) => `${JSON.stringify(entity)}\n`).join('');

describe('the starter list', () => {
  it('is built without a bad line, and its index finds the listed parties with what they are listed as', async () => {
    const { snapshot: built, errors } = await build(readFileSync(STARTER, 'utf8'));
    expect(errors).toEqual([]);
    expect(built).toMatchObject({ entities: 349, counts: { 'YTB-SEMI': 198, 'YTB-MIL-AI': 73, 'YTB-MIL': 78 } });
    const index = indexOf(built);
    const found = index.screenParty(aParty('p1', 'TSMC Arizona Corp.', { country: 'US' }), DAY);
    expect(found.screening).toMatchObject({ partyId: 'p1', status: 'review', listings: [] });
    const hit = found.hits.find(({ entityId }) => entityId === 'YTB-SEMI-0002');
    expect(hit).toMatchObject({ where: 'party', status: 'review', listings: [{ list: 'semiconductor', status: 'active', bindsForeignTransferors: false, capability: { nodeNm: '4' } }] });
    expect(reviewedEntity.parse(JSON.parse(index.shown('YTB-SEMI-0002', DAY)?.entityJson ?? ''))).toMatchObject({ name: 'TSMC Arizona Corporation', listId: 'YTB-SEMI', country: 'US' });
    expect(index.screenExporter({ name: 'Baotou Invented Magnets', nativeName: null, country: 'CN', isChineseOperator: true, locatedInChina: true }, DAY).screening.status).toBe('clear');
  });
});

describe('a confirmed hit on an entity whose owners the lists know', () => {
  const GROUP = [
    { id: 'TOP', name: 'Northern Holding', list: 'CN-MOFCOM-CONTROL', country: 'CN' },
    { id: 'MID', name: 'Middle Metals', list: 'YTB-MIL', country: 'CN', parents: [{ id: 'TOP', name: 'Northern Holding', pct: '60' }, { id: null, name: 'Somebody', pct: null }] },
    { id: 'LOW', name: 'Lower Works', list: 'YTB-MIL', country: 'CN', parents: [{ id: 'MID', name: 'Middle Metals', pct: '55.5' }], identifiers: [{ scheme: 'LEI', value: '529900T8BM49AURSDO55' }] },
  ];
  const chain = { name: 'Middle Metals', pct: '55.5', listings: [{ list: 'military' }], owners: [{ name: 'Northern Holding', pct: '60', listings: [{ list: 'control_list' }] }, { name: 'Somebody', pct: null, listings: [] }] };
  const indexOfGroup = async () => {
    const { snapshotId, content } = await snapshot(lines(...GROUP));
    return indexOf({ snapshotId, content });
  };

  it('brings the chain of owners with their shares and listings, by an identifier or a person, and only then', async () => {
    const index = await indexOfGroup();
    const certain = index.screenParty(aParty('p1', 'Lower Works', { identifiers: [{ scheme: 'LEI', value: '529900T8BM49AURSDO55' }] }), DAY);
    expect(certain.screening).toMatchObject({ status: 'match', ownership: [chain] });
    const similar = index.screenParty(aParty('p1', 'Lower Works'), DAY);
    expect(similar.screening).toMatchObject({ status: 'review', ownership: [] });
    const verdict = { hit: { entityId: 'LOW', subject: 'Lower Works', where: 'party' as const }, released: true, stands: true };
    expect(applyVerdictsOf(similar, [{ ...verdict, verdict: 'true_match' }])).toMatchObject({ status: 'match', ownership: [chain] });
    expect(applyVerdictsOf(similar, [{ ...verdict, verdict: 'false_positive' }])).toMatchObject({ status: 'clear', ownership: [] });
    expect(applyVerdictsOf(certain, [{ ...verdict, verdict: 'false_positive' }])).toMatchObject({ status: 'clear', ownership: [] });
  });

  it('counts an owner whom the order names too once, with the larger share', async () => {
    const index = await indexOfGroup();
    const owners = [{ name: 'Middle Metals Co., Ltd.', pct: '20' }, { name: 'Free Float', pct: '44.5' }];
    const found = index.screenParty(aParty('p1', 'Lower Works', { owners }), DAY);
    const confirmed = found.hits.map((hit) => ({ hit, verdict: 'true_match' as const, released: false, stands: true }));
    const { ownership } = applyVerdictsOf(found, confirmed);
    expect(ownership).toMatchObject([{ name: 'Middle Metals Co., Ltd.', pct: '55.5', listings: [{ list: 'military' }], owners: chain.owners }, { name: 'Free Float', pct: '44.5', listings: [] }]);
    expect(ownership[0]?.listings).toHaveLength(1);
  });

  it('of a branch brings the owners of its company', async () => {
    const found = (await indexOfGroup()).screenParty(aParty('p1', 'Unrelated Trading', { branchOf: { name: 'Lower Works' } }), DAY);
    expect(applyVerdictsOf(found, found.hits.map((hit) => ({ hit, verdict: 'true_match' as const, released: false, stands: true })))).toMatchObject({ branchOf: { listings: [{ list: 'military' }] }, ownership: [chain] });
  });

  it('tells whom it holds and who has a holder with it, as what the lists have them, and only when it is confirmed', async () => {
    const { snapshotId, content } = await snapshot(lines(...GROUP, { id: 'SIS', name: 'Sister Smelting', list: 'CN-MOFCOM-WATCH', country: 'CN', parents: [{ id: 'TOP', name: 'Northern Holding', pct: '51' }] }));
    const index = indexOf({ snapshotId, content });
    const related = (name: string) => {
      const found = index.screenParty(aParty('p1', name), DAY);
      expect(found.screening).not.toHaveProperty('relatedListed');
      return applyVerdictsOf(found, found.hits.map((hit) => ({ hit, verdict: 'true_match' as const, released: true, stands: true }))).relatedListed;
    };
    expect(related('Northern Holding')).toEqual([
      { relation: 'subsidiary', name: 'Middle Metals', pct: '60', listings: [expect.objectContaining({ list: 'military' })] },
      { relation: 'subsidiary', name: 'Sister Smelting', pct: '51', listings: [expect.objectContaining({ list: 'watch_list' })] },
      { relation: 'subsidiary', name: 'Lower Works', listings: [expect.objectContaining({ list: 'military' })] },
    ]);
    expect(related('Middle Metals')).toMatchObject([{ relation: 'subsidiary', name: 'Lower Works', pct: '55.5' }, { relation: 'sister', name: 'Sister Smelting' }]);
    expect(related('Lower Works')).toBeUndefined();
    const certain = index.screenParty(aParty('p1', 'Another Name', { branchOf: { name: 'Middle Metals' }, identifiers: [{ scheme: 'LEI', value: '529900T8BM49AURSDO55' }] }), DAY);
    expect(certain.screening).not.toHaveProperty('relatedListed');
    expect(applyVerdictsOf(certain, certain.hits.map((hit) => ({ hit, verdict: 'true_match' as const, released: true, stands: true }))).relatedListed).toHaveLength(2);
  });

  it('of a holder of hundreds tells the first fifty', async () => {
    const many = Array.from({ length: 60 }, (_, n) => ({ id: `H${String(n + 10)}`, name: `Held Works ${String(n + 10)}`, list: 'YTB-MIL', country: 'CN', parents: [{ id: 'TOP', name: 'Northern Holding', pct: '100' }] }));
    const { snapshotId, content } = await snapshot(lines({ id: 'TOP', name: 'Northern Holding', list: 'YTB-MIL', country: 'CN' }, ...many));
    const [hit] = indexOf({ snapshotId, content }).screenParty(aParty('p1', 'Northern Holding'), DAY).hits;
    expect(hit?.relatives?.map(({ name }) => name)).toEqual(many.slice(0, 50).map(({ name }) => name));
  });

  it('follows a circle once', async () => {
    const ring = [{ ...NATIVE, id: 'A', name: 'Alpha Works', parents: [{ id: 'B', name: 'Beta Works', pct: '50' }] }, { ...NATIVE, id: 'B', name: 'Beta Works', parents: [{ id: 'A', name: 'Alpha Works', pct: '50' }] }];
    const { snapshotId, content } = await snapshot(lines(...ring));
    const hit = indexOf({ snapshotId, content }).screenParty(aParty('p1', 'Alpha Works'), DAY).hits.find(({ entityId }) => entityId === 'A');
    expect(hit?.owners).toMatchObject([{ name: 'Beta Works', owners: [{ name: 'Alpha Works' }] }]);
    expect(JSON.stringify(hit?.owners).match(/Alpha Works/g)).toHaveLength(1);
  });
});

it('says of an entity and its owners what they are listed as on the day', async () => {
  const leaving = (id: string, name: string, parents: object[]): object => ({ id, names: [name], list: 'YTB-MIL', parents, identifiers: [{ scheme: 'LEI', value: `5299000000000000000${id}` }], timeline: [{ event: 'designated', effectiveOn: '2026-01-01' }, { event: 'stopped', effectiveOn: '2026-07-01' }] });
  const built = await build(lines(leaving('1', 'Heron Works', [{ id: '2', name: 'Heron Holding', pct: '60' }]), leaving('2', 'Heron Holding', [])), { format: 'ytterby' });
  const index = indexOf(built.snapshot);
  const party = aParty('p1', 'Heron Works', { identifiers: [{ scheme: 'LEI', value: '52990000000000000001' }] });
  const statusOn = (day: string) => {
    const { listings, ownership } = index.screenParty(party, day).screening;
    const shown = reviewedEntity.parse(JSON.parse(index.shown('1', day)?.entityJson ?? ''));
    return [listings[0]?.status, ownership[0]?.listings[0]?.status, index.search({ name: 'Heron Works' }, day).hits[0]?.listings[0]?.status, shown.status];
  };
  expect(statusOn('2026-06-30')).toEqual(['active', 'active', 'active', 'active']);
  expect(statusOn('2026-07-01')).toEqual(['stopped', 'stopped', 'stopped', 'stopped']);
});

describe('a snapshot', () => {
  it('has the same id whatever the order of lines and fields, and another one when anything differs', async () => {
    const other = { list: 'YTB-SEMI', id: 'B', name: 'B Works', category: 'semiconductor' };
    const { snapshotId } = await snapshot(lines(NATIVE, other));
    const turned = Object.fromEntries(Object.entries(NATIVE).reverse());
    expect((await snapshot(`${lines(other)}\n${lines(turned)}`)).snapshotId).toBe(snapshotId);
    expect((await snapshot(lines(NATIVE, { ...other, name: 'B Work' }))).snapshotId).not.toBe(snapshotId);
    expect(snapshotId).not.toContain(':');
  });

  it('is refused when its content is not what the id says', async () => {
    const { snapshotId, content } = await snapshot(lines(NATIVE));
    const tampered = gzipSync(gunzipSync(content).toString().replace('North Works', 'Other Works'));
    expect(() => indexOf({ snapshotId, content: tampered })).toThrow('it was changed or cut');
    expect(() => indexOf({ snapshotId, content: content.subarray(0, 20) })).toThrow();
  });

  it('finds a party by its name in another script, and says which name it was', async () => {
    const { snapshotId, content } = await snapshot(lines(NATIVE));
    const party = aParty('p1', 'Unrelated Trading', { nativeNames: ['北方工业'] });
    expect(indexOf({ snapshotId, content }).screenParty(party, DAY).hits).toMatchObject([{ subject: 'Unrelated Trading', queryName: '北方工业', matchedName: '北方工业' }]);
  });
});

describe('bad lines', () => {
  it.each([
    ['no JSON', '{"id":', 'is not JSON'],
    ['no object', '[1]', 'is not a JSON object'],
    ['a missing field', '{"id":"x"}', 'list: must be text'],
    ['U+0000, which no hit could be stored with', lines({ ...NATIVE, name: 'a\u0000b' }).trim(), 'name: holds the character U+0000'],
    ['a line over the limit', `{"id":"${'x'.repeat(20_000)}"}`, 'is too long'],
    ['an id twice', lines(NATIVE).trim(), 'id "N1" stands on an earlier line too'],
  ])('are named with their number and left out: %s', async (_name, bad, reason) => {
    const { snapshot: built, errors } = await build(`${lines(NATIVE)}\n${bad}\n`);
    expect(errors).toEqual([{ line: 3, reason }]);
    expect(built?.entities).toBe(1);
  });

  it('of nothing else make no snapshot', async () => {
    expect(await build('nothing\n')).toMatchObject({ snapshot: null, errors: [{ line: 1 }] });
  });
});

it('names the entries that nobody would be found to be, and keeps them for what else they say', async () => {
  const named = [{ ...NATIVE, aliases: ['NW', 'OAO', '—'] }, { ...NATIVE, id: 'N2', name: 'Z', nativeNames: [], identifiers: [{ scheme: 'LEI', value: '529900T8BM49AURSDO55' }] }];
  const { snapshot: built, errors, kept } = await build(lines(...named));
  expect(errors).toEqual([]);
  expect(kept).toEqual([
    { line: 1, reason: 'N1: a name of it is never met. The name “OAO” is only a legal form; give the full name.' },
    { line: 1, reason: "N1: a name of it is never met. The name “—” holds no letter or digit that can be compared; give the party's name." },
    { line: 2, reason: 'N2: no name of it can be compared, so only an identifier meets it. The name “Z” holds a single letter or digit; give the full name.' },
  ]);
  const party = aParty('p1', 'Somebody Else', { identifiers: [{ scheme: 'LEI', value: '529900T8BM49AURSDO55' }] });
  expect(indexOf(built).screenParty(party, DAY).screening.status).toBe('match');
});

it('a name that is longer than is compared is named, and its entry is kept', async () => {
  const { snapshot: built, errors, kept } = await build(lines({ id: 'L1', list: 'OWN', names: ['Heron Works', 'Heron '.repeat(100).trim()] }), { format: 'ytterby' });
  expect([built?.entities, errors]).toEqual([1, []]);
  expect(kept).toEqual([{ line: 1, reason: expect.stringMatching(/^L1: a name of it is never met\. The name “Heron .{54}…” has 599 characters, more than are compared; shorten it\.$/) as string }]);
});
