import { ADDRESS_SIGNS, ADDRESS_WORDS } from '../knowledge/address-words';
import { foldHan } from '../romanise/han';
import { readWord } from '../romanise/romanise';
import { scriptOf } from '../text/scripts';
import { isPlaceName } from '../tokens/lexicon';

/** What two sides' addresses say: the same place, other places in all of them, or nothing to be relied on. */
export type AddressRelation = 'agrees' | 'differs' | 'unknown';

/** The relation, and the words and numbers that agree. */
export interface AddressComparison {
  relation: AddressRelation;
  shared: readonly string[];
}

const UNKNOWN: AddressComparison = { relation: 'unknown', shared: [] };
/** Longest text of addresses that is read on each side, in UTF-16 units, and most addresses: a list has entries with dozens. */
const MAX_LENGTH = 4_000;
const MAX_ADDRESSES = 50;
/** Share of the telling words of the shorter address that must agree, beside a number. */
const LEAST_SHARE = 0.75;
const RUNS = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+/gu;
const HAN = /^\p{Script=Han}+$/u;
const DIGIT = /\p{N}/u;
/** Lists write several addresses into one text. */
const SEVERAL = /;/;

interface Address {
  /** Telling words: no numbers, places as large as a city, or kinds of streets and rooms. */
  words: ReadonlySet<string>;
  numbers: ReadonlySet<string>;
  /** Places as large as a city. */
  places: ReadonlySet<string>;
  /** Whether it is written in Chinese characters, which are not compared with letters. */
  han: boolean;
}

/** Chinese characters in overlapping pairs, without those that only say what is a street or a floor. */
function pairsOf(run: string): string[] {
  const parts = foldHan(run).split(ADDRESS_SIGNS).filter((part) => part.length > 1);
  return parts.flatMap((part) => Array.from({ length: part.length - 1 }, (_, i) => part.slice(i, i + 2)));
}

function addressOf(text: string): Address {
  const [words, numbers, places] = [new Set<string>(), new Set<string>(), new Set<string>()];
  let han = false;
  for (const [run] of text.matchAll(RUNS)) {
    const isHan = HAN.test(run);
    han ||= isHan;
    const read = isHan ? pairsOf(run) : [readWord(run, scriptOf(run.codePointAt(0) ?? 0)).text];
    for (const word of read) {
      if (DIGIT.test(word)) numbers.add(word);
      else if (isPlaceName(word)) places.add(word);
      else if (word.length > 1 && !ADDRESS_WORDS.has(word)) words.add(word);
    }
  }
  return { words, numbers, places, han };
}

function addressesOf(texts: readonly string[]): Address[] {
  let left = MAX_LENGTH;
  const read: Address[] = [];
  for (const text of texts.slice(0, MAX_ADDRESSES)) {
    for (const one of text.slice(0, left).normalize('NFKC').toLowerCase().split(SEVERAL)) read.push(addressOf(one));
    left -= Math.min(left, text.length);
  }
  return read.slice(0, MAX_ADDRESSES);
}

/** A house, not a city: only such an address can be told from another. */
function isPrecise({ words, numbers }: Address): boolean {
  return words.size > 0 && numbers.size > 0;
}

function inBoth(a: ReadonlySet<string>, b: ReadonlySet<string>): string[] {
  return [...a].filter((word) => b.has(word));
}

function sharedOf(a: Address, b: Address): string[] {
  const words = inBoth(a.words, b.words);
  const numbers = inBoth(a.numbers, b.numbers);
  const agree = numbers.length > 0 && words.length >= LEAST_SHARE * Math.min(a.words.size, b.words.size);
  return agree && words.length > 0 ? [...words, ...numbers] : [];
}

function areApart(a: Address, b: Address): boolean {
  return a.han === b.han && isPrecise(a) && isPrecise(b) && inBoth(a.words, b.words).length === 0 && inBoth(a.places, b.places).length === 0;
}

function compared(left: readonly Address[], right: readonly Address[]): AddressComparison {
  for (const a of left) {
    for (const b of right) {
      const shared = sharedOf(a, b);
      if (shared.length > 0) return { relation: 'agrees', shared };
    }
  }
  return left.every((a) => right.every((b) => areApart(a, b))) ? { relation: 'differs', shared: [] } : UNKNOWN;
}

/**
 * Whether other parties sit at the addresses of one, which are read once. It agrees when most telling words of the shorter one are in the other, and a number with them; it differs
 * only when every address of both sides is precise and none shares so much as a town. Linear in the texts, which are cut at {@link MAX_LENGTH}.
 */
export function addressComparer(query: readonly string[]): (listed: readonly string[]) => AddressComparison {
  const left = addressesOf(query);
  return (listed) => (left.length === 0 || listed.length === 0 ? UNKNOWN : compared(left, addressesOf(listed)));
}
