import type { Line } from '@ytterby/contracts';
import type { LawView } from '../law-view';
import type { Tri } from '../tri';

/** Forms that are the material itself: an empty list of elements then contradicts the form and counts as not known. */
const MATERIAL_FORMS: readonly (Line['form'] | undefined)[] = ['metal', 'alloy', 'oxide', 'target', 'permanent_magnet'];

/** Is the composition of the line known in full? `elementsComplete` defaults to true; an empty list is "none" where the form allows it. */
export function isCompositionKnown(line: Line): boolean {
  if (line.elementsComplete === false) return false;
  if (line.elements.length > 0) return true;
  if (MATERIAL_FORMS.includes(line.form)) return false;
  return line.itemKind !== undefined || line.controlCode !== null || (line.form !== 'compound' && line.form !== 'mixture' && line.form !== null);
}

const NOT_ZERO = /[1-9]/;

function isZero(massPct: string | null | undefined): boolean {
  return massPct !== null && massPct !== undefined && !NOT_ZERO.test(massPct);
}

/**
 * Does the line contain the element so that it counts? An unintended trace counts by the policy `traceImpurity`, because no text says
 * whether it makes an item listed.
 */
export function containsElement(line: Line, symbol: string, law: LawView): Tri {
  let result: Tri = 'no';
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

/** The question about a trace of an element. */
export function impurityQuestion(symbol: string): string {
  return `whether the unintended trace of ${symbol} makes the item listed: a policy (traceImpurity) must be settled with MOFCOM`;
}
