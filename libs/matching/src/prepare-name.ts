import { withinOneDeletion } from './compare/edit';
import { cleanName } from './text/clean';
import type { PreparedName, Unit } from './prepared-name';
import { commonWord, legalFormsFrom, type LegalForm } from './tokens/lexicon';
import { makeTokens, type NameKind } from './tokens/make-tokens';
import { mergePhrases } from './tokens/phrases';
import { joinTokens, makeToken, type Token } from './tokens/token';
import { tokenise } from './tokens/tokenise';

/** Most words of a name that are compared; what comes after is ignored and the name counts as cut. */
const MAX_TOKENS = 24;
/** Longest joined word that is tried. */
const MAX_JOIN = 30;

/** Legal forms that are words of everyday names too: they count as legal forms only at the ends. */
const AMBIGUOUS = new Set('company co compagnie compania cia companhia est too pat at ao as se ae sa sc cv no ou dd ad ap bt rt lp ab ag e u sl nv bv kg hb ug ev ike epe spe sci scl sau pt spa sal sac psc gie lda'.split(' '));
const START_FORMS = new Set('ooo ao oao zao pao nao fgup gup fsue jsc ojsc pjsc pt too tov pat prat at cv ano llc sherkat sherkate limited company joint شركة شرکت ооо ао оао зао пао нао'.split(' '));

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

/** Long words of legal forms, by themselves and less one letter, so that a slip in them is not a word of its own. */
const LONG_FORM_WORDS = ['limited', 'liability', 'company', 'corporation', 'incorporated', 'joint', 'stock', 'private', 'public', 'obshchestvo', 'ogranichennoi', 'otvetstvennostyu', 'aktsionernoe', 'sociedad', 'limitada'];
const slips = new Map<string, string>();
for (const word of LONG_FORM_WORDS) {
  slips.set(word, word);
  for (let i = 0; i < word.length; i++) if (word.length >= 5) slips.set(word.slice(0, i) + word.slice(i + 1), word);
}

/** The legal word that a misspelt one was meant to be (one letter more, less, other, or two swapped); words of the glossary are never touched. */
function meantForm(text: string): string | undefined {
  if (text.length < 5 || text.length > 17 || commonWord(text) !== undefined) return undefined;
  const direct = slips.get(text);
  if (direct !== undefined) return direct;
  for (let i = 0; i < text.length; i++) {
    const hit = slips.get(text.slice(0, i) + text.slice(i + 1));
    if (hit !== undefined && (hit.length >= 6 || hit.length === text.length)) return hit;
  }
  return undefined;
}

const GLUED_END = /^(.{3,})(limited|company|corporation|incorporated|gmbh|ltd|llp|llc)$/;
const GLUED_START = /^(limited|company|corporation|otvetstvennostyu|obshchestvo|llc)(.{2,})$/;

const STOCK_COMPANY = ['joint', 'stock', 'company'];

/** "Jont Stock Company", "Joint Stonck Company": where two of the three words are right, the third was meant so when one letter is wrong. */
function mendStockCompany(tokens: readonly Token[]): Token[] {
  const out = [...tokens];
  for (let at = 0; at + 3 <= out.length; at++) {
    const wrong = STOCK_COMPANY.filter((word, k) => out[at + k]?.text !== word);
    const meant = wrong[0];
    if (wrong.length !== 1 || meant === undefined) continue;
    const k = at + STOCK_COMPANY.indexOf(meant);
    if (withinOneDeletion(out[k]?.text ?? '', meant)) out[k] = makeToken({ text: meant, aside: out[k]?.aside ?? false });
  }
  return out;
}

/** Legal words that were misspelt or written together with their neighbour. */
function mendForms(tokens: readonly Token[]): Token[] {
  return mendStockCompany(tokens).flatMap((token) => {
    if (token.script !== 'latin' || token.kind === 'number') return [token];
    if ((/^ltd+a*$/.test(token.text) && token.text.length > 3) || token.text === 'ldt' || token.text === 'lttd') return [makeToken({ text: 'ltd', aside: token.aside })];
    const meant = legalFormsFrom(token.text).length > 0 ? undefined : meantForm(token.text);
    if (meant !== undefined && meant !== token.text) return [makeToken({ text: meant, aside: token.aside })];
    const parts = commonWord(token.text) === undefined ? (GLUED_END.exec(token.text) ?? GLUED_START.exec(token.text)) : null;
    return parts === null ? [token] : parts.slice(1, 3).map((text) => glued(text, token));
  });
}

function glued(text: string, from: Token): Token {
  const word = commonWord(text);
  return word === undefined ? makeToken({ text, aside: from.aside }) : makeToken({ text, kind: word.kind, weight: word.weight, concept: word.concept, aside: from.aside });
}

function matches(form: LegalForm, tokens: readonly Token[], at: number): boolean {
  return form.words.every((word, k) => {
    const token = tokens[at + k];
    return token !== undefined && (token.text === word || token.native === word);
  });
}

function formAt(tokens: readonly Token[], at: number): LegalForm | undefined {
  const token = tokens[at];
  if (token === undefined) return undefined;
  const fromText = legalFormsFrom(token.text);
  const fromNative = token.native === token.text ? [] : legalFormsFrom(token.native);
  return [...fromNative, ...fromText].find((form) => matches(form, tokens, at));
}

function allowedAt(form: LegalForm, position: { first: boolean; last: boolean }): boolean {
  const word = form.words[0] ?? '';
  if (position.last) return true;
  if (position.first) return form.words.length > 1 || START_FORMS.has(word);
  return form.words.length > 1 ? form.words.join('').length >= 4 : word.length >= 3 && !AMBIGUOUS.has(word);
}

interface Stripped {
  tokens: Token[];
  forms: string[];
}

/** Takes legal forms out: at the ends, and inside where a word is nothing else. Works from the end so that "Co., Ltd." falls as one. */
function stripLegalForms(tokens: readonly Token[]): Stripped {
  const kept: Token[] = [];
  const forms: string[] = [];
  const drop = new Set<number>();
  let lastOpen = tokens.length;
  for (let at = tokens.length - 1; at >= 0; at--) {
    const form = formAt(tokens, at);
    if (form === undefined) continue;
    const end = at + form.words.length;
    const allOpen = form.words.length >= 3 || [...form.words.keys()].every((k) => !drop.has(at + k)) || end >= lastOpen;
    if (!allOpen || !allowedAt(form, { first: at === 0, last: end >= lastOpen })) continue;
    forms.push(form.canonical);
    for (let k = at; k < end; k++) drop.add(k);
    if (end >= lastOpen) lastOpen = at;
  }
  tokens.forEach((token, i) => {
    if (!drop.has(i)) kept.push(token);
  });
  return { tokens: kept, forms };
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
    if (SERVANT.has(token.text) && next !== undefined && next.text.length > 2) {
      out.push(servant(next.text, [token, next]));
      i += skip;
    } else out.push(/^abd[aeo]u?l.{3}/.test(token.text) ? servant(token.text.replace(/^abd[aeo]u?l/, ''), [token]) : token);
  }
  return out;
}

function servant(rest: string, from: readonly Token[]): Token {
  return makeToken({ text: `abdul${rest}`, native: from.map((t) => t.native).join(''), script: from[0]?.script ?? 'latin', aside: from[0]?.aside ?? false });
}

function unitsOf(tokens: readonly Token[]): Unit[] {
  const units: Unit[] = tokens.map((token, i) => ({ token, from: i, to: i + 1, weight: token.weight }));
  const add = (from: number, to: number) => {
    const joined = tokens.slice(from, to);
    const length = joined.reduce((sum, t) => sum + t.text.length, 0);
    if (length <= MAX_JOIN && joined.every((t) => t.kind !== 'number' && t.kind !== 'initial')) units.push({ token: joinTokens(joined), from, to, weight: joined.reduce((sum, t) => sum + t.weight, 0) });
  };
  for (let i = 0; i + 2 <= tokens.length; i++) add(i, i + 2);
  for (let i = 0; i + 3 <= tokens.length; i++) if (tokens.length === 3 || hasShort(tokens, i, i + 3)) add(i, i + 3);
  if (tokens.length === 4) add(0, 4);
  return units;
}

/** Articles and other small words are what gets glued to its neighbours. */
function hasShort(tokens: readonly Token[], from: number, to: number): boolean {
  return tokens.slice(from, to).some((t) => t.text.length <= 3);
}

function initialsOf(tokens: readonly Token[]): string {
  return tokens.map((t) => t.text.charAt(0)).join('');
}

function acronymsOf(tokens: readonly Token[], kind: NameKind): string[] {
  if (kind === 'person') return [];
  const main = tokens.filter((t) => !t.aside && t.weight > 0.12 && t.kind !== 'number');
  const all = tokens.filter((t) => !t.aside && t.kind !== 'number');
  const found = new Set([initialsOf(main), initialsOf(all)].filter((a) => a.length >= 3));
  return [...found];
}

/** Acronyms of part of a name: letters of its first or last words, of which at most one (of three none) is no business word or place. */
const SPAN = { shortest: 3, longest: 5 };

function isCommonKind(token: Token): boolean {
  return token.kind === 'company' || token.kind === 'place';
}

function acronymUnit(tokens: readonly Token[], from: number, to: number): Unit | undefined {
  const span = tokens.slice(from, to).filter((t) => t.weight > 0.12);
  if (span.length < SPAN.shortest || span.length > SPAN.longest || span.filter(isCommonKind).length < span.length - (span.length > 3 ? 1 : 0)) return undefined;
  if (span.some((t) => t.script !== 'latin' || t.kind === 'number')) return undefined;
  const weight = tokens.slice(from, to).reduce((sum, t) => sum + t.weight, 0);
  return { token: makeToken({ text: initialsOf(span), kind: 'acronym', weight, joined: true }), from, to, weight };
}

/** "CAS Institute of Physics" meets "Chinese Academy of Sciences Institute of Physics": spans at both ends, at most six. */
function acronymUnits(tokens: readonly Token[]): Unit[] {
  if (tokens.length < 4) return [];
  const spans = new Map<string, Unit>();
  const add = (from: number, to: number) => {
    const unit = acronymUnit(tokens, from, to);
    const key = `${unit?.token.text ?? ''}|${from === 0 ? 'first' : 'last'}`;
    if (unit !== undefined && !spans.has(key)) spans.set(key, unit);
  };
  for (let length = SPAN.shortest; length < tokens.length && length <= SPAN.longest + 3; length++) {
    add(0, length);
    add(tokens.length - length, tokens.length);
  }
  return [...spans.values()];
}

function problemOf(all: readonly Token[], tokens: readonly Token[]): PreparedName['problem'] {
  if (all.length === 0) return 'empty';
  if (tokens.length === 0) return 'only_legal_form';
  const letters = tokens.reduce((sum, t) => sum + [...t.native].length, 0);
  return letters < 2 ? 'too_short' : null;
}

/** True when a bracketed word is an acronym of the name before it: it begins alike and its letters follow one another there. */
function abbreviates(token: Token, spelt: string): boolean {
  if (token.script !== 'latin' || token.text.length < 3 || token.text.length > 7 || token.text.charAt(0) !== spelt.charAt(0)) return false;
  let at = 0;
  for (const letter of spelt) if (letter === token.text.charAt(at)) at += 1;
  return at === token.text.length;
}

/** Bracketed words repeat or qualify: they count less, and an acronym of the name itself next to nothing, unless there is nothing else. */
function lightenAsides(tokens: readonly Token[]): Token[] {
  if (tokens.every((t) => t.aside)) return [...tokens];
  const spelt = tokens.flatMap((t) => (t.aside ? [] : [t.text])).join('');
  return tokens.map((t) => (t.aside ? t.as({ weight: t.weight * (abbreviates(t, spelt) ? 0.1 : 0.4) }) : t));
}

/** A single letter is a word of an organisation's name, and an initial only in a person's. */
function lettersAsWords(tokens: readonly Token[], organization: boolean): Token[] {
  return organization ? tokens.map((t) => (t.kind === 'initial' ? t.as({ kind: 'word' }) : t)) : [...tokens];
}

/**
 * Folds a name into what is compared: NFKC, case, marks, punctuation, spacing, legal forms set apart, every script read into Latin.
 * Never throws; a name with nothing to compare carries its `problem`. Linear in the length, at most 500 characters and 24 words.
 */
export function prepareName(raw: string, options: { schema?: string | null } = {}): PreparedName {
  const kind = nameKind(options.schema);
  const clean = cleanName(raw);
  const made = makeTokens(tokenise(clean.text), kind);
  const stripped = kind === 'person' || kind === 'thing' ? { tokens: made.tokens, forms: [] } : stripLegalForms(mendForms(made.tokens));
  const organization = kind === 'organization' || kind === 'thing' || stripped.forms.length + made.forms.length > 0;
  const words = kind === 'person' ? joinServant(stripped.tokens) : mergePhrases(joinServant(stripped.tokens));
  const tokens = lettersAsWords(lightenAsides(words).slice(0, MAX_TOKENS), organization);
  return {
    raw,
    kind,
    tokens,
    units: kind === 'person' ? unitsOf(tokens) : [...unitsOf(tokens), ...acronymUnits(tokens)],
    weight: tokens.reduce((sum, t) => sum + t.weight, 0),
    businessWeight: tokens.reduce((sum, t) => sum + (t.kind === 'company' ? t.weight : 0), 0),
    foreign: tokens.some((t) => t.script !== 'latin' && t.script !== 'digit' && t.script !== 'other'),
    legalForms: [...new Set([...made.forms, ...stripped.forms])].sort(),
    numbers: tokens.filter((t) => t.kind === 'number').map((t) => t.text),
    acronyms: acronymsOf(tokens, kind),
    key: tokens.map((t) => t.native).join(' '),
    cut: clean.cut || stripped.tokens.length > MAX_TOKENS,
    problem: problemOf(made.tokens, tokens),
  };
}

/** True when a name speaks of an organisation: a legal form, or a word that only companies carry. */
export function looksLikeOrganization(name: PreparedName): boolean {
  return name.legalForms.length > 0 || name.tokens.some((t) => t.kind === 'company' && (commonWord(t.text)?.weight ?? 1) < 0.5 && t.weight > 0.06);
}
