import { withinOneDeletion } from '../compare/letters';
import { commonWord, legalFormsFrom, type LegalForm } from './lexicon';
import { makeToken, type Token } from './token';

/** Legal forms that are words of everyday names too: they count as legal forms only at the ends. */
const AMBIGUOUS = new Set('company co compagnie compania cia companhia est too pat at ao as se ae sa sc cv no ou dd ad ap bt rt lp ab ag e u sl nv bv kg hb ug ev ike epe spe sci scl sau pt spa sal sac psc gie lda'.split(' '));
const START_FORMS = new Set('ooo ao oao zao pao nao fgup gup fsue jsc ojsc pjsc pt too tov pat prat at cv ano llc ltd inc plc gmbh srl cjsc jscb odo aktsionernoe aktsionernoye sherkat sherkate limited company joint บริษัท شركة شرکت ооо ао оао зао пао нао'.split(' '));

/** Legal forms that are nothing else to anybody. */
export const ORGANIZATION_FORMS: ReadonlySet<string> = new Set(['ltd', 'ltda', 'llc', 'inc', 'corp', 'gmbh', 'jsc', 'ojsc', 'pjsc', 'ooo', 'oao', 'zao', 'pao', 'plc', 'fze', 'srl', 'ооо', 'оао', 'зао', 'пао']);

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
const BEFORE_STOCK_COMPANY = ['open', 'closed', 'public', 'private'];

/** The words of "joint stock company", where each is at most a letter away and one of them is right; undefined elsewhere. */
function meantStockCompany(tokens: readonly Token[], at: number): Token[] | undefined {
  const here = tokens.slice(at, at + STOCK_COMPANY.length);
  const right = here.filter((token, k) => token.text === STOCK_COMPANY[k]).length;
  if (here.length < STOCK_COMPANY.length || right === 0 || right === STOCK_COMPANY.length) return undefined;
  return here.every((token, k) => withinOneDeletion(token.text, STOCK_COMPANY[k] ?? '')) ? here.map((token, k) => makeToken({ text: STOCK_COMPANY[k] ?? '', aside: token.aside })) : undefined;
}

/** "Jont Stokc Company", "Ope Joint Stock Company": the words of the form, where the slips are of a letter each. */
function mendStockCompany(tokens: readonly Token[]): Token[] {
  const out = [...tokens];
  for (let at = 0; at + STOCK_COMPANY.length <= out.length; at++) {
    const meant = meantStockCompany(out, at);
    if (meant !== undefined) out.splice(at, meant.length, ...meant);
    const before = out[at - 1];
    if (before === undefined || !STOCK_COMPANY.every((word, k) => out[at + k]?.text === word)) continue;
    const kind = BEFORE_STOCK_COMPANY.find((word) => before.text.length >= 3 && withinOneDeletion(before.text, word));
    if (kind !== undefined && kind !== before.text) out[at - 1] = makeToken({ text: kind, aside: before.aside });
  }
  return out;
}

/** Legal words that were misspelt or written together with their neighbour, put right. Linear. */
export function mendForms(tokens: readonly Token[]): Token[] {
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
    return token !== undefined && (token.text === word || token.native === word || isSlip(token, form, k));
  });
}

/** "S.A. dee C.V.": a short word inside a form of three words or more may have a letter too many. */
function isSlip({ text, script }: Token, form: LegalForm, k: number): boolean {
  const word = form.words[k] ?? '';
  return script === 'latin' && form.words.length >= 3 && k > 0 && k < form.words.length - 1 && text.length === word.length + 1 && word.length >= 2 && withinOneDeletion(text, word);
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

/** SAIC, SAPA: what some country abbreviates a legal form to is a company's name when it stands alone. */
function isAcronym({ text, script }: Token): boolean {
  return script === 'latin' && text.length >= 3 && text.length <= 5 && !ORGANIZATION_FORMS.has(text) && !START_FORMS.has(text);
}

/** What a company calls itself and is called by: its acronym mostly has a letter for it (CNOOC). */
const SPOKEN_FORMS = new Set(['company', 'corporation', 'co', 'corp', 'compania', 'compagnie', 'companhia']);

/** The words that were not dropped, each with the spoken form that was dropped behind it. */
function keptOf(tokens: readonly Token[], drop: ReadonlySet<number>): Token[] {
  return tokens.flatMap((token, at) => {
    if (drop.has(at)) return [];
    const next = drop.has(at + 1) ? (tokens[at + 1]?.text ?? '') : '';
    return [SPOKEN_FORMS.has(next) ? token.as({ formBehind: next.charAt(0) }) : token];
  });
}

/** A legal form that a single letter needs to be a name ("X Corp."), beside which it is light. */
const FORM_IN_NAME = 0.4;

/** Takes legal forms out: at the ends, and inside where a word is nothing else. Works from the end so that "Co., Ltd." falls as one. Of a single letter the first form stays, as a word. */
export function stripLegalForms(tokens: readonly Token[]): Stripped {
  const [only] = tokens;
  if (only !== undefined && tokens.length === 1 && isAcronym(only)) return { tokens: [only], forms: [] };
  const forms: string[] = [];
  const drop = new Set<number>();
  // "Boeing Co., The": an article that was put last does not hide the end.
  let lastOpen = tokens.at(-1)?.text === 'the' ? tokens.length - 1 : tokens.length;
  for (let at = tokens.length - 1; at >= 0; at--) {
    const form = formAt(tokens, at);
    if (form === undefined) continue;
    const end = at + form.words.length;
    // "Co., Ltd." inside a name: the second word fell already.
    const allOpen = form.words.length >= 3 || (form.words.length === 2 && drop.has(at + 1)) || [...form.words.keys()].every((k) => !drop.has(at + k)) || end >= lastOpen;
    if (!allOpen || !allowedAt(form, { first: at === 0, last: end >= lastOpen })) continue;
    forms.push(form.canonical);
    for (let k = at; k < end; k++) drop.add(k);
    if (end >= lastOpen) lastOpen = at;
  }
  const kept = keptOf(tokens, drop);
  const [letter] = kept;
  const first = forms.at(-1);
  if (kept.length !== 1 || letter === undefined || [...letter.native].length > 1 || first === undefined) return { tokens: kept, forms };
  return { tokens: [letter, makeToken({ text: first.replace(/ /g, ''), weight: FORM_IN_NAME })], forms };
}
