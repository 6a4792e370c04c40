import type { Listing } from '@ytterby/contracts';
import { bindingListings, describeListing, isListed } from '../../facts/listings';
import { FROM_CHINA, INSIDE_CHINA, INTO_CHINA, isMovement } from '../../facts/movement';
import { finding } from '../../finding';
import { cite, INSTRUMENT } from '../../packs/citations';
import { allOf, anyOf } from '../../tri';
import type { Rule, RuleContext } from '../rule';

const UEL = cite(INSTRUMENT.uel, 'measures 1 and 3 of the listing notices');
const LISTS: readonly Listing['list'][] = ['unreliable_entity_list'];

interface Named {
  readonly name: string;
  readonly listings: readonly Listing[];
}

function named({ facts, law }: RuleContext): Named[] {
  const parties = facts.recipients.map(({ party, screening }) => ({ name: party.name, listings: [...(screening?.listings ?? []), ...(screening?.branchOf?.listings ?? [])] }));
  const exporter = { name: facts.order.exporter.name, listings: facts.exporterScreening?.listings ?? [] };
  return [...parties, exporter].filter(({ listings }) => isListed(listings, LISTS, law) !== 'no');
}

/** Unreliable entities are barred from China-related trade, and parties in China may not deal with them. Between foreign places: a red flag. */
export const unreliableEntities: Rule = {
  id: 'UEL',
  evaluate(context) {
    const { facts, law } = context;
    if (!facts.anyListing) return null;
    const listed = named(context);
    if (listed.length === 0) return null;
    const chinaRelated = anyOf(isMovement(facts.movements, FROM_CHINA | INTO_CHINA | INSIDE_CHINA), facts.chineseActor);
    const active = anyOf(...listed.map(({ listings }) => isListed(listings, LISTS, law)));
    const who = listed.map(({ name, listings }) => `${name} (${bindingListings(listings, LISTS, law).map(describeListing).join('; ')})`).join('; ');
    return finding(allOf(active, chinaRelated), {
      rule: 'UEL', effect: 'ban', citation: UEL,
      because: chinaRelated === 'no' ? `${who}: a red flag only, because the movement does not touch China and No. 61 Art 2 does not name this list.` : `${who}: barred from China-related import and export.`,
      missing: [...facts.missingEnds, ...(active === 'unknown' ? [`state of the listing on ${law.on} (compliance officer)`] : [])],
    });
  },
};
