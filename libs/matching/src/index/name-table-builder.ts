import { GrowingInts } from './growing';
import { factsOf, initialsIn, type NameFactsImage } from './name-facts';
import type { IndexedName } from './names-of';
import { TextPoolBuilder, type TextPoolImage } from './text-pool';
import { VocabularyBuilder, type VocabularyImage } from './vocabulary-builder';

/** Weights in postings are kept in whole thousandths, rounded up. */
export const THOUSAND = 1000;
/** What is kept of a unit in one number: the word behind its last, above it the first, whether that stands inside brackets, and which part of a phrase it is. */
export const SPAN = { to: 31, fromShift: 5, from: 31, aside: 1024, partShift: 11 } as const;

/** The listed names with the words that they hold, and which names hold which word, laid out flat. */
export interface NameTableImage extends NameFactsImage {
  readonly vocabulary: VocabularyImage;
  /** Of each name: position of its entity, text as listed, and place of its legal forms in `legalForms`. */
  readonly entityOf: Int32Array;
  readonly raw: TextPoolImage;
  /** Of each name its acronyms, a space between them. */
  readonly acronyms: TextPoolImage;
  readonly formsOf: Int32Array;
  readonly legalForms: readonly (readonly string[])[];
  /** Where the units of a name begin; they end where those of the next begin. */
  readonly starts: Int32Array;
  /** Word, weight and span of every unit of every name. */
  readonly words: Int32Array;
  readonly weights: Float64Array;
  readonly spans: Uint16Array;
  /** Names that hold a word, each with the weight (in thousandths) that the word has there, by turns, word after word. */
  readonly postings: Int32Array;
  readonly postingStarts: Int32Array;
  /** The most that a word weighs in any name, in thousandths, and whether it stands in a name with initials. */
  readonly heaviest: Int32Array;
  readonly besideInitials: Uint8Array;
}

/** Gathers names for a {@link NameTableImage}. */
export class NameTableBuilder {
  private readonly vocabulary = new VocabularyBuilder();
  private readonly entityOf = new GrowingInts();
  private readonly raw = new TextPoolBuilder();
  private readonly acronyms = new TextPoolBuilder();
  private readonly forms = new Map<string, { place: number; forms: readonly string[] }>();
  private readonly formsOf = new GrowingInts();
  private readonly facts: number[] = [];
  private readonly starts = new GrowingInts();
  private readonly words = new GrowingInts();
  private readonly weights: number[] = [];
  private readonly spans = new GrowingInts();

  get size(): number {
    return this.entityOf.length;
  }

  /** Adds a name of the entity at a position. Returns the number of the name. */
  add(entity: number, named: IndexedName): number {
    const at = this.size;
    const { name } = named;
    this.entityOf.push(entity);
    this.raw.add(name.raw);
    this.acronyms.add(name.acronyms.join(' '));
    this.formsOf.push(this.placeOfForms(name.legalForms));
    this.facts.push(...factsOf(named));
    this.starts.push(this.words.length);
    for (const { token, from, to, part, weight: heavy } of name.units) {
      this.words.push(this.vocabulary.add(token));
      this.weights.push(heavy);
      this.spans.push(to | (from << SPAN.fromShift) | (token.aside ? SPAN.aside : 0) | (part << SPAN.partShift));
    }
    return at;
  }

  private placeOfForms(forms: readonly string[]): number {
    const key = forms.join('\n');
    const known = this.forms.get(key) ?? { place: this.forms.size, forms };
    this.forms.set(key, known);
    return known.place;
  }

  /** Lays everything out, the words in the order of the sealed vocabulary. Linear. */
  seal(): NameTableImage {
    const { image: vocabulary, lasting } = this.vocabulary.seal();
    this.starts.push(this.words.length);
    const laidOut = {
      starts: this.starts.trimmed(),
      words: this.words.trimmed().map((provisional) => lasting[provisional] as number),
      weights: Float64Array.from(this.weights),
      facts: Float32Array.from(this.facts),
    };
    return {
      ...laidOut, ...postingsOf(laidOut, lasting.length), vocabulary,
      entityOf: this.entityOf.trimmed(),
      raw: this.raw.seal(),
      acronyms: this.acronyms.seal(),
      formsOf: this.formsOf.trimmed(),
      legalForms: [...this.forms.values()].map(({ forms }) => forms),
      spans: Uint16Array.from(this.spans.trimmed()),
    };
  }
}

type Postings = Pick<NameTableImage, 'postings' | 'postingStarts' | 'heaviest' | 'besideInitials'>;

/** The names of every word (a counting sort). */
function postingsOf(names: Pick<NameTableImage, 'starts' | 'words' | 'weights' | keyof NameFactsImage>, vocabulary: number): Postings {
  const { starts, words, weights } = names;
  const next = new Int32Array(vocabulary + 1);
  for (const word of words) next[word + 1] = (next[word + 1] as number) + 2;
  for (let word = 0; word < vocabulary; word++) next[word + 1] = (next[word + 1] as number) + (next[word] as number);
  const postingStarts = next.slice();
  const postings = new Int32Array(words.length * 2);
  const heaviest = new Int32Array(vocabulary);
  const besideInitials = new Uint8Array(vocabulary);
  for (let at = 0; at + 1 < starts.length; at++) {
    const initials = initialsIn(names, at) > 0;
    for (let k = starts[at] as number; k < (starts[at + 1] as number); k++) {
      const word = words[k] as number;
      const place = next[word] as number;
      const weight = Math.ceil((weights[k] as number) * THOUSAND);
      postings[place] = at;
      postings[place + 1] = weight;
      next[word] = place + 2;
      heaviest[word] = Math.max(heaviest[word] as number, weight);
      if (initials) besideInitials[word] = 1;
    }
  }
  return { postings, postingStarts, heaviest, besideInitials };
}
