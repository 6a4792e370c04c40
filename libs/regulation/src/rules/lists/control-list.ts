import type { Listing } from '@ytterby/contracts';
import { chineseDualUse, type DualUse } from '../../facts/dual-use';
import { describeListing, isListingActive, type ListedAs, listedAs } from '../../facts/listings';
import { MISSING_EXPORTER, MISSING_ORIGIN } from '../../facts/questions';
import { finding, underMeasure, type Finding } from '../../finding';
import { cite, INSTRUMENT } from '../../packs/citations';
import { allOf, anyOf, type Tri } from '../../tri';
import { say } from '../../words';
import type { Rule, RuleContext } from '../rule';

const LAW = cite(INSTRUMENT.ecl, '18(3); Reg 28-30');

interface ListedRecipient extends ListedAs {
  readonly active: Tri;
}

/** Confirmed control listings of those who receive or deal. Forwarders, banks and carriers are red flags. */
function listedRecipients({ facts, law }: RuleContext): ListedRecipient[] {
  return facts.recipients.flatMap((screened) =>
    listedAs(screened)
      .filter(({ listing }) => listing.list === 'control_list')
      .map((listed) => ({ ...listed, active: isListingActive(listed.listing, law) })),
  );
}

/** Whom does the listing bind here: exporters in China and Chinese operators always, foreigners where its wording says so. */
function binds({ facts, item }: RuleContext, listing: Listing): Tri {
  const chinese = anyOf(facts.fromChina, facts.chineseActor);
  if (chinese === 'yes' || !listing.bindsForeignTransferors) return chinese;
  return anyOf(chinese, item.chineseOrigin);
}

interface Judged extends ListedRecipient {
  readonly bound: Tri;
  readonly goods: DualUse;
  /** Neither the movement nor the exporter is Chinese: only the listing's own wording can bind. */
  readonly foreign: boolean;
}

function missingFacts({ listing, active, bound, goods }: Judged, { law }: RuleContext): string[] {
  return [
    ...(active === 'unknown' ? [`state of the suspension of ${listing.ref} on ${law.on} (compliance officer: official notice)`] : []),
    ...(bound === 'unknown' ? [MISSING_EXPORTER, MISSING_ORIGIN] : []),
    ...(goods.is === 'unknown' ? goods.missing : []),
  ];
}

function mainFinding(judged: Judged, context: RuleContext): Finding {
  const { who, listing, active, bound, goods, foreign } = judged;
  const stated = bound === 'no' ? 'this listing does not bind transfers between places outside China' : say(goods.because);
  const found = finding(allOf(active, bound, goods.is), {
    rule: foreign && listing.bindsForeignTransferors ? `${listing.ref} (foreign transfer clause)` : 'ECL 18(3), Reg 29', effect: 'ban', citation: LAW,
    because: `${who} is on the control list (${describeListing(listing)}); ${stated}. Only a special-case application to MOFCOM could change it.`,
    missing: missingFacts(judged, context),
  });
  return underMeasure(context.law, 'ecl', found);
}

/** Control list (ECL 18, Reg 28–30): no dual-use dealings with a listed recipient. */
export const controlList: Rule = {
  id: 'ECL 18(3), Reg 29',
  evaluate(context) {
    if (!context.facts.anyListing) return null;
    const listed = listedRecipients(context).filter(({ active }) => active !== 'no');
    if (listed.length === 0) return null;
    const { facts } = context;
    const goods = chineseDualUse(facts, context.item);
    const foreign = facts.fromChina === 'no' && facts.chineseActor === 'no';
    return listed.map((one) => mainFinding({ ...one, bound: binds(context, one.listing), goods, foreign }, context));
  },
};
