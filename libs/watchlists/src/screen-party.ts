import type { OrderV1, Owner, OwnershipFinding, Party, PartyScreening, ScreeningStatus } from '@ytterby/contracts';
import type { IsoDate } from '@ytterby/kernel';
import { withKnownOwners } from './ownership';
import { relatedListedOf } from './relatives';
import { exporterNames, ownerNames, partyNames } from './party-names';
import type { PartyHit, ScreeningIndex, SubjectFindings } from './screening-index';

/** What was found for one party (`$exporter` for the exporter) before any person's word. */
export interface PartyFindings {
  /** As `screening.completed.v1` carries it: `listings` hold only what an exact identifier confirmed. */
  screening: PartyScreening;
  /** Every name that met a listed entity, for the review queue. */
  hits: PartyHit[];
  /** The owners that the order gives, where `screening` also has some that the lists know. */
  ownersGiven?: OwnershipFinding[] | undefined;
}

/** The id under which the exporter is screened (order contract). */
export const EXPORTER_PARTY_ID = '$exporter';

const WORSE_LAST: readonly ScreeningStatus[] = ['clear', 'review', 'match', 'error'];

/** The worst status; of nothing it is `clear`. */
function worst(statuses: readonly ScreeningStatus[]): ScreeningStatus {
  return WORSE_LAST[Math.max(0, ...statuses.map((status) => WORSE_LAST.indexOf(status)))] ?? 'error';
}

interface OwnersFound {
  ownership: OwnershipFinding[];
  found: SubjectFindings[];
}

/** Owners at every depth; the contract nests them at most ten deep. */
function screenOwners(owners: readonly Owner[], index: ScreeningIndex, day: IsoDate): OwnersFound {
  const out: OwnersFound = { ownership: [], found: [] };
  for (const owner of owners) {
    const { name, pct, owners: above } = owner;
    const own = index.screen('owner', ownerNames(owner), day);
    const higher = above === undefined ? undefined : screenOwners(above, index, day);
    out.found.push(own, ...(higher?.found ?? []));
    out.ownership.push({ name, pct, listings: own.confirmed, ...(higher === undefined ? {} : { owners: higher.ownership }) });
  }
  return out;
}

/** The owners given, and with them those, and the relatives, that the lists know of whom an exact identifier confirmed. */
function relationsOf(given: OwnershipFinding[], hits: readonly PartyHit[]): { shown: Pick<PartyScreening, 'ownership' | 'relatedListed'>; given: Pick<PartyFindings, 'ownersGiven'> } {
  const confirmed = hits.filter(({ status }) => status === 'match');
  const owned = confirmed.filter(({ owners }) => owners !== undefined);
  const related = relatedListedOf(confirmed);
  return owned.length === 0 ? { shown: { ownership: given, ...related }, given: {} } : { shown: { ownership: withKnownOwners(given, owned), ...related }, given: { ownersGiven: given } };
}

/**
 * Screens one party of an order on a day: its names, native names and aliases, its owners at every depth, and the company it is a branch of. The status is the
 * worst of all of them. A hit is `review` and no listing; only an exact identifier confirms one, and with it the owners and relatives that the lists know.
 * `ownersKnown` is carried through.
 */
export function screenParty(party: Party, index: ScreeningIndex, day: IsoDate): PartyFindings {
  const { partyId, ownersKnown, branchOf } = party;
  const own = index.screen('party', partyNames(party), day);
  const owners = screenOwners(party.owners ?? [], index, day);
  const branch = branchOf === undefined || branchOf === null ? null : { name: branchOf.name, found: index.screen('branch_of', { name: branchOf.name }, day) };
  const all = [own, ...owners.found, ...(branch === null ? [] : [branch.found])];
  const hits = all.flatMap((found) => found.hits);
  const { shown, given } = relationsOf(owners.ownership, hits);
  return {
    screening: {
      partyId,
      status: worst(all.map(({ status }) => status)),
      listings: own.confirmed,
      ...(ownersKnown === undefined ? {} : { ownersKnown }),
      ...shown,
      ...(branch === null ? {} : { branchOf: { name: branch.name, listings: branch.found.confirmed } }),
    },
    hits,
    ...given,
  };
}

/** Screens the exporter of an order on a day, as the party {@link EXPORTER_PARTY_ID}. */
export function screenExporter(exporter: OrderV1['exporter'], index: ScreeningIndex, day: IsoDate): PartyFindings {
  const own = index.screen('exporter', exporterNames(exporter), day);
  const { shown, given } = relationsOf([], own.hits);
  return { screening: { partyId: EXPORTER_PARTY_ID, status: own.status, listings: own.confirmed, ...shown }, hits: own.hits, ...given };
}
