import type { Line } from '@ytterby/contracts';
import { elementOf18, ITEMS_18, RARE_EARTHS, type Combination, type Entry18 } from '../packs/items-18';
import { say } from '../words';
import { classified, contradiction, reconcileCode, type Candidate, type Classification } from './classification';
import { containsElement, doubtAbout, isCompositionKnown, partnersOf } from './composition';
import type { LineFacts } from './line-facts';
import { MISSING_COMPOSITION } from './questions';

const OUT_BY_QA: readonly Line['form'][] = ['component', 'finished_product'];
const OUT_BY_FORM: readonly Line['form'][] = ['equipment', 'ore', 'technology', 'service'];
const QA5_KINDS = /\bphosphors?\b|\bluminescent\b|\bcalcined\b.*\bcatalyst|\bcatalyst\b.*\bcalcined\b/i;
const QA5_FORMS: readonly Line['form'][] = ['compound', 'mixture', 'other'];
const FORM_QUESTION = 'form of the item: metal, alloy, oxide, compound, target, magnet or a finished part (exporter or manufacturer)';

/** The most specific listed combination whose elements are all there. */
function listedCombination(line: Line, rows: readonly Combination[]): Combination | undefined {
  const has = (symbol: string) => line.elements.some((element) => element.symbol === symbol);
  let best: Combination | undefined;
  for (const row of rows) if (row.with.every(has) && (best === undefined || row.with.length > best.with.length)) best = row;
  return best;
}

/** Lu-Yb is a listed alloy, so Yb counts as a partner. */
const NOT_PARTNERS: readonly string[] = RARE_EARTHS.filter((rareEarth) => rareEarth !== 'Yb');

function alloyCandidate(line: Line, symbol: string, entry: Entry18): Candidate {
  const listed = listedCombination(line, entry.alloys);
  if (listed !== undefined) return { listed: 'yes', code: `${entry.code}.${listed.sub}`, because: () => `an alloy of ${[symbol, ...listed.with].join(' and ')}` };
  const partners = partnersOf(line, NOT_PARTNERS);
  if (partners.length > 0) return { listed: 'no', code: '', because: () => `an alloy of ${symbol} with ${partners.join(', ')}, which the list does not name` };
  return { listed: 'unknown', code: `${entry.code}.a.2`, because: `an alloy of ${symbol} whose other metal is not stated`, missing: `the metal that ${symbol} is alloyed with (manufacturer)` };
}

function targetCandidate(line: Line, symbol: string, entry: Entry18): Candidate {
  const partners = partnersOf(line, RARE_EARTHS);
  const rows = partners.length === 0 ? entry.targets : entry.targets.filter((row) => row.with.length > 0);
  const listed = listedCombination(line, rows);
  if (listed !== undefined) return { listed: 'yes', code: `${entry.code}.${listed.sub}`, because: () => `a target of ${[symbol, ...listed.with].join(' and ')}` };
  return { listed: 'unknown', code: `${entry.code}.a.3`, because: () => `a target of ${symbol} with ${partners.join(', ')}, which the list does not name`, missing: `whether a target of ${symbol} with ${partners.join(', ')} counts as the listed target (exporter, with MOFCOM)` };
}

function magnetCandidate(line: Line, symbol: string, entry: Entry18): Candidate {
  if (entry.magnet === null) return { listed: 'no', code: '', because: `a magnet with ${symbol}, for which the list has no magnet entry` };
  const code = `${entry.code}.${entry.magnet}`;
  const others = partnersOf(line, RARE_EARTHS);
  if (symbol === 'Sm' && others.includes('Fe') && !others.includes('Co')) {
    return { listed: 'unknown', code, because: 'a samarium magnet with iron and no cobalt', missing: 'whether the magnet is samarium-cobalt (manufacturer)' };
  }
  return { listed: 'yes', code, because: symbol === 'Sm' ? 'a samarium-cobalt permanent magnet' : `an NdFeB magnet containing ${symbol}` };
}

const PLAIN_FORMS = { metal: 'metal', oxide: 'oxide', mixture: 'in a mixture', compound: 'compound' } as const;

function plainCandidate(form: keyof typeof PLAIN_FORMS, symbol: string, entry: Entry18): Candidate {
  const sub = entry.plain[form];
  if (sub === undefined) return { listed: 'no', code: '', because: `the list has no entry for ${symbol} ${PLAIN_FORMS[form]}` };
  return { listed: 'yes', code: `${entry.code}.${sub}`, because: `${symbol} ${PLAIN_FORMS[form]}` };
}

/** What the list makes of the element in that form; null when the form says nothing about it. */
function formCandidate(line: Line, symbol: string, entry: Entry18): Candidate | null {
  switch (line.form) {
    case 'metal':
    case 'oxide':
    case 'mixture':
    case 'compound':
      return plainCandidate(line.form, symbol, entry);
    case 'alloy':
      return alloyCandidate(line, symbol, entry);
    case 'target':
      return targetCandidate(line, symbol, entry);
    case 'permanent_magnet':
      return magnetCandidate(line, symbol, entry);
    default:
      return null;
  }
}

/** Without a form the description may tell which entry it is; it is not enough to decide. */
function formlessCandidate({ line, described }: LineFacts, symbol: string, entry: Entry18): Candidate {
  const read = line.form === null ? formCandidate({ ...line, form: described.form }, symbol, entry) : null;
  if (read === null || read.listed === 'no') return { listed: 'unknown', code: entry.code, because: `a product of ${symbol} whose form is not stated`, missing: FORM_QUESTION };
  return { listed: 'unknown', code: read.code, because: () => `${say(read.because)} as the description reads; the form is not stated`, missing: FORM_QUESTION };
}

function elementCandidate(item: LineFacts, symbol: string, entry: Entry18): Candidate | null {
  const contained = containsElement(item, symbol);
  if (contained === 'no') return null;
  const candidate = formCandidate(item.line, symbol, entry) ?? formlessCandidate(item, symbol, entry);
  if (contained === 'yes' || candidate.listed === 'no') return candidate;
  const { because, missing } = doubtAbout(item, symbol);
  return { ...candidate, listed: 'unknown', because: () => `${say(candidate.because)}, where ${because}`, missing };
}

/** What each of the seven elements makes of the line by form and elements, whatever the sender declares. */
export function candidatesOf18(item: LineFacts): readonly Candidate[] {
  const candidates: Candidate[] = [];
  for (const symbol in ITEMS_18) {
    const candidate = elementCandidate(item, symbol, ITEMS_18[symbol] as Entry18);
    if (candidate !== null) candidates.push(candidate);
  }
  return candidates;
}

/** The strongest candidate decides. */
function ownCandidate(item: LineFacts): Candidate {
  const candidates = item.candidates18;
  const strongest = candidates.find(({ listed }) => listed === 'yes') ?? candidates.find(({ listed }) => listed === 'unknown');
  if (strongest !== undefined) return strongest;
  if (isCompositionKnown(item.line)) return candidates[0] ?? { listed: 'no', code: '', because: 'none of the seven elements is in it' };
  return { listed: 'unknown', code: '1C902-1C908', because: 'its elements are not fully known', missing: MISSING_COMPOSITION };
}

/** Every code of No. 18 that form and elements meet, whatever the sender declares: a magnet with Tb and Dy meets two. */
export function ownCodes18(item: LineFacts): readonly string[] {
  if (outOfScope(item.line) !== null) return [];
  const codes = item.candidates18.filter(({ listed }) => listed === 'yes').map(({ code }) => code);
  return item.line.form === 'mixture' ? codes.flatMap((code) => [code, code.replace(/\.b$/, '.c')]) : codes;
}

function reconcile(item: LineFacts, own: Candidate): Classification {
  if (item.family !== 'no18') return classified(own);
  const { line } = item;
  const symbol = elementOf18(line.controlCode ?? '');
  const fits = line.elements.length === 0 || line.elements.some((element) => element.symbol === symbol && element.role !== 'impurity');
  return reconcileCode(line, own, { exists: symbol !== undefined, fits });
}

function outOfScope(line: Line): { because: string; byQa: boolean } | null {
  if (OUT_BY_QA.includes(line.form)) return { because: 'parts and products made with such material are generally outside the list (MOFCOM Q&A)', byQa: true };
  if (OUT_BY_FORM.includes(line.form)) return { because: `the list names no ${line.form ?? 'such form'}`, byQa: false };
  if (!QA5_FORMS.includes(line.form)) return null;
  const kind = `${line.itemKind?.replaceAll('_', ' ') ?? ''} ${line.description}`;
  return QA5_KINDS.test(kind) ? { because: 'phosphors and calcined catalyst powder are generally outside the list (MOFCOM Q&A V)', byQa: true } : null;
}

/** Is the item on the list of No. 18/2025? */
export function classify18(item: LineFacts): Classification {
  const out = outOfScope(item.line);
  if (out === null) return reconcile(item, ownCandidate(item));
  if (item.family === 'no18') return contradiction(item.line, out.because);
  return { ...classified({ listed: 'no', code: '', because: out.because }), byQa: out.byQa };
}
