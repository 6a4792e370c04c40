import { isMilitaryUse } from '../facts/end-use';
import { chineseDualUse, type DualUse } from '../facts/dual-use';
import { FROM_CHINA } from '../facts/movement';
import { militaryUserIn, type OrderFacts } from '../facts/order-facts';
import { MISSING_END_USE, MISSING_END_USER } from '../facts/questions';
import { finding, underMeasure, type Finding } from '../finding';
import { MEASURES, type MeasureId } from '../packs/calendar';
import { allOf, anyOf, type Tri } from '../tri';
import { say } from '../words';
import type { Rule, RuleContext } from './rule';

interface CountryBan {
  readonly measure: Extract<MeasureId, 'no46art1' | 'no1'>;
  readonly rule: string;
  readonly country: string;
  readonly countryName: string;
  /** How the notice words what it bans. */
  readonly words: string;
}

/** Is the use one in the country? The buyer's seat alone leaves it open. */
function useIn(facts: OrderFacts, country: string): Tri {
  if (facts.publicRelease) return 'no';
  const { to } = facts.order.shipment;
  if (to === country) return 'yes';
  let answer: Tri = to === null || !facts.endUserNamed ? 'unknown' : 'no';
  for (const { party } of facts.recipients) {
    if (party.country === country && party.role === 'end_user') return 'yes';
    if (party.country === country || party.country === null) answer = 'unknown';
  }
  return answer;
}

function missingFacts({ facts }: RuleContext, user: Tri, use: Tri): string[] {
  return [
    ...facts.missingEnds.filter((end) => end.startsWith('destination')),
    ...(facts.endUserNamed ? [] : [MISSING_END_USER]),
    ...(user === 'unknown' && facts.endUserNamed ? ['whether the end user is a military user: programme and division (end user: end-use certificate)'] : []),
    ...(use === 'unknown' ? [MISSING_END_USE] : []),
  ];
}

interface Military {
  readonly is: Tri;
  readonly user: Tri;
  readonly use: Tri;
  /** Goods, or their use, go to the country. */
  readonly nexus: Tri;
}

function militaryIn({ facts, law }: RuleContext, country: string): Military {
  const nexus = useIn(facts, country);
  const user = militaryUserIn(facts, country);
  const use = nexus === 'no' ? 'no' : allOf(nexus, isMilitaryUse(facts, law));
  return { is: anyOf(user, use), user, use, nexus };
}

const NOT_ASKED: DualUse = { is: 'no', because: 'a civil use by users who are not military', missing: [] };

function banFinding(ban: CountryBan, context: RuleContext, military: Military): Finding {
  const { facts, item } = context;
  const goods = military.is === 'no' ? NOT_ASKED : chineseDualUse(facts, item);
  const answer = allOf(military.is, goods.is);
  return finding(answer, {
    rule: ban.rule, effect: 'ban', citation: MEASURES[ban.measure].citation,
    because: () => `${ban.words} Here: ${ban.countryName}; military user: ${military.user}, military use: ${military.use}; ${say(goods.because)}.`,
    compared: () => ({ destination: facts.order.shipment.to ?? 'not stated', endUse: facts.order.endUse.category, militaryUser: military.user }),
    missing: () => [...(military.is === 'unknown' ? missingFacts(context, military.user, military.use) : []), ...(goods.is === 'unknown' ? goods.missing : [])],
    touches: answer !== 'no' || isAboutChina(context),
  });
}

/** A notice that bans Chinese dual-use items for the military of one country and binds third countries too (regulation.md §7). */
export function countryBan(ban: CountryBan): Rule {
  return {
    id: ban.rule,
    evaluate(context) {
      const military = militaryIn(context, ban.country);
      if (military.is === 'no' && military.nexus !== 'yes') return null;
      return underMeasure(context.law, ban.measure, banFinding(ban, context, military));
    },
  };
}

/** A cleared ban is worth showing only for goods from China or of Chinese origin. */
function isAboutChina({ facts, item }: RuleContext): boolean {
  return item.chineseOrigin === 'yes' || (facts.movements & FROM_CHINA) !== 0;
}

/** No. 46/2024 Art 1 with its liability clause. */
export const usMilitaryBan = countryBan({
  measure: 'no46art1', rule: 'MOFCOM 46/2024 Art 1', country: 'US', countryName: 'United States',
  words: 'All dual-use items are banned to US military users and for military use; anyone anywhere who passes Chinese-origin items on in breach is liable.',
});

/** No. 1/2026 with its third-country clause. */
export const japanMilitaryBan = countryBan({
  measure: 'no1', rule: 'MOFCOM 1/2026 (Japan)', country: 'JP', countryName: 'Japan',
  words: 'All dual-use items are banned to Japanese military users, for military use, and for whatever helps raise Japan\'s military strength; third countries are bound too.',
});
