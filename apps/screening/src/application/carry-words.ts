import type { Tx } from '@ytterby/persistence';
import type { CarriedWord, CarriedWordStore, EarlierWord, StoredHit, StoredVerdict } from '../ports';

/** The words of persons on hits of lower revisions that go on to these hits, since nothing changed in what they rested on. */
export async function wordsToCarry(store: CarriedWordStore, tx: Tx, hits: readonly StoredHit[]): Promise<ReadonlyMap<string, EarlierWord>> {
  const words = await store.earlierWords(tx, hits.filter(({ revision }) => revision > 1));
  return new Map(words.map((word) => [word.hitId, word]));
}

/** The carried words as the verdicts that a result is made with. */
export function verdictsCarried(hits: readonly StoredHit[], words: ReadonlyMap<string, EarlierWord>): StoredVerdict[] {
  return hits.flatMap(({ hitId, orderId, revision, partyId, found, basis }) => {
    const resolution = words.get(hitId)?.resolution;
    if (resolution === undefined) return [];
    const released = resolution.singleRelease || resolution.approval !== null;
    return [{ hitId, orderId, revision, partyId, hit: found, verdict: resolution.verdict, released, basis, hitBasis: basis }];
  });
}

/** The words to keep for hits that were raised: who said them and when stays, the ids are new, since each is a word on another hit. */
export function carriedWords(hits: readonly StoredHit[], words: ReadonlyMap<string, EarlierWord>, newId: () => string): CarriedWord[] {
  return hits.flatMap(({ hitId }) => {
    const word = words.get(hitId);
    if (word === undefined) return [];
    const { resolution } = word;
    const approval = resolution.approval === null ? null : { ...resolution.approval, approvalId: newId() };
    return [{ hitId, carriedFrom: resolution.resolutionId, resolution: { ...resolution, resolutionId: newId(), approval } }];
  });
}
