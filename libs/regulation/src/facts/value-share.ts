import type { Line } from '@ytterby/contracts';
import { decimal, ratioAtLeastPercent, sum, type Decimal } from '@ytterby/kernel';
import type { LawView } from '../law-view';
import type { Tri } from '../tri';
import type { Words } from '../words';
import { rateOn, sayRate } from '../rates';
import { THRESHOLDS } from '../packs/thresholds';
import { part1Metals } from './classify-61';
import type { LineFacts } from './line-facts';

/** The answer to the 0.1 % test of No. 61 Art 1(1), with the values compared. */
export interface ValueTest {
  readonly reached: Tri;
  readonly because: Words;
  readonly compared: () => Record<string, string>;
  readonly missing: readonly string[];
}

const HALF = decimal('0.5');
const ZERO = decimal('0');

/** Rounding half up to n decimals reaches 0.1 exactly when the unrounded percentage reaches this. */
function roundedThreshold(decimals: number): Decimal {
  return decimals === 0 ? HALF : THRESHOLDS.valueShare.value.minus(HALF.times(decimal(`0.${'0'.repeat(decimals - 1)}1`)));
}

function threshold(law: LawView): Decimal {
  const rounding = law.policy('roundRatio');
  return rounding === 'none' ? THRESHOLDS.valueShare.value : roundedThreshold(Number(rounding));
}

/** What the declared sum and every other value are multiplied with, so that both are in one currency, and how to say it. */
interface Scale {
  readonly declared: Decimal;
  readonly own: Decimal;
  readonly said: string | null;
}

const ONE = decimal('1');
const SAME: Scale = { declared: ONE, own: ONE, said: null };

/** Chinese-origin Part 1 elements by their own values; null when a value or an origin is missing. */
function elementValues(line: Line, own: Decimal): readonly Decimal[] | null {
  const values: Decimal[] = [];
  const counted = part1Metals();
  for (const element of line.elements) {
    if (!counted.includes(element.symbol)) continue;
    if (element.origin === undefined || element.origin === null) return null;
    if (element.origin !== 'CN') continue;
    if (element.value === undefined || element.value === null) return null;
    values.push(decimal(element.value).times(own));
  }
  return values;
}

function largest(values: readonly Decimal[]): Decimal {
  return values.reduce((most, value) => (value.gt(most) ? value : most), ZERO);
}

/** Without values per element and with `sumPart1=false` the largest share lies between an equal split and the whole. */
function splitDeclared(line: Line, declared: readonly Decimal[], law: LawView): readonly Decimal[] {
  const items = line.elements.filter(({ symbol }) => part1Metals().includes(symbol)).length;
  if (items < 2 || law.policy('sumPart1') === 'true') return declared;
  return declared.flatMap((value) => [value, value.div(items)]);
}

/** Do the elements tell the whole value? Not when the list is incomplete, nor when the description names one more that counts. */
function areElementsWhole({ line, namedInWordsOnly }: LineFacts): boolean {
  return line.elementsComplete !== false && !namedInWordsOnly.some((symbol) => part1Metals().includes(symbol));
}

/** Candidates for the numerator: the declared sum and the one the elements give. More than one is a contradiction, tested both ways. */
function numerators(item: LineFacts, scale: Scale): readonly Decimal[] {
  const { line, law } = item;
  const declared = line.value.cnOriginPart1 === null ? [] : [decimal(line.value.cnOriginPart1).times(scale.declared)];
  const byElement = areElementsWhole(item) ? elementValues(line, scale.own) : null;
  if (byElement === null) return splitDeclared(line, declared, law);
  if (byElement.length === 0) return declared.length === 0 && line.elements.length > 0 ? [ZERO] : declared;
  if (byElement.length > 1 && law.policy('sumPart1') === 'false') return [largest(byElement)];
  return [...declared, sum(byElement)];
}

/** The Part 2 item is the magnet; inside a bigger product both are tested and disagreement is escalated (regulation.md §3.4). */
function denominators(line: Line, law: LawView, own: Decimal): readonly (Decimal | null)[] {
  const whole = line.value.itemTotal === null ? null : decimal(line.value.itemTotal).times(own);
  const inner = line.value.innerPart2Total;
  if (inner === undefined || inner === null) return [whole];
  return law.policy('denominator') === 'exportedItem' ? [whole] : [decimal(inner).times(own), whole];
}

function undetermined(because: Words, compared: ValueTest['compared'], missing: string): ValueTest {
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

/** The two currencies brought to the base of the rate table; the text of the missing fact when a rate is missing. Exact: nothing is divided. */
function scaleOf(line: Line, law: LawView): Scale | string {
  if (!isForeignCurrency(line)) return SAME;
  const { rates: table, rateDay } = law;
  if (table === null) return 'exchange rate and its date (exporter)';
  const { currency, cnOriginPart1Currency = currency } = line.value;
  const [declared, own] = [rateOn(table, cnOriginPart1Currency, rateDay), rateOn(table, currency, rateDay)];
  if (declared === null || own === null) return `exchange rate of ${declared === null ? cnOriginPart1Currency : currency} on ${rateDay}, which rate table ${table.id} does not hold (compliance officer)`;
  return { declared, own, said: `${sayRate(table, cnOriginPart1Currency, rateDay)}, ${sayRate(table, currency, rateDay)} on ${rateDay} (${table.id})` };
}

/** A value share as text, for reading only: never used to decide. */
function shareText(part: Decimal, whole: Decimal): string {
  return `${part.times(100).div(whole).round(6).toFixed()} %`;
}

interface Values {
  readonly parts: readonly Decimal[];
  readonly wholes: readonly Decimal[];
  readonly scale: Scale;
}

/** How many of the pairs reach the threshold. */
function countReached({ parts, wholes }: Values, percent: Decimal): number {
  let reached = 0;
  for (const part of parts) for (const whole of wholes) if (ratioAtLeastPercent(part, whole, percent)) reached += 1;
  return reached;
}

/** The shares of every pair as text. */
function sharesText({ parts, wholes }: Values): string {
  return [...new Set(parts.flatMap((part) => wholes.map((whole) => shareText(part, whole))))].join(' or ');
}

function verdict(line: Line, values: Values, law: LawView): ValueTest {
  const reached = countReached(values, threshold(law));
  const { said } = values.scale;
  const compared = () => ({ ...comparedValues(line), ...(said === null ? {} : { rate: said }), share: sharesText(values) });
  if (reached === values.parts.length * values.wholes.length) return { reached: 'yes', because: () => `Chinese-origin Part 1 items are ${sharesText(values)} of the value, at or above 0.1 %.`, compared, missing: [] };
  if (reached === 0) return { reached: 'no', because: () => `Chinese-origin Part 1 items are ${sharesText(values)} of the value, below 0.1 %.`, compared, missing: [] };
  return undetermined(
    () => `The share is ${sharesText(values)}, on both sides of 0.1 %.`, compared,
    'which value is right: the declared sum or the elements, and the magnet or the whole product as the Part 2 item (exporter, with MOFCOM)',
  );
}

/** Is the value of Chinese-origin Part 1 items at least 0.1 % of the Part 2 item? Exact, inclusive, not rounded unless the policy says so. */
export function testValueShare(item: LineFacts): ValueTest {
  const { line, law } = item;
  const compared = () => comparedValues(line);
  const scale = scaleOf(line, law);
  const given = typeof scale === 'string' ? SAME : scale;
  const parts = numerators(item, given);
  if (parts.length === 0) return undetermined('The value of Chinese-origin Part 1 items is not stated.', compared, 'value and origin of the Annex 1 Part 1 items inside (manufacturer)');
  if (parts.every((part) => part.eq(0))) return { reached: 'no', because: 'No Chinese-origin Part 1 item is inside.', compared, missing: [] };
  if (typeof scale === 'string') return undetermined('The two values are in different currencies.', compared, scale);
  const wholes = denominators(line, law, given.own);
  if (wholes.some((whole) => whole === null || whole.eq(0))) {
    return undetermined('The value of the Part 2 item is missing or zero, so there is no ratio.', compared, 'value of the Part 2 item: a fair value for free samples (exporter)');
  }
  return verdict(line, { parts, wholes: wholes as readonly Decimal[], scale: given }, law);
}
