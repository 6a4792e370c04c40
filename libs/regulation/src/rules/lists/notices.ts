import type { Listing, OwnershipFinding } from '@ytterby/contracts';
import { isListingActive, listedAs } from '../../facts/listings';
import type { ScreenedParty } from '../../facts/order-facts';
import { Finding } from '../../finding';
import type { LawView } from '../../law-view';
import { cite } from '../../packs/citations';
import { anyOf } from '../../tri';
import type { Rule } from '../rule';

const CHINESE_LISTS: readonly Listing['list'][] = ['control_list', 'watch_list', 'unreliable_entity_list'];
const RESULT = { yes: 'hit', no: 'not_in_force', unknown: 'undetermined' } as const;

interface Named {
  readonly named: string;
  readonly listing: Listing;
}

function ofOwners(owners: readonly OwnershipFinding[]): Named[] {
  return owners.flatMap((owner) => [...owner.listings.map((listing) => ({ named: owner.name, listing })), ...ofOwners(owner.owners ?? [])]);
}

function namedListings(screened: ScreenedParty): Named[] {
  return [...listedAs(screened), ...ofOwners(screened.screening?.ownership ?? [])].filter(({ listing }) => CHINESE_LISTS.includes(listing.list));
}

function noticeRule({ list, ref }: Listing): string {
  return list === 'unreliable_entity_list' && !ref.includes('UEL') ? `UEL ${ref}` : ref;
}

function describe({ named, listing }: Named, law: LawView): string {
  const state = RESULT[isListingActive(listing, law)];
  if (state === 'hit') return `Lists ${named}.`;
  if (state === 'undetermined') return `Lists ${named}; the suspension written to end on ${listing.statusUntil ?? 'a day not stated'} has not been confirmed for ${law.on}.`;
  return `Lists ${named}; the listing does not bind on ${law.on} (${listing.status}, since ${listing.statusSince ?? listing.since ?? 'a day not stated'}).`;
}

/** What a notice says of the parties: it is in force when it binds one of them. */
function noticeFinding(rule: string, listed: readonly Named[], law: LawView): Finding {
  const active = anyOf(...listed.map(({ listing }) => isListingActive(listing, law)));
  return new Finding({
    rule, result: RESULT[active], because: [...new Set(listed.map((one) => describe(one, law)))].join(' '), compared: undefined, citation: cite(listed[0]?.listing.ref ?? rule, 'listing', 'secondary'),
    effect: 'none', missing: [], touches: true, stops: false, suspension: undefined,
  });
}

/** The notice of each Chinese listing of a recipient, or of what it is held by, once each. What a listing leads to is said by the rule of its list. */
export const noticesOfListings: Rule = {
  id: 'listing notices',
  evaluate({ facts, law }) {
    if (!facts.anyListing) return null;
    const notices = new Map<string, Named[]>();
    for (const listed of facts.recipients.flatMap(namedListings)) {
      const rule = noticeRule(listed.listing);
      const known = notices.get(rule);
      if (known === undefined) notices.set(rule, [listed]);
      else known.push(listed);
    }
    return notices.size === 0 ? null : Array.from(notices, ([rule, listed]) => noticeFinding(rule, listed, law));
  },
};
