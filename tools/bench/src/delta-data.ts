import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { NameQuery } from '@ytterby/matching';
import { buildSnapshot, type ListedEntity, parseListLine, parseStarterLine, type Snapshot } from '@ytterby/watchlists';

const STARTER = 'data/starter/watchlist_starter.jsonl';

/** Numbers of 0 to 1 that are the same in every run (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One of the values, by chance. */
export function pick<T>(values: readonly T[], random: () => number): T {
  return values[Math.floor(random() * values.length)] as T;
}

/** The real lists of a folder (`*.jsonl.gz`), or the shipped starter lists where there is none. */
export function readEntities(root: string, folder: string): ListedEntity[] {
  const entities: ListedEntity[] = [];
  const add = (lines: readonly string[], read: typeof parseListLine): void => {
    lines.forEach((line, i) => {
      const parsed = read(line, i + 1);
      if (parsed.ok) entities.push(parsed.value);
    });
  };
  if (existsSync(folder)) {
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.jsonl.gz'))) add(gunzipSync(readFileSync(join(folder, file))).toString().trim().split('\n'), parseListLine);
  } else {
    add(readFileSync(join(root, STARTER), 'utf8').trim().split('\n'), parseStarterLine);
  }
  return [...new Map(entities.map((entity) => [entity.id, entity])).values()];
}

/** Stored parties: names that recombine the words of listed names with their frequencies and lengths; one in a hundred is a listed name itself. */
export function synthesiseParties(entities: readonly ListedEntity[], count: number, random: () => number): NameQuery[] {
  const names = entities.flatMap(({ names: all }) => [...all]);
  const words = names.flatMap((name) => name.split(/\s+/));
  const lengths = names.map((name) => name.split(/\s+/).length);
  const countries = entities.flatMap((entity) => [...entity.countries]);
  return Array.from({ length: count }, () => {
    const name = random() < 0.01 ? pick(names, random) : Array.from({ length: pick(lengths, random) }, () => pick(words, random)).join(' ');
    return { name, country: countries.length === 0 ? null : pick(countries, random) };
  });
}

/**
 * Invented listings in the likeness of real ones: each takes a real one's kind, countries and number and lengths of names, and fills the names with words that
 * listings of that kind have, with their frequencies. No identifiers, addresses or owners.
 */
export function synthesiseEntities(entities: readonly ListedEntity[], count: number, random: () => number): ListedEntity[] {
  const wordsOf = new Map<string, string[]>();
  const kindOf = ({ schema }: ListedEntity): string => schema ?? '';
  for (const entity of entities) {
    const words = wordsOf.get(kindOf(entity)) ?? [];
    for (const name of [...entity.names, ...entity.aliases]) words.push(...name.split(/\s+/));
    wordsOf.set(kindOf(entity), words);
  }
  return Array.from({ length: count }, (_, i) => {
    const like = pick(entities, random);
    const words = wordsOf.get(kindOf(like)) ?? [];
    const alike = (names: readonly string[]): string[] => names.map((name) => name.split(/\s+/).map(() => pick(words, random)).join(' '));
    return { ...like, id: `SYNTHETIC-${i}`, names: alike(like.names), aliases: alike(like.aliases), nativeNames: [], weakAliases: [], identifiers: [], addresses: [], parents: [] };
  });
}

/** A list and the one after it: of `count` entities half get another alias, three tenths are new, the rest is taken off. */
export function changedLists(entities: readonly ListedEntity[], count: number, random: () => number): { before: Snapshot; after: Snapshot } {
  const shuffled = [...entities].map((entity) => ({ entity, key: random() })).sort((a, b) => a.key - b.key).map(({ entity }) => entity);
  const [altered, added] = [Math.round(count * 0.5), Math.round(count * 0.3)];
  const names = entities.flatMap(({ names: all }) => [...all]);
  const words = names.flatMap((name) => name.split(/\s+/));
  const alias = (entity: ListedEntity): ListedEntity => ({ ...entity, aliases: [...entity.aliases, `${pick(words, random)} ${pick(words, random)} ${pick(words, random)}`] });
  const rest = shuffled.slice(count);
  const before = [...rest, ...shuffled.slice(0, altered), ...shuffled.slice(altered + added, count)];
  const after = [...rest, ...shuffled.slice(0, altered).map(alias), ...shuffled.slice(altered, altered + added)];
  return { before: snapshotOf(before), after: snapshotOf(after) };
}

function snapshotOf(entities: readonly ListedEntity[]): Snapshot {
  const built = buildSnapshot(entities, (text) => createHash('sha256').update(text).digest('hex'));
  if (!built.ok) throw new Error(built.error);
  return built.value;
}
