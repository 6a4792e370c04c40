import { type Comparison, type Note, unmetTokens } from './compare/compare';
import type { Link } from './compare/align';
import type { PreparedName, Unit } from './prepared-name';
import type { Token } from './tokens/token';

const NOTES: Readonly<Record<Note, string>> = {
  identical: 'the names are identical',
  same_words: 'the names are the same apart from case, accents, punctuation or legal form',
  single_word: 'only one full word of the name agrees, which says little about a person',
  loosely_heard: 'the words are only alike, not closely or with one missing',
  short_word_alike: 'only short words met, and they are no more than alike',
  initial_only: 'a given name is met by its initial only',
  common_only: 'only common words agree, or one short or misspelt one, and others are left over',
  numbers_differ: 'the numbers differ',
  number_missing: 'only one side carries a number',
  acronym: 'one name is the initials of the other',
  legal_form_differs: 'the legal forms differ, which counts little',
  legal_form_missing: 'only one side states a legal form, which counts little',
  parent_swapped: 'father and son changed places',
  syllables_differ: 'the names have different numbers of syllables',
  country_words_differ: 'each name holds a country that the other does not',
  kind_differs: 'one is listed as another kind of party',
};

function shown(token: Token): string {
  return token.native === token.text || token.script === 'latin' ? token.text : `${token.native} (${token.text})`;
}

function unitText(name: PreparedName, { token, from, to, part }: Unit): string {
  return part === 0 ? name.tokens.slice(from, to).map(shown).join(' ') : shown(token);
}

function linkText(a: PreparedName, b: PreparedName, link: Link): { text: string; exact: boolean } {
  const left = unitText(a, link.left);
  const right = unitText(b, link.right);
  if (link.similarity >= 0.999) return { text: left, exact: true };
  return { text: `${left} ~ ${right}`, exact: left === right };
}

/** Words in quotation marks, in a row. */
export function quoted(words: readonly string[]): string {
  return words.map((w) => `“${w}”`).join(', ');
}

function unmet(name: PreparedName, used: readonly boolean[]): string[] {
  return unmetTokens(name.tokens, used).map(shown);
}

function wordParts(a: PreparedName, b: PreparedName, comparison: Comparison): string[] {
  const { alignment } = comparison;
  if (alignment === null) return [];
  const links = alignment.links.map((link) => linkText(a, b, link));
  const parts: string[] = [];
  const add = (label: string, words: readonly string[]) => {
    if (words.length > 0) parts.push(`${label} ${quoted(words)}`);
  };
  add('agree:', links.filter((l) => l.exact).map((l) => l.text));
  add('alike:', links.filter((l) => !l.exact).map((l) => l.text));
  add('only in the query:', unmet(a, alignment.usedLeft));
  add('only in the listed name:', unmet(b, alignment.usedRight));
  return parts;
}

function legalText(a: PreparedName, b: PreparedName): string[] {
  const ignored = [...new Set([...a.legalForms, ...b.legalForms])];
  return ignored.length > 0 ? [`legal form ignored: ${ignored.join(', ')}`] : [];
}

/**
 * One sentence in an analyst's words: which name met which, which words agreed, were alike or stood alone, what was ignored.
 * @param a the query as given, and `b` the listed name; the comparison may have been made either way round
 */
export function explain(a: PreparedName, b: PreparedName, comparison: Comparison): string {
  const swapped = a.key > b.key;
  const parts = swapped ? wordParts(b, a, comparison).map(swapSides) : wordParts(a, b, comparison);
  const notes = comparison.notes.map((note) => NOTES[note]);
  const cut = a.cut || b.cut ? ['the name was longer than is compared and was cut'] : [];
  const all = [...parts, ...notes, ...legalText(a, b), ...cut];
  return `“${short(a.raw)}” met “${short(b.raw)}”: ${all.length > 0 ? all.join('; ') : 'no words agree'}.`;
}

function swapSides(part: string): string {
  if (part.startsWith('only in the query:')) return part.replace('only in the query:', 'only in the listed name:');
  return part.replace('only in the listed name:', 'only in the query:');
}

function short(raw: string): string {
  const chars = [...raw];
  return chars.length > 120 ? `${chars.slice(0, 119).join('')}…` : raw;
}

/** Why a name cannot be compared, in a sentence; such a name is an error, never clear. */
export function explainProblem(name: PreparedName): string {
  switch (name.problem) {
    case 'empty':
      return `The name “${short(name.raw)}” holds no letter or digit that can be compared; give the party's name.`;
    case 'only_legal_form':
      return `The name “${short(name.raw)}” is only a legal form; give the full name.`;
    case 'too_short':
      return `The name “${short(name.raw)}” holds a single letter or digit; give the full name.`;
    case null:
      return '';
  }
}
