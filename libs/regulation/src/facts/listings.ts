import type { Listing } from '@ytterby/contracts';
import { addDays } from '@ytterby/kernel';
import type { LawView } from '../law-view';
import { anyOf, type Tri } from '../tri';

/**
 * Does a confirmed listing bind on the day? A suspension whose written end has passed is unverified until a person confirms what followed
 * (regulation.md §6: entity suspensions run on the same clock).
 */
export function isListingActive(listing: Listing, law: LawView): Tri {
  if (listing.since !== null) law.noteDate(listing.since);
  if (listing.since !== null && law.on < listing.since) return 'no';
  if (listing.status === 'active') return 'yes';
  if (listing.statusSince !== undefined && law.on < listing.statusSince) {
    law.noteDate(listing.statusSince);
    return 'yes';
  }
  return listing.status === 'stopped' ? 'no' : suspendedListing(listing, law);
}

function suspendedListing(listing: Listing, law: LawView): Tri {
  if (listing.statusUntil === undefined) return 'unknown';
  law.noteDate(addDays(listing.statusUntil, 1));
  if (law.on <= listing.statusUntil) return 'no';
  return law.afterEnd('listings').kind === 'lapsed' ? 'yes' : 'unknown';
}

/** The listings of these kinds that bind, or may bind, on the day. */
export function bindingListings(listings: readonly Listing[], kinds: readonly Listing['list'][], law: LawView): readonly Listing[] {
  return listings.filter((listing) => kinds.includes(listing.list) && isListingActive(listing, law) !== 'no');
}

/** Does any listing of these kinds bind on the day? */
export function isListed(listings: readonly Listing[], kinds: readonly Listing['list'][], law: LawView): Tri {
  if (listings.length === 0) return 'no';
  return anyOf(...listings.filter((listing) => kinds.includes(listing.list)).map((listing) => isListingActive(listing, law)));
}

/** "control list, MOFCOM 23/2026 of 2026-06-22". */
export function describeListing(listing: Listing): string {
  return `${listing.list.replaceAll('_', ' ')}, ${listing.ref}${listing.since === null ? '' : ` of ${listing.since}`}`;
}
