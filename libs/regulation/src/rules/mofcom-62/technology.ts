import { finding, underMeasure, type Finding } from '../../finding';
import { cite, INSTRUMENT } from '../../packs/citations';
import { allOf, triOf, type Tri } from '../../tri';
import type { Rule, RuleContext } from '../rule';
import { isControlledTechnology, isExport62, isOperator, isTechnologyLine, MISSING_OPERATOR, MISSING_RECIPIENT, whichTechnology } from './facts-62';

const ART_1 = cite(INSTRUMENT.no62, 'Art 1');
const ART_2 = cite(INSTRUMENT.no62, 'Art 2');
const ART_6 = cite(INSTRUMENT.no62, 'Art 6');
const ART_7 = cite(INSTRUMENT.no62, 'Art 7');

function entry({ item }: RuleContext): string {
  return item.line.controlCode === '1E902.b' ? 'Art 1(2) 1E902.b' : 'Art 1(1) 1E902.a';
}

function said(answer: Tri, text: { rule: string; because: string; citation: Finding['citation']; missing?: readonly string[] }): Finding {
  return finding(answer, { rule: `${INSTRUMENT.no62} ${text.rule}`, effect: 'licence', citation: text.citation, because: text.because, missing: text.missing ?? [] });
}

/** Art 6: public-domain technology, basic research, and what an ordinary patent application needs are outside. */
function exemption(context: RuleContext): Finding | null {
  const { category } = context.facts.order.endUse;
  const { publicDomain } = context.item.line.technology;
  if (publicDomain === true) return said('no', { rule: 'Art 6', because: 'Technology in the public domain is outside No. 62.', citation: ART_6 });
  if (context.facts.publicRelease) return null;
  if (category === 'basic_research') return said('no', { rule: 'Art 6', because: 'Technology in basic scientific research is outside No. 62.', citation: ART_6 });
  if (category === 'patent_application') return said('no', { rule: 'Art 6', because: 'Technology necessary for an ordinary patent application is outside No. 62.', citation: ART_6 });
  return null;
}

/** Making controlled technology public without a licence is penalised like an export without one (Art 6, ECL 34). */
function publicRelease(context: RuleContext, controlled: Tri, operator: Tri): readonly Finding[] {
  const secret: Tri = triOf(context.item.line.technology.publicDomain) === 'no' ? 'yes' : 'unknown';
  const answer = allOf(controlled, operator, secret);
  const main = said(answer, {
    rule: 'Art 6', because: 'Controlled technology is made available to the public without a licence.', citation: ART_6,
    missing: [...(controlled === 'unknown' ? [whichTechnology(context)] : []), ...(secret === 'unknown' ? ['whether the technology is already in the public domain (exporter)'] : []), ...(operator === 'unknown' ? [MISSING_OPERATOR] : [])],
  });
  const penalty = finding(answer, { rule: 'ECL 34', effect: 'none', citation: cite(INSTRUMENT.ecl, '34'), because: 'Disclosure without a licence is penalised like an export without one.' });
  return [underMeasure(context.law, 'no62', main), underMeasure(context.law, 'no62', penalty)];
}

function transfer(context: RuleContext, controlled: Tri, operator: Tri): readonly Finding[] {
  const { item, law } = context;
  const reaches = isExport62(context);
  const answer = allOf(controlled, operator, reaches);
  const named = item.line.technology.categories.join(', ').replaceAll('_', ' ');
  const main = said(answer, {
    rule: operator === 'no' ? 'Art 2' : entry(context), citation: operator === 'no' ? ART_2 : ART_1,
    because: operator === 'no' ? 'The exporter is no Chinese operator and not located in China.' : `Rare-earth technology (${named === '' ? 'category not stated' : named}) reaches a foreign party; the control covers all 17 elements.`,
    missing: [
      ...(operator === 'unknown' ? [MISSING_OPERATOR] : []), ...(reaches === 'unknown' ? [MISSING_RECIPIENT] : []),
      ...(controlled === 'unknown' ? [whichTechnology(context)] : []),
    ],
  });
  return [underMeasure(law, 'no62', main)];
}

/** Art 7: Chinese citizens and organisations may not help foreign rare-earth production without permission, wherever they are. */
function help(context: RuleContext): Finding | null {
  const { facts, item, law } = context;
  if (facts.order.endUse.category !== 'rare_earth_production' || item.line.form === null) return null;
  const chinese = triOf(facts.order.exporter.isChineseOperator);
  const abroad = isExport62(context);
  const answer = allOf(chinese, abroad);
  if (answer === 'no') return null;
  const found = said(answer, { rule: 'Art 7', because: 'A Chinese citizen or organisation helps a foreign rare-earth plant; that needs permission wherever the helper is.', citation: ART_7, missing: [MISSING_OPERATOR, MISSING_RECIPIENT] });
  return underMeasure(law, 'no62', found);
}

/** Arts 1, 2, 6 and 7 of No. 62/2025 for technology, services and their carriers. */
export const technology62: Rule = {
  id: `${INSTRUMENT.no62} Art 1`,
  evaluate(context) {
    if (!isTechnologyLine(context)) return null;
    const controlled = isControlledTechnology(context);
    const outside = exemption(context);
    if (controlled === 'no') {
      const helping = help(context);
      if (outside === null && helping !== null) return [helping];
      return context.item.line.technology.categories.length === 0 ? null : said('no', { rule: 'Art 1', because: '"Magnet making" means SmCo, NdFeB and cerium magnets only.', citation: ART_1 });
    }
    if (outside !== null) return outside;
    const operator = isOperator(context);
    if (context.facts.publicRelease) return publicRelease(context, controlled, operator);
    const helping = help(context);
    return helping === null ? transfer(context, controlled, operator) : [...transfer(context, controlled, operator), helping];
  },
};
