import type { Line, OrderV1 } from '@ytterby/contracts';
import { addYears, decimal, type IsoDate, sum, type Decimal } from '@ytterby/kernel';
import { checkDeclaredCode } from '../../facts/declared-code';
import { FORMS_IN_WORDS } from '../../facts/description';
import { FROM_CHINA, INSIDE_CHINA, isMovement } from '../../facts/movement';
import { finding, type Finding } from '../../finding';
import { cite } from '../../packs/citations';
import { hsHint } from '../../packs/hs-hints';
import { THRESHOLDS } from '../../packs/thresholds';
import { say, type Words } from '../../words';
import type { Rule, RuleContext } from '../rule';

const CONTRACT = cite('Ytterby order contract', 'Contradictory facts');

/** Looks for one contradiction; the sentence says both sides and how they are read. */
interface Check {
  readonly about: string;
  readonly find: (context: RuleContext) => string | null;
}

function origin({ item }: RuleContext): string | null {
  const { country, originatesInChina } = item.line.manufacture;
  if (originatesInChina === true && country !== null && country !== 'CN') return `the item is said to originate in China and to be made in ${country}; it is read as Chinese`;
  return originatesInChina === false && country === 'CN' ? 'the item is said not to originate in China and to be made in China; its origin is read as open' : null;
}

function exporter({ facts }: RuleContext): string | null {
  const { country, isChineseOperator, locatedInChina } = facts.order.exporter;
  if (country !== 'CN') return null;
  if (isChineseOperator === false) return 'the exporter is established in China and said to be no Chinese operator';
  return locatedInChina === false && isChineseOperator !== true ? 'the exporter is established in China and said not to be located there' : null;
}

/** Can the shares add up to more than 100? Rounded up to whole percent they say no in most cases, and nothing has to be added exactly. */
function mayExceedWhole(elements: Line['elements']): boolean {
  let most = 0;
  for (const { massPct } of elements) if (massPct !== null && massPct !== undefined) most += Number.parseInt(massPct, 10) + 1;
  return most > 100;
}

function composition({ item }: RuleContext): string | null {
  if (item.line.elements.length < 2 || !mayExceedWhole(item.line.elements)) return null;
  const shares = item.line.elements.flatMap(({ massPct }) => (massPct === null || massPct === undefined ? [] : [decimal(massPct)]));
  const total = sum(shares);
  return total.gt(100) ? `the stated mass shares add up to ${total.toFixed()} %` : null;
}

function amount(text: string | null | undefined): Decimal | null {
  return text === null || text === undefined ? null : decimal(text);
}

/** Is any amount besides the whole stated? Most lines have none, and nothing has to be compared. */
function statesPart({ value: { cnOriginPart1, innerPart2Total }, elements }: Line): boolean {
  return cnOriginPart1 !== null || (innerPart2Total ?? null) !== null || elements.some((element) => (element.value ?? null) !== null);
}

/** Amounts of the line's own currency that are larger than the whole item. */
function value({ item }: RuleContext): string | null {
  const { currency, cnOriginPart1Currency, itemTotal, cnOriginPart1, innerPart2Total } = item.line.value;
  if (itemTotal === null || !statesPart(item.line)) return null;
  const whole = decimal(itemTotal);
  const same = cnOriginPart1Currency === undefined || cnOriginPart1Currency === currency;
  const parts = [
    { what: 'the Chinese-origin Part 1 items are worth', amount: same ? amount(cnOriginPart1) : null },
    { what: 'the Part 2 item inside is worth', amount: amount(innerPart2Total) },
    { what: 'the elements together are worth', amount: sum(item.line.elements.flatMap((element) => amount(element.value) ?? [])) },
  ];
  const tooMuch = parts.find((part) => part.amount !== null && part.amount.gt(whole));
  return tooMuch === undefined ? null : `${tooMuch.what} ${tooMuch.amount?.toFixed() ?? ''} and the whole item ${itemTotal}`;
}

function controlCode({ item }: RuleContext): string | null {
  const { verdict, own, because } = checkDeclaredCode(item);
  const code = item.line.controlCode ?? '';
  const proposal = own.length === 0 ? 'no code of that list' : own.join(' or ');
  switch (verdict) {
    case 'malformed':
      return `the declared control code "${code}" is none: ${say(because)}`;
    case 'does_not_exist':
      return `the declared control code ${code} does not exist: ${say(because)}`;
    case 'disagrees':
      return `the sender declares ${code}; form, elements and parameters give ${proposal}: ${say(because)}`;
    default:
      return null;
  }
}

/** The part of Annex 1 that form and elements give; undefined when that is open. */
function ownPart({ item }: RuleContext): { part: 'part1' | 'part2' | null | undefined; because: Words } {
  const { part1, part2, listed, because } = item.ownAnnex1;
  if (part1 === 'yes') return { part: 'part1', because };
  if (part2 === 'yes') return { part: 'part2', because };
  return { part: listed === 'no' ? null : undefined, because };
}

/** The sender's part against the product's own; "not in it" matters only where No. 61 could be a question. */
function annex(context: RuleContext): string | null {
  const declared = context.item.line.annex61;
  if (declared === 'unknown' || (declared === null && isMovement(context.facts.movements, FROM_CHINA | INSIDE_CHINA) === 'yes')) return null;
  const { part, because } = ownPart(context);
  if (part === undefined || part === declared) return null;
  return `the sender declares ${declared ?? 'that the item is not in Annex 1'}; form and elements give ${part ?? 'no part of Annex 1'}: ${say(because)}`;
}

function hs({ item }: RuleContext): string | null {
  const { hsCode } = item.line;
  const hint = hsCode === null || hsCode === undefined ? null : hsHint(hsCode);
  return hint !== null && item.item18.listed === 'no' ? `the HS code ${hsCode ?? ''} points at ${hint}, which the description does not; an HS code is a hint only` : null;
}

const DESCRIBED_FORMS: readonly Line['form'][] = FORMS_IN_WORDS;

/** What the description says besides form and elements. */
function description({ item: { stated, line, described: { bareMaterial, form }, namedInWordsOnly } }: RuleContext): string | null {
  if (stated.form !== line.form) return `the sender states the form ${(stated.form ?? '').replaceAll('_', ' ')}; ${bareMaterial ? 'the description names nothing but a material' : 'one element is nearly all of it'}, so the form is read as open`;
  if (namedInWordsOnly.length > 0) return `the description names ${namedInWordsOnly.join(', ')}, which the list of elements does not, or gives 0 % of`;
  return form === null || form === line.form || !DESCRIBED_FORMS.includes(line.form) ? null : `the sender states the form ${line.form ?? ''}; the description reads like ${form.replaceAll('_', ' ')}`;
}

type Licence = NonNullable<OrderV1['history']['licence']>;

function licensedDestination(licence: Licence, { shipment: { to }, history: { changed } }: OrderV1): string | null {
  if (licence.destination === undefined || to === null || licence.destination === to || changed.destination) return null;
  return `the licence names ${licence.destination}, the shipment goes to ${to}, and no change of destination is stated`;
}

function licensedEndUser({ endUser }: Licence, { parties, history: { changed } }: OrderV1): string | null {
  const endUsers = parties.filter(({ role }) => role === 'end_user').map(({ name }) => name);
  if (endUser === undefined || endUsers.length === 0 || endUsers.includes(endUser) || changed.endUser) return null;
  return `the licence names the end user ${endUser}, the order ${endUsers.join(', ')}, and no change of end user is stated`;
}

function licensedTime({ validUntil }: Licence, { shipment: { plannedOn } }: OrderV1): string | null {
  if (validUntil === undefined || plannedOn === undefined || plannedOn === null || validUntil >= plannedOn) return null;
  return `the licence ends on ${validUntil}, before the goods leave on ${plannedOn}`;
}

const LONGEST = { single: 'singleLicence', general: 'generalLicence' } as const;

/** Reg 15: no licence is valid for longer than its kind allows, whenever it was issued; Reg 19: registration certificates are for goods that return. */
function licensedKind({ type, validUntil }: Licence, { history: { temporary } }: OrderV1, on: IsoDate): string | null {
  if (type === 'registration') return temporary === false ? 'a registration certificate is shown for goods that do not return' : null;
  const years = THRESHOLDS[LONGEST[type]].value.toNumber();
  return validUntil !== undefined && validUntil > addYears(on, years) ? `a ${type} licence is valid for at most ${years} year${years === 1 ? '' : 's'} and this one is said to end on ${validUntil}` : null;
}

function licenceFacts(order: OrderV1, on: IsoDate): string | null {
  const { licence } = order.history;
  if (licence === null || licence === undefined) return null;
  return licensedDestination(licence, order) ?? licensedEndUser(licence, order) ?? licensedTime(licence, order) ?? licensedKind(licence, order, on);
}

function history({ facts, law }: RuleContext): string | null {
  const { previouslyExportedFromChina, exportedFromChinaOn, exportedOn } = facts.order.history;
  if (previouslyExportedFromChina === false && exportedFromChinaOn !== undefined) return `the goods are said never to have left China and to have left it on ${exportedFromChinaOn}`;
  if (exportedFromChinaOn !== undefined && exportedFromChinaOn > law.on) return `the goods are said to have left China on ${exportedFromChinaOn}, which is after ${law.on}`;
  if (exportedOn !== undefined && exportedOn > law.on) return `the shipment is said to have left on ${exportedOn}, which is after ${law.on}`;
  return licenceFacts(facts.order, law.on);
}

const MILITARY_USES: readonly OrderV1['endUse']['category'][] = ['military', 'military_possible', 'wmd', 'ai_potential_military'];

function endUse({ facts }: RuleContext): string | null {
  const { category, humanitarianKind } = facts.order.endUse;
  const word = category === 'unknown' || MILITARY_USES.includes(category) ? null : facts.militaryWord;
  if (word !== null) return `the end use is stated as ${category.replaceAll('_', ' ')} and its text says "${word}"; whether it is military is read as open`;
  if (humanitarianKind === null || humanitarianKind === undefined || category === 'humanitarian') return null;
  return `a humanitarian kind (${humanitarianKind.replaceAll('_', ' ')}) is stated for the end use ${category.replaceAll('_', ' ')}; it exempts nothing`;
}

/** Somebody stated to be no military user whose name says otherwise. */
function party({ facts }: RuleContext): string | null {
  const one = facts.recipients.find(({ callsItselfMilitary }) => callsItselfMilitary !== null);
  return one === undefined ? null : `${one.party.name} is stated to be no military user and its name says "${one.callsItselfMilitary ?? ''}"; whether it is one is read as open`;
}

function shipment({ facts }: RuleContext): string | null {
  const { publicRelease, to } = facts.order.shipment;
  return publicRelease === true && to !== null ? `the technology is made public and goes to ${to}` : null;
}

function technology({ item }: RuleContext): string | null {
  const { publicDomain } = item.line.technology;
  return publicDomain === true && item.family === 'no62' ? `the sender declares ${item.line.controlCode ?? ''} and that the technology is in the public domain, which is outside No. 62` : null;
}

/** Every contradiction that is looked for. */
export const CHECKS: readonly Check[] = [
  { about: 'control code', find: controlCode }, { about: 'Annex 1', find: annex }, { about: 'HS code', find: hs }, { about: 'description', find: description }, { about: 'origin', find: origin }, { about: 'exporter', find: exporter },
  { about: 'composition', find: composition }, { about: 'value', find: value }, { about: 'history', find: history }, { about: 'end use', find: endUse }, { about: 'party', find: party }, { about: 'shipment', find: shipment }, { about: 'technology', find: technology },
];

/** Contradictory facts are findings: shown, never silently resolved. They have no outcome of their own; the rules read the stricter side or ask. */
export const contradictions: Rule = {
  id: 'Facts',
  evaluate(context) {
    const found: Finding[] = [];
    for (const { about, find } of CHECKS) {
      const because = find(context);
      if (because !== null) found.push(finding('yes', { rule: `Facts: ${about}`, effect: 'note', citation: CONTRACT, because: `Contradiction: ${because}.` }));
    }
    return found.length === 0 ? null : found;
  },
};
