import type { Line } from '@ytterby/contracts';
import { decimal, type Decimal, isDecimalText, ownValue } from '@ytterby/kernel';
import { isListedElement } from '../packs/element-names';
import { EXTRACTANT_CAS, isKnownKindCode, ITEM_KINDS, type KindEntry, type Limit } from '../packs/item-kinds';
import { allOf, type Tri } from '../tri';
import { classified, reconcileCode, type Candidate, type Classification } from './classification';
import type { LineFacts } from './line-facts';

/** Is the limit met by the stated parameter? A parameter that is missing or no number is not known. */
function meets(limit: Limit, parameters: Readonly<Record<string, string>>): Tri {
  const stated = parameters[limit.parameter]?.trim();
  if (stated === undefined || stated === '') return 'unknown';
  if (limit.oneOf !== undefined) return limit.oneOf.includes(stated) ? 'yes' : 'no';
  if (!isDecimalText(stated)) return 'unknown';
  return isWithin(limit, decimal(stated)) ? 'yes' : 'no';
}

function isWithin({ atLeast, above, atMost }: Limit, value: Decimal): boolean {
  if (atLeast !== undefined && value.lt(atLeast)) return false;
  if (above !== undefined && value.lte(above)) return false;
  return atMost === undefined || value.lte(atMost);
}

function limitText(limit: Limit): string {
  if (limit.oneOf !== undefined) return `${limit.parameter} one of ${limit.oneOf.join(', ')}`;
  const parts = [
    limit.atLeast === undefined ? '' : `at least ${limit.atLeast}`,
    limit.above === undefined ? '' : `above ${limit.above}`,
    limit.atMost === undefined ? '' : `at most ${limit.atMost}`,
  ];
  return `${limit.parameter} ${parts.filter((part) => part !== '').join(' and ')}`;
}

/** "magneticFieldT 1.4 (limit: magneticFieldT at least 1.5)". */
export function describeLimits(entry: KindEntry, parameters: Readonly<Record<string, string>>): string {
  return entry.limits.map((limit) => `${limit.parameter} ${parameters[limit.parameter] ?? 'not stated'} (limit: ${limitText(limit)})`).join('; ');
}

function kindCandidate(kind: string, entry: KindEntry, line: Line): Candidate {
  const parameters = line.parameters ?? {};
  const met = allOf(...entry.limits.map((limit) => meets(limit, parameters)));
  const listed: Tri = met === 'yes' && entry.furtherLimits === true ? 'unknown' : met;
  const missing = met === 'unknown'
    ? `technical parameters: ${entry.limits.map(({ parameter }) => parameter).join(', ')} (manufacturer: data sheet)`
    : `whether the further limits of ${entry.code} are met (manufacturer, with the official list)`;
  const because = () => `${kind.replaceAll('_', ' ')}${entry.limits.length === 0 ? '' : `: ${describeLimits(entry, parameters)}`}`;
  return { listed, code: entry.code, because, ...(listed === 'unknown' ? { missing } : {}) };
}

const NOT_ABOUT: Candidate = { listed: 'no', code: '', because: 'the item is none of the kinds on the list', about: false };
const NOT_LISTED = classified(NOT_ABOUT);

interface OpenForm {
  readonly forms: readonly Line['form'][];
  readonly elements: readonly string[];
  readonly question: string;
}

/** Forms under which an unnamed kind could be on the list; a product whose elements are named is what they say, and elements narrow materials. */
const OPEN_FORMS: Readonly<Record<KindEntry['measure'], OpenForm>> = {
  no55: { forms: ['equipment', 'other', 'component', 'finished_product', null], elements: [], question: 'kind of item: synthetic diamond product, or equipment to make it (exporter)' },
  no56: { forms: ['equipment', 'ore', 'reagent', 'other', null], elements: [], question: 'kind of equipment, ore or reagent (exporter: data sheet, CAS number)' },
  no58: { forms: ['equipment', 'other', 'component', 'finished_product', null], elements: ['Li'], question: 'kind of item: lithium cell, cathode or anode material, or equipment to make them (exporter)' },
};

const MATERIALS: readonly Line['form'][] = ['compound', 'mixture', 'oxide'];

/** Does it name an element for which another list asks what form it has? */
function hasListedElement({ elements }: Line): boolean {
  return elements.some(({ symbol }) => isListedElement(symbol));
}

/** Could the form, or the elements of a material, hide a listed kind? */
function mayHideKind(line: Line, { forms, elements }: OpenForm): boolean {
  if (MATERIALS.includes(line.form)) return line.elements.some(({ symbol }) => elements.includes(symbol));
  const named = line.form === 'equipment' || line.form === 'ore' || line.form === 'reagent' || line.form === 'other';
  return forms.includes(line.form) && (named || line.elements.length === 0 || (line.form === null && !hasListedElement(line)));
}

function unnamedKind(line: Line, measure: KindEntry['measure']): Candidate {
  const cas = line.parameters?.['cas'];
  if (measure === 'no56' && cas !== undefined && EXTRACTANT_CAS.includes(cas)) return { listed: 'yes', code: '1C914.c', because: `extractant with CAS ${cas}` };
  if (line.itemKind !== undefined || !mayHideKind(line, OPEN_FORMS[measure])) return NOT_ABOUT;
  return { listed: 'unknown', code: '', because: 'the kind of the item is not stated', missing: OPEN_FORMS[measure].question, about: false };
}

function ownCandidate(line: Line, measure: KindEntry['measure']): Candidate {
  const kind = line.itemKind ?? '';
  const entry = ownValue(ITEM_KINDS, kind);
  return entry?.measure === measure ? kindCandidate(kind, entry, line) : unnamedKind(line, measure);
}

/** Is the item on the list of No. 55, 56 or 58/2025, by its kind, parameters and code? */
export function classifyKind({ line, family }: LineFacts, measure: KindEntry['measure']): Classification {
  const own = ownCandidate(line, measure);
  if (family !== measure) {
    // A code of another notice says what the item is, so that a kind that is not stated is no question.
    const seen = family !== 'none' && own.about === false ? NOT_ABOUT : own;
    return seen === NOT_ABOUT ? NOT_LISTED : classified(seen);
  }
  const open: Candidate = own === NOT_ABOUT && line.itemKind === undefined ? { ...own, listed: 'unknown' } : own;
  return reconcileCode(line, open, { exists: isKnownKindCode(line.controlCode ?? ''), fits: true });
}
