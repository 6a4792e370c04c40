import type { Listing } from '@ytterby/contracts';
import { bindingListings, describeListing } from '../../facts/listings';
import { finding, underMeasure } from '../../finding';
import { cite, INSTRUMENT } from '../../packs/citations';
import type { Rule, RuleContext } from '../rule';

const REG_26 = cite(INSTRUMENT.reg, '26');
const LISTS: readonly Listing['list'][] = ['watch_list'];

/** Recipients on the watch list on the day, with their listings in words. */
export function watchListed({ facts, law }: RuleContext): readonly string[] {
  if (!facts.anyListing) return [];
  return facts.recipients.flatMap((screened) => bindingListings(screened, LISTS, law).map(({ who, listing }) => `${who} (${describeListing(listing)})`));
}

/** Watch list (Reg 26): no general licence; a single licence with a risk-assessment report and undertakings. The outcome stays. */
export const watchList: Rule = {
  id: 'Reg 26',
  evaluate(context) {
    const { facts, law } = context;
    const listed = facts.fromChina === 'no' ? [] : watchListed(context);
    if (listed.length === 0) return null;
    const shown = facts.order.history.licence?.type === 'general' ? ' The general licence that is shown does not cover them.' : '';
    const found = finding('yes', {
      rule: 'Reg 26', effect: 'none', citation: REG_26,
      because: `${listed.join('; ')}: only a single licence with a risk-assessment report and undertakings; the 45-day limit does not apply.${shown}`,
    });
    return underMeasure(law, 'reg', found);
  },
};
