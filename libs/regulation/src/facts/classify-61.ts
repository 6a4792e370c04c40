import type { Line } from '@ytterby/contracts';
import { ANNEX_1_PART_1, ANNEX_1_PART_2, annexElements } from '../packs/annex-61';
import { RARE_EARTHS } from '../packs/items-18';
import { anyOf, type Tri } from '../tri';
import { say, type Words } from '../words';
import { containsElement, doubtAbout, isCompositionKnown, partnersOf } from './composition';
import type { LineFacts } from './line-facts';
import { MISSING_COMPOSITION } from './questions';

/** Place of an item in Annex 1 of No. 61/2025 (regulation.md §3.3). */
export interface Annex1 {
  readonly part1: Tri;
  readonly part2: Tri;
  readonly listed: Tri;
  readonly because: Words;
  readonly missing: readonly string[];
  /** The line is a bigger product around a possible Part 2 item (motor, rotor, device). */
  readonly assembly: boolean;
}

interface Part {
  /** The part in question; `either` while the form leaves it open. */
  readonly part: 1 | 2 | 'either';
  readonly is: Tri;
  readonly because: Words;
  readonly missing?: string;
  readonly assembly?: boolean;
}

/** Elements whose metals are Part 1 (7 entries). */
export function part1Metals(): readonly string[] {
  return annexElements(ANNEX_1_PART_1, 'metal');
}

/** Codes of No. 18 that are alloys of Part 1. */
const ALLOY_CODES: readonly string[] = ['1C902.a.2.a', '1C905.a.2.a', '1C905.a.2.b'];
const ASSEMBLY_QUESTION =
  'whether parts, components and assemblies are Annex 1 Part 2 items (part2IncludesAssemblies): the full wording of Annex 1 must be checked with MOFCOM';
const INCORPORATED_QUESTION =
  'whether a listed item built into another good still counts as that item (incorporatedItemsCount): to be settled with MOFCOM';

/** Which of the symbols does the line contain? */
function containsAny(item: LineFacts, symbols: readonly string[]): { is: Tri; symbol: string } {
  let found: { is: Tri; symbol: string } = { is: 'no', symbol: '' };
  for (const symbol of symbols) {
    const is = containsElement(item, symbol);
    if (is === 'yes') return { is, symbol };
    if (is === 'unknown') found = { is, symbol };
  }
  if (found.is === 'no' && !isCompositionKnown(item.line)) return { is: 'unknown', symbol: '' };
  return found;
}

function question(item: LineFacts, symbol: string): string {
  return symbol === '' ? MISSING_COMPOSITION : doubtAbout(item, symbol).missing;
}

function simplePart(item: LineFacts, entry: { part: 1 | 2; symbols: readonly string[]; what: string }): Part {
  const { part, symbols, what } = entry;
  const { is, symbol } = containsAny(item, symbols);
  const because = is === 'no' ? `this ${what} is not among those of Annex 1 Part ${part}` : `${symbol === '' ? 'the' : symbol} ${what} of Annex 1 Part ${part}`;
  return { part, is, because, ...(is === 'unknown' ? { missing: question(item, symbol) } : {}) };
}

function namedAlloy(symbol: string): Part {
  return { part: 1, is: 'yes', because: `an alloy of ${symbol} named in Annex 1 Part 1` };
}

function alloyPart(item: LineFacts): Part {
  const { is, symbol } = containsAny(item, annexElements(ANNEX_1_PART_1, 'alloy'));
  if (is === 'no') return { part: 1, is, because: 'Annex 1 Part 1 names SmCo, TbFe, DyFe and TbDyFe alloys only' };
  const partners = partnersOf(item.line, RARE_EARTHS);
  const matches = ANNEX_1_PART_1.some(({ form, symbols }) => form === 'alloy' && symbols.every((element) => containsElement(item, element) === 'yes'));
  if (matches) return namedAlloy(symbol);
  if (partners.length > 0 && is === 'yes') return { part: 1, is: 'no', because: () => `an alloy of ${symbol} with ${partners.join(', ')} is not named in Annex 1 Part 1` };
  return { part: 1, is: 'unknown', because: 'the other metal of the alloy is not stated', missing: 'the metals of the alloy (manufacturer)' };
}

function targetPart(item: LineFacts): Part {
  const seen = containsAny(item, annexElements(ANNEX_1_PART_2, 'target'));
  if (seen.is === 'yes') return { part: 2, is: 'yes', because: `${seen.symbol} target of Annex 1 Part 2` };
  const { is, symbol } = containsAny(item, part1Metals());
  if (is === 'no') return { part: 2, is, because: 'no rare-earth target of Annex 1 Part 2' };
  return { part: 2, is: 'unknown', because: 'the list of targets in Annex 1 Part 2 was not seen', missing: is === 'unknown' ? question(item, symbol) : 'whether Annex 1 Part 2 names this target: the official annex must be checked' };
}

function magnetPart(item: LineFacts): Part {
  const part = simplePart(item, { part: 2, symbols: annexElements(ANNEX_1_PART_2, 'permanent_magnet'), what: 'permanent magnet' });
  const others = partnersOf(item.line, RARE_EARTHS);
  const heavy = containsAny(item, ['Tb', 'Dy']);
  if (part.is !== 'yes' || heavy.is === 'yes' || !others.includes('Fe') || others.includes('Co')) return part;
  return { ...part, is: 'unknown', because: 'a samarium magnet with iron and no cobalt', missing: 'whether the magnet is samarium-cobalt (manufacturer)' };
}

function assemblyPart(item: LineFacts): Part {
  const magnets = containsAny(item, annexElements(ANNEX_1_PART_2, 'permanent_magnet'));
  if (magnets.is === 'no') return { part: 2, is: 'no', because: 'it contains no Sm, Tb or Dy', assembly: true };
  const policy = item.law.policy('part2IncludesAssemblies');
  if (policy === 'true') {
    return { part: 2, is: magnets.is, because: 'an assembly with a Part 2 material counts as a Part 2 item', assembly: true, ...(magnets.is === 'unknown' ? { missing: question(item, magnets.symbol) } : {}) };
  }
  if (policy === 'unsettled') return { part: 2, is: 'unknown', because: 'the sources disagree whether assemblies are Part 2 items', assembly: true, missing: ASSEMBLY_QUESTION };
  return incorporatedPart(item, magnets.is);
}

/** The assembly itself is outside Part 2; the magnet inside may still count as the item it is. */
function incorporatedPart(item: LineFacts, magnets: Tri): Part {
  const policy = item.law.policy('incorporatedItemsCount');
  if (policy === 'false') return { part: 2, is: 'no', because: 'assemblies are read as outside Annex 1 Part 2', assembly: true };
  return {
    part: 2,
    is: policy === 'true' ? magnets : 'unknown',
    because: 'a Part 2 magnet is built into the product',
    assembly: true,
    missing: policy === 'true' ? question(item, '') : INCORPORATED_QUESTION,
  };
}

/** Without a form the item may stand in either part; the description may say what it is, and is not enough. */
function openForm(item: LineFacts): Part {
  const { form } = item.described;
  const because = `the form of the item is not stated${form === null ? '' : `; the description reads like ${form.replaceAll('_', ' ')}`}`;
  return { part: 'either', is: 'unknown', because, missing: 'form of the item (exporter or manufacturer)' };
}

function openPart(item: LineFacts): Part {
  const { is } = containsAny(item, part1Metals());
  const { form } = item.line;
  if (is === 'no') return { part: 1, is, because: 'it contains no element of Annex 1' };
  if (form === null) return openForm(item);
  return { part: form === 'other' ? 'either' : 1, is: 'unknown', because: `Annex 1 does not say whether this form (${form}) counts`, missing: 'whether the item is one of Annex 1: form and composition (manufacturer, with MOFCOM)' };
}

type PartReader = (item: LineFacts) => Part;

const notNamed: PartReader = ({ line }) => ({ part: 1, is: 'no', because: `Annex 1 names no ${line.form ?? 'such form'}` });

/** How each form is read; a form that is not here, or not stated, stays open. */
const READERS: Readonly<Partial<Record<NonNullable<Line['form']>, PartReader>>> = {
  metal: (item) => simplePart(item, { part: 1, symbols: part1Metals(), what: 'metal' }),
  alloy: alloyPart,
  oxide: (item) => simplePart(item, { part: 1, symbols: annexElements(ANNEX_1_PART_1, 'oxide'), what: 'oxide' }),
  target: targetPart,
  permanent_magnet: magnetPart,
  component: assemblyPart,
  finished_product: assemblyPart,
  compound: notNamed,
  equipment: notNamed,
  ore: notNamed,
  technology: notNamed,
  service: notNamed,
};

function ownPart(item: LineFacts): Part {
  const { form } = item.line;
  const reader = form === null ? undefined : READERS[form];
  return (reader ?? openPart)(item);
}

/** A declared code of a named alloy fills in the metals that are not stated. */
function withCode(item: LineFacts, own: Part): Part {
  const { form, controlCode } = item.line;
  if (form !== 'alloy' || own.is === 'yes' || controlCode === null || !ALLOY_CODES.includes(controlCode)) return own;
  const { is, symbol } = containsAny(item, annexElements(ANNEX_1_PART_1, 'alloy'));
  return is === 'no' ? own : namedAlloy(symbol);
}

/** A declared part fills what is open and makes a plain "no" doubtful; `null` ("not in it") cannot take a listed item out. */
function reconcile(line: Line, own: Part): Part {
  const declared = line.annex61 === 'part1' ? 1 : line.annex61 === 'part2' ? 2 : null;
  if (declared === null || own.is === 'yes') return own;
  if (own.is === 'unknown' && own.assembly !== true) return { part: declared, is: 'yes', because: () => `${say(own.because)}; the sender declares Part ${declared}` };
  if (own.is === 'unknown') return own;
  const because = () => `the sender declares Annex 1 Part ${declared}, but ${say(own.because)}`;
  return { ...own, part: declared, is: 'unknown', because, missing: 'which is right: the declared part of Annex 1 or the description (exporter: classification record)' };
}

function annexOf(part: Part): Annex1 {
  const part1: Tri = part.part === 2 ? 'no' : part.is;
  const part2: Tri = part.part === 1 ? 'no' : part.is;
  return {
    part1, part2, listed: anyOf(part1, part2), because: part.because,
    missing: part.is === 'unknown' && part.missing !== undefined ? [part.missing] : NOTHING, assembly: part.assembly === true,
  };
}

const NOTHING: readonly string[] = [];

/** Places the line in Annex 1 of No. 61/2025 by form and elements, compared with what the sender declares. */
export function classify61(item: LineFacts): Annex1 {
  return annexOf(reconcile(item.line, withCode(item, ownPart(item))));
}

/** The place that form and elements give alone, whatever the sender declares. */
export function ownAnnex61(item: LineFacts): Annex1 {
  const { controlCode, annex61 } = item.line;
  return controlCode === null && annex61 === null ? item.annex1 : annexOf(ownPart(item));
}
