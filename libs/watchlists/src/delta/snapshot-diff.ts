import type { ListedEntity } from '../listed-entity';
import { hasReliefs } from '../listing-of';
import type { Snapshot } from '../snapshot';

/**
 * How an entity differs between two snapshots. `timeline`: only what it is listed as (events, dates, notice, capability, owners, words about it), so
 * that its names meet whom they met before.
 */
export type ChangeKind = 'added' | 'changed' | 'removed' | 'timeline';

/** One entity that two snapshots do not agree on; `before` or `after` is null where it is not listed. */
export interface EntityChange {
  readonly id: string;
  readonly kind: ChangeKind;
  readonly before: ListedEntity | null;
  readonly after: ListedEntity | null;
}

/** What decides whom an entity meets: everything that the matcher reads. */
function matcherReads({ schema, names, nativeNames, aliases, weakAliases, countries, addresses, identifiers }: ListedEntity): string {
  return JSON.stringify([schema, names, nativeNames, aliases, weakAliases, countries, addresses, identifiers]);
}

/**
 * What a person's word about an entity rests on: who it is (names, kind, countries, addresses, identifiers, owners), and not what it is listed as or
 * what is written about it.
 */
export function restsOn(entity: ListedEntity): string {
  return JSON.stringify([matcherReads(entity), entity.parents]);
}

function kindOf(before: ListedEntity, after: ListedEntity): ChangeKind {
  return matcherReads(before) === matcherReads(after) ? 'timeline' : 'changed';
}

/** The entities that differ, by id; those whose stored lines are equal are not looked into. */
export function diffSnapshots(before: Snapshot, after: Snapshot): EntityChange[] {
  const left = new Map(before.entities.map((entity, i) => [entity.id, { entity, line: before.lines[i] }]));
  const changes: EntityChange[] = [];
  after.entities.forEach((entity, i) => {
    const old = left.get(entity.id);
    left.delete(entity.id);
    if (old === undefined) changes.push({ id: entity.id, kind: 'added', before: null, after: entity });
    else if (old.line !== after.lines[i]) changes.push({ id: entity.id, kind: kindOf(old.entity, entity), before: old.entity, after: entity });
  });
  for (const { entity } of left.values()) changes.push({ id: entity.id, kind: 'removed', before: entity, after: null });
  return changes.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** What a change of the list in force has to look at, out of its difference to one or more snapshots that stored results rest on. */
export interface ListDelta {
  /** What is to be matched against the stored names: entities that may meet somebody whom they did not meet before, each with the names by which they may. */
  readonly matched: readonly ListedEntity[];
  /** Ids whose earlier hits no longer say what the list says. */
  readonly touched: ReadonlySet<string>;
  readonly counts: Readonly<Record<ChangeKind, number>>;
}

/**
 * The delta from the snapshots that results rest on to the new one. Those whose known owners or holdings changed, at any distance, and those who have a
 * holder with a changed one, are touched too: a hit on them says what these are listed as; and so are those that are stopped or suspended, now or later, as
 * earlier hits say what they were listed as on an earlier day.
 */
export function listDelta(before: readonly Snapshot[], after: Snapshot): ListDelta {
  const changes = new Map<string, [EntityChange, ...EntityChange[]]>();
  for (const change of before.flatMap((snapshot) => diffSnapshots(snapshot, after))) {
    const known = changes.get(change.id);
    if (known === undefined) changes.set(change.id, [change]);
    else known.push(change);
  }
  const counts = { added: 0, changed: 0, removed: 0, timeline: 0 };
  for (const ofEntity of changes.values()) counts[(ofEntity.find(({ kind }) => kind !== 'timeline') ?? ofEntity[0]).kind] += 1;
  const reliefs = after.entities.filter(hasReliefs).map(({ id }) => id);
  return { matched: [...changes.values()].flatMap(mayMeetOthers), touched: withRelations(new Set([...changes.keys(), ...reliefs]), [...before, after]), counts };
}

/** What is judged of an entity beside its names. */
function besideNames({ schema, countries, addresses, identifiers }: ListedEntity): string {
  return JSON.stringify([schema, countries, addresses, identifiers]);
}

/**
 * An entity that changed, with the names by which it may meet somebody whom it did not meet before, as a score depends on two names and on what is judged beside
 * them: those that one of the earlier lists did not have, or had as less; all, where what is judged beside them is other. Whom it met before is touched.
 * Nothing when there are none.
 */
function mayMeetOthers(changes: readonly EntityChange[]): ListedEntity[] {
  const entity = changes[0]?.after ?? null;
  if (entity === null) return [];
  const earlier = changes.flatMap(({ kind, before }) => (kind === 'timeline' ? [] : [before]));
  if (earlier.some((before) => before === null || besideNames(before) !== besideNames(entity))) return [entity];
  const known = earlier.flatMap((before) => (before === null ? [] : [namesIn(before)]));
  const isNew = (as: keyof NamesIn) => (name: string): boolean => known.some((names) => !names[as].has(name));
  const [names, nativeNames] = [entity.names.filter(isNew('main')), entity.nativeNames.filter(isNew('main'))];
  const [aliases, weakAliases] = [entity.aliases.filter(isNew('alias')), entity.weakAliases.filter(isNew('any'))];
  return names.length + nativeNames.length + aliases.length + weakAliases.length === 0 ? [] : [{ ...entity, names, nativeNames, aliases, weakAliases, identifiers: [] }];
}

/** The names that say at least as much: a short alias counts as a weak one, and a weak one is met only exactly. */
type NamesIn = Readonly<Record<'main' | 'alias' | 'any', ReadonlySet<string>>>;

function namesIn({ names, nativeNames, aliases, weakAliases }: ListedEntity): NamesIn {
  const main = [...names, ...nativeNames];
  return { main: new Set(main), alias: new Set([...main, ...aliases]), any: new Set([...main, ...aliases, ...weakAliases]) };
}

/** The ids, everything that they are known to hold or to be held by, at any distance, and whom their holders hold, in any of the snapshots. */
function withRelations(ids: ReadonlySet<string>, snapshots: readonly Snapshot[]): Set<string> {
  const [holdings, holders] = [new Map<string, Set<string>>(), new Map<string, Set<string>>()];
  for (const { id, parents } of snapshots.flatMap(({ entities }) => entities)) {
    for (const parent of parents) {
      if (parent.id === null) continue;
      addTo(holdings, parent.id, id);
      addTo(holders, id, parent.id);
    }
  }
  const sisters = [...ids].flatMap((id) => [...(holders.get(id) ?? [])]).flatMap((holder) => [...(holdings.get(holder) ?? [])]);
  return new Set([...reached(ids, holdings), ...reached(ids, holders), ...sisters]);
}

function addTo(sets: Map<string, Set<string>>, key: string, value: string): void {
  const known = sets.get(key);
  if (known === undefined) sets.set(key, new Set([value]));
  else known.add(value);
}

/** The ids and all to which they lead, at any distance. */
function reached(ids: ReadonlySet<string>, next: ReadonlyMap<string, ReadonlySet<string>>): Set<string> {
  const found = new Set(ids);
  for (const id of found) for (const other of next.get(id) ?? []) found.add(other);
  return found;
}
