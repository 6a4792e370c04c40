import { GrowingInts } from './growing';
import type { IndexedName } from './names-of';
import type { Vocabulary } from './vocabulary';

/** Weights in postings are whole thousandths, rounded up. */
const THOUSAND = 1000;

/** The listed names with the words that they hold, and which names hold which word, laid out flat. Filled, then sealed, then only read. */
export class NameTable {
  readonly entries: IndexedName[] = [];
  private readonly added = new GrowingInts();
  private readonly weights = new GrowingInts();
  private readonly firstWord = new GrowingInts();
  private words = new Int32Array(0);
  private starts = new Int32Array(0);
  private postingStarts = new Int32Array(0);
  private postings = new Int32Array(0);

  constructor(private readonly vocabulary: Vocabulary) {}

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
    this.post(this.weights.trimmed());
    for (const list of [this.added, this.weights, this.firstWord]) list.release();
  }

  private post(weights: Int32Array): void {
    const { words, starts } = this;
    const next = new Int32Array(this.vocabulary.size + 1);
    for (const word of words) next[word + 1] = (next[word + 1] as number) + 2;
    for (let word = 0; word < this.vocabulary.size; word++) next[word + 1] = (next[word + 1] as number) + (next[word] as number);
    this.postingStarts = next.slice();
    this.postings = new Int32Array(words.length * 2);
    for (let at = 0; at < this.entries.length; at++) {
      for (let k = starts[at] as number; k < (starts[at + 1] as number); k++) {
        const word = words[k] as number;
        const place = next[word] as number;
        this.postings[place] = at;
        this.postings[place + 1] = weights[k] as number;
        next[word] = place + 2;
      }
    }
  }

  /** Word of the unit-th unit of a name. */
  wordOf(at: number, unit: number): number {
    return this.words[(this.starts[at] as number) + unit] as number;
  }

  /** Names that hold a word, each with the weight (in thousandths) that the word has there, by turns. */
  postingsOf(word: number): { list: Int32Array; from: number; to: number } {
    return { list: this.postings, from: this.postingStarts[word] as number, to: this.postingStarts[word + 1] as number };
  }

  get bytes(): number {
    return [this.words, this.starts, this.postingStarts, this.postings].reduce((sum, array) => sum + array.byteLength, this.vocabulary.bytes);
  }
}
