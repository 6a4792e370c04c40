import { describeMovement } from '../../facts/movement';
import { finding, underMeasure, type Finding } from '../../finding';
import { cite, INSTRUMENT, QA_4, QA_5 } from '../../packs/citations';
import { RARE_EARTHS } from '../../packs/items-18';
import { allOf, type Tri } from '../../tri';
import { say } from '../../words';
import type { Rule, RuleContext } from '../rule';

const TEXT = cite(INSTRUMENT.no18, 'items 1C902-1C908');

/** Rare earths in the item make the list a question even when the answer is no. */
function isAboutRareEarths({ item }: RuleContext): boolean {
  return item.item18.listed !== 'no' || item.line.elements.some((element) => RARE_EARTHS.includes(element.symbol));
}

function qaFinding({ item }: RuleContext): Finding {
  const citation = item.line.form === 'finished_product' ? QA_4 : QA_5;
  return finding('no', {
    rule: citation.instrument, effect: 'none', citation,
    because: 'The answer says "generally" outside: keep the description of the item for review.',
  });
}

function codeText(code: string): string {
  return code === '' ? '1C902-1C908' : code;
}

/** No. 18/2025: exporting a listed item from China needs a licence before export, to every destination. */
function evaluate(context: RuleContext): readonly Finding[] | null {
  const { facts, item, law } = context;
  const { fromChina } = facts;
  if (fromChina === 'no' || !isAboutRareEarths(context)) return null;
  const { listed, code, because, missing } = item.item18;
  const answer: Tri = allOf(fromChina, listed);
  const found = finding(answer, {
    rule: `${INSTRUMENT.no18} ${codeText(code)}`, effect: 'licence', citation: TEXT,
    because: () => answer === 'yes' ? `${say(because)} leaves China (${describeMovement(facts.order.shipment)}); a licence is needed before export, whatever the destination.` : `${describeMovement(facts.order.shipment)}: ${say(because)}.`,
    compared: () => ({ form: item.line.form ?? 'not stated', elements: item.line.elements.map((element) => element.symbol).join(', '), controlCode: item.line.controlCode ?? 'none declared' }),
    missing: () => [...(fromChina === 'unknown' ? facts.missingEnds : []), ...missing, ...(fromChina === 'unknown' && facts.order.exporter.isChineseOperator === null ? ['exporter: nationality and location (exporter)'] : [])],
  });
  return item.item18.byQa ? [underMeasure(law, 'no18', found), qaFinding(context)] : [underMeasure(law, 'no18', found)];
}

/** See {@link evaluate}. */
export const licence18: Rule = { id: INSTRUMENT.no18, evaluate };
