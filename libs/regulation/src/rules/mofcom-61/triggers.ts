import { type LineFacts } from '../../facts/line-facts';
import { testValueShare } from '../../facts/value-share';
import { FROM_CHINA, INSIDE_CHINA } from '../../facts/movement';
import { MISSING_ORIGIN } from '../../facts/questions';
import { finding, underMeasure, type Finding } from '../../finding';
import { cite, INSTRUMENT } from '../../packs/citations';
import { RARE_EARTHS } from '../../packs/items-18';
import { allOf, not, type Tri } from '../../tri';
import { say } from '../../words';
import type { Rule, RuleContext } from '../rule';
import { scope61, type Scope61 } from './scope';

const CITE = {
  art1: cite(INSTRUMENT.no61, 'Art 1, Annex 1', 'secondary'),
  value: cite(INSTRUMENT.no61, 'Art 1(1)'),
  technology: cite(INSTRUMENT.no61, 'Art 1(2)'),
  origin: cite(INSTRUMENT.no61, 'Art 1(3)'),
};
/** The technologies of Art 1(2) with the forms that are their direct products (policy `techDirectProductOnly`). */
const DIRECT_PRODUCTS: Readonly<Record<string, readonly string[]>> = {
  mining: ['ore'],
  smelting_separation: ['oxide', 'compound', 'mixture'],
  metal_smelting: ['metal', 'alloy'],
  magnet_making: ['permanent_magnet'],
  secondary_recycling: ['oxide', 'compound', 'mixture', 'metal', 'alloy', 'permanent_magnet'],
};

/** Is Annex 1 a question for this item at all? Rare earths inside or the sender's own word make it one. */
function isAboutAnnex1({ line, annex1 }: LineFacts): boolean {
  return annex1.listed !== 'no' || line.annex61 !== null || line.elements.some((element) => RARE_EARTHS.includes(element.symbol));
}

/** A condition of a route with the facts that would settle it. */
interface Condition {
  readonly is: Tri;
  readonly missing: readonly string[];
}

/** What to ask for, of the conditions that are open. */
function missingOf(conditions: readonly Condition[]): string[] {
  return conditions.flatMap(({ is, missing }) => (is === 'unknown' ? missing : []));
}

const ORIGIN: Readonly<Record<Tri, string>> = { yes: 'It originates in China.', no: 'It does not originate in China.', unknown: 'Its origin is not established.' };
const ORIGIN_QUESTION = [MISSING_ORIGIN];

/** Art 1(3): any Annex 1 item originating in China. */
function originRoute({ item, law }: RuleContext, scope: Scope61): Finding {
  const { annex1 } = item;
  const conditions = [{ is: scope.covered, missing: scope.missing }, { is: annex1.listed, missing: annex1.missing }, { is: item.chineseOrigin, missing: ORIGIN_QUESTION }];
  const found = finding(allOf(scope.covered, annex1.listed, item.chineseOrigin), {
    rule: `${INSTRUMENT.no61} Art 1(3)`, effect: 'trigger61', citation: CITE.origin,
    because: () => `${scope.because()}; ${say(annex1.because)}. ${ORIGIN[item.chineseOrigin]}`,
    compared: () => ({ annex1: item.line.annex61 ?? 'not declared', manufacture: item.line.manufacture.country ?? 'not stated' }),
    missing: () => missingOf(conditions), touches: isAboutAnnex1(item) && (item.chineseOrigin !== 'no' || annex1.listed === 'no'),
  });
  return underMeasure(law, 'no61origin', found);
}

/** Art 1(1): a foreign-made Part 2 item in which Chinese-origin Part 1 items reach 0.1 % of the value. */
function valueRoute({ item, law }: RuleContext, scope: Scope61): Finding {
  const test = testValueShare(item);
  const { annex1 } = item;
  const foreign = not(item.chineseOrigin);
  const conditions = [{ is: scope.covered, missing: scope.missing }, { is: foreign, missing: ORIGIN_QUESTION }, { is: annex1.part2, missing: annex1.missing }, { is: test.reached, missing: test.missing }];
  const found = finding(allOf(scope.covered, foreign, annex1.part2, test.reached), {
    rule: `${INSTRUMENT.no61} Art 1(1)`, effect: 'trigger61', citation: CITE.value,
    because: () => `${scope.because()}; ${say(annex1.because)}. ${annex1.part2 === 'no' ? 'The value route reaches Part 2 items only.' : say(test.because)}`,
    compared: test.compared, missing: () => missingOf(conditions), touches: isAboutAnnex1(item) && item.chineseOrigin !== 'yes',
  });
  return underMeasure(law, 'no61value', found);
}

function chineseTechnology({ item, law }: RuleContext): Condition & { because: string } {
  const { originChina, categories } = item.line.technology;
  const missing = ['origin of the mining, separation, smelting, magnet-making or recycling technology used (manufacturer)'];
  if (originChina === false) return { is: 'no', missing, because: 'No Chinese-origin technology was used.' };
  if (originChina === null) return { is: 'unknown', missing, because: 'The origin of the technology used is not stated.' };
  const named = categories.filter((category) => Object.hasOwn(DIRECT_PRODUCTS, category));
  if (categories.length === 0) return { is: 'unknown', missing, because: 'Chinese-origin technology was used; which one is not stated.' };
  if (named.length === 0) return { is: 'no', missing, because: 'The Chinese-origin technology used is none of the five of Art 1(2).' };
  const direct = named.some((category) => DIRECT_PRODUCTS[category]?.includes(item.line.form ?? '') === true);
  if (!direct && law.policy('techDirectProductOnly') === 'true') {
    return { is: 'unknown', missing: ['whether Art 1(2) reaches a product further down the chain (MOFCOM consultation)'], because: `Made downstream of Chinese-origin ${named.join(', ')} technology.` };
  }
  return { is: 'yes', missing, because: `Made with Chinese-origin ${named.join(', ')} technology; there is no content test and no cut-off date.` };
}

/** Art 1(2): any Annex 1 item made abroad with Chinese-origin technology of the five kinds. */
function technologyRoute(context: RuleContext, scope: Scope61): Finding {
  const { item, law } = context;
  const technology = chineseTechnology(context);
  const { annex1 } = item;
  const foreign = not(item.chineseOrigin);
  const conditions = [{ is: scope.covered, missing: scope.missing }, { is: foreign, missing: ORIGIN_QUESTION }, { is: annex1.listed, missing: annex1.missing }, technology];
  const found = finding(allOf(scope.covered, foreign, annex1.listed, technology.is), {
    rule: `${INSTRUMENT.no61} Art 1(2)`, effect: 'trigger61', citation: CITE.technology,
    because: () => `${scope.because()}; ${say(annex1.because)}. ${technology.because}`,
    compared: () => ({ originChina: String(item.line.technology.originChina), categories: item.line.technology.categories.join(', ') }),
    missing: () => missingOf(conditions), touches: isAboutAnnex1(item) && technology.is !== 'no' && item.chineseOrigin !== 'yes',
  });
  return underMeasure(law, 'no61technology', found);
}

/** The movement or the item is outside No. 61: one sentence instead of three. */
function outside({ facts, item }: RuleContext, scope: Scope61): Finding | null {
  if (!isAboutAnnex1(item) || (facts.movements & ~(FROM_CHINA | INSIDE_CHINA)) === 0) return null;
  return finding('no', { rule: `${INSTRUMENT.no61} Art 1`, effect: 'trigger61', citation: CITE.art1, because: () => `${scope.because()}.` });
}

/** The three routes into No. 61/2025. */
export const triggers61: Rule = {
  id: `${INSTRUMENT.no61} Art 1`,
  evaluate(context) {
    const scope = scope61(context);
    if (scope.covered === 'no') return outside(context, scope);
    return [originRoute(context, scope), valueRoute(context, scope), technologyRoute(context, scope)];
  },
};
