import type { Listing } from '@ytterby/contracts';
import { bindingListings, describeListing } from '../../facts/listings';
import { finding, underMeasure } from '../../finding';
import { cite, INSTRUMENT } from '../../packs/citations';
import type { Rule } from '../rule';

const REG_26 = cite(INSTRUMENT.reg, '26');
const LISTS: readonly Listing['list'][] = ['watch_list'];

/** Watch list (Reg 26): no general licence; a single licence with a risk-assessment report and undertakings. The outcome stays. */
export const watchList: Rule = {
  id: 'Reg 26',
  evaluate({ facts, law }) {
    if (!facts.anyListing || facts.fromChina === 'no') return null;
    const listed = facts.recipients.flatMap(({ party, screening }) => bindingListings(screening?.listings ?? [], LISTS, law).map((listing) => `${party.name} (${describeListing(listing)})`));
    if (listed.length === 0) return null;
    const found = finding('yes', {
      rule: 'Reg 26', effect: 'none', citation: REG_26,
      because: `${listed.join('; ')}: only a single licence with a risk-assessment report and undertakings; the 45-day limit does not apply.`,
    });
    return underMeasure(law, 'reg', found);
  },
};
