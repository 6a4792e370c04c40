import type { MatcherConfig } from '../config';
import { fuzzySimilarity } from '../compare/fuzzy';
import { FLAG, packWord, type PackedWord } from '../compare/packed-word';
import { tokenSimilarity } from '../compare/token-similarity';
import { WordKeys } from '../tokens/keys';
import type { Token } from '../tokens/token';
import { GrowingUnits } from './growing';
import { KeyTable } from './key-table';

/** Words of the list (by id) that a query word meets, with their similarity. */
export interface Expansion {
  words: Int32Array;
  similarities: Float64Array;
}

/** Expansions of each of the two generations that are remembered. */
const MEMO_LIMIT = 20_000;

function identity(token: Token): string {
  const flags = `${token.kind}|${token.concept ?? ''}|${token.script}|${token.joined ? 'j' : ''}`;
  return `${token.text}|${token.native}|${token.spoken}|${flags}`;
}

/** Words that sound alike stand beside each other, so that a look-up, which meets hundreds of them, reads few lines of memory. */
function bySound(a: Token, b: Token): number {
  if (a.joined !== b.joined) return a.joined ? 1 : -1;
  const [x, y] = [a.outlines[0] ?? '', b.outlines[0] ?? ''];
  if (x !== y) return x < y ? -1 : 1;
  return a.text.length - b.text.length;
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
  private readonly found: { word: number; similarity: number }[] = [];
  private readonly word: PackedWord = { pool: this.packed.values, at: 0 };

  constructor(private readonly config: MatcherConfig) {}

  get size(): number {
    return this.words.length;
  }

  /** Bytes of its arrays; the words themselves and the memo come on top. */
  get bytes(): number {
    return this.singles.bytes + this.joined.bytes + this.packed.values.byteLength + this.startOf.byteLength + this.seen.byteLength;
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

  /** Words of the list that are alike, with their similarity; each word is compared once per query word and remembered. */
  expand(token: Token): Expansion {
    const name = identity(token);
    const known = this.memo.get(name);
    if (known !== undefined) return known;
    const found = this.olderMemo.get(name) ?? this.lookUp(token);
    if (this.memo.size >= MEMO_LIMIT) {
      // Words that come back (given names, business words) move on into the next generation; the others go.
      this.olderMemo = this.memo;
      this.memo = new Map();
    }
    this.memo.set(name, found);
    return found;
  }

  private lookUp(token: Token): Expansion {
    this.stamp += 1;
    this.found.length = 0;
    this.keys.ofQuery(token);
    this.scan(this.singles, token, this.keys.length);
    if (!token.joined) this.scan(this.joined, token, this.keys.whole);
    return { words: Int32Array.from(this.found, ({ word }) => word), similarities: Float64Array.from(this.found, ({ similarity }) => similarity) };
  }

  private scan(table: KeyTable, token: Token, keys: number): void {
    const { items } = table;
    const { seen, stamp } = this;
    for (let k = 0; k < keys; k++) {
      const group = table.find(this.keys.values[k] as number);
      const end = group < 0 ? 0 : table.from(group + 1);
      for (let i = group < 0 ? 0 : table.from(group); i < end; i++) {
        const id = items[i] as number;
        if (seen[id] === stamp) continue;
        seen[id] = stamp;
        if (k < this.keys.sure || this.mayMeet(token, id)) this.meet(token, id);
      }
    }
  }

  private meet(token: Token, id: number): void {
    const similarity = tokenSimilarity(token, this.words[id] as Token, this.config);
    if (similarity > 0) this.found.push({ word: id, similarity });
  }

  /** Whether words that share only keys of sound or of a letter less can be alike; nine of ten cannot, and are not touched beyond their packed letters. */
  private mayMeet(token: Token, id: number): boolean {
    const { word } = this;
    word.at = this.startOf[id] as number;
    return token.kind === 'initial' || isInitial(word) || fuzzySimilarity(token, word, this.config) > 0;
  }
}

const INITIAL = FLAG.initial;

function isInitial(word: PackedWord): boolean {
  return ((word.pool[word.at] as number) & INITIAL) !== 0;
}
