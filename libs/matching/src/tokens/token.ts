import { MAX_WORD } from '../compare/letters';
import { packWord, type PackedWord } from '../compare/packed-word';
import { isAlphabet, isLooseScript, type Script } from '../text/scripts';
import { distinct, hearOtherwise, hearSpelling, MOST_OUTLINES, outlinesOf } from './heard';
import { skeletonOf, soundOf } from './sound';

/** What part a word plays in a name; `acronym` is no word but the initials of several, which one word of the other name may be. */
export const TOKEN_KINDS = ['word', 'initial', 'number', 'particle', 'title', 'patronymic', 'company', 'place', 'acronym'] as const;
/** One of {@link TOKEN_KINDS}. */
export type TokenKind = (typeof TOKEN_KINDS)[number];

/** What a token is made of; everything else follows. */
export interface TokenParts {
  text: string;
  native?: string;
  /** Latin spelling that keeps what marks say about the sound (š → sh); `text` when absent. */
  spoken?: string;
  script?: Script;
  kind?: TokenKind;
  weight?: number;
  concept?: string | null;
  given?: number;
  /** How it may be heard (see `heard.ts`), likeliest first, or what says so when asked; worked out from the spelling when absent. */
  heard?: readonly string[] | (() => readonly string[]) | undefined;
  /** Read by the book only: Chinese characters that do not transcribe a foreign word. */
  bookish?: boolean | undefined;
  aside?: boolean;
  joined?: boolean;
  phrase?: readonly Token[];
  /** Met by its sound too, although its meaning is known. */
  sounded?: boolean | undefined;
  /** See {@link Token.trade}; follows from kind and weight when absent. */
  trade?: boolean;
  formBehind?: string;
}

function spellingsHeard(spoken: string, joined: boolean): readonly string[] {
  const other = joined ? undefined : hearOtherwise(spoken);
  return other === undefined ? [hearSpelling(spoken)] : [hearSpelling(spoken), other];
}

/** Business words lighter than this say what a company does; others (light, east, great wall) are brands as well. */
export const BRAND_WEIGHT = 0.5;
const NO_WORDS: readonly Token[] = [];
const LIGHT = { weight: 1, given: -1, kind: 'word', script: 'latin' } as const;

/** One word of a name. Immutable; sounds are worked out when first asked for, as most words are never compared by them. */
export class Token implements PackedWord {
  /** A packed token begins its own pool. */
  readonly at = 0;
  /** Latin letters and digits (or the original letters of a script without a table). */
  readonly text: string;
  /** The word in its own script (Chinese folded to simplified), for comparing like with like and for showing. */
  readonly native: string;
  readonly spoken: string;
  readonly script: Script;
  readonly kind: TokenKind;
  /** 0–1: how much the word tells parties apart. */
  readonly weight: number;
  /** Meaning of a company or place word; equal concepts agree whatever the language. */
  readonly concept: string | null;
  /** Group of equivalent given names, -1 for none. */
  readonly given: number;
  /** Read from a script that leaves sounds open. */
  readonly loose: boolean;
  /** Written in another script than Latin and read by sound. */
  readonly foreign: boolean;
  readonly bookish: boolean;
  /** A business word that says what a company does: only its meaning meets another, never its sound. */
  readonly trade: boolean;
  /** Written inside brackets. */
  readonly aside: boolean;
  /** Several neighbouring words written as one; meets other words only when almost equal. */
  readonly joined: boolean;
  /** The words of a phrase that is read as one word; empty for any other word. */
  readonly phrase: readonly Token[];
  /** First letter of the legal form that stood behind it, where acronyms have it (company, corporation); empty for none. */
  readonly formBehind: string;
  private readonly given_: TokenParts['heard'];
  private sound_: string | undefined;
  private skeleton_: string | undefined;
  private heard_: readonly string[] | undefined;
  private outlines_: readonly string[] | undefined;
  private pool_: Uint16Array | undefined;

  constructor(parts: TokenParts) {
    const { text, native = text, spoken = text } = parts;
    this.text = text.slice(0, MAX_WORD);
    this.native = native.slice(0, MAX_WORD);
    this.spoken = spoken.slice(0, MAX_WORD);
    this.script = parts.script ?? LIGHT.script;
    this.kind = parts.kind ?? LIGHT.kind;
    this.weight = parts.weight ?? LIGHT.weight;
    this.concept = parts.concept ?? null;
    this.given = parts.given ?? LIGHT.given;
    this.loose = isLooseScript(this.script) && parts.concept === undefined;
    this.foreign = this.loose || isAlphabet(this.script) || parts.sounded === true;
    this.bookish = parts.bookish ?? false;
    this.trade = parts.trade ?? (this.kind === 'company' && this.weight < BRAND_WEIGHT);
    this.aside = parts.aside ?? false;
    this.joined = parts.joined ?? false;
    this.phrase = parts.phrase ?? NO_WORDS;
    this.formBehind = parts.formBehind ?? '';
    this.given_ = parts.heard;
  }

  /** Sounds of the spelling; words in Latin, Cyrillic and Greek letters are compared by it. */
  get sound(): string {
    return (this.sound_ ??= soundOf(this.spoken));
  }

  get skeleton(): string {
    return (this.skeleton_ ??= skeletonOf(this.sound));
  }

  /** How it may be heard, likeliest first; words of different scripts are compared by it. */
  get heard(): readonly string[] {
    return (this.heard_ ??= this.waysToHear().map((h) => h.slice(0, MAX_WORD)));
  }

  /** The ways to hear it that do not follow from its spelling, as one string; empty when all do. */
  get heardAs(): string {
    return this.given_ === undefined ? '' : this.heard.join(' ');
  }

  private waysToHear(): readonly string[] {
    if (this.given_ === undefined) return spellingsHeard(this.spoken, this.joined);
    return typeof this.given_ === 'function' ? this.given_() : this.given_;
  }

  /** Consonant outlines of everything heard; the first belongs to the likeliest. */
  get outlines(): readonly string[] {
    return (this.outlines_ ??= this.outlinesHeard());
  }

  private outlinesHeard(): readonly string[] {
    const most = this.joined ? MOST_OUTLINES.joined : MOST_OUTLINES.single;
    const [only, ...others] = this.heard;
    if (only !== undefined && others.length === 0) return outlinesOf(only, most);
    return distinct(this.heard.flatMap((heard) => outlinesOf(heard, most)));
  }

  /** The word laid out flat, for comparing. */
  get pool(): Uint16Array {
    return (this.pool_ ??= packWord(this));
  }

  /** The same word with another kind, weight or legal form behind it. */
  as(change: Pick<TokenParts, 'kind' | 'weight' | 'formBehind'>): Token {
    const { text, native, spoken, script, kind, weight, concept, given, bookish, trade, aside, joined, phrase, formBehind } = this;
    const parts: TokenParts = { text, native, spoken, script, kind, weight, given, bookish, trade, aside, joined, phrase, formBehind, sounded: this.foreign, ...change };
    if (concept !== null) parts.concept = concept;
    if (this.given_ !== undefined) parts.heard = this.given_;
    return new Token(parts);
  }
}

/** Whether a token is a letter that stands for a word. */
export function isInitial(token: Pick<Token, 'kind'> | undefined): boolean {
  return token?.kind === 'initial';
}

/** Makes a token; words longer than MAX_WORD are cut. */
export function makeToken(parts: TokenParts): Token {
  return new Token(parts);
}

/** Neighbouring words written as one ("van der bilt", "vanderbilt"). */
export function joinTokens(tokens: readonly Token[]): Token {
  const script = tokens[0]?.script ?? LIGHT.script;
  let [text, native, spoken, weight] = ['', '', '', 0];
  let [same, bookish, foreign] = [true, false, false];
  for (const token of tokens) {
    text += token.text;
    native += token.native;
    spoken += token.spoken;
    weight += token.weight;
    same &&= token.script === script;
    bookish ||= token.bookish;
    foreign ||= token.foreign;
  }
  return new Token({ text, native, spoken, script: same ? script : LIGHT.script, weight, bookish, joined: true, heard: foreign ? joinedHeard(tokens) : undefined });
}

function joinedHeard(tokens: readonly Token[]): string[] {
  const most = Math.max(...tokens.map((t) => t.heard.length));
  return Array.from({ length: most }, (_, k) => tokens.map((t) => t.heard[k] ?? t.heard[0] ?? t.text).join(''));
}
