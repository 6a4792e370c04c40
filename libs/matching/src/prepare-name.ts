import { cleanName } from './text/clean';
import type { PreparedName, Unit } from './prepared-name';
import { commonWord, legalFormsFrom, type LegalForm } from './tokens/lexicon';
import { makeTokens, type NameKind } from './tokens/make-tokens';
import { joinTokens, makeToken, type Token } from './tokens/token';
import { tokenise } from './tokens/tokenise';

/** Most words of a name that are compared; what comes after is ignored and the name counts as cut. */
const MAX_TOKENS = 24;
/** Longest joined word that is tried. */
const MAX_JOIN = 30;

/** Legal forms that are words of everyday names too: they count as legal forms only at the ends. */
const AMBIGUOUS = new Set('company co compagnie compania cia companhia est too pat at ao as se ae sa sc cv no ou dd ad ap bt rt lp ab ag e u sl nv bv kg hb ug ev ike epe spe sci scl sau pt spa'.split(' '));
const START_FORMS = new Set('ooo ao oao zao pao nao fgup gup jsc ojsc pjsc pt too tov pat prat at cv ano llc sherkat sherkate limited company joint ооо ао оао зао пао нао'.split(' '));

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

/** Legal words that were misspelt or written together with their neighbour. */
function mendForms(tokens: readonly Token[]): Token[] {
  return tokens.flatMap((token) => {
    if (token.script !== 'latin' || token.kind === 'number') return [token];
    if (/^ltd+a*$/.test(token.text) && token.text.length > 3) return [makeToken({ text: 'ltd', aside: token.aside })];
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

function problemOf(all: readonly Token[], tokens: readonly Token[]): PreparedName['problem'] {
  if (all.length === 0) return 'empty';
  if (tokens.length === 0) return 'only_legal_form';
  const letters = tokens.reduce((sum, t) => sum + [...t.native].length, 0);
  return letters < 2 ? 'too_short' : null;
}

/** Bracketed words repeat or qualify: they count less, unless there is nothing else. */
function lightenAsides(tokens: readonly Token[]): Token[] {
  if (tokens.every((t) => t.aside)) return [...tokens];
  return tokens.map((t) => (t.aside ? t.as({ weight: t.weight * 0.4 }) : t));
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
  const tokens = lettersAsWords(lightenAsides(joinServant(stripped.tokens)).slice(0, MAX_TOKENS), organization);
  return {
    raw,
    kind,
    tokens,
    units: unitsOf(tokens),
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
