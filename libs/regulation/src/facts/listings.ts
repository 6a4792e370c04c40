import type { Listing, Party, PartyScreening } from '@ytterby/contracts';
import { addDays } from '@ytterby/kernel';
import type { LawView } from '../law-view';
import { anyOf, type Tri } from '../tri';

/** A party, or the exporter, with what screening found. */
interface Screened {
  readonly party: Pick<Party, 'name'>;
  readonly screening: PartyScreening | null;
}

/** A listing that counts for a party. */
export interface ListedAs {
  readonly listing: Listing;
  /** The party in words: "Thistlewick Ltd", "Pellucid SARL (branch of Thistlewick Ltd)". */
  readonly who: string;
  /** Whom the listing names. */
  readonly named: string;
}

const NOTHING: readonly never[] = [];

/** The confirmed listings that count for a party: its own, and those of the company that it is a branch of, as a branch has no legal personality of its own. */
export function listingsOf(screening: PartyScreening | null): readonly Listing[] {
  if (screening === null) return NOTHING;
  const { listings, branchOf } = screening;
  return branchOf === undefined || branchOf === null || branchOf.listings.length === 0 ? listings : [...listings, ...branchOf.listings];
}

/** {@link listingsOf}, each with whom it names and what the party has to do with it. */
export function listedAs({ party: { name }, screening }: Screened): readonly ListedAs[] {
  if (listingsOf(screening).length === 0 || screening === null) return NOTHING;
  const own = screening.listings.map((listing) => ({ listing, who: name, named: name }));
  const { branchOf } = screening;
  if (branchOf === undefined || branchOf === null) return own;
  return [...own, ...branchOf.listings.map((listing) => ({ listing, who: `${name} (branch of ${branchOf.name})`, named: branchOf.name }))];
}

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

/** The listings of these kinds that bind a party, or may bind it, on the day. */
export function bindingListings(screened: Screened, kinds: readonly Listing['list'][], law: LawView): readonly ListedAs[] {
  return listedAs(screened).filter(({ listing }) => kinds.includes(listing.list) && isListingActive(listing, law) !== 'no');
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
