import { isSuperhard, LISTED_METALS, listedMetal } from '../../facts/dual-use';
import { describeMovement } from '../../facts/movement';
import { finding, underMeasure } from '../../finding';
import { MEASURES } from '../../packs/calendar';
import { allOf } from '../../tri';
import type { Rule } from '../rule';

/** Gallium and germanium (23/2023) and antimony (33/2024) stay listed whatever happens to 46/2024 Art 2; modelled as elements without a code. */
export const listedMetals: Rule = {
  id: 'MOFCOM-GAC 23/2023 and 33/2024',
  evaluate({ facts, item, law }) {
    const { fromChina } = facts;
    if (fromChina === 'no') return null;
    const metal = listedMetal(item);
    if (metal.is === 'no') return null;
    const measure = LISTED_METALS[metal.symbol] ?? 'no23';
    const { citation } = MEASURES[measure];
    const found = finding(allOf(fromChina, metal.is), {
      rule: `${citation.instrument} ${metal.symbol}`, effect: 'licence', citation,
      because: () => `${describeMovement(facts.order.shipment)}: ${metal.symbol} in the form ${item.line.form ?? 'not stated'}; the codes were not read, the elements are listed in metal or compound form.`,
      compared: () => ({ form: item.line.form ?? 'not stated', element: metal.symbol }),
      missing: () => [...(fromChina === 'unknown' ? facts.missingEnds : []), ...(metal.is === 'unknown' ? [metal.missing] : [])],
    });
    return underMeasure(law, measure, found);
  },
};

/** Superhard items are listed since No. 33/2024 [memory]; its codes were not read, so it asks and never clears. No. 55 has its own entries. */
export const superhard33: Rule = {
  id: 'MOFCOM-GAC 33/2024 superhard',
  evaluate({ facts, item, law }) {
    const { fromChina } = facts;
    if (fromChina === 'no' || isSuperhard(item) === 'no') return null;
    const { citation } = MEASURES.no33;
    const found = finding('unknown', {
      rule: `${citation.instrument} superhard`, effect: 'licence', citation,
      because: () => `${describeMovement(facts.order.shipment)}: ${isSuperhard(item) === 'yes' ? 'superhard' : 'the description names a superhard material; such'} items are listed since ${MEASURES.no33.effectiveOn}; the codes were not read.`,
      missing: () => [...(fromChina === 'unknown' ? facts.missingEnds : []), `whether the superhard item is listed by ${citation.instrument}, with its code (exporter: classification record)`],
    });
    return underMeasure(law, 'no33', found);
  },
};
