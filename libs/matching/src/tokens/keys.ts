import { OUTLINE_DELETES_FROM, SKELETON_DELETES_FROM, TEXT_DELETES } from '../compare/token-similarity';
import type { Token } from './token';

/**
 * What a key is made of. Outlines of foreign and of Latin words stand apart, as Latin words never meet each other by outline. A joined word with a deleted
 * letter does not exist, so such keys are only for single words.
 */
const SEED = { text: 0x74, concept: 0x63, given: 0x67, sound: 0x68, skeleton: 0x73, foreignOutline: 0x66, latinOutline: 0x6c } as const;

const BASE = 0x01000193;
const CAPACITY = 2048;
const LONGEST = 64;
const powers = new Int32Array(LONGEST + 1).fill(1);
for (let i = 1; i <= LONGEST; i++) powers[i] = Math.imul(powers[i - 1] ?? 1, BASE);
const prefixes = new Int32Array(LONGEST + 1);

function hash(seed: number, word: string): number {
  let value = seed;
  for (let i = 0; i < word.length; i++) value = (Math.imul(value, BASE) + word.charCodeAt(i)) | 0;
  return value;
}

/** A 32-bit hash of a text. */
export function hashText(text: string): number {
  return hash(SEED.text, text);
}

/**
 * The keys of one word as 32-bit hashes; two words share a key when `tokenSimilarity` may be above 0 for them (except for initials, which never bring a
 * name up on their own). Hashes that collide bring words together that have nothing in common: the caller compares all the same. About 2 × length keys.
 * Reused from word to word.
 */
export class WordKeys {
  readonly values = new Int32Array(CAPACITY);
  /** Keys before this one: who shares one is alike for sure, whatever the letters (same text, meaning, given name). */
  sure = 0;
  /** Keys before this one are shared with joined words too; those behind it are of a word less one letter. */
  whole = 0;
  length = 0;

  /** The keys under which a listed word stands. */
  ofListed(token: Token): void {
    this.fill(token, token.foreign ? [SEED.foreignOutline] : [SEED.latinOutline]);
  }

  /** The keys by which a query word looks for listed words. */
  ofQuery(token: Token): void {
    this.fill(token, token.foreign ? [SEED.foreignOutline, SEED.latinOutline] : [SEED.foreignOutline]);
  }

  private fill(token: Token, outlines: readonly number[]): void {
    this.length = 0;
    this.add(hash(SEED.text, token.text));
    const plain = token.kind === 'number' || token.kind === 'acronym';
    if (!plain) this.addSure(token);
    this.sure = this.length;
    if (!plain) this.addWhole(token, outlines);
    this.whole = this.length;
    if (!plain && !token.joined) this.addShortened(token);
  }

  private add(key: number): void {
    if (this.length < CAPACITY) this.values[this.length++] = key;
  }

  private addSure(token: Token): void {
    if (token.native !== token.text) this.add(hash(SEED.text, token.native));
    if (token.concept !== null) this.add(hash(SEED.concept, token.concept));
    if (token.given >= 0) this.add(hash(SEED.given, String(token.given)));
  }

  private addWhole(token: Token, outlines: readonly number[]): void {
    if (!token.loose) {
      this.add(hash(SEED.sound, token.sound));
      if (token.skeleton !== '') this.add(hash(SEED.skeleton, token.skeleton));
    }
    const first = token.outlines[0] ?? '';
    for (const seed of outlines) {
      for (const outline of token.outlines) this.add(hash(seed, outline));
      if (!token.joined && first.length >= OUTLINE_DELETES_FROM) this.addDeletions(seed, first);
    }
  }

  private addShortened({ text, native, loose, skeleton }: Token): void {
    for (const word of native === text ? [text] : [text, native]) {
      if (word.length >= TEXT_DELETES.from && word.length <= TEXT_DELETES.to) this.addDeletions(SEED.text, word);
    }
    if (!loose && skeleton.length >= SKELETON_DELETES_FROM) this.addDeletions(SEED.skeleton, skeleton);
  }

  /** The word less each of its letters: what is before it and behind it are hashed once. */
  private addDeletions(seed: number, word: string): void {
    const n = Math.min(word.length, LONGEST);
    prefixes[0] = seed;
    for (let i = 0; i < n; i++) prefixes[i + 1] = (Math.imul(prefixes[i] ?? 0, BASE) + word.charCodeAt(i)) | 0;
    let suffix = 0;
    for (let i = n - 1; i >= 0; i--) {
      const unit = word.charCodeAt(i);
      // Of a doubled letter either may go.
      if (i === 0 || unit !== word.charCodeAt(i - 1)) this.add((Math.imul(prefixes[i] ?? 0, powers[n - 1 - i] ?? 1) + suffix) | 0);
      suffix = (Math.imul(unit, powers[n - 1 - i] ?? 1) + suffix) | 0;
    }
  }
}
