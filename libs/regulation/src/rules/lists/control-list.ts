import type { Listing } from '@ytterby/contracts';
import { chineseDualUse, type DualUse } from '../../facts/dual-use';
import { describeListing, isListingActive } from '../../facts/listings';
import { isMovement } from '../../facts/movement';
import { isChineseActor, type ScreenedParty } from '../../facts/order-facts';
import { finding, underMeasure, type Finding } from '../../finding';
import { cite, INSTRUMENT } from '../../packs/citations';
import { allOf, anyOf, type Tri } from '../../tri';
import type { Rule, RuleContext } from '../rule';

const LAW = cite(INSTRUMENT.ecl, '18(3); Reg 28-30');

interface ListedRecipient {
  readonly screened: ScreenedParty;
  readonly listing: Listing;
  readonly active: Tri;
}

/** Confirmed control listings of those who receive or deal; a branch is the listed party itself. Forwarders, banks and carriers are red flags. */
function listedRecipients({ facts, law }: RuleContext): ListedRecipient[] {
  return facts.recipients.flatMap((screened) =>
    [...(screened.screening?.listings ?? []), ...(screened.screening?.branchOf?.listings ?? [])]
      .filter(({ list }) => list === 'control_list')
      .map((listing) => ({ screened, listing, active: isListingActive(listing, law) })),
  );
}

/** Whom does the listing bind here: exporters in China and Chinese operators always, foreigners where its wording says so. */
function binds({ facts, item }: RuleContext, listing: Listing): Tri {
  const fromChina = isMovement(facts.movements, 'from_china');
  const chinese = anyOf(fromChina, isChineseActor(facts.order));
  if (chinese === 'yes' || !listing.bindsForeignTransferors) return chinese;
  return anyOf(chinese, item.chineseOrigin);
}

function noticeName(listing: Listing, foreign: boolean): string {
  return foreign ? `${listing.ref} (foreign transfer clause)` : listing.ref;
}

function findingsFor(context: RuleContext, listed: ListedRecipient, goods: DualUse): readonly Finding[] {
  const { screened, listing, active } = listed;
  const { facts, law } = context;
  const bound = binds(context, listing);
  const answer = allOf(active, bound, goods.is);
  const foreign = isMovement(facts.movements, 'from_china') === 'no' && isChineseActor(facts.order) === 'no';
  const name = screened.party.name;
  const stated = answer === 'no' && bound === 'no' ? 'this listing does not bind transfers between places outside China' : goods.because;
  const main = finding(answer, {
    rule: foreign && listing.bindsForeignTransferors ? noticeName(listing, true) : 'ECL 18(3), Reg 29', effect: 'ban', citation: LAW,
    because: `${name} is on the control list (${describeListing(listing)}); ${stated}. Only a special-case application to MOFCOM could change it.`,
    missing: [
      ...(active === 'unknown' ? [`state of the suspension of ${listing.ref} on ${law.on} (compliance officer: official notice)`] : []),
      ...(bound === 'unknown' ? ['exporter: nationality and location; origin of the goods (exporter)'] : []), ...(goods.is === 'unknown' ? goods.missing : []),
    ],
  });
  const notice = finding(active, { rule: noticeName(listing, foreign), effect: 'none', citation: cite(listing.ref, 'listing', 'secondary'), because: `Lists ${name}.` });
  const ruled = underMeasure(law, 'ecl', main);
  return ruled.rule === notice.rule || ruled.result === 'clear' ? [ruled] : [ruled, notice];
}

/** Control list (ECL 18, Reg 28–30): no dual-use dealings with a listed recipient. */
export const controlList: Rule = {
  id: 'ECL 18(3), Reg 29',
  evaluate(context) {
    const listed = listedRecipients(context).filter(({ active }) => active !== 'no');
    if (listed.length === 0) return null;
    const goods = chineseDualUse(context.facts, context.item, context.law);
    return listed.flatMap((one) => findingsFor(context, one, goods));
  },
};
