import type { Listing, OwnershipFinding, PartyScreening } from '@ytterby/contracts';
import { distinct, type PartyFindings, type PartyHit, relatedListedOf, withKnownOwners } from '@ytterby/watchlists';
import type { ApplyVerdicts, HitVerdict } from '../ports';
import { worstOf } from './screen-parties';

type Judged = Pick<PartyScreening, 'status'> & { readonly hit: PartyHit; readonly isListed: boolean };

/**
 * What a hit comes to after a person's word. A true match tightens at once: it counts as listed before a second person has agreed. A false positive
 * loosens only when it is released and the entity is still who it was; until then the hit stays in review, and what an exact identifier said stays
 * listed. So an entity that changed opens what was dismissed, and loosens nothing that was confirmed.
 */
function judge(hit: PartyHit, verdict: HitVerdict | undefined): Judged {
  if (verdict?.verdict === 'true_match') return { hit, status: 'match', isListed: true };
  if (verdict?.verdict === 'false_positive' && verdict.released && verdict.stands) return { hit, status: 'clear', isListed: false };
  return { hit, status: verdict?.stands === true ? 'review' : hit.status, isListed: hit.status === 'match' };
}

/** A party's result after what persons said about its hits. What could not be screened stays an error, whatever was said. */
export const applyVerdictsOf: ApplyVerdicts = (found: PartyFindings, verdicts: readonly HitVerdict[]): PartyScreening => {
  const { screening, hits } = found;
  const judged = hits.map((hit) => judge(hit, verdicts.find((verdict) => isAbout(verdict, hit))));
  const listed = judged.filter(({ isListed }) => isListed).map(({ hit }) => hit);
  // Two entities may stand for one entry of a list.
  const listingsOf = (isIt: (hit: PartyHit) => boolean): Listing[] => distinct(listed.filter(isIt).flatMap(({ listings }) => listings));
  const given = (found.ownersGiven ?? screening.ownership).map((owner) => withListings(owner, (name) => listingsOf((hit) => hit.where === 'owner' && hit.subject === name)));
  const { relatedListed: _, ...unrelated } = screening;
  const ownListings = listingsOf(({ where }) => where === 'party' || where === 'exporter');
  return {
    ...unrelated,
    status: screening.status === 'error' ? 'error' : worstOf([{ status: 'clear' }, ...judged]),
    listings: ownListings,
    ownership: withKnownOwners(given, listed),
    ...relatedListedOf(listed),
    ...(screening.branchOf === null || screening.branchOf === undefined ? {} : { branchOf: { ...screening.branchOf, listings: listingsOf(({ where }) => where === 'branch_of') } }),
  };
};

function isAbout({ hit }: HitVerdict, found: PartyHit): boolean {
  return hit.entityId === found.entityId && hit.where === found.where && hit.subject === found.subject;
}

function withListings(owner: OwnershipFinding, listingsOf: (name: string) => Listing[]): OwnershipFinding {
  const { owners, ...own } = owner;
  const listed = { ...own, listings: listingsOf(owner.name) };
  return owners === undefined ? listed : { ...listed, owners: owners.map((above) => withListings(above, listingsOf)) };
}
