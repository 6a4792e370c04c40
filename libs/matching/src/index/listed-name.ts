import { UnitShapes } from '../compare/unit-shapes';
import { type PreparedName, sumsOf, type Unit } from '../prepared-name';
import type { NameKind } from '../tokens/make-tokens';
import type { Token } from '../tokens/token';
import { listedWord, type ListedWordsImage } from './listed-words';
import { kindIn, TRAIT, traitsIn } from './name-facts';
import { type NameTableImage, SPAN } from './name-table-builder';
import { textAt } from './text-pool';

/** A unit whose word is read when it is asked for: a comparison asks for few of those that stand for several words. */
class ListedUnit implements Unit {
  private read: Token | undefined;

  constructor(
    private readonly words: ListedWordsImage,
    private readonly word: number,
    readonly weight: number,
    private readonly span: number,
  ) {}

  get from(): number {
    return (this.span >> SPAN.fromShift) & SPAN.from;
  }

  get to(): number {
    return this.span & SPAN.to;
  }

  get part(): number {
    return this.span >> SPAN.partShift;
  }

  get token(): Token {
    return (this.read ??= listedWord(this.words, this.word, { weight: this.weight, aside: (this.span & SPAN.aside) !== 0 }));
  }
}

/** A listed name as it was prepared, read from where it is laid out. */
export class ListedName implements PreparedName {
  readonly units: readonly Unit[];
  readonly tokens: readonly Token[];
  readonly kind: NameKind;
  readonly foreign: boolean;
  readonly cut: boolean;
  readonly legalForms: readonly string[];
  readonly weight: number;
  readonly businessWeight: number;
  readonly numbers: readonly string[];
  readonly key: string;
  /** A name that cannot be compared is not indexed. */
  readonly problem = null;

  constructor(
    private readonly image: NameTableImage,
    private readonly at: number,
  ) {
    const { starts, words, weights, spans, vocabulary } = image;
    const units: Unit[] = [];
    const tokens: Token[] = [];
    const end = starts[at + 1] as number;
    for (let k = starts[at] as number; k < end; k++) {
      const unit = new ListedUnit(vocabulary.words, words[k] as number, weights[k] as number, spans[k] as number);
      units.push(unit);
      if (unit.to - unit.from === 1 && unit.part === 0) tokens.push(unit.token);
    }
    const traits = traitsIn(image, at);
    this.units = units;
    this.tokens = tokens;
    this.kind = kindIn(traits);
    this.foreign = (traits & TRAIT.foreign) !== 0;
    this.cut = (traits & TRAIT.cut) !== 0;
    this.legalForms = image.legalForms[image.formsOf[at] as number] ?? [];
    ({ weight: this.weight, businessWeight: this.businessWeight, numbers: this.numbers, key: this.key } = sumsOf(tokens));
  }

  get raw(): string {
    return textAt(this.image.raw, this.at);
  }

  get shapes(): UnitShapes {
    return new UnitShapes(this.units);
  }

  get acronyms(): readonly string[] {
    const acronyms = textAt(this.image.acronyms, this.at);
    return acronyms === '' ? [] : acronyms.split(' ');
  }
}
