import { createHash } from 'node:crypto';
import type { ListedEntity } from '../listed-entity';
import { parseListLine } from '../parse-lines';
import { buildSnapshot, type Snapshot } from '../snapshot';
import { mergeParts, type SourcePart } from './merge-parts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

function entity(list: string, id: string, name = `${id} Works`): ListedEntity {
  const read = parseListLine(JSON.stringify({ id, list, names: [name] }), 1);
  if (!read.ok) throw new Error(read.error.reason);
  return read.value;
}

function built(entities: readonly ListedEntity[]): Snapshot {
  const snapshot = buildSnapshot(entities, sha256);
  if (!snapshot.ok) throw new Error(snapshot.error);
  return snapshot.value;
}

const part = (id: string, lists: readonly string[], ...entities: ListedEntity[]): SourcePart => ({ from: `source "${id}"`, lists, lines: built(entities).lines });

function merged(inForce: readonly ListedEntity[], parts: readonly SourcePart[]): string[] | string {
  const result = mergeParts(built(inForce).lines, parts, sha256);
  return result.ok ? result.value.lines.map((line) => JSON.parse(line) as ListedEntity).map(({ listId, id }) => `${listId}/${id}`) : result.error;
}

const IN_FORCE = [entity('OWN', 'o1'), entity('SDN', 's1'), entity('SDN', 's2')];

it('puts a part in the place of its own lists and leaves every other list as it is in force', () => {
  expect(merged(IN_FORCE, [part('ofac', ['SDN'], entity('SDN', 's2'), entity('SDN', 's3'))])).toEqual(['OWN/o1', 'SDN/s2', 'SDN/s3']);
  expect(merged(IN_FORCE, [])).toEqual(['OWN/o1', 'SDN/s1', 'SDN/s2']);
  expect(merged([], [part('a', [], entity('A', 'x')), part('b', [], entity('B', 'b1'))])).toEqual(['B/b1', 'A/x']);
});

it('is the snapshot that a file of the same entities makes', () => {
  const { snapshotId, counts, lines } = built([entity('OWN', 'o1'), entity('SDN', 's1', 'Another Name'), entity('SDN', 'a 0'), entity('SDN', 'Ä')]);
  const result = mergeParts(built(IN_FORCE).lines, [part('ofac', [], entity('SDN', 'Ä'), entity('SDN', 's1', 'Another Name'), entity('SDN', 'a 0'))], sha256);
  expect(result).toEqual({ ok: true, value: { snapshotId, counts, lines } });
  expect(mergeParts(built(IN_FORCE).lines, [], sha256)).toMatchObject({ value: { snapshotId: built(IN_FORCE).snapshotId } });
});

it('leaves nothing of a list that the source gave before and gives no more', () => {
  expect(merged([...IN_FORCE, entity('MEU', 'm1')], [part('csl', ['SDN', 'MEU'], entity('SDN', 's1'))])).toEqual(['OWN/o1', 'SDN/s1']);
});

it.each([
  ['an id in two parts', [part('a', [], entity('A', 'x')), part('b', [], entity('B', 'x'))], 'the entity id "x" comes from source "a" and from source "b"; ids must be unique over all lists'],
  ['an id of a part in a list that stays', [part('a', [], entity('A', 'o1'))], 'the entity id "o1" comes from list "OWN" of the snapshot in force and from source "a"; ids must be unique over all lists'],
  ['a list in two parts', [part('a', [], entity('A', 'x')), part('b', [], entity('A', 'y'))], 'the list "A" comes from source "a" and from source "b"; one of them must leave it out'],
  ['a list that another source gave before', [part('a', ['A']), part('b', [], entity('A', 'y'))], 'the list "A" comes from source "a" and from source "b"; one of them must leave it out'],
])('refuses %s and names both sides', (_what, parts, sentence) => {
  expect(merged(IN_FORCE, parts)).toBe(sentence);
});
