import type { Line } from '@ytterby/contracts';
import { ITEM_KINDS } from '../packs/item-kinds';
import type { Tri } from '../tri';
import type { LineFacts } from './line-facts';

/** Forms that are the material itself: an empty list of elements then contradicts the form and counts as not known. */
const MATERIAL_FORMS: readonly (Line['form'] | undefined)[] = ['metal', 'alloy', 'oxide', 'target', 'permanent_magnet'];

/** A kind of item says what it is; without a form, only one that the rule pack knows. */
function isNamedKind({ itemKind, form }: Line): boolean {
  return itemKind !== undefined && (form !== null || Object.hasOwn(ITEM_KINDS, itemKind));
}

/** Is the composition of the line known in full? `elementsComplete` defaults to true; an empty list is "none" where the form allows it. */
export function isCompositionKnown(line: Line): boolean {
  if (line.elementsComplete === false) return false;
  if (line.elements.length > 0) return true;
  if (MATERIAL_FORMS.includes(line.form)) return false;
  return isNamedKind(line) || (line.controlCode !== null && line.form !== null) || (line.form !== 'compound' && line.form !== 'mixture' && line.form !== null);
}

const NOT_ZERO = /[1-9]/;

/** Is the share stated as nothing? What is not stated is not. */
export function isZero(massPct: string | null | undefined): boolean {
  return massPct !== null && massPct !== undefined && !NOT_ZERO.test(massPct);
}

/**
 * Does the line contain the element so that it counts? An unintended trace counts by the policy `traceImpurity`, because no text says
 * whether it makes an item listed. An element that only the description names is a question.
 */
export function containsElement({ line, law, namedInWordsOnly }: LineFacts, symbol: string): Tri {
  let result: Tri = namedInWordsOnly.length > 0 && namedInWordsOnly.includes(symbol) ? 'unknown' : 'no';
  for (const element of line.elements) {
    if (element.symbol !== symbol || isZero(element.massPct)) continue;
    if (element.role !== 'impurity') return 'yes';
    const policy = law.policy('traceImpurity');
    if (policy === 'true') return 'yes';
    if (policy === 'unsettled') result = 'unknown';
  }
  return result;
}

/** Symbols in the line that are not among `except`: the partners of an alloy or target. */
export function partnersOf(line: Line, except: readonly string[]): readonly string[] {
  return line.elements.filter((element) => !except.includes(element.symbol) && !isZero(element.massPct)).map((element) => element.symbol);
}

/** Why it is open whether an element counts, and who can tell. */
export interface Doubt {
  readonly because: string;
  readonly missing: string;
}

/** The doubt about an element that {@link containsElement} leaves open. */
export function doubtAbout({ line, namedInWordsOnly }: LineFacts, symbol: string): Doubt {
  if (namedInWordsOnly.includes(symbol)) {
    if (line.elements.some((element) => element.symbol === symbol)) return { because: `the goods are described as ${symbol} and the list of elements gives 0 % of it`, missing: `whether ${symbol} is in the item: the goods are described as it, the list of elements gives 0 % (exporter or manufacturer)` };
    return { because: `the description names ${symbol} and the list of elements does not`, missing: `whether ${symbol} is in the item: the description names it, the list of elements does not (exporter or manufacturer; 0 % says that it is not)` };
  }
  return { because: `${symbol} is an unintended trace`, missing: `whether the unintended trace of ${symbol} makes the item listed: a policy (traceImpurity) must be settled with MOFCOM` };
}
