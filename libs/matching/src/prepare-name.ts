import { UnitShapes } from './compare/unit-shapes';
import { cleanName, lettersIn } from './text/clean';
import { type PreparedName, sumsOf, type Unit } from './prepared-name';
import { commonWord } from './tokens/lexicon';
import { acronymsOf, acronymUnits, translatedAcronymsOf } from './tokens/acronyms';
import { mendForms, stripLegalForms } from './tokens/legal-forms';
import { makeTokens, type NameKind } from './tokens/make-tokens';
import { mergePhrases } from './tokens/phrases';
import { isInitial, joinTokens, makeToken, type Token } from './tokens/token';
import { tokenise } from './tokens/tokenise';
import { namesToCompare } from './text/names-within';

/** Most words of a name that are compared; what comes after is ignored and the name counts as cut. */
const MAX_TOKENS = 31;
/** Longest joined word that is tried. */
const MAX_JOIN = 30;

/** The kind of party behind a list's or sender's schema word; anything else is unknown. */
export function nameKind(schema: string | null | undefined): NameKind {
  switch (schema?.toLowerCase()) {
    case 'person':
      return 'person';
    case 'organization':
    case 'organisation':
    case 'company':
    case 'publicbody':
    case 'legalentity':
      return 'organization';
    case 'vessel':
    case 'aircraft':
    case 'airplane':
      return 'thing';
    default:
      return 'unknown';
  }
}

const SERVANT = new Set(['abd', 'abdul', 'abdel', 'abdal', 'abdol', 'abdoul', 'abdu', 'abdur', 'abdus', 'abed', 'abdool']);
const ARTICLE = new Set(['al', 'el', 'ul', 'ol', 'ur', 'ar', 'us', 'as', 'er', 'es']);

/** "Abd al-Rahman", "Abdul Rahman", "Abdelrahman" are one word. */
function joinServant(tokens: readonly Token[]): Token[] {
  const out: Token[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (token === undefined) continue;
    const skip = SERVANT.has(token.text) && ARTICLE.has(tokens[i + 1]?.text ?? '') ? 2 : 1;
    const next = tokens[i + skip];
    if (SERVANT.has(token.text) && next !== undefined && next.text.length > 2 && !/^abd[aeou]/.test(next.text)) {
      out.push(servant(next.text, [token, next]));
      i += skip;
    } else out.push(token.text.startsWith('abd') && /^abd[aeo]u?l.{3}/.test(token.text) ? servant(token.text.replace(/^abd[aeo]u?l/, ''), [token]) : token);
  }
  return out;
}

const SON_OF = new Set(['bin', 'ibn', 'ben', 'bint']);
const AFTER_FATHER = new Set(['ogly', 'oglu', 'ogli', 'uglu', 'kyzy', 'kizi', 'qizi', 'gizi', 'kizy']);
const FATHER_WEIGHT = 0.6;

/** "Salman bin Ahmad Orlani", "Tagir Ahmad oglu Orlani": the father's name inside the name, which many leave out. */
function lightenFathers(tokens: readonly Token[]): Token[] {
  return tokens.map((token, i) => {
    const inside = i > 1 && i + 1 < tokens.length && SON_OF.has(tokens[i - 1]?.text ?? '');
    const before = i > 0 && AFTER_FATHER.has(tokens[i + 1]?.text ?? '');
    return token.kind === 'word' && (inside || before) ? token.as({ weight: FATHER_WEIGHT, kind: 'patronymic' }) : token;
  });
}

function servant(rest: string, from: readonly Token[]): Token {
  return makeToken({ text: `abdul${rest}`, native: from.map((t) => t.native).join(''), script: from[0]?.script ?? 'latin', aside: from[0]?.aside ?? false });
}

/** Initials are joined to each other only (I.P. is also IP). */
function isJoinable(tokens: readonly Token[]): boolean {
  const alike = tokens.every(isInitial) || !tokens.some((token) => isInitial(token) || token.kind === 'number');
  return alike && tokens.reduce((sum, { text }) => sum + text.length, 0) <= MAX_JOIN;
}

function unitsOf(tokens: readonly Token[]): Unit[] {
  const units: Unit[] = tokens.map((token, i) => ({ token, from: i, to: i + 1, part: 0, weight: token.weight }));
  const add = (from: number, to: number) => {
    const parts = tokens.slice(from, to);
    if (!isJoinable(parts)) return;
    const token = joinTokens(parts);
    units.push({ token, from, to, part: 0, weight: token.weight });
  };
  for (let i = 0; i + 2 <= tokens.length; i++) add(i, i + 2);
  for (let i = 0; i + 3 <= tokens.length; i++) if (tokens.length === 3 || hasShort(tokens, i, i + 3)) add(i, i + 3);
  if (tokens.length === 4) add(0, 4);
  tokens.forEach((token, i) => units.push(...partsOf(token, i)));
  return units;
}

/** Words lighter than this (of, and) are no part of a phrase that is worth meeting. */
const LIGHTEST_PART = 0.13;

/** The words of a phrase share its weight: one of them may be left out or misspelt in the other name ("Middle Kimia" for "Middle East Kimia"). */
function partsOf({ phrase, weight }: Token, at: number): Unit[] {
  const words = phrase.filter((word) => word.weight >= LIGHTEST_PART);
  const all = words.reduce((sum, word) => sum + word.weight, 0);
  return words.map((word, k) => {
    const share = (weight * word.weight) / all;
    return { token: word.as({ weight: share }), from: at, to: at + 1, part: k + 1, weight: share };
  });
}

/** Articles and other small words are what gets glued to its neighbours. */
function hasShort(tokens: readonly Token[], from: number, to: number): boolean {
  return tokens.slice(from, to).some((t) => t.text.length <= 3);
}

function problemOf(all: readonly Token[], tokens: readonly Token[]): PreparedName['problem'] {
  if (all.length === 0) return 'empty';
  if (tokens.length === 0) return 'only_legal_form';
  const letters = tokens.reduce((sum, t) => sum + lettersIn(t.native), 0);
  return letters < 2 ? 'too_short' : null;
}

function isAside(token: Token): boolean {
  return token.aside;
}

/** True when a bracketed word is an acronym of the name before it: it begins alike and its letters follow one another there. */
function abbreviates(token: Token, spelt: string): boolean {
  if (token.script !== 'latin' || token.text.length < 3 || token.text.length > 7 || token.text.charAt(0) !== spelt.charAt(0)) return false;
  let at = 0;
  for (const letter of spelt) if (letter === token.text.charAt(at)) at += 1;
  return at === token.text.length;
}

/** Bracketed words repeat or qualify: they count less, and an acronym of the name itself next to nothing, unless there is nothing else. */
function lightenAsides(tokens: readonly Token[]): readonly Token[] {
  if (!tokens.some(isAside) || tokens.every(isAside)) return tokens;
  const spelt = tokens.flatMap((t) => (t.aside ? [] : [t.text])).join('');
  return tokens.map((t) => (t.aside ? t.as({ weight: t.weight * (abbreviates(t, spelt) ? 0.1 : 0.4) }) : t));
}

/** A single letter is a word of an organisation's name, and an initial only in a person's. */
function lettersAsWords(tokens: readonly Token[], organization: boolean): readonly Token[] {
  return organization ? tokens.map((t) => (isInitial(t) ? t.as({ kind: 'word' }) : t)) : tokens;
}

/**
 * Folds a name into what is compared: NFKC, case, marks, punctuation, spacing, legal forms set apart, every script read into Latin.
 * Never throws; a name with nothing to compare carries its `problem`. Linear in the length, at most 500 characters and 31 words.
 */
export function prepareName(text: string, options: { schema?: string | null; shown?: string } = {}): PreparedName {
  const kind = nameKind(options.schema);
  const clean = cleanName(text);
  const made = makeTokens(tokenise(clean.text), kind);
  const stripped = kind === 'person' || kind === 'thing' ? { tokens: made.tokens, forms: [] } : stripLegalForms(mendForms(made.tokens));
  const organization = kind === 'organization' || kind === 'thing' || stripped.forms.length + made.forms.length > 0;
  const words = kind === 'person' ? lightenFathers(joinServant(stripped.tokens)) : mergePhrases(joinServant(stripped.tokens));
  const tokens = lettersAsWords(lightenAsides(words).slice(0, MAX_TOKENS), organization);
  const units = kind === 'person' ? unitsOf(tokens) : [...unitsOf(tokens), ...acronymUnits(tokens)];
  const { weight, businessWeight, numbers, key } = sumsOf(tokens);
  return {
    raw: options.shown ?? text,
    kind,
    tokens,
    units,
    shapes: new UnitShapes(units),
    weight,
    businessWeight,
    numbers,
    key,
    foreign: tokens.some((t) => t.script !== 'latin' && t.script !== 'digit' && t.script !== 'other'),
    legalForms: [...new Set([...made.forms, ...stripped.forms])].sort(),
    acronyms: [...acronymsOf(tokens, kind), ...translatedAcronymsOf(tokens, kind, made.forms.length > 0)],
    cut: clean.cut || stripped.tokens.length > MAX_TOKENS,
    problem: problemOf(made.tokens, tokens),
  };
}

/** The given names, ready for comparison, and after them those that they hold or may be read as, see {@link namesToCompare}. */
export function prepareNames(given: readonly string[], schema: string | null): PreparedName[] {
  return namesToCompare(given).map(({ text, shown }) => prepareName(text, { schema, shown }));
}

function isCompanyWord({ kind, text, weight, phrase }: Token): boolean {
  return kind === 'company' && weight > 0.06 && (phrase.length > 0 ? phrase.some(isCompanyWord) : (commonWord(text)?.weight ?? 1) < 0.5);
}

/** True when a name speaks of an organisation: a legal form, or a word that only companies carry. */
export function looksLikeOrganization(name: PreparedName): boolean {
  return name.legalForms.length > 0 || name.tokens.some(isCompanyWord);
}
