import type { PartyScreening, RelatedListed } from '@ytterby/contracts';
import type { IsoDate } from '@ytterby/kernel';
import { distinct } from './distinct';
import type { ListedEntity } from './listed-entity';
import { listingOf } from './listing-of';
import type { PartyHit } from './screening-index';

/** Most relatives that are told of one entity, the nearest first: a state or a fund may hold hundreds. */
export const MOST_RELATIVES = 50;

/** Who holds whom, as far as the lists know. */
export interface HoldingGraph {
  /** Those who name this entity as a holder, by id. */
  heldBy(id: string): readonly ListedEntity[];
}

/** What the holder has in somebody whom it holds, where the list says so. */
function shareIn(held: ListedEntity, holder: string): Pick<RelatedListed, 'pct'> {
  const pct = held.parents.find(({ id }) => id === holder)?.pct ?? null;
  return pct === null ? {} : { pct };
}

function relative(relation: RelatedListed['relation'], entity: ListedEntity, day: IsoDate): RelatedListed {
  return { relation, name: entity.names[0] ?? entity.id, listings: [listingOf(entity, day)] };
}

/**
 * Whom a listed entity holds, at every depth, and who has a holder with it, as the lists know them: each once, with what it is listed as on the day. Red
 * flags, as No. 61 Art 2 looks at what a listed party holds, never up or sideways. A share is told of those that it holds itself.
 */
export function knownRelatives(entity: ListedEntity, graph: HoldingGraph, day: IsoDate): RelatedListed[] {
  const met = new Set([entity.id]);
  const found: RelatedListed[] = [];
  const isNew = ({ id }: ListedEntity): boolean => found.length < MOST_RELATIVES && !met.has(id);
  const holders = [entity.id];
  for (const holder of holders) {
    for (const held of graph.heldBy(holder).filter(isNew)) {
      met.add(held.id);
      holders.push(held.id);
      found.push({ ...relative('subsidiary', held, day), ...(holder === entity.id ? shareIn(held, holder) : {}) });
    }
  }
  for (const { id: parent } of entity.parents) {
    for (const sister of parent === null ? [] : graph.heldBy(parent).filter(isNew)) {
      met.add(sister.id);
      found.push(relative('sister', sister, day));
    }
  }
  return found.slice(0, MOST_RELATIVES);
}

/** The relatives of whom the confirmed hits name: of the party, and of the company that it is a branch of. */
export function relatedListedOf(confirmed: readonly Pick<PartyHit, 'relatives' | 'where'>[]): Pick<PartyScreening, 'relatedListed'> {
  const relatedListed = distinct(confirmed.filter(({ where }) => where !== 'owner').flatMap(({ relatives = [] }) => relatives));
  return relatedListed.length === 0 ? {} : { relatedListed };
}
