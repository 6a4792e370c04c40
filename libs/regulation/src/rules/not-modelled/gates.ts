import { isMilitaryUse } from '../../facts/end-use';
import { isMovement } from '../../facts/movement';
import { isChineseActor, militaryUserIn } from '../../facts/order-facts';
import { finding, underMeasure } from '../../finding';
import { cite, INSTRUMENT } from '../../packs/citations';
import type { MeasureId } from '../../packs/calendar';
import { allOf, anyOf, triOf, type Tri } from '../../tri';
import type { Rule, RuleContext } from '../rule';

/** A gate stands for an instrument that has no rules yet: deliberately wide, it says only whether the instrument can be excluded. */
interface Gate {
  readonly rule: string;
  readonly article: string;
  readonly measure: MeasureId | null;
  /** The worst it could do; a ban unless said otherwise. */
  readonly effect?: 'licence';
  /** `no` excludes the instrument; everything else makes the order a person's case. */
  readonly applies: (context: RuleContext) => Tri;
}

const RARE_EARTHS_57 = ['Ho', 'Er', 'Tm', 'Eu', 'Yb'];
const ELEMENTS_46_ART_2 = ['Ga', 'Ge', 'Sb', 'C'];

function possiblyInCountry({ facts }: RuleContext, country: string): Tri {
  if (facts.publicRelease) return 'no';
  const { from, to } = facts.order.shipment;
  const ends = [to, from, ...facts.recipients.map(({ party }) => party.country)];
  return anyOf(...ends.map((end): Tri => (end === null ? 'unknown' : end === country ? 'yes' : 'no')), facts.endUserNamed ? 'no' : 'unknown');
}

/** Could Chinese items reach a military user or use in the country? */
function military(country: string): Gate['applies'] {
  return (context) => allOf(possiblyInCountry(context, country), anyOf(militaryUserIn(context.facts, country), isMilitaryUse(context.facts.order.endUse, context.law)));
}

function hasElement({ item }: RuleContext, symbols: readonly string[]): Tri {
  if (item.line.elements.some(({ symbol }) => symbols.includes(symbol))) return 'yes';
  return item.line.elementsComplete === false ? 'unknown' : 'no';
}

/** Leaves China and belongs, by code, kind, form or element, to what the instrument is about. */
function fromChina(test: (context: RuleContext) => boolean): Gate['applies'] {
  return (context) => allOf(isMovement(context.facts.movements, 'from_china'), test(context) ? 'unknown' : 'no');
}

function code(pattern: RegExp): (context: RuleContext) => boolean {
  return ({ item }) => item.line.controlCode !== null && pattern.test(item.line.controlCode);
}

function isTechnology({ item }: RuleContext): boolean {
  return item.line.form === 'technology' || item.line.form === 'service' || item.line.form === null;
}

function anyListing({ facts }: RuleContext): boolean {
  return facts.everyone.some(({ screening }) => screening !== null && (screening.listings.length > 0 || (screening.branchOf?.listings.length ?? 0) > 0));
}

function reexport({ facts }: RuleContext): Tri {
  const { previouslyExportedFromChina, changed, licence, underActualControlOf } = facts.order.history;
  if (isMovement(facts.movements, 'from_china') === 'yes') return 'no';
  const change = changed.destination || changed.endUser || changed.endUse || licence !== null || underActualControlOf === 'domestic_exporter';
  return allOf(triOf(previouslyExportedFromChina), change ? 'unknown' : 'no');
}

const GATES: readonly Gate[] = [
  { rule: `${INSTRUMENT.no46} Art 1`, article: 'Art 1', measure: 'no46art1', applies: military('US') },
  { rule: `${INSTRUMENT.no46} Art 2`, article: 'Art 2', measure: 'no46art1', applies: (context) => allOf(possiblyInCountry(context, 'US'), hasElement(context, ELEMENTS_46_ART_2)) },
  { rule: `${INSTRUMENT.no1} (Japan)`, article: 'Art 1', measure: 'no1', applies: military('JP') },
  { rule: INSTRUMENT.no57, effect: 'licence', article: 'items', measure: 'no57', applies: fromChina((context) => hasElement(context, RARE_EARTHS_57) !== 'no' || code(/^1C9(09|1[0-3])/)(context)) },
  { rule: INSTRUMENT.no56, effect: 'licence', article: 'items', measure: 'no56', applies: fromChina((context) => ['equipment', 'ore', 'reagent', 'other', null].includes(context.item.line.form) || code(/^(2B902|1C914)/)(context)) },
  { rule: INSTRUMENT.no58, effect: 'licence', article: 'items', measure: 'no58', applies: fromChina((context) => context.item.line.itemKind !== undefined || code(/^3[A-E]/)(context)) },
  { rule: INSTRUMENT.no55, effect: 'licence', article: 'items', measure: 'no55', applies: fromChina((context) => context.item.line.itemKind !== undefined || code(/^2[BCE]/)(context) || hasElement(context, ['C']) !== 'no') },
  { rule: `${INSTRUMENT.no62} Art 1`, effect: 'licence', article: 'Art 1', measure: 'no62', applies: (context) => allOf(anyOf(isMovement(context.facts.movements, 'from_china'), isChineseActor(context.facts.order)), isTechnology(context) || context.facts.order.knowledge !== 'none' ? 'unknown' : 'no') },
  { rule: INSTRUMENT.catalogue, article: 'entries not read', measure: null, applies: (context) => allOf(anyOf(isMovement(context.facts.movements, 'from_china'), isChineseActor(context.facts.order)), isTechnology(context) ? 'unknown' : 'no') },
  { rule: 'ECL 18, Reg 26, Reg 28-30, UEL', article: 'lists', measure: null, applies: (context) => (anyListing(context) ? 'unknown' : 'no') },
  { rule: 'Reg 18(2), Reg 24(2)', article: 'change of destination, end user or end use', measure: null, applies: ({ facts, item, law }) => reexport({ facts, item, law }) },
  { rule: 'ECL 45, Reg 48', article: 'transit', measure: null, applies: ({ facts }) => (facts.order.shipment.via.includes('CN') && facts.order.shipment.from !== 'CN' ? 'unknown' : 'no') },
  { rule: 'ECL 20, Reg 36', article: 'services', measure: null, applies: ({ facts }) => (facts.order.service === null || facts.order.service === undefined ? 'no' : 'unknown') },
  { rule: 'ECL 12(3), Reg 25', article: 'risk, forged certificate', measure: null, applies: ({ facts }) => (facts.order.history.endUserCertificateForged === true || facts.order.knowledge === 'should_have_known' ? 'unknown' : 'no') },
];

function gateRule(gate: Gate): Rule {
  return {
    id: gate.rule,
    evaluate(context) {
      if (gate.applies(context) === 'no') return null;
      const found = finding('unknown', {
        rule: gate.rule, effect: gate.effect ?? 'ban', citation: cite(gate.rule, gate.article),
        because: 'This instrument could touch the order and has no rules yet.', missing: [`${gate.rule} is not yet modelled: have a person check it`],
      });
      return gate.measure === null ? found : underMeasure(context.law, gate.measure, found);
    },
  };
}

/** One gate per instrument of regulation.md §1 that has no rules yet. */
export const NOT_MODELLED: readonly Rule[] = GATES.map(gateRule);
