import { isSuperhard, listedMetal } from '../../facts/dual-use';
import { MISSING_ORIGIN } from '../../facts/line-facts';
import { isMovement } from '../../facts/movement';
import { finding, underMeasure } from '../../finding';
import { cite, INSTRUMENT } from '../../packs/citations';
import { allOf, anyOf, type Tri } from '../../tri';
import type { Rule, RuleContext } from '../rule';

const ART_2 = cite(INSTRUMENT.no46, 'Art 2');
const GRAPHITE = /graphite/i;

function toUnitedStates({ facts }: RuleContext): Tri {
  if (facts.publicRelease) return 'no';
  const { to } = facts.order.shipment;
  if (to === 'US' || facts.recipients.some(({ party }) => party.role === 'end_user' && party.country === 'US')) return 'yes';
  const open = to === null || facts.recipients.some(({ party }) => party.country === 'US' || party.country === null) || !facts.endUserNamed;
  return open ? 'unknown' : 'no';
}

/** Between foreign places it is not settled whether the liability clause reaches Art 2 for civil users: ask. */
function reaches(context: RuleContext): { is: Tri; missing: string[] } {
  const fromChina = isMovement(context.facts.movements, 'from_china');
  if (fromChina !== 'no') return { is: fromChina, missing: context.facts.missingEnds.slice() };
  if (context.item.chineseOrigin === 'no') return { is: 'no', missing: [] };
  const question = 'whether the liability clause of 46/2024 reaches a transfer between foreign places under Art 2 (MOFCOM consultation)';
  return { is: 'unknown', missing: context.item.chineseOrigin === 'unknown' ? [MISSING_ORIGIN, question] : [question] };
}

/** Art 2: gallium, germanium, antimony and superhard items to the US are refused in principle; graphite only gets a stricter review. */
export const art2Refusal: Rule = {
  id: `${INSTRUMENT.no46} Art 2`,
  evaluate(context) {
    const { item, law, facts } = context;
    const graphite = GRAPHITE.test(item.line.itemKind ?? '');
    const metal = listedMetal(item.line, law);
    const goods: Tri = isSuperhard(item.line) ? 'yes' : graphite ? 'unknown' : metal.is;
    const us = toUnitedStates(context);
    if (goods === 'no' || us === 'no') return null;
    const reach = reaches(context);
    const what = graphite ? 'graphite' : metal.symbol === '' ? 'superhard material' : metal.symbol;
    const found = finding(anyOf(allOf(goods, us, reach.is)), {
      rule: `${INSTRUMENT.no46} Art 2`, effect: graphite ? 'licence' : 'refusal', citation: ART_2,
      because: graphite ? 'Graphite to the US gets a stricter review of end user and end use.' : `${what} to the US is refused in principle.`,
      compared: { destination: facts.order.shipment.to ?? 'not stated', item: what },
      missing: [
        ...(us === 'unknown' ? ['destination and end user (exporter or buyer)'] : []), ...reach.missing,
        ...(goods === 'unknown' ? ['form and listing of the item (exporter: classification record)'] : []),
      ],
      touches: reach.is !== 'no',
    });
    return underMeasure(law, 'no46art2', found);
  },
};
