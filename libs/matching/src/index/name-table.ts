import { ListedName } from './listed-name';
import { TRAIT, traitsIn } from './name-facts';
import { type NameTableImage, THOUSAND } from './name-table-builder';

/** The listed names, which names hold which word, and which words a name holds. Only read. */
export class NameTable {
  readonly words: Int32Array;
  readonly weights: Float64Array;
  /** Names that hold a word, each with the weight (in thousandths) that the word has there, by turns, word after word. */
  readonly postings: Int32Array;

  constructor(private readonly image: NameTableImage) {
    this.words = image.words;
    this.weights = image.weights;
    this.postings = image.postings;
  }

  get size(): number {
    return this.image.entityOf.length;
  }

  /** A name as it was prepared. */
  nameAt(at: number): ListedName {
    return new ListedName(this.image, at);
  }

  /** Position of the entity that bears a name. */
  entityOf(at: number): number {
    return this.image.entityOf[at] as number;
  }

  /** Whether a name is a weak alias. */
  isWeak(at: number): boolean {
    return (traitsIn(this.image, at) & TRAIT.weak) !== 0;
  }

  /** Where the units of a name begin; they end where those of the next begin. */
  unitsFrom(at: number): number {
    return this.image.starts[at] as number;
  }

  /** Word of the unit-th unit of a name. */
  wordOf(at: number, unit: number): number {
    return this.words[this.unitsFrom(at) + unit] as number;
  }

  /** The most that a word weighs in any name. */
  heaviestWeight(word: number): number {
    return (this.image.heaviest[word] as number) / THOUSAND;
  }

  /** Whether a name that holds the word has initials too. */
  besideInitials(word: number): boolean {
    return this.image.besideInitials[word] === 1;
  }

  /** Where the postings of a word begin; they end where those of the next begin. */
  postingsFrom(word: number): number {
    return this.image.postingStarts[word] as number;
  }

  /** How many names hold a word. */
  namesWith(word: number): number {
    return (this.postingsFrom(word + 1) - this.postingsFrom(word)) / 2;
  }
}
