import { FLAG, flagsAt, type PackedWord, packWord, pointAt, scriptOf, waysToHear } from '../compare/packed-word';
import type { Letters } from '../compare/letters';
import { Token, TOKEN_KINDS, type TokenParts } from '../tokens/token';
import { GrowingUnits } from './growing';
import { textAt, textOf, TextPoolBuilder, type TextPoolImage } from './text-pool';

/** Words laid out flat: each packed for comparing, with the rest of what a {@link Token} is made of beside it. */
export interface ListedWordsImage {
  /** The packed words, and where each begins. */
  readonly pool: Uint16Array;
  readonly startOf: Int32Array;
  /** Place of its kind in `TOKEN_KINDS`. */
  readonly kinds: Uint8Array;
  /** Place of its meaning in `meanings`, -1 for none. */
  readonly meaningOf: Int32Array;
  readonly meanings: readonly string[];
  readonly given: Int32Array;
  /** By turns its native form and its spelling that keeps sounds; empty when they are those of the text. */
  readonly spellings: TextPoolImage;
}

/** Lays words out, in their order. */
export function layOutWords(words: readonly Token[]): ListedWordsImage {
  const pool = new GrowingUnits();
  const spellings = new TextPoolBuilder();
  const meanings = new Map<string, number>();
  const [startOf, kinds, meaningOf, given] = [new Int32Array(words.length), new Uint8Array(words.length), new Int32Array(words.length), new Int32Array(words.length)];
  words.forEach((token, id) => {
    const { text, native, spoken, concept } = token;
    startOf[id] = pool.append(packWord(token));
    kinds[id] = TOKEN_KINDS.indexOf(token.kind);
    if (concept !== null && !meanings.has(concept)) meanings.set(concept, meanings.size);
    meaningOf[id] = concept === null ? -1 : (meanings.get(concept) as number);
    given[id] = token.given;
    for (const spelling of [native, spoken]) spellings.add(spelling === text ? '' : spelling);
  });
  pool.trim();
  return { pool: pool.values, startOf, kinds, meaningOf, meanings: [...meanings.keys()], given, spellings: spellings.seal() };
}

const TEXT = 0;
const FIRST_HEARD = 3;
const letters: Letters = { codes: new Uint16Array(0), from: 0, length: 0 };

function partOf(word: PackedWord, part: number): string {
  pointAt(letters, word, part);
  return textOf(letters.codes, letters.from, letters.from + letters.length);
}

/**
 * Makes a word of the list a {@link Token} again, the same as it was laid out but for what depends on the name that it stands in, which is given: its
 * weight, and whether it is inside brackets.
 */
export function listedWord(image: ListedWordsImage, id: number, { weight = 1, aside = false }: Pick<TokenParts, 'weight' | 'aside'> = {}): Token {
  const word = { pool: image.pool, at: image.startOf[id] as number };
  const flags = flagsAt(word);
  const text = partOf(word, TEXT);
  const [native, spoken] = [textAt(image.spellings, 2 * id), textAt(image.spellings, 2 * id + 1)];
  const parts: TokenParts = {
    text, weight, aside,
    heard: () => Array.from({ length: waysToHear(word) }, (_, way) => partOf(word, FIRST_HEARD + way)),
    native: native === '' ? text : native,
    spoken: spoken === '' ? text : spoken,
    script: scriptOf(flags),
    kind: TOKEN_KINDS[image.kinds[id] as number] ?? 'word',
    given: image.given[id] as number,
    bookish: (flags & FLAG.bookish) !== 0,
    joined: (flags & FLAG.joined) !== 0,
    sounded: (flags & FLAG.foreign) !== 0,
    trade: (flags & FLAG.trade) !== 0,
  };
  // A word of a script that leaves sounds open is loose unless it was given a meaning.
  if ((flags & FLAG.loose) === 0) parts.concept = image.meanings[image.meaningOf[id] as number] ?? null;
  return new Token(parts);
}
