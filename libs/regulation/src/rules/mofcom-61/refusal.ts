import type { Listing } from '@ytterby/contracts';
import { decimal } from '@ytterby/kernel';
import { isMilitaryUse } from '../../facts/end-use';
import { bindingListings, describeListing, isListed, listingsOf } from '../../facts/listings';
import { isMilitaryUser, type ScreenedParty } from '../../facts/order-facts';
import { halfHeld, listedHolding } from '../../facts/ownership';
import { MISSING_END_USE, MISSING_END_USER } from '../../facts/questions';
import { finding, type Finding } from '../../finding';
import type { LawView } from '../../law-view';
import { cite, INSTRUMENT } from '../../packs/citations';
import { anyOf, type Tri } from '../../tri';
import type { RuleContext } from '../rule';

const ART_2 = cite(INSTRUMENT.no61, 'Art 2');
const ART_3 = cite(INSTRUMENT.no61, 'Art 3');
/** Art 2 names the control list and the watch list; the unreliable entity list is not in it (regulation.md §14.6). */
const LISTS: readonly Listing['list'][] = ['control_list', 'watch_list'];
const RED_FLAG_FROM = decimal('25');
const OWNERS_QUESTION = 'beneficial owners of the importer and the end user (buyer: shareholder register)';

/** One reason for or against Art 2. */
interface Reason {
  readonly is: Tri;
  readonly because: string;
  readonly missing: readonly string[];
}

const CLEAR: Reason = { is: 'no', because: '', missing: [] };

function militaryReason(recipient: ScreenedParty): Reason {
  const is = recipient.party.country === 'CN' ? 'no' : isMilitaryUser(recipient);
  if (is === 'no') return CLEAR;
  const name = recipient.party.name;
  if (is === 'yes') return { is, because: `${name} is a foreign military user`, missing: [] };
  return { is, because: `it is not established whether ${name} is a military user`, missing: [`whether ${name} is a military user (end user: statement and programme)`] };
}

function listingReason(screened: ScreenedParty, law: LawView): Reason {
  const is = isListed(listingsOf(screened.screening), LISTS, law);
  if (is === 'no') return CLEAR;
  const binding = bindingListings(screened, LISTS, law);
  const named = binding.map(({ listing }) => describeListing(listing)).join('; ');
  return { is, because: `${binding[0]?.who ?? screened.party.name} is listed (${named})`, missing: [`state of the listing ${named} on ${law.on} (compliance officer)`] };
}

function ownershipReason(screened: ScreenedParty, law: LawView): Reason {
  const owners = screened.screening?.ownership ?? [];
  if (owners.length === 0) return CLEAR;
  const share = listedHolding(owners, law, (listings) => isListed(listings, LISTS, law));
  const is = halfHeld(share);
  const name = screened.party.name;
  if (is === 'yes') return { is, because: `${name} is held at ${share.certain.toFixed()} % by listed parties: ${share.path}`, missing: [] };
  if (is === 'unknown') return { is, because: `${name} may be held at 50 % or more by listed parties: ${share.path}`, missing: [OWNERS_QUESTION] };
  if (share.possible.gte(RED_FLAG_FROM)) return { ...CLEAR, because: `${name} is held at ${share.possible.toFixed()} % by listed parties, below 50 %: a red flag` };
  return share.path === '' ? CLEAR : { ...CLEAR, because: `${name}: ${share.path}, below 50 %` };
}

function openOwnersReason({ party, screening }: ScreenedParty, law: LawView): Reason {
  if (party.ownersKnown === false || screening?.ownersKnown === false) {
    return { is: 'unknown', because: `the owners of ${party.name} could not be established`, missing: [OWNERS_QUESTION] };
  }
  if (party.controlWithoutShares !== true) return CLEAR;
  const because = `${party.name} is controlled by board seats or contracts, which is not ownership: a red flag`;
  return law.policy('controlWithoutShares') === 'review' ? { is: 'unknown', because, missing: [`who controls ${party.name} and whether that party is listed (buyer)`] } : { ...CLEAR, because };
}

/** Only reasons that say something; of most orders there is none. */
function reasonsOf({ facts, law }: RuleContext): readonly Reason[] {
  const reasons: Reason[] = [];
  const note = (reason: Reason): void => {
    if (reason !== CLEAR) reasons.push(reason);
  };
  for (const recipient of facts.recipients) note(militaryReason(recipient));
  for (const screened of facts.importersAndEndUsers) {
    note(listingReason(screened, law));
    note(ownershipReason(screened, law));
    note(openOwnersReason(screened, law));
  }
  if (!facts.endUserNamed) reasons.push({ is: 'unknown', because: 'no end user is named', missing: [MISSING_END_USER] });
  return reasons;
}

/** Other parties with a listing, and listed relatives: shown as red flags, because Art 2 looks at importer and end user and what they are held by. */
function redFlags({ facts, law }: RuleContext): string[] {
  const others = !facts.anyListing ? [] : facts.everyone.filter((screened) => !facts.importersAndEndUsers.includes(screened) && isListed(listingsOf(screened.screening), LISTS, law) !== 'no');
  const relatives = facts.importersAndEndUsers.flatMap(({ screening }) => screening?.relatedListed ?? []).filter(({ listings }) => isListed(listings, LISTS, law) !== 'no');
  return [
    ...others.map(({ party }) => `${party.name} (${party.role}) is listed, but is neither importer nor end user`),
    ...relatives.map(({ relation, name }) => `the ${relation} ${name} is listed; Art 2 looks down to what a listed party holds, not up or sideways`),
  ];
}

/** Art 2: foreign military users, and importers and end users that are listed or held at 50 % or more by listed parties. */
export function art2(context: RuleContext): Finding {
  const reasons = reasonsOf(context);
  const is = anyOf(...reasons.map((reason) => reason.is));
  const decisive = reasons.filter((reason) => reason.is === is).map(({ because }) => because);
  const flags = is === 'no' ? redFlags(context) : [];
  const said = [...new Set([...decisive, ...flags])];
  return finding(is, {
    rule: `${INSTRUMENT.no61} Art 2`, effect: 'refusal61', citation: ART_2,
    because: said.length === 0 ? 'No importer or end user is a military user, listed, or held by listed parties.' : `${said.join('; ')}.`,
    missing: () => [...new Set(reasons.flatMap((reason) => (reason.is === 'unknown' ? reason.missing : [])))], touches: is !== 'no' || said.length > 0,
  });
}

/** Art 3: use, or possible use, for weapons of mass destruction, terrorism, or military purposes. */
export function art3({ facts, law }: RuleContext): Finding {
  const { category, text } = facts.order.endUse;
  const terrorism = category === 'terrorism';
  const is: Tri = terrorism ? 'yes' : category === 'ai_potential_military' ? 'no' : isMilitaryUse(facts, law);
  const limb = category === 'wmd' ? '(1)' : terrorism ? '(2)' : '(3)';
  return finding(is, {
    rule: `${INSTRUMENT.no61} Art 3${is === 'no' ? '' : limb}`, effect: 'refusal61', citation: ART_3,
    because: () => `The end use is stated as "${text}" (${category.replaceAll('_', ' ')}); Art 3 reaches what is used or may be used that way.`,
    compared: { category }, missing: [MISSING_END_USE], touches: is !== 'no',
  });
}
