import { DEFAULT_CONFIG, REVIEW_THRESHOLD, type MatcherConfig } from '../config';
import { compareWith, type Comparison } from '../compare/compare';
import { tokenSimilarity } from '../compare/token-similarity';
import { prepareName } from '../prepare-name';
import type { PreparedName } from '../prepared-name';
import { WEAK_ALIAS_LETTERS, type IndexedEntity } from './entity';
import { Vocabulary } from './vocabulary';

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
  /** Weight of its initials, which are not found by key. */
  initials: number;
}

/** What met so far, per listed name: weight on the side of the query and of the list. Reused between queries by stamping. */
class Tally {
  readonly touched: number[] = [];
  private stamp = 0;
  private readonly stamps: Int32Array;
  private readonly lastUnit: Int32Array;
  readonly query: Float32Array;
  readonly list: Float32Array;

  constructor(names: number) {
    this.stamps = new Int32Array(names);
    this.lastUnit = new Int32Array(names);
    this.query = new Float32Array(names);
    this.list = new Float32Array(names);
  }

  reset(): void {
    this.stamp++;
    this.touched.length = 0;
  }

  add(at: number, unit: number, weights: { query: number; list: number }): void {
    if (this.stamps[at] !== this.stamp) {
      this.stamps[at] = this.stamp;
      this.lastUnit[at] = -1;
      this.query[at] = 0;
      this.list[at] = 0;
      this.touched.push(at);
    }
    if (this.lastUnit[at] !== unit) this.query[at] = (this.query[at] ?? 0) + weights.query;
    this.lastUnit[at] = unit;
    this.list[at] = (this.list[at] ?? 0) + weights.list;
  }
}

/** Everything about one query that comparing with many listed names needs. */
interface Prepared {
  query: PreparedName;
  similarities: readonly ReadonlyMap<number, number>[];
  initials: { weight: number; count: number };
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
  /** Per word: name and weight (in thousandths) by turns. */
  private readonly postings: number[][] = [];
  private readonly acronyms = new Map<string, number[]>();
  private readonly singles = new Map<string, number[]>();
  private readonly keys = new Map<string, number[]>();
  private readonly identifiers = new Map<string, IndexedEntity[]>();
  private readonly vocabulary: Vocabulary;
  private readonly tally: Tally;
  private readonly least: { conflict: number; missing: number };

  constructor(
    entities: readonly IndexedEntity[],
    readonly config: MatcherConfig,
  ) {
    this.vocabulary = new Vocabulary(config);
    this.least = { conflict: Math.min(...Object.values(config.conflict)), missing: Math.min(...Object.values(config.missing)) };
    for (const entity of entities) this.addEntity(entity);
    this.tally = new Tally(this.entries.length);
    this.size = { entities: entities.length, names: this.entries.length, words: this.vocabulary.size };
  }

  private addEntity(entity: IndexedEntity): void {
    for (const named of namesOf(entity)) this.addName(named);
    for (const identifier of entity.identifiers ?? []) push(this.identifiers, identifierKey(identifier), entity);
  }

  private addName(named: IndexedName): void {
    const at = this.entries.length;
    const wordIds = named.name.units.map((unit) => this.vocabulary.add(unit.token));
    const initials = named.name.tokens.reduce((sum, t) => sum + (t.kind === 'initial' ? t.weight : 0), 0);
    this.entries.push({ ...named, wordIds, initials });
    named.name.units.forEach((unit, i) => (this.postings[wordIds[i] ?? 0] ??= []).push(at, Math.ceil(unit.weight * 1000)));
    for (const acronym of named.name.acronyms) push(this.acronyms, acronym, at);
    push(this.keys, named.name.key, at);
    if (named.name.tokens.length === 1) push(this.singles, named.name.tokens[0]?.text ?? '', at);
  }

  byIdentifier(identifier: { scheme: string; value: string }): readonly IndexedEntity[] {
    return this.identifiers.get(identifierKey(identifier)) ?? [];
  }

  candidates(query: PreparedName, threshold = REVIEW_THRESHOLD): Candidate[] {
    if (query.problem !== null) return [];
    const prepared = this.prepare(query);
    const found: Candidate[] = [];
    for (const at of this.plausible(prepared, threshold)) {
      const entry = this.entries[at];
      if (entry === undefined) continue;
      const comparison = this.compare(prepared, entry);
      const score = entry.weak ? weakScore(query, entry, comparison, this.config) : comparison.score;
      if (score >= threshold) found.push({ indexed: entry, comparison: { ...comparison, score } });
    }
    return found;
  }

  private prepare(query: PreparedName): Prepared {
    const initials = query.tokens.filter((t) => t.kind === 'initial');
    return {
      query,
      similarities: query.units.map((unit) => this.vocabulary.expand(unit.token)),
      initials: { weight: initials.reduce((sum, t) => sum + t.weight, 0), count: initials.length },
    };
  }

  /** Names whose words that met weigh enough; everything else cannot reach the threshold whatever the details. */
  private plausible(prepared: Prepared, threshold: number): Set<number> {
    const { query, similarities } = prepared;
    this.tally.reset();
    query.units.forEach((unit, i) => {
      for (const wordId of similarities[i]?.keys() ?? []) this.count(wordId, i, unit.weight);
    });
    const out = new Set<number>(this.shortcuts(query));
    for (const at of this.tally.touched) if (this.canReach(prepared, at, threshold)) out.add(at);
    return out;
  }

  private count(wordId: number, unit: number, weight: number): void {
    const postings = this.postings[wordId];
    if (postings === undefined) return;
    for (let k = 0; k < postings.length; k += 2) this.tally.add(postings[k] ?? 0, unit, { query: weight, list: (postings[k + 1] ?? 0) / 1000 });
  }

  /** Upper bound of the score from the weights that met; both are over-estimates, and the score only falls with what is left over. */
  private canReach(prepared: Prepared, at: number, threshold: number): boolean {
    const entry = this.entries[at];
    if (entry === undefined) return false;
    const { query, initials } = prepared;
    const metQuery = Math.min((this.tally.query[at] ?? 0) + initials.weight + entry.initials * 2.3, query.weight);
    const metList = Math.min((this.tally.list[at] ?? 0) + entry.initials + initials.count, entry.name.weight);
    const free = query.foreign !== entry.name.foreign ? this.config.translated : this.config.business;
    const restQuery = Math.max(query.weight - metQuery - free * query.businessWeight, 0);
    const restList = Math.max(entry.name.weight - metList - free * entry.name.businessWeight, 0);
    const matched = (metQuery + metList) / 2;
    const whole = matched + this.least.conflict * Math.min(restQuery, restList) + this.least.missing * Math.abs(restQuery - restList);
    return matched >= threshold * whole - 0.01;
  }

  private shortcuts(query: PreparedName): number[] {
    const out = [...(this.keys.get(query.key) ?? [])];
    if (query.tokens.length === 1) out.push(...(this.acronyms.get(query.tokens[0]?.text ?? '') ?? []));
    for (const acronym of query.acronyms) out.push(...(this.singles.get(acronym) ?? []));
    return out;
  }

  private compare(prepared: Prepared, entry: Entry): Comparison {
    const { query, similarities } = prepared;
    const swap = query.key > entry.name.key;
    const similarity = (i: number, j: number): number => {
      const [q, l] = swap ? [j, i] : [i, j];
      const known = similarities[q]?.get(entry.wordIds[l] ?? -1);
      if (known !== undefined) return known;
      const [a, b] = [query.units[q]?.token, entry.name.units[l]?.token];
      return a !== undefined && b !== undefined && (a.kind === 'initial' || b.kind === 'initial') ? tokenSimilarity(a, b, this.config) : 0;
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
