import type { UnitShapes } from './compare/unit-shapes';
import type { NameKind } from './tokens/make-tokens';
import type { Token } from './tokens/token';

/** Words that may meet a word of the other name: single words and neighbours joined. */
export interface Unit {
  token: Token;
  /** First and one past the last word that it covers. */
  from: number;
  to: number;
  /** 0 for whole words; n for the n-th word of a phrase that is read as one word. */
  part: number;
  weight: number;
}

/** A name ready for comparison. Immutable; prepare the list side once. */
export interface PreparedName {
  raw: string;
  kind: NameKind;
  tokens: readonly Token[];
  units: readonly Unit[];
  /** What the units are made of, for telling quickly which of them may meet. */
  shapes: UnitShapes;
  /** Sum of the weights of the tokens. */
  weight: number;
  /** Weight of its business words, which translations choose freely. */
  businessWeight: number;
  /** Holds words of another script than Latin. */
  foreign: boolean;
  legalForms: readonly string[];
  numbers: readonly string[];
  /** Initials of the words that carry meaning (three or more), as people shorten organisations. */
  acronyms: readonly string[];
  /** What is compared, as one string; equal strings are equal names. */
  key: string;
  /** True when the name was longer than compared. */
  cut: boolean;
  /** Why nothing can be compared; such a name is never clear. */
  problem: 'empty' | 'only_legal_form' | 'too_short' | null;
}

/** What of a name follows from its words alone. */
export function sumsOf(tokens: readonly Token[]): Pick<PreparedName, 'weight' | 'businessWeight' | 'numbers' | 'key'> {
  return {
    weight: tokens.reduce((sum, t) => sum + t.weight, 0),
    businessWeight: tokens.reduce((sum, t) => sum + (t.kind === 'company' ? t.weight : 0), 0),
    numbers: tokens.filter((t) => t.kind === 'number').map((t) => t.text),
    key: tokens.map((t) => t.native).join(' '),
  };
}
