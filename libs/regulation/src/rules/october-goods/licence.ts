import type { Classification } from '../../facts/classification';
import { describeMovement } from '../../facts/movement';
import { finding, underMeasure } from '../../finding';
import { MEASURES, type MeasureId } from '../../packs/calendar';
import { allOf } from '../../tri';
import { say } from '../../words';
import type { Rule, RuleContext } from '../rule';

type GoodsMeasure = Extract<MeasureId, 'no55' | 'no56' | 'no57' | 'no58'>;

/** Nos. 55–58/2025: exporting a listed item from China needs a licence. Not extraterritorial; suspended by No. 70 before they ever operated. */
function goodsRule(measure: GoodsMeasure, classify: (context: RuleContext) => Classification): Rule {
  const { instrument } = MEASURES[measure].citation;
  return {
    id: instrument,
    evaluate(context) {
      const { facts, law, item } = context;
      const { fromChina } = facts;
      if (fromChina === 'no') return null;
      const { listed, code, because, missing, about } = classify(context);
      if (listed === 'no' && !about) return null;
      const found = finding(allOf(fromChina, listed), {
        rule: code === '' ? instrument : `${instrument} ${code}`, effect: 'licence', citation: MEASURES[measure].citation,
        because: () => `${describeMovement(facts.order.shipment)}: ${say(because)}.`,
        compared: () => ({ itemKind: item.line.itemKind ?? 'not stated', controlCode: item.line.controlCode ?? 'none declared', ...item.line.parameters }),
        missing: () => [...(fromChina === 'unknown' ? facts.missingEnds : []), ...missing],
      });
      const ruled = underMeasure(law, measure, found);
      return about || ruled.result === 'undetermined' ? ruled : ruled.with({ touches: false });
    },
  };
}

/** No. 55 (superhard), 56 (equipment, ores, reagents), 57 (five elements), 58 (batteries, graphite). */
export const octoberGoods: readonly Rule[] = [
  goodsRule('no57', ({ item }) => item.item57),
  goodsRule('no56', ({ item }) => item.kindItem('no56')),
  goodsRule('no58', ({ item }) => item.kindItem('no58')),
  goodsRule('no55', ({ item }) => item.kindItem('no55')),
];
