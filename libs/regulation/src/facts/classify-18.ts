import type { Line } from '@ytterby/contracts';
import type { LawView } from '../law-view';
import { CODES_18, isFamily18, ITEMS_18, RARE_EARTHS, type Entry18 } from '../packs/items-18';
import { classified, contradiction, reconcileCode, type Candidate, type Classification } from './classification';
import { containsElement, impurityQuestion, isCompositionKnown, partnersOf } from './composition';

const OUT_BY_QA: readonly Line['form'][] = ['component', 'finished_product'];
const OUT_BY_FORM: readonly Line['form'][] = ['equipment', 'ore', 'technology', 'service'];
const QA5_KINDS = /\bphosphors?\b|\bluminescent\b|\bcalcined\b.*\bcatalyst|\bcatalyst\b.*\bcalcined\b/i;
const QA5_FORMS: readonly Line['form'][] = ['compound', 'mixture', 'other'];
const FORM_QUESTION = 'form of the item: metal, alloy, oxide, compound, target, magnet or a finished part (exporter or manufacturer)';

function alloyCandidate(line: Line, symbol: string, entry: Entry18): Candidate {
  const partners = partnersOf(line, RARE_EARTHS.filter((rareEarth) => rareEarth !== 'Yb'));
  const partner = partners.find((name) => Object.hasOwn(entry.alloys, name));
  if (partner !== undefined) {
    const letter = entry.alloys[partner] ?? '';
    const code = symbol === 'Dy' && line.elements.some((element) => element.symbol === 'Tb') ? `${entry.code}.a.2.b` : `${entry.code}.a.2${letter === '' ? '' : `.${letter}`}`;
    return { listed: 'yes', code, because: `an alloy of ${symbol} and ${partner}` };
  }
  if (partners.length > 0) return { listed: 'no', code: '', because: `an alloy of ${symbol} with ${partners.join(', ')}, which the list does not name` };
  return { listed: 'unknown', code: `${entry.code}.a.2`, because: `an alloy of ${symbol} whose other metal is not stated`, missing: `the metal that ${symbol} is alloyed with (manufacturer)` };
}

function targetCandidate(line: Line, symbol: string, entry: Entry18): Candidate {
  const partners = partnersOf(line, RARE_EARTHS);
  const partner = partners.length === 0 ? '' : partners.find((name) => Object.hasOwn(entry.targets, name));
  if (partner === undefined) {
    return { listed: 'unknown', code: `${entry.code}.a.3`, because: `a target of ${symbol} with ${partners.join(', ')}, which the list does not name`, missing: `whether a target of ${symbol} with ${partners.join(', ')} counts as the listed target (exporter, with MOFCOM)` };
  }
  const letter = entry.targets[partner] ?? '';
  return { listed: 'yes', code: `${entry.code}.a.3${letter === '' ? '' : `.${letter}`}`, because: `a target of ${symbol}${partner === '' ? '' : ` and ${partner}`}` };
}

function magnetCandidate(line: Line, symbol: string, entry: Entry18): Candidate {
  if (!entry.magnet) return { listed: 'no', code: '', because: `a magnet with ${symbol}, for which the list has no magnet entry` };
  const others = partnersOf(line, RARE_EARTHS);
  if (symbol === 'Sm' && others.includes('Fe') && !others.includes('Co')) {
    return { listed: 'unknown', code: `${entry.code}.a.4`, because: 'a samarium magnet with iron and no cobalt', missing: 'whether the magnet is samarium-cobalt (manufacturer)' };
  }
  return { listed: 'yes', code: `${entry.code}.a.4`, because: symbol === 'Sm' ? 'a samarium-cobalt permanent magnet' : `an NdFeB magnet containing ${symbol}` };
}

function candidateOf(line: Line, symbol: string, entry: Entry18): Candidate {
  switch (line.form) {
    case 'metal':
      return { listed: 'yes', code: `${entry.code}.a.1`, because: `${symbol} metal` };
    case 'alloy':
      return alloyCandidate(line, symbol, entry);
    case 'target':
      return targetCandidate(line, symbol, entry);
    case 'permanent_magnet':
      return magnetCandidate(line, symbol, entry);
    case 'oxide':
      return { listed: 'yes', code: `${entry.code}.b`, because: `${symbol} oxide` };
    case 'mixture':
      return { listed: 'yes', code: `${entry.code}.b`, because: `a mixture with ${symbol} oxide or compound` };
    case 'compound':
      return { listed: 'yes', code: `${entry.code}.c`, because: `a compound of ${symbol}` };
    default:
      return { listed: 'unknown', code: entry.code, because: `a product of ${symbol} whose form is not stated`, missing: FORM_QUESTION };
  }
}

function elementCandidate(line: Line, symbol: string, entry: Entry18, law: LawView): Candidate | null {
  const contained = containsElement(line, symbol, law);
  if (contained === 'no') return null;
  const candidate = candidateOf(line, symbol, entry);
  if (contained === 'yes' || candidate.listed === 'no') return candidate;
  return { ...candidate, listed: 'unknown', because: `${candidate.because}, where ${symbol} is an unintended trace`, missing: impurityQuestion(symbol) };
}

/** Reads the form and the elements; the strongest candidate decides. */
function ownCandidate(line: Line, law: LawView): Candidate {
  const candidates: Candidate[] = [];
  for (const symbol of Object.keys(ITEMS_18)) {
    const candidate = elementCandidate(line, symbol, ITEMS_18[symbol] as Entry18, law);
    if (candidate !== null) candidates.push(candidate);
  }
  const strongest = candidates.find(({ listed }) => listed === 'yes') ?? candidates.find(({ listed }) => listed === 'unknown');
  if (strongest !== undefined) return strongest;
  if (isCompositionKnown(line)) return candidates[0] ?? { listed: 'no', code: '', because: 'none of the seven elements is in it' };
  return { listed: 'unknown', code: '1C902-1C908', because: 'its elements are not fully known', missing: 'full composition of the item (manufacturer)' };
}

function reconcile(line: Line, own: Candidate): Classification {
  const declared = line.controlCode;
  if (declared === null || !isFamily18(declared)) return classified(own);
  const symbol = CODES_18.get(declared);
  const fits = line.elements.length === 0 || line.elements.some((element) => element.symbol === symbol && element.role !== 'impurity');
  return reconcileCode(line, own, { exists: symbol !== undefined, fits });
}

function outOfScope(line: Line): { because: string; byQa: boolean } | null {
  if (OUT_BY_QA.includes(line.form)) return { because: 'parts and products made with such material are generally outside the list (MOFCOM Q&A)', byQa: true };
  if (OUT_BY_FORM.includes(line.form)) return { because: `the list names no ${line.form ?? 'such form'}`, byQa: false };
  const kind = `${line.itemKind?.replaceAll('_', ' ') ?? ''} ${line.description}`;
  if (QA5_FORMS.includes(line.form) && QA5_KINDS.test(kind)) return { because: 'phosphors and calcined catalyst powder are generally outside the list (MOFCOM Q&A V)', byQa: true };
  return null;
}

/** Is the item on the list of No. 18/2025? */
export function classify18(line: Line, law: LawView): Classification {
  const out = outOfScope(line);
  if (out === null) return reconcile(line, ownCandidate(line, law));
  if (line.controlCode !== null && isFamily18(line.controlCode)) return contradiction(line, out.because);
  return { ...classified({ listed: 'no', code: '', because: out.because }), byQa: out.byQa };
}
