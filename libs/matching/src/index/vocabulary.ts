import type { MatcherConfig } from '../config';
import { fuzzySimilarity } from '../compare/fuzzy';
import { FLAG, type PackedWord } from '../compare/packed-word';
import { similarityWith } from '../compare/token-similarity';
import { WordKeys } from '../tokens/keys';
import { type Token, TOKEN_KINDS } from '../tokens/token';
import { GrowingInts } from './growing';
import { groupOf, type KeyTableImage } from './key-table';
import { listedWord } from './listed-words';
import type { VocabularyImage } from './vocabulary-builder';
import { WordMap } from './word-map';

/** Words of the list (by id) that a query word may meet. */
export interface Expansion {
  token: Token;
  words: Int32Array;
  /** Words before this one share a key that makes them alike whatever the letters. */
  sure: number;
  /** How alike they are; null until all were compared and those that are not alike left out. */
  similarities: Float64Array | null;
  /** What it costs to count its names, about, in nanoseconds. */
  cost: number;
}

/** An expansion of which all words were compared. */
type Settled = Expansion & { similarities: Float64Array };

/** Nanoseconds, about: to compare two words, and to count a name. Only the order of work follows from them. */
const COMPARISON = 200;
const COUNT = 40;
/** Listed words that each of the two generations of remembered expansions holds (twelve bytes each). */
const MEMO_LIMIT = 1_000_000;

/** Finds the words of a list that a word may meet. Beside the words, which are only read, a bounded memo. */
export class Vocabulary {
  private readonly keys = new WordKeys();
  private memo = new WordMap<Expansion>();
  private olderMemo = new WordMap<Expansion>();
  /** Words that the look-up at hand has seen, by its stamp: a look-up meets thousands. */
  private readonly seen: Int32Array;
  private stamp = 0;
  private remembered = 0;
  private alike = new Float64Array(1024);
  private readonly found = new GrowingInts();
  private readonly word: PackedWord;

  constructor(
    private readonly image: VocabularyImage,
    private readonly config: MatcherConfig,
    /** How many names hold a word. */
    private readonly namesWith: (word: number) => number,
  ) {
    this.seen = new Int32Array(this.size);
    this.word = { pool: image.words.pool, at: 0 };
  }

  get size(): number {
    return this.image.words.startOf.length;
  }

  /** Words from this id on stand for several neighbours. */
  get firstJoined(): number {
    return this.image.firstJoined;
  }

  /** Whether a word of the list is an initial. */
  isInitial(word: number): boolean {
    return ((this.image.words.pool[this.image.words.startOf[word] as number] as number) & INITIAL) !== 0;
  }

  /** Words of the list that may be alike. What is found out about them is remembered, for words that come back (given names, business words). */
  expand(token: Token): Expansion {
    const known = this.memo.get(token);
    if (known !== undefined) return known;
    const found = this.olderMemo.get(token) ?? this.lookUp(token);
    if (this.remembered + found.words.length > MEMO_LIMIT) {
      // What comes back moves on into the next generation; the rest goes.
      this.olderMemo = this.memo;
      this.memo = new WordMap();
      this.remembered = 0;
    }
    this.memo.add(token, found);
    this.remembered += found.words.length;
    return found;
  }

  /** How alike the k-th word of an expansion is, 0 for not. */
  similarity({ token, words, sure, similarities }: Expansion, k: number): number {
    return similarities === null ? this.compare(token, words[k] as number, k < sure) : (similarities[k] as number);
  }

  /** Compares all words of an expansion and leaves out those that are not alike (nine of ten). */
  settle(expansion: Expansion): Settled {
    if (expansion.similarities !== null) return expansion as Settled;
    const { words } = expansion;
    let [count, cost] = [0, 0];
    if (this.alike.length < words.length) this.alike = new Float64Array(words.length * 2);
    for (let k = 0; k < words.length; k++) {
      const similarity = this.similarity(expansion, k);
      if (similarity === 0) continue;
      cost += this.namesWith(words[k] as number) * COUNT;
      words[count] = words[k] as number;
      this.alike[count++] = similarity;
    }
    this.remembered -= words.length - count;
    return Object.assign(expansion, { words: words.slice(0, count), similarities: this.alike.slice(0, count), cost });
  }

  /**
   * Words that do not share a sure key are alike by spelling or sound or not at all: most are not, and nothing of them is touched but their letters. Whether
   * they are reachable, only joined words are asked, as single words are by the key that they share.
   */
  private compare(token: Token, id: number, sure: boolean): number {
    const { word } = this;
    word.at = this.image.words.startOf[id] as number;
    const initial = token.kind === 'initial' || this.isInitial(id);
    const spelt = initial ? 0 : fuzzySimilarity(token, word, this.config);
    if (sure || initial || (spelt > 0 && (token.joined || id >= this.firstJoined))) return similarityWith(token, listedWord(this.image.words, id), () => spelt);
    return MET_BY_TEXT.has(this.image.words.kinds[id] as number) ? 0 : spelt;
  }

  private lookUp(token: Token): Expansion {
    this.stamp += 1;
    this.found.length = 0;
    this.keys.ofQuery(token);
    const { singles, joined } = this.image;
    this.scan(singles, 0, this.keys.sure);
    if (!token.joined) this.scan(joined, 0, this.keys.sure);
    const sure = this.found.length;
    this.scan(singles, this.keys.sure, this.keys.length);
    if (!token.joined) this.scan(joined, this.keys.sure, this.keys.whole);
    const words = this.found.trimmed();
    return { token, words, sure, similarities: null, cost: words.length * COMPARISON };
  }

  /** Finds the words under some keys of the word at hand. */
  private scan(table: KeyTableImage, from: number, to: number): void {
    const { items, starts } = table;
    const { seen, stamp, found } = this;
    for (let k = from; k < to; k++) {
      const group = groupOf(table, this.keys.values[k] as number);
      if (group < 0) continue;
      const end = starts[group + 1] as number;
      for (let i = starts[group] as number; i < end; i++) {
        const id = items[i] as number;
        if (seen[id] === stamp) continue;
        seen[id] = stamp;
        found.push(id);
      }
    }
  }
}

/** Kinds of words that are met by their text, which is a sure key, or not at all. */
const MET_BY_TEXT: ReadonlySet<number> = new Set((['number', 'acronym'] as const).map((kind) => TOKEN_KINDS.indexOf(kind)));
const INITIAL = FLAG.initial;
