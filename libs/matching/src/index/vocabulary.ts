import type { MatcherConfig } from '../config';
import { tokenSimilarity } from '../compare/token-similarity';
import { listKeys, queryKeys } from '../tokens/keys';
import type { Token } from '../tokens/token';

/** Words of the list (by id) that a query word meets, with their similarity. */
export type Expansion = ReadonlyMap<number, number>;

const MEMO_LIMIT = 20_000;

function identity(token: Token): string {
  const flags = `${token.kind}|${token.concept ?? ''}|${token.script}|${token.joined ? 'j' : ''}`;
  return `${token.text}|${token.native}|${token.spoken}|${flags}`;
}

/** All different words of a list with the keys that find them. Filled once, then only read (apart from a bounded memo). */
export class Vocabulary {
  private readonly ids = new Map<string, number>();
  private readonly words: Token[] = [];
  private readonly byKey = new Map<string, number[]>();
  private readonly memo = new Map<string, Expansion>();
  private seen = new Int32Array(0);
  private stamp = 0;

  constructor(private readonly config: MatcherConfig) {}

  get size(): number {
    return this.words.length;
  }

  /** Id of a word, adding it when new. */
  add(token: Token): number {
    const name = identity(token);
    const known = this.ids.get(name);
    if (known !== undefined) return known;
    const id = this.words.length;
    this.ids.set(name, id);
    this.words.push(token);
    for (const key of listKeys(token)) {
      const bucket = this.byKey.get(key);
      if (bucket === undefined) this.byKey.set(key, [id]);
      else bucket.push(id);
    }
    return id;
  }

  /** Words of the list that are alike, with their similarity; each word is compared once per query word and remembered. */
  expand(token: Token): Expansion {
    const name = identity(token);
    const known = this.memo.get(name);
    if (known !== undefined) return known;
    const found = this.lookUp(token);
    if (this.memo.size >= MEMO_LIMIT) this.memo.clear();
    this.memo.set(name, found);
    return found;
  }

  private lookUp(token: Token): Expansion {
    const { seen, stamp } = this.nextStamp();
    const found = new Map<number, number>();
    for (const key of queryKeys(token)) {
      for (const wordId of this.byKey.get(key) ?? []) {
        if (seen[wordId] === stamp) continue;
        seen[wordId] = stamp;
        const word = this.words[wordId];
        const similarity = word === undefined ? 0 : tokenSimilarity(token, word, this.config);
        if (similarity > 0) found.set(wordId, similarity);
      }
    }
    return found;
  }

  /** Marks of the words that one look-up has seen; reused by stamping, since a look-up meets thousands. */
  private nextStamp(): { seen: Int32Array; stamp: number } {
    if (this.seen.length < this.words.length) {
      this.seen = new Int32Array(this.words.length);
      this.stamp = 0;
    }
    this.stamp += 1;
    return { seen: this.seen, stamp: this.stamp };
  }
}
