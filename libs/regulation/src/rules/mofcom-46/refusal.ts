import { isSuperhard, listedMetal } from '../../facts/dual-use';
import { MISSING_ORIGIN } from '../../facts/questions';
import { finding, underMeasure, type Finding } from '../../finding';
import { cite, INSTRUMENT } from '../../packs/citations';
import { allOf, type Tri } from '../../tri';
import type { Rule, RuleContext } from '../rule';

const ART_2 = cite(INSTRUMENT.no46, 'Art 2');
/** Graphite is recognised by kind, description or code; the codes of graphite items were not read. */
const GRAPHITE = /graphite|石墨/i;

function toUnitedStates({ facts }: RuleContext): Tri {
  if (facts.publicRelease) return 'no';
  const { to } = facts.order.shipment;
  if (to === 'US' || facts.recipients.some(({ party }) => party.role === 'end_user' && party.country === 'US')) return 'yes';
  const open = to === null || facts.recipients.some(({ party }) => party.country === 'US' || party.country === null) || !facts.endUserNamed;
  return open ? 'unknown' : 'no';
}

/** Between foreign places it is not settled whether the liability clause reaches Art 2 for civil users: ask. */
function reaches(context: RuleContext): { is: Tri; missing: string[] } {
  const { fromChina } = context.facts;
  if (fromChina !== 'no') return { is: fromChina, missing: context.facts.missingEnds.slice() };
  if (context.item.chineseOrigin === 'no') return { is: 'no', missing: [] };
  const question = 'whether the liability clause of 46/2024 reaches a transfer between foreign places under Art 2 (MOFCOM consultation)';
  return { is: 'unknown', missing: context.item.chineseOrigin === 'unknown' ? [MISSING_ORIGIN, question] : [question] };
}

interface Goods {
  readonly is: Tri;
  readonly what: string;
  /** Graphite gets a stricter review only; its own listing is not modelled, so a licence is the question. */
  readonly graphite: boolean;
}

function goodsOf({ item }: RuleContext): Goods {
  const superhard = isSuperhard(item);
  if (superhard !== 'no') return { is: superhard, what: 'superhard material', graphite: false };
  const { itemKind = '', description, controlCode } = item.line;
  if (GRAPHITE.test(`${itemKind} ${description}`) || /^3C90[12]\.b/.test(controlCode ?? '')) return { is: 'unknown', what: 'graphite', graphite: true };
  const metal = listedMetal(item);
  return { is: metal.is, what: metal.symbol, graphite: false };
}

function refusal({ facts }: RuleContext, goods: Goods, us: Tri, reach: { is: Tri; missing: string[] }): Finding {
  return finding(allOf(goods.is, us, reach.is), {
    rule: `${INSTRUMENT.no46} Art 2`, effect: goods.graphite ? 'licence' : 'refusal', citation: ART_2,
    because: () => goods.graphite ? 'Graphite to the US gets a stricter review of end user and end use.' : `${goods.what} to the US is refused in principle.`,
    compared: () => ({ destination: facts.order.shipment.to ?? 'not stated', item: goods.what }),
    missing: () => [
      ...(us === 'unknown' ? ['destination and end user (exporter or buyer)'] : []), ...reach.missing,
      ...(goods.is === 'unknown' ? ['form and listing of the item (exporter: classification record)'] : []),
    ],
    touches: reach.is !== 'no',
  });
}

/** Art 2: gallium, germanium, antimony and superhard items to the US are refused in principle; graphite only gets a stricter review. */
export const art2Refusal: Rule = {
  id: `${INSTRUMENT.no46} Art 2`,
  evaluate(context) {
    const us = toUnitedStates(context);
    const goods = us === 'no' ? null : goodsOf(context);
    if (goods === null || goods.is === 'no') return null;
    return underMeasure(context.law, 'no46art2', refusal(context, goods, us, reaches(context)));
  },
};
