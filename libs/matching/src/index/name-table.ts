import { GrowingInts } from './growing';
import type { IndexedName } from './names-of';
import type { MatcherConfig } from '../config';
import { THOUSAND } from './tally';
import { Vocabulary } from './vocabulary';

/** The listed names with the words that they hold, and which names hold which word, laid out flat. Filled, then sealed, then only read. */
export class NameTable {
  readonly entries: IndexedName[] = [];
  private readonly added = new GrowingInts();
  private readonly weights = new GrowingInts();
  private readonly firstWord = new GrowingInts();
  /** Word and weight (in thousandths) of every unit of every name; those of a name begin at its start. */
  words = new Int32Array(0);
  unitWeights = new Int32Array(0);
  private starts = new Int32Array(0);
  private postingStarts = new Int32Array(0);
  /** Names that hold a word, each with the weight (in thousandths) that the word has there, by turns, word after word. */
  postings = new Int32Array(0);

  private heaviest = new Int32Array(0);
  private abbreviated = new Uint8Array(0);
  readonly vocabulary: Vocabulary;

  constructor(config: MatcherConfig) {
    this.vocabulary = new Vocabulary(config, (word) => (this.postingsFrom(word + 1) - this.postingsFrom(word)) / 2);
  }

  /** Adds a name and says its number. */
  add(named: IndexedName): number {
    const at = this.entries.length;
    this.entries.push(named);
    this.firstWord.push(this.added.length);
    for (const unit of named.name.units) {
      this.added.push(this.vocabulary.add(unit.token));
      this.weights.push(Math.ceil(unit.weight * THOUSAND));
    }
    return at;
  }

  /** Lays everything out for reading, the words in the order of the sealed vocabulary. Linear. */
  seal(): void {
    const lasting = this.vocabulary.seal();
    this.firstWord.push(this.added.length);
    this.starts = this.firstWord.trimmed();
    this.words = this.added.trimmed().map((provisional) => lasting[provisional] as number);
    this.unitWeights = this.weights.trimmed();
    this.post(this.unitWeights);
    for (const list of [this.added, this.weights, this.firstWord]) list.release();
  }

  private post(weights: Int32Array): void {
    const { words, starts } = this;
    const next = new Int32Array(this.vocabulary.size + 1);
    for (const word of words) next[word + 1] = (next[word + 1] as number) + 2;
    for (let word = 0; word < this.vocabulary.size; word++) next[word + 1] = (next[word + 1] as number) + (next[word] as number);
    this.postingStarts = next.slice();
    this.postings = new Int32Array(words.length * 2);
    this.heaviest = new Int32Array(this.vocabulary.size);
    this.abbreviated = new Uint8Array(this.vocabulary.size);
    for (let at = 0; at < this.entries.length; at++) {
      const initials = (this.entries[at] as IndexedName).name.tokens.some((token) => token.kind === 'initial');
      for (let k = starts[at] as number; k < (starts[at + 1] as number); k++) {
        const word = words[k] as number;
        const place = next[word] as number;
        this.postings[place] = at;
        this.postings[place + 1] = weights[k] as number;
        next[word] = place + 2;
        this.heaviest[word] = Math.max(this.heaviest[word] as number, weights[k] as number);
        if (initials) this.abbreviated[word] = 1;
      }
    }
  }

  /** Where the units of a name begin; they end where those of the next begin. */
  unitsFrom(at: number): number {
    return this.starts[at] as number;
  }

  /** Word of the unit-th unit of a name. */
  wordOf(at: number, unit: number): number {
    return this.words[(this.starts[at] as number) + unit] as number;
  }

  /** The most that a word weighs in any name. */
  heaviestWeight(word: number): number {
    return (this.heaviest[word] as number) / THOUSAND;
  }

  /** Whether a name that holds the word has initials too. */
  besideInitials(word: number): boolean {
    return this.abbreviated[word] === 1;
  }

  /** Where the postings of a word begin; they end where those of the next begin. */
  postingsFrom(word: number): number {
    return this.postingStarts[word] as number;
  }

  get bytes(): number {
    return [this.words, this.unitWeights, this.starts, this.postingStarts, this.postings, this.heaviest, this.abbreviated].reduce((sum, array) => sum + array.byteLength, this.vocabulary.bytes);
  }
}
