import { DEFAULT_CONFIG, REVIEW_THRESHOLD, type MatcherConfig } from '../config';
import { compareWith, type Comparison } from '../compare/compare';
import { tokenSimilarity } from '../compare/token-similarity';
import { allPairs } from '../compare/unit-shapes';
import type { PreparedName, Unit } from '../prepared-name';
import { hashText } from '../tokens/keys';
import type { IndexedEntity } from './entity';
import { buildImage, identifierKey, type ImageSize, type IndexImage, sizeOf } from './index-image';
import { under } from './key-table';
import { NameTable } from './name-table';
import type { IndexedName } from './names-of';
import { type Met, ScoreBound } from './score-bound';
import { Similarities } from './similarities';
import { MET_JOINED, Tally, unitBit, UNITS_WITH_A_BIT } from './tally';
import { type Expansion, Vocabulary } from './vocabulary';

export type { IndexedName } from './names-of';

/** A listed name that may reach the review threshold, with its comparison. */
export interface Candidate {
  indexed: IndexedName;
  comparison: Comparison;
}

/** The list side, prepared once. */
export interface NameIndex {
  readonly size: ImageSize;
  readonly config: MatcherConfig;
  /** Listed names that score at or above `threshold` (default: the review threshold), in the order of the list. Nothing above it is missed. */
  candidates(query: PreparedName, threshold?: number): Candidate[];
  /** Entities with exactly this identifier (scheme and value compared without case, spaces and punctuation). */
  byIdentifier(identifier: { scheme: string; value: string }): readonly IndexedEntity[];
}

class Index implements NameIndex {
  readonly size: NameIndex['size'];
  readonly config: MatcherConfig;
  private readonly vocabulary: Vocabulary;
  private readonly names: NameTable;
  private readonly tally: Tally;
  private readonly similarities: Similarities;
  private readonly bound: ScoreBound;

  constructor(
    private readonly image: IndexImage,
    private readonly entityAt: (position: number) => IndexedEntity,
  ) {
    const { config, names } = image;
    this.config = config;
    this.names = new NameTable(names);
    this.vocabulary = new Vocabulary(names.vocabulary, config, (word) => this.names.namesWith(word));
    this.bound = new ScoreBound(names, config);
    this.tally = new Tally(this.names.size);
    this.similarities = new Similarities(this.vocabulary);
    this.size = sizeOf(image);
  }

  byIdentifier(identifier: { scheme: string; value: string }): readonly IndexedEntity[] {
    const key = identifierKey(identifier);
    const found = Array.from(under(this.image.identifiers, hashText(key)), this.entityAt);
    return found.filter(({ identifiers = [] }) => identifiers.some((own) => identifierKey(own) === key));
  }

  candidates(query: PreparedName, threshold = REVIEW_THRESHOLD): Candidate[] {
    if (query.problem !== null) return [];
    const found: Candidate[] = [];
    for (const at of this.plausible(query, threshold)) {
      const name = this.names.nameAt(at);
      const weak = this.names.isWeak(at);
      const comparison = this.compare(query, name, at);
      const score = weak ? weakScore(query, name, comparison, this.config) : comparison.score;
      if (score >= threshold) found.push({ indexed: { entity: this.entityAt(this.names.entityOf(at)), name, weak }, comparison: { ...comparison, score } });
    }
    return found;
  }

  /** Names whose words that met weigh enough, in the order of the list; everything else cannot reach the threshold whatever the details. */
  private plausible(query: PreparedName, threshold: number): number[] {
    const { tally, bound } = this;
    bound.ofQuery(query, threshold);
    const left = this.count(query);
    const out = new Set<number>(this.shortcuts(query));
    for (let k = 0; k < tally.count; k++) {
      const at = tally.touched(k);
      if (!bound.canReach(at, tally.units(at) | left.units, tally.metQuery(at) + left.query, tally.metList(at) + left.list)) continue;
      const met = this.metOf(query, at);
      if (bound.canReach(at, met.units, met.query, met.list)) out.add(at);
    }
    return [...out].sort((a, b) => a - b);
  }

  /**
   * Counts for every listed name what of the query meets it, and says what else may: of the words that cost most to look up as many are left out as cannot
   * bring a name to the threshold on their own (the prefix filter of similarity joins: Chaudhuri, Ganti, Kaushik 2006). Only names that met another word
   * are asked for them, see {@link metOf}.
   */
  private count(query: PreparedName): Met {
    const { tally, similarities, vocabulary } = this;
    const expansions = query.units.map((unit) => vocabulary.expand(unit.token));
    similarities.begin(expansions);
    tally.reset();
    const left = this.leftOut(query, expansions);
    expansions.forEach((expansion, unit) => {
      const counted = { weight: (query.units[unit] as Unit).weight, bits: unitBit(unit) };
      if (unit < query.tokens.length && (left.units & counted.bits) !== 0) this.leaveOut(expansion, unit, counted);
      else this.countUnit(expansion, unit, counted);
    });
    return left;
  }

  private leftOut(query: PreparedName, expansions: readonly Expansion[]): Met {
    const dearest = [...query.tokens.keys()].filter((unit) => unit < UNITS_WITH_A_BIT).sort((a, b) => (expansions[b] as Expansion).cost - (expansions[a] as Expansion).cost);
    let left: Met = { units: 0, query: 0, list: 0 };
    for (const unit of dearest) {
      const more = { units: left.units | unitBit(unit), query: left.query + (query.units[unit] as Unit).weight, list: left.list + this.heaviest(expansions[unit] as Expansion) };
      if (!this.bound.anyCanReach(more)) left = more;
    }
    return left;
  }

  private heaviest({ words }: Expansion): number {
    let most = 0;
    for (const word of words) if (word < this.vocabulary.firstJoined) most = Math.max(most, this.names.heaviestWeight(word));
    return most;
  }

  private countUnit(expansion: Expansion, unit: number, counted: { weight: number; bits: number }): void {
    const { words, similarities } = this.vocabulary.settle(expansion);
    for (let k = 0; k < words.length; k++) this.countWord(words[k] as number, similarities[k] as number, unit, counted);
  }

  private countWord(word: number, similarity: number, unit: number, { weight, bits }: { weight: number; bits: number }): void {
    const { names, vocabulary } = this;
    this.similarities.put(unit, word, similarity);
    this.tally.add(names.postings, names.postingsFrom(word), names.postingsFrom(word + 1), { weight, bits: word < vocabulary.firstJoined ? bits : bits | MET_JOINED });
  }

  /** Takes a unit's words without counting their names, but for what the bound of all names does not know: words that stand for several, and names with initials. */
  private leaveOut(expansion: Expansion, unit: number, counted: { weight: number; bits: number }): void {
    const { words, similarities } = expansion;
    for (let k = 0; k < words.length; k++) {
      const word = words[k] as number;
      const apart = word >= this.vocabulary.firstJoined || this.names.besideInitials(word);
      if (!apart) this.similarities.put(unit, word, similarities === null ? -1 - k : (similarities[k] as number));
      else {
        const similarity = this.vocabulary.similarity(expansion, k);
        if (similarity > 0) this.countWord(word, similarity, unit, counted);
      }
    }
  }

  /** What of the query meets a name indeed, each pair of words compared. */
  private metOf(query: PreparedName, at: number): Met {
    const { names, similarities, vocabulary } = this;
    const { words, weights } = names;
    let [bits, list] = [0, 0];
    const end = names.unitsFrom(at + 1);
    for (let place = names.unitsFrom(at); place < end; place++) {
      const word = words[place] as number;
      const met = similarities.unitsThatMeet(word);
      if (met === 0) continue;
      list += weights[place] as number;
      bits |= word < vocabulary.firstJoined ? met : met | MET_JOINED;
    }
    return { units: bits, query: this.weightOf(query, bits), list };
  }

  /** Weight of the units of a query whose bits are set; those that share a bit count together. */
  private weightOf({ units }: PreparedName, bits: number): number {
    let weight = 0;
    for (let unit = 0; unit < units.length; unit++) if ((bits & unitBit(unit)) !== 0) weight += (units[unit] as Unit).weight;
    return weight;
  }

  private shortcuts(query: PreparedName): number[] {
    const { keys, acronyms, singles } = this.image;
    const out = [...under(keys, hashText(query.key))];
    if (query.tokens.length === 1) out.push(...under(acronyms, hashText(query.tokens[0]?.text ?? '')));
    for (const acronym of query.acronyms) out.push(...under(singles, hashText(acronym)));
    return out;
  }

  private compare(query: PreparedName, name: PreparedName, at: number): Comparison {
    const { similarities, names, vocabulary, config } = this;
    const similarity = (q: number, l: number): number => {
      const word = names.wordOf(at, l);
      const known = similarities.of(q, word);
      const asked = query.units[q]?.token;
      if (known > 0 || asked === undefined || (asked.kind !== 'initial' && !vocabulary.isInitial(word))) return known;
      // Initials bring no name up, so the index did not look for them. Only for them is a word of the list read.
      const listed = name.units[l]?.token;
      return listed === undefined ? 0 : tokenSimilarity(asked, listed, config);
    };
    if (query.key > name.key) return compareWith(name, query, { of: (l, q) => similarity(q, l), pairs: allPairs(name, query) }, config);
    return compareWith(query, name, { of: similarity, pairs: allPairs(query, name) }, config);
  }
}

/** A weak alias counts only when met exactly, and then less. */
function weakScore(query: PreparedName, name: PreparedName, comparison: Comparison, config: MatcherConfig): number {
  return query.key === name.key ? comparison.score * config.weakAlias : 0;
}

/**
 * An index over an image: beside the image, which is only read, 20 bytes a name and 12 a different word, and a bounded memo.
 * @param entityAt the entity at a position of the list that the image was built from
 */
export function openIndex(image: IndexImage, entityAt: (position: number) => IndexedEntity): NameIndex {
  return new Index(image, entityAt);
}

/** Prepares a list for screening, see {@link buildImage} for what it costs. */
export function buildIndex(entities: readonly IndexedEntity[], config: MatcherConfig = DEFAULT_CONFIG): NameIndex {
  return openIndex(buildImage(entities, config), (position) => entities[position] as IndexedEntity);
}
