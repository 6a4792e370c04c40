import type { MatcherConfig } from '../config';
import { fuzzySimilarity } from '../compare/fuzzy';
import { FLAG, packWord, type PackedWord } from '../compare/packed-word';
import { similarityWith } from '../compare/token-similarity';
import { WordKeys } from '../tokens/keys';
import type { Token } from '../tokens/token';
import { GrowingInts, GrowingUnits } from './growing';
import { KeyTable } from './key-table';

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

function identity(token: Token): string {
  const flags = `${token.kind}|${token.concept ?? ''}|${token.script}|${token.joined ? 'j' : ''}`;
  return `${token.text}|${token.native}|${token.spoken}|${flags}`;
}

/** Words that sound alike stand beside each other, so that a look-up, which meets hundreds of them, reads few lines of memory and what it worked out for one serves the next. */
function bySound(a: Token, b: Token): number {
  if (a.joined !== b.joined) return a.joined ? 1 : -1;
  const [x, y] = [a.outlines[0] ?? '', b.outlines[0] ?? ''];
  if (x !== y) return x < y ? -1 : 1;
  if (a.sound === b.sound) return 0;
  return a.sound < b.sound ? -1 : 1;
}

/**
 * All different words of a list with the keys that find them. Filled once, sealed, then only read (apart from a bounded memo). Words that stand for several
 * neighbours have a table of their own: they never meet each other, and fewer keys lead to them.
 */
export class Vocabulary {
  private readonly ids = new Map<string, number>();
  private words: Token[] = [];
  private readonly singles = new KeyTable();
  private readonly joined = new KeyTable();
  private readonly packed = new GrowingUnits();
  private startOf = new Int32Array(0);
  private readonly keys = new WordKeys();
  private memo = new Map<string, Expansion>();
  private olderMemo = new Map<string, Expansion>();
  /** Words that the look-up at hand has seen, by its stamp: a look-up meets thousands. */
  private seen = new Int32Array(0);
  private stamp = 0;
  private remembered = 0;
  private alike = new Float64Array(1024);
  private joinedFrom = 0;
  private readonly found = new GrowingInts();
  private readonly word: PackedWord = { pool: this.packed.values, at: 0 };

  constructor(
    private readonly config: MatcherConfig,
    /** How many names hold a word. */
    private readonly namesWith: (word: number) => number,
  ) {}

  get size(): number {
    return this.words.length;
  }

  /** Bytes of its arrays; the words themselves and the memo come on top. */
  get bytes(): number {
    return this.singles.bytes + this.joined.bytes + this.packed.values.byteLength + this.startOf.byteLength + this.seen.byteLength;
  }

  /** Words from this id on stand for several neighbours. */
  get firstJoined(): number {
    return this.joinedFrom;
  }

  /** Provisional id of a word, adding it when new; {@link seal} gives the lasting ones. */
  add(token: Token): number {
    const name = identity(token);
    const known = this.ids.get(name);
    if (known !== undefined) return known;
    const id = this.words.length;
    this.ids.set(name, id);
    this.words.push(token);
    return id;
  }

  /** Lays everything out for reading; nothing is added afterwards. Returns the lasting id of each provisional one. */
  seal(): Int32Array {
    const added = this.words;
    const order = Int32Array.from(added.keys()).sort((a, b) => bySound(added[a] as Token, added[b] as Token));
    const lasting = new Int32Array(added.length);
    this.words = Array.from(order, (provisional) => added[provisional] as Token);
    this.startOf = new Int32Array(added.length);
    this.seen = new Int32Array(added.length);
    order.forEach((provisional, id) => (lasting[provisional] = id));
    this.words.forEach((token, id) => this.layOut(token, id));
    const joinedFrom = this.words.findIndex((token) => token.joined);
    this.joinedFrom = joinedFrom < 0 ? this.words.length : joinedFrom;
    this.singles.seal();
    this.joined.seal();
    this.packed.trim();
    this.word.pool = this.packed.values;
    this.ids.clear();
    return lasting;
  }

  private layOut(token: Token, id: number): void {
    this.startOf[id] = this.packed.append(packWord(token));
    const table = token.joined ? this.joined : this.singles;
    this.keys.ofListed(token);
    for (let k = 0; k < this.keys.length; k++) table.add(this.keys.values[k] as number, id);
  }

  /** Words of the list that may be alike. What is found out about them is remembered, for words that come back (given names, business words). */
  expand(token: Token): Expansion {
    const name = identity(token);
    const known = this.memo.get(name);
    if (known !== undefined) return known;
    const found = this.olderMemo.get(name) ?? this.lookUp(token);
    if (this.remembered + found.words.length > MEMO_LIMIT) {
      // What comes back moves on into the next generation; the rest goes.
      this.olderMemo = this.memo;
      this.memo = new Map();
      this.remembered = 0;
    }
    this.memo.set(name, found);
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

  /** Words that do not share a sure key are alike by spelling or sound or not at all: most are not, and nothing of them is touched but their letters. */
  private compare(token: Token, id: number, sure: boolean): number {
    const { word } = this;
    word.at = this.startOf[id] as number;
    const initial = token.kind === 'initial' || isInitial(word);
    const spelt = initial ? 0 : fuzzySimilarity(token, word, this.config);
    return spelt > 0 || sure || initial ? similarityWith(token, this.words[id] as Token, () => spelt) : 0;
  }

  private lookUp(token: Token): Expansion {
    this.stamp += 1;
    this.found.length = 0;
    this.keys.ofQuery(token);
    this.scan(this.singles, 0, this.keys.sure);
    if (!token.joined) this.scan(this.joined, 0, this.keys.sure);
    const sure = this.found.length;
    this.scan(this.singles, this.keys.sure, this.keys.length);
    if (!token.joined) this.scan(this.joined, this.keys.sure, this.keys.whole);
    const words = this.found.trimmed();
    return { token, words, sure, similarities: null, cost: words.length * COMPARISON };
  }

  /** Finds the words under some keys of the word at hand. */
  private scan(table: KeyTable, from: number, to: number): void {
    const { items } = table;
    const { seen, stamp, found } = this;
    for (let k = from; k < to; k++) {
      const group = table.find(this.keys.values[k] as number);
      const end = group < 0 ? 0 : table.from(group + 1);
      for (let i = group < 0 ? 0 : table.from(group); i < end; i++) {
        const id = items[i] as number;
        if (seen[id] === stamp) continue;
        seen[id] = stamp;
        found.push(id);
      }
    }
  }
}

const INITIAL = FLAG.initial;

function isInitial(word: PackedWord): boolean {
  return ((word.pool[word.at] as number) & INITIAL) !== 0;
}
