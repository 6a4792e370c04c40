import type { Listing } from '@ytterby/contracts';
import { bindingListings, describeListing, isListingActive, type ListedAs } from '../../facts/listings';
import { FROM_CHINA, INSIDE_CHINA, INTO_CHINA, isMovement } from '../../facts/movement';
import { finding } from '../../finding';
import { cite, INSTRUMENT } from '../../packs/citations';
import { allOf, anyOf } from '../../tri';
import type { Rule, RuleContext } from '../rule';

const UEL = cite(INSTRUMENT.uel, 'measures 1 and 3 of the listing notices');
const LISTS: readonly Listing['list'][] = ['unreliable_entity_list'];

/** Recipients and the exporter on the list on the day, one entry a listing. */
function unreliable({ facts, law }: RuleContext): readonly ListedAs[] {
  const exporter = { party: { name: facts.order.exporter.name }, screening: facts.exporterScreening };
  return [...facts.recipients, exporter].flatMap((screened) => bindingListings(screened, LISTS, law));
}

/** Unreliable entities are barred from China-related trade, and parties in China may not deal with them. Between foreign places: a red flag. */
export const unreliableEntities: Rule = {
  id: 'UEL',
  evaluate(context) {
    const { facts, law } = context;
    if (!facts.anyListing) return null;
    const listed = unreliable(context);
    if (listed.length === 0) return null;
    const chinaRelated = anyOf(isMovement(facts.movements, FROM_CHINA | INTO_CHINA | INSIDE_CHINA), facts.chineseActor);
    const active = anyOf(...listed.map(({ listing }) => isListingActive(listing, law)));
    const who = listed.map(({ who, listing }) => `${who} (${describeListing(listing)})`).join('; ');
    return finding(allOf(active, chinaRelated), {
      rule: 'UEL', effect: 'ban', citation: UEL,
      because: chinaRelated === 'no' ? `${who}: a red flag only, because the movement does not touch China and No. 61 Art 2 does not name this list.` : `${who}: barred from China-related import and export.`,
      missing: [...facts.missingEnds, ...(active === 'unknown' ? [`state of the listing on ${law.on} (compliance officer)`] : [])],
    });
  },
};
