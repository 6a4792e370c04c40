import type { Line } from '@ytterby/contracts';
import { elementOf57, ITEMS_57, type Entry57 } from '../packs/items-57';
import { RARE_EARTHS } from '../packs/items-18';
import { say } from '../words';
import { classified, reconcileCode, type Candidate, type Classification } from './classification';
import { containsElement, doubtAbout, isCompositionKnown, partnersOf } from './composition';
import type { LineFacts } from './line-facts';
import { MISSING_COMPOSITION } from './questions';

function coded(entry: Entry57, sub: string): string {
  return sub === '' ? entry.code : `${entry.code}.${sub}`;
}

/** A functional material that the notice lists, recognised by the declared kind or a plain word in the description of a compound. */
function functionalKind(line: Line, entry: Entry57): string | null {
  const declared = line.itemKind ?? '';
  if (Object.hasOwn(entry.kinds, declared)) return declared;
  return line.form === 'compound' && /phosphor|luminescent/i.test(line.description) && Object.hasOwn(entry.kinds, 'phosphor') ? 'phosphor' : null;
}

function combined(line: Line, symbol: string, listedPartners: readonly string[], what: { code: string; name: string; pureCounts: boolean }): Candidate {
  const partners = partnersOf(line, RARE_EARTHS);
  const listed = partners.length === 0 ? what.pureCounts : partners.some((partner) => listedPartners.includes(partner));
  if (listed) return { listed: 'yes', code: what.code, because: `a ${what.name} of ${symbol}` };
  if (partners.length > 0 && !what.pureCounts) return { listed: 'no', code: '', because: () => `a ${what.name} of ${symbol} with ${partners.join(', ')}, which the list does not name` };
  return { listed: 'unknown', code: what.code, because: `a ${what.name} of ${symbol} that the list may name`, missing: `the other metals of the ${what.name} (manufacturer)` };
}

function byForm(line: Line, symbol: string, entry: Entry57): Candidate {
  switch (line.form) {
    case 'metal':
      return { listed: 'yes', code: coded(entry, entry.metal), because: `${symbol} metal` };
    case 'alloy':
      return combined(line, symbol, entry.alloys, { code: coded(entry, entry.alloy), name: 'alloy', pureCounts: false });
    case 'target':
      return combined(line, symbol, entry.targetPartners, { code: coded(entry, entry.target), name: 'target', pureCounts: true });
    case 'permanent_magnet':
      return entry.magnet === null ? { listed: 'no', code: '', because: `a magnet with ${symbol}, for which the list has no entry` } : { listed: 'yes', code: coded(entry, entry.magnet), because: `a permanent magnet containing ${symbol}` };
    case 'oxide':
    case 'mixture':
      return { listed: 'yes', code: `${entry.code}.b`, because: `${symbol} oxide or a mixture with it` };
    case 'compound':
      return { listed: 'yes', code: `${entry.code}.c`, because: `a compound of ${symbol}` };
    default:
      return otherForm(line, symbol, entry);
  }
}

function otherForm(line: Line, symbol: string, entry: Entry57): Candidate {
  if (line.form === 'equipment' || line.form === 'ore' || line.form === 'technology' || line.form === 'service') {
    return { listed: 'no', code: '', because: `the list names no ${line.form}` };
  }
  return { listed: 'unknown', code: entry.code, because: `a product with ${symbol} that may be a listed functional material`, missing: `whether the product is a crystal, fibre, phosphor or other functional material of ${symbol} (manufacturer)` };
}

function candidateOf(item: LineFacts, symbol: string): Candidate | null {
  const { line } = item;
  const entry = ITEMS_57[symbol] as Entry57;
  const contained = containsElement(item, symbol);
  if (contained === 'no') return null;
  const kind = functionalKind(line, entry);
  const candidate: Candidate = kind === null ? byForm(line, symbol, entry) : { listed: 'yes', code: coded(entry, entry.kinds[kind] ?? ''), because: () => `${symbol} ${kind.replaceAll('_', ' ')}` };
  if (contained === 'yes' || candidate.listed === 'no') return candidate;
  const { because, missing } = doubtAbout(item, symbol);
  return { ...candidate, listed: 'unknown', because: () => `${say(candidate.because)}, where ${because}`, missing };
}

const MATERIAL_ONLY: readonly Line['form'][] = ['equipment', 'ore', 'technology', 'service', 'component', 'finished_product', 'reagent', 'other'];

function ownCandidate(item: LineFacts): Candidate {
  const candidates: Candidate[] = [];
  for (const symbol in ITEMS_57) {
    const candidate = candidateOf(item, symbol);
    if (candidate !== null) candidates.push(candidate);
  }
  const strongest = candidates.find(({ listed }) => listed === 'yes') ?? candidates.find(({ listed }) => listed === 'unknown') ?? candidates[0];
  if (strongest !== undefined) return strongest;
  const unknown = !isCompositionKnown(item.line) && !MATERIAL_ONLY.includes(item.line.form);
  return unknown ? COMPOSITION_OPEN : NONE_OF_FIVE;
}

const NONE_OF_FIVE: Candidate = { listed: 'no', code: '', because: 'none of the five elements is in it', about: false };
const NOT_LISTED = classified(NONE_OF_FIVE);
const COMPOSITION_OPEN: Candidate = { listed: 'unknown', code: '1C909-1C913', because: 'its elements are not fully known', missing: MISSING_COMPOSITION, about: false };

/** Is the item on the list of No. 57/2025 (Ho, Er, Tm, Eu, Yb)? */
export function classify57(item: LineFacts): Classification {
  const own = ownCandidate(item);
  if (item.family !== 'no57') return own === NONE_OF_FIVE ? NOT_LISTED : classified(own);
  const { line } = item;
  const symbol = elementOf57(line.controlCode ?? '');
  const fits = line.elements.length === 0 || line.elements.some((element) => element.symbol === symbol);
  const open: Candidate = own.about === false && line.elements.length === 0 ? { ...own, listed: 'unknown' } : own;
  return reconcileCode(line, open, { exists: symbol !== null, fits });
}
