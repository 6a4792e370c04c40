import { DEFAULT_CONFIG, REVIEW_THRESHOLD, type MatcherConfig } from '../config';
import { compareWith, type Comparison } from '../compare/compare';
import { tokenSimilarity } from '../compare/token-similarity';
import { prepareName } from '../prepare-name';
import type { PreparedName } from '../prepared-name';
import { WEAK_ALIAS_LETTERS, type IndexedEntity } from './entity';
import { Vocabulary, type Expansion } from './vocabulary';

/** One name of one listed entity. */
export interface IndexedName {
  entity: IndexedEntity;
  name: PreparedName;
  weak: boolean;
}

/** A listed name that may reach the review threshold, with its comparison. */
export interface Candidate {
  indexed: IndexedName;
  comparison: Comparison;
}

interface Entry extends IndexedName {
  /** Word ids of the units, in the order of the units. */
  wordIds: readonly number[];
}

/** The list side, prepared once. */
export interface NameIndex {
  /** Number of entities, names and different words. */
  readonly size: { entities: number; names: number; words: number };
  readonly config: MatcherConfig;
  /** Listed names that score at or above `threshold` (default: the review threshold), unordered. Nothing above it is missed. */
  candidates(query: PreparedName, threshold?: number): Candidate[];
  /** Entities with exactly this identifier (scheme and value compared without case, spaces and punctuation). */
  byIdentifier(identifier: { scheme: string; value: string }): readonly IndexedEntity[];
}

function identifierKey({ scheme, value }: { scheme: string; value: string }): string {
  return `${scheme.toUpperCase()}:${value.normalize('NFKC').toUpperCase().replace(/[^\p{L}\p{N}]/gu, '')}`;
}

function isWeak(name: string): boolean {
  return [...name.replace(/[^\p{L}\p{N}]/gu, '')].length <= WEAK_ALIAS_LETTERS;
}

function isCjk(name: PreparedName): boolean {
  return name.tokens.every((t) => t.script === 'han' || t.script === 'hangul' || t.script === 'kana');
}

function namesOf(entity: IndexedEntity): IndexedName[] {
  const seen = new Set<string>();
  const out: IndexedName[] = [];
  const add = (raw: string, kind: 'name' | 'alias' | 'weak') => {
    const name = prepareName(raw, { schema: entity.schema ?? null });
    if (name.problem !== null || seen.has(raw)) return;
    seen.add(raw);
    out.push({ entity, name, weak: kind === 'weak' || (kind === 'alias' && isWeak(raw) && !isCjk(name)) });
  };
  for (const raw of entity.names) add(raw, 'name');
  for (const raw of entity.nativeNames ?? []) add(raw, 'name');
  for (const raw of entity.aliases ?? []) add(raw, 'alias');
  for (const raw of entity.weakAliases ?? []) add(raw, 'weak');
  return out;
}

class Index implements NameIndex {
  readonly size: { entities: number; names: number; words: number };
  private readonly entries: Entry[] = [];
  private readonly postings: number[][] = [];
  private readonly acronyms = new Map<string, number[]>();
  private readonly singles = new Map<string, number[]>();
  private readonly keys = new Map<string, number[]>();
  private readonly identifiers = new Map<string, IndexedEntity[]>();
  private readonly vocabulary: Vocabulary;

  constructor(
    entities: readonly IndexedEntity[],
    readonly config: MatcherConfig,
  ) {
    this.vocabulary = new Vocabulary(config);
    for (const entity of entities) this.addEntity(entity);
    this.size = { entities: entities.length, names: this.entries.length, words: this.vocabulary.size };
  }

  private addEntity(entity: IndexedEntity): void {
    for (const named of namesOf(entity)) this.addName(named);
    for (const identifier of entity.identifiers ?? []) push(this.identifiers, identifierKey(identifier), entity);
  }

  private addName(named: IndexedName): void {
    const at = this.entries.length;
    const wordIds = named.name.units.map((unit) => this.vocabulary.add(unit.token));
    this.entries.push({ ...named, wordIds });
    for (const id of new Set(wordIds)) (this.postings[id] ??= []).push(at);
    for (const acronym of named.name.acronyms) push(this.acronyms, acronym, at);
    push(this.keys, named.name.key, at);
    if (named.name.tokens.length === 1) push(this.singles, named.name.tokens[0]?.text ?? '', at);
  }

  byIdentifier(identifier: { scheme: string; value: string }): readonly IndexedEntity[] {
    return this.identifiers.get(identifierKey(identifier)) ?? [];
  }

  candidates(query: PreparedName, threshold = REVIEW_THRESHOLD): Candidate[] {
    if (query.problem !== null) return [];
    const expansions = query.units.map((unit) => this.vocabulary.expand(unit.token));
    const found: Candidate[] = [];
    for (const at of this.plausible(query, expansions, threshold)) {
      const entry = this.entries[at];
      if (entry === undefined) continue;
      const comparison = this.compare(query, entry, expansions);
      const score = entry.weak ? weakScore(query, entry, comparison, this.config) : comparison.score;
      if (score >= threshold) found.push({ indexed: entry, comparison: { ...comparison, score } });
    }
    return found;
  }

  /** Names whose words that met weigh enough; everything else cannot reach the threshold whatever the details. */
  private plausible(query: PreparedName, expansions: readonly (readonly Expansion[])[], threshold: number): Set<number> {
    const met = new Map<number, number>();
    query.units.forEach((unit, i) => {
      for (const { wordId } of expansions[i] ?? []) {
        for (const at of this.postings[wordId] ?? []) met.set(at, (met.get(at) ?? 0) + unit.weight);
      }
    });
    const initials = query.tokens.reduce((sum, t) => sum + (t.kind === 'initial' ? t.weight : 0), 0);
    const out = new Set<number>();
    for (const [at, weight] of met) if (this.canReach(query, at, weight + initials, threshold)) out.add(at);
    for (const at of this.shortcuts(query)) out.add(at);
    return out;
  }

  private canReach(query: PreparedName, at: number, met: number, threshold: number): boolean {
    const entry = this.entries[at];
    if (entry === undefined) return false;
    const least = Math.min(this.config.missing.person, this.config.missing.organization, this.config.missing.thing);
    // score ≤ matched / (matched + missing × unmet), and what met is over-estimated twice over: joined words count again.
    const unmet = Math.max(query.weight - met * 2, 0);
    const initials = entry.name.tokens.reduce((sum, t) => sum + (t.kind === 'initial' ? 1 : 0), 0);
    return met + initials >= threshold * (met + initials + least * unmet);
  }

  private shortcuts(query: PreparedName): number[] {
    const out = [...(this.keys.get(query.key) ?? [])];
    if (query.tokens.length === 1) out.push(...(this.acronyms.get(query.tokens[0]?.text ?? '') ?? []));
    for (const acronym of query.acronyms) out.push(...(this.singles.get(acronym) ?? []));
    return out;
  }

  private compare(query: PreparedName, entry: Entry, expansions: readonly (readonly Expansion[])[]): Comparison {
    const swap = query.key > entry.name.key;
    const similarity = (i: number, j: number): number => {
      const [q, l] = swap ? [j, i] : [i, j];
      const [a, b] = [query.units[q]?.token, entry.name.units[l]?.token];
      if (a === undefined || b === undefined) return 0;
      if (a.kind === 'initial' || b.kind === 'initial') return tokenSimilarity(a, b, this.config);
      const wordId = entry.wordIds[l];
      return expansions[q]?.find((e) => e.wordId === wordId)?.similarity ?? 0;
    };
    return swap ? compareWith(entry.name, query, similarity, this.config) : compareWith(query, entry.name, similarity, this.config);
  }
}

/** A weak alias counts only when met exactly, and then less. */
function weakScore(query: PreparedName, entry: Entry, comparison: Comparison, config: MatcherConfig): number {
  return query.key === entry.name.key ? comparison.score * config.weakAlias : 0;
}

function push<K, V>(into: Map<K, V[]>, key: K, value: V): void {
  const list = into.get(key);
  if (list === undefined) into.set(key, [value]);
  else list.push(value);
}

/** Prepares a list for screening: about 30–60 µs a name. Reads nothing but the entities. */
export function buildIndex(entities: readonly IndexedEntity[], config: MatcherConfig = DEFAULT_CONFIG): NameIndex {
  return new Index(entities, config);
}
