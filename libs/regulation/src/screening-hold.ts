import type { Listing, OrderV1, OwnershipFinding, PartyScreening, RuleResult } from '@ytterby/contracts';
import { listingsOf } from './facts/listings';
import { screeningOfParty } from './facts/screening-of-party';
import { cite } from './packs/citations';

const CITATION = cite('Ytterby order contract', 'Outcome and action');

const isForeign = ({ list }: Listing): boolean => list === 'other';

function anyOwner(owners: readonly OwnershipFinding[], is: (owner: OwnershipFinding) => boolean): boolean {
  return owners.some((owner) => is(owner) || anyOwner(owner.owners ?? [], is));
}

/** Is anybody behind the party screened with it? */
function hasOthers({ ownership, branchOf }: PartyScreening): boolean {
  return ownership.length > 0 || (branchOf ?? null) !== null;
}

function partyReason(name: string, screening: PartyScreening | null): string | null {
  if (screening === null) return `${name} was not screened`;
  if (screening.status === 'error') return `${name} could not be screened (its name or that of an owner is too short, too long or only a legal form, or screening itself failed): give the full names in a new revision`;
  if (screening.status === 'review') return `A hit on ${name}${hasOthers(screening) ? ', on an owner or on its head office' : ''} waits for a person`;
  if (screening.status === 'match') return `${name} matches a listed party and no person has released it`;
  if (listingsOf(screening).some(isForeign)) return `${name} is on a list of another country`;
  return anyOwner(screening.ownership, ({ listings }) => listings.some(isForeign)) ? `An owner of ${name} is on a list of another country` : null;
}

/** Why screening holds the order: anything but a clear result of every party and of the exporter. Null when nothing holds it. */
export function screeningHold(order: OrderV1, screenings: readonly PartyScreening[]): RuleResult | null {
  const screeningOf = screeningOfParty(screenings);
  const reasons = new Set<string>();
  const note = (partyId: string, name: string): void => {
    const reason = partyReason(name, screeningOf(partyId));
    if (reason !== null) reasons.add(reason);
  };
  for (const { partyId, name } of order.parties) note(partyId, name);
  note('$exporter', order.exporter.name);
  if (reasons.size === 0) return null;
  return { rule: 'Screening', result: 'undetermined', because: `${[...reasons].join('. ')}.`, citation: CITATION };
}
