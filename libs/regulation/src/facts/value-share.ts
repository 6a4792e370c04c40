import type { Line } from '@ytterby/contracts';
import { decimal, ratioAtLeastPercent, sum, type Decimal } from '@ytterby/kernel';
import type { LawView } from '../law-view';
import type { Tri } from '../tri';
import { PART_1_METALS } from './classify-61';

/** The answer to the 0.1 % test of No. 61 Art 1(1), with the values compared. */
export interface ValueTest {
  readonly reached: Tri;
  readonly because: string;
  readonly compared: Record<string, string>;
  readonly missing: readonly string[];
}

const THRESHOLD = decimal('0.1');
const HALF = decimal('0.5');
const ZERO = decimal('0');

/** Rounding half up to n decimals reaches 0.1 exactly when the unrounded percentage reaches this. */
function roundedThreshold(decimals: number): Decimal {
  return decimals === 0 ? HALF : THRESHOLD.minus(HALF.times(decimal(`0.${'0'.repeat(decimals - 1)}1`)));
}

function threshold(law: LawView): Decimal {
  const rounding = law.policy('roundRatio');
  return rounding === 'none' ? THRESHOLD : roundedThreshold(Number(rounding));
}

/** Chinese-origin Part 1 elements by their own values; null when a value or an origin is missing. */
function elementValues(line: Line): readonly Decimal[] | null {
  const values: Decimal[] = [];
  for (const element of line.elements) {
    if (!PART_1_METALS.includes(element.symbol)) continue;
    if (element.origin === undefined || element.origin === null) return null;
    if (element.origin !== 'CN') continue;
    if (element.value === undefined || element.value === null) return null;
    values.push(decimal(element.value));
  }
  return values;
}

function largest(values: readonly Decimal[]): Decimal {
  return values.reduce((most, value) => (value.gt(most) ? value : most), ZERO);
}

/** Without values per element and with `sumPart1=false` the largest share lies between an equal split and the whole. */
function splitDeclared(line: Line, declared: readonly Decimal[], law: LawView): readonly Decimal[] {
  const items = line.elements.filter(({ symbol }) => PART_1_METALS.includes(symbol)).length;
  if (items < 2 || law.policy('sumPart1') === 'true') return declared;
  return declared.flatMap((value) => [value, value.div(items)]);
}

/** Candidates for the numerator: the declared sum and the one the elements give. More than one is a contradiction, tested both ways. */
function numerators(line: Line, law: LawView): readonly Decimal[] {
  const declared = line.value.cnOriginPart1 === null ? [] : [decimal(line.value.cnOriginPart1)];
  const byElement = line.elementsComplete === false ? null : elementValues(line);
  if (byElement === null) return splitDeclared(line, declared, law);
  if (byElement.length === 0) return declared.length === 0 && line.elements.length > 0 ? [ZERO] : declared;
  if (byElement.length > 1 && law.policy('sumPart1') === 'false') return [largest(byElement)];
  return [...declared, sum(byElement)];
}

/** The Part 2 item is the magnet; inside a bigger product both are tested and disagreement is escalated (regulation.md §3.4). */
function denominators(line: Line, law: LawView): readonly (Decimal | null)[] {
  const whole = line.value.itemTotal === null ? null : decimal(line.value.itemTotal);
  const inner = line.value.innerPart2Total;
  if (inner === undefined || inner === null) return [whole];
  return law.policy('denominator') === 'exportedItem' ? [whole] : [decimal(inner), whole];
}

function undetermined(because: string, compared: Record<string, string>, missing: string): ValueTest {
  return { reached: 'unknown', because, compared, missing: [missing] };
}

function comparedValues(line: Line): Record<string, string> {
  const { value } = line;
  return {
    ...(value.cnOriginPart1 === null ? {} : { cnOriginPart1: `${value.cnOriginPart1} ${value.cnOriginPart1Currency ?? value.currency}` }),
    ...(value.itemTotal === null ? {} : { itemTotal: `${value.itemTotal} ${value.currency}` }),
    ...(value.innerPart2Total === null || value.innerPart2Total === undefined ? {} : { innerPart2Total: `${value.innerPart2Total} ${value.currency}` }),
    threshold: '0.1 %, at or above',
  };
}

function isForeignCurrency(line: Line): boolean {
  const { currency, cnOriginPart1Currency } = line.value;
  return cnOriginPart1Currency !== undefined && cnOriginPart1Currency !== currency;
}

/** A value share as text, for reading only: never used to decide. */
function shareText(part: Decimal, whole: Decimal): string {
  return `${part.times(100).div(whole).round(6).toFixed()} %`;
}

function compareAll(parts: readonly Decimal[], wholes: readonly Decimal[], law: LawView): { answers: boolean[]; shares: string[] } {
  const percent = threshold(law);
  const answers: boolean[] = [];
  const shares: string[] = [];
  for (const part of parts) {
    for (const whole of wholes) {
      answers.push(ratioAtLeastPercent(part, whole, percent));
      shares.push(shareText(part, whole));
    }
  }
  return { answers, shares };
}

function verdict(line: Line, parts: readonly Decimal[], wholes: readonly Decimal[], law: LawView): ValueTest {
  const { answers, shares } = compareAll(parts, wholes, law);
  const compared = { ...comparedValues(line), share: [...new Set(shares)].join(' or ') };
  if (answers.every(Boolean)) return { reached: 'yes', because: `Chinese-origin Part 1 items are ${compared.share} of the value, at or above 0.1 %.`, compared, missing: [] };
  if (!answers.some(Boolean)) return { reached: 'no', because: `Chinese-origin Part 1 items are ${compared.share} of the value, below 0.1 %.`, compared, missing: [] };
  return undetermined(
    `The share is ${compared.share}, on both sides of 0.1 %.`, compared,
    'which value is right: the declared sum or the elements, and the magnet or the whole product as the Part 2 item (exporter, with MOFCOM)',
  );
}

/** Is the value of Chinese-origin Part 1 items at least 0.1 % of the Part 2 item? Exact, inclusive, not rounded unless the policy says so. */
export function testValueShare(line: Line, law: LawView): ValueTest {
  const compared = comparedValues(line);
  const parts = numerators(line, law);
  if (parts.length === 0) return undetermined('The value of Chinese-origin Part 1 items is not stated.', compared, 'value and origin of the Annex 1 Part 1 items inside (manufacturer)');
  if (parts.every((part) => part.eq(0))) return { reached: 'no', because: 'No Chinese-origin Part 1 item is inside.', compared, missing: [] };
  if (isForeignCurrency(line)) return undetermined('The two values are in different currencies.', compared, 'exchange rate and its date (exporter)');
  const wholes = denominators(line, law);
  if (wholes.some((whole) => whole === null || whole.eq(0))) {
    return undetermined('The value of the Part 2 item is missing or zero, so there is no ratio.', compared, 'value of the Part 2 item: a fair value for free samples (exporter)');
  }
  return verdict(line, parts, wholes as readonly Decimal[], law);
}
