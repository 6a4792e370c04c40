import type { Party, Review } from '@ytterby/contracts';
import { EXPORTER_PARTY_ID, type PartyFindings, type PartyHit } from '@ytterby/watchlists';
import type { ApplyVerdicts, HitVerdict, RevisionKey, ScreenedParties, ShownEntities, ShownEntity, StoredHit, StoredVerdict } from '../ports';
import type { Sha256Hex } from './screen-parties';

const HIT_ID_LENGTH = 40;

/**
 * The id of a hit is made from what it is about, so that screening the same order again finds the same hit. Whose name it was is part of it: two owners
 * of one party may both meet one entity, and a person's word about one of them says nothing about the other.
 */
export function hitIdOf({ orderId, revision }: RevisionKey, partyId: string, hit: HitVerdict['hit'], sha256: Sha256Hex): string {
  return sha256(JSON.stringify([orderId, revision, partyId, hit.where, hit.subject, hit.entityId])).slice(0, HIT_ID_LENGTH);
}

/** The hits of a screening as rows for the review queue, with their entities as the list shows them. `at` is an RFC 3339 instant. */
export function storedHits(
  order: RevisionKey & { readonly parties: ScreenedParties; readonly screenedSeq: number },
  found: readonly PartyFindings[],
  shown: ShownEntities,
  context: { readonly at: string; readonly sha256: Sha256Hex },
): StoredHit[] {
  const stored = new Map<string, StoredHit>();
  for (const { screening: { partyId }, hits } of found) {
    const partyJson = hits.length === 0 ? '' : JSON.stringify(shownParty(order.parties, partyId));
    for (const hit of hits) {
      const hitId = hitIdOf(order, partyId, hit, context.sha256);
      if (stored.has(hitId)) continue; // the same name stands twice in the order; one word about it is enough
      const { orderId, revision, screenedSeq } = order;
      stored.set(hitId, { orderId, revision, hitId, partyId, found: hit, screenedSeq, openedAt: context.at, partyJson, ...shownAs(shown, hit.entityId) });
    }
  }
  return [...stored.values()];
}

function shownAs(shown: ShownEntities, entityId: string): ShownEntity {
  const entity = shown.get(entityId);
  if (entity === undefined) throw new Error(`a hit names the entity ${entityId}, which the snapshot does not have`);
  return entity;
}

/** A party as the analyst is shown it. */
export type ShownParty = Pick<Review, 'party' | 'role'>;

function shownParty({ exporter, parties }: ScreenedParties, partyId: string): ShownParty {
  const party = parties.find((candidate) => candidate.partyId === partyId);
  if (partyId !== EXPORTER_PARTY_ID && party !== undefined) return { role: party.role, party: shownNames(party) };
  const nativeNames = [exporter.nativeName ?? []].flat();
  return { role: 'exporter', party: { name: exporter.name, nativeNames, aliases: [], country: exporter.country, address: null } };
}

function shownNames(party: Party): Review['party'] {
  return { name: party.name, nativeNames: party.nativeNames ?? [], aliases: party.aliases ?? [], country: party.country, address: party.address ?? null };
}

/** What a word about an entity rests on now, by the entity's id and by the verdict on it. */
export type BasisNow = (verdict: StoredVerdict) => string | null;

/** The word that counts on each hit: the last one about the entity as it is now, else the last one, which no longer stands. */
function wordsThatCount(verdicts: readonly StoredVerdict[], basisNow: BasisNow): (HitVerdict & Pick<StoredVerdict, 'partyId'>)[] {
  const words = new Map<string, HitVerdict & Pick<StoredVerdict, 'partyId'>>();
  for (const verdict of verdicts) {
    const stands = verdict.basis === null || verdict.basis === basisNow(verdict);
    if (stands || words.get(verdict.hitId)?.stands !== true) words.set(verdict.hitId, { ...verdict, stands });
  }
  return [...words.values()];
}

/** The parties' results after what persons said (oldest first); verdicts on hits that the screening did not raise are without effect. */
export function applyVerdicts(apply: ApplyVerdicts, found: readonly PartyFindings[], verdicts: readonly StoredVerdict[], basisNow: BasisNow): PartyFindings['screening'][] {
  const words = wordsThatCount(verdicts, basisNow);
  return found.map((party) => {
    const about = words.filter((verdict) => verdict.partyId === party.screening.partyId && party.hits.some((hit) => isSameHit(hit, verdict.hit)));
    return about.length === 0 ? party.screening : apply(party, about);
  });
}

function isSameHit(a: HitVerdict['hit'], b: PartyHit | HitVerdict['hit']): boolean {
  return a.entityId === b.entityId && a.where === b.where && a.subject === b.subject;
}
