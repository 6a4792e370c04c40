import { fullWords } from '../compare/compare';
import { looksLikeOrganization } from '../prepare-name';
import type { NameKind } from '../tokens/make-tokens';
import type { IndexedName } from './names-of';

/** Every kind of name; a name's traits hold the place of its own. */
const KINDS: readonly NameKind[] = ['unknown', 'person', 'organization', 'thing'];
const KIND_BITS = 3;
/** What a name is, one bit each, above its kind; above them how many full words it has. */
export const TRAIT = { organizational: 4, foreign: 8, weak: 16, cut: 32 } as const;
const FULL_SHIFT = 6;
const MOST_FULL = 15;

/** What a listed name is compared as follows from these traits: kind, whether it looks like an organisation, whether it is of another script than Latin. */
export const CASE = KIND_BITS | TRAIT.organizational | TRAIT.foreign;

/** What bounds the score of a listed name: its {@link TRAIT}s with kind and full words, its weight, that of its business words, that of its initials, which are not found by key. */
export function factsOf({ name, weak }: IndexedName): readonly number[] {
  const initials = name.tokens.reduce((sum, t) => sum + (t.kind === 'initial' ? t.weight : 0), 0);
  const bits: readonly (readonly [boolean, number])[] = [[looksLikeOrganization(name), TRAIT.organizational], [name.foreign, TRAIT.foreign], [weak, TRAIT.weak], [name.cut, TRAIT.cut]];
  const traits = bits.reduce((sum, [is, bit]) => (is ? sum | bit : sum), KINDS.indexOf(name.kind) | (Math.min(fullWords(name), MOST_FULL) << FULL_SHIFT));
  return [traits, name.weight, name.businessWeight, initials];
}

/** The kind of a name with these traits. */
export function kindIn(traits: number): NameKind {
  return KINDS[traits & KIND_BITS] as NameKind;
}

/** How many full words a name with these traits has, up to fifteen. */
export function fullIn(traits: number): number {
  return traits >> FULL_SHIFT;
}

/** Facts of names (see {@link factsOf}) laid out flat, by fours. A query looks at hundreds of names in no order, each in one line of memory. */
export interface NameFactsImage {
  readonly facts: Float32Array;
}

const FACTS = 4;

export function traitsIn({ facts }: NameFactsImage, at: number): number {
  return facts[at * FACTS] as number;
}

export function weightIn({ facts }: NameFactsImage, at: number): number {
  return facts[at * FACTS + 1] as number;
}

export function businessIn({ facts }: NameFactsImage, at: number): number {
  return facts[at * FACTS + 2] as number;
}

export function initialsIn({ facts }: NameFactsImage, at: number): number {
  return facts[at * FACTS + 3] as number;
}
