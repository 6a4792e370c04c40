import { finding, underMeasure } from '../../finding';
import { cite, INSTRUMENT } from '../../packs/citations';
import { allOf, type Tri } from '../../tri';
import type { Rule, RuleContext } from '../rule';
import { isControlledTechnology, isExport62, isOperator, isTechnologyLine, MISSING_OPERATOR, MISSING_RECIPIENT } from './facts-62';

const ART_1 = cite(INSTRUMENT.no62, 'Art 1, last paragraph');

/** "Knows" (明知) is narrower than "should have known"; red flags without knowledge are asked about. */
function knows({ facts }: RuleContext): { is: Tri; because: string } {
  const { knowledge, endUse } = facts.order;
  if (knowledge === 'actual') return { is: 'yes', because: 'The exporter knows that the goods serve foreign rare-earth production.' };
  if (knowledge === 'should_have_known') return { is: 'unknown', because: 'There are red flags, but no proven knowledge.' };
  if (knowledge === 'none') {
    const contradicted = endUse.category === 'rare_earth_production';
    return contradicted ? { is: 'unknown', because: 'The exporter states no knowledge, yet the end use is rare-earth production.' } : { is: 'no', because: 'The clause needs knowledge; the exporter states that there is none.' };
  }
  return { is: 'unknown', because: 'Whether the exporter knows of a use in foreign rare-earth production is not stated.' };
}

/** The knowing clause: uncontrolled goods, technology or services that the exporter knows are for foreign rare-earth production. Listed goods have their own licence. */
export const knowingClause: Rule = {
  id: `${INSTRUMENT.no62} Art 1 knowing clause`,
  evaluate(context) {
    const { facts, law, item } = context;
    if (isTechnologyLine(context) && isControlledTechnology(context) === 'yes') return null;
    if (item.line.technology.publicDomain === true) return null;
    const operator = isOperator(context);
    const reaches = isExport62(context);
    if (allOf(operator, reaches) === 'no' || item.mayBeListed === 'yes') return null;
    const { is, because } = knows(context);
    const found = finding(allOf(operator, reaches, is), {
      rule: `${INSTRUMENT.no62} Art 1 knowing clause`, effect: 'licence', citation: ART_1, because,
      compared: () => ({ knowledge: facts.order.knowledge ?? 'not stated', endUse: facts.order.endUse.category }),
      missing: () => [
        ...(operator === 'unknown' ? [MISSING_OPERATOR] : []), ...(reaches === 'unknown' ? [MISSING_RECIPIENT] : []),
        ...(is === 'unknown' ? ['true end user and end use, and whether the exporter knows of a use in foreign rare-earth production (exporter)'] : []),
      ],
    });
    const ruled = underMeasure(law, 'no62', found);
    return ruled.with({ touches: touches(context, ruled.result) });
  },
};

/** Shown where it is a question: it binds or may bind, or somebody spoke of rare-earth production. */
function touches({ facts, law }: RuleContext, result: string): boolean {
  if (result === 'hit' || result === 'undetermined') return true;
  const { knowledge, endUse } = facts.order;
  const spoken = knowledge === 'actual' || knowledge === 'should_have_known' || endUse.category === 'rare_earth_production';
  return spoken || law.state('no62').kind === 'in_force';
}
