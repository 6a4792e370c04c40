import type { Listing, OrderV1, Party, PartyScreening } from '@ytterby/contracts';
import { allOf, anyOf, triOf, type Tri } from '../tri';
import { listingsOf } from './listings';
import { militaryWordIn, militaryWordOf } from './military-words';
import { FROM_CHINA, isMovement, missingEnds, possibleMovements, type Movements } from './movement';
import { screeningOfParty } from './screening-of-party';

/** A party together with what screening found. */
export interface ScreenedParty {
  readonly party: Party;
  readonly screening: PartyScreening | null;
  /** The first word in its names by which it calls itself military, though it is stated to be no military user; null when there is none. */
  readonly callsItselfMilitary: string | null;
}

/** The facts of an order that every rule and every line shares. */
export interface OrderFacts {
  readonly order: OrderV1;
  readonly movements: Movements;
  /** Do the goods leave China? */
  readonly fromChina: Tri;
  /** See {@link isChineseActor}. */
  readonly chineseActor: Tri;
  readonly missingEnds: readonly string[];
  /** Everyone who receives or deals in the goods; forwarders, banks and carriers only serve (regulation.md §12.2). */
  readonly recipients: readonly ScreenedParty[];
  /** Those No. 61 Art 2 names. Without a named importer, buyer and consignee stand for it. */
  readonly importersAndEndUsers: readonly ScreenedParty[];
  readonly everyone: readonly ScreenedParty[];
  readonly exporterScreening: PartyScreening | null;
  /** Screening found a listing of a party, an owner, a head office or the exporter. When it found none, no rule about lists has anything to look at. */
  readonly anyListing: boolean;
  readonly endUserNamed: boolean;
  /** The first word by which the text of the end use says that it is military; null when there is none. */
  readonly militaryWord: string | null;
  readonly publicRelease: boolean;
}

const SERVING_ROLES: readonly Party['role'][] = ['forwarder', 'bank', 'carrier'];
const IMPORTING_ROLES: readonly Party['role'][] = ['buyer', 'consignee'];

function importersOf(everyone: readonly ScreenedParty[]): ScreenedParty[] {
  const importerNamed = everyone.some(({ party }) => party.role === 'importer');
  return everyone.filter(({ party }) => party.role === 'end_user' || party.role === 'importer' || (!importerNamed && IMPORTING_ROLES.includes(party.role)));
}

function hasListing(screening: PartyScreening): boolean {
  return screening.ownership.length > 0 || listingsOf(screening).length > 0;
}

function firstWord(names: readonly string[] | undefined): string | null {
  for (const name of names ?? []) {
    const word = militaryWordOf(name);
    if (word !== null) return word;
  }
  return null;
}

function militaryWordInName({ militaryUser, name, nativeNames, aliases }: Party): string | null {
  return militaryUser === false ? (militaryWordOf(name) ?? firstWord(nativeNames) ?? firstWord(aliases)) : null;
}

/** Derives the shared facts once per order. */
export function readOrderFacts(order: OrderV1, screenings: readonly PartyScreening[]): OrderFacts {
  const screeningOf = screeningOfParty(screenings);
  const everyone = order.parties.map((party) => ({ party, screening: screeningOf(party.partyId), callsItselfMilitary: militaryWordInName(party) }));
  const movements = possibleMovements(order.shipment);
  return {
    order,
    movements,
    fromChina: isMovement(movements, FROM_CHINA),
    chineseActor: isChineseActor(order),
    missingEnds: missingEnds(order.shipment),
    recipients: everyone.filter(({ party }) => !SERVING_ROLES.includes(party.role)),
    importersAndEndUsers: importersOf(everyone),
    everyone,
    exporterScreening: screeningOf('$exporter'),
    anyListing: screenings.some(hasListing),
    endUserNamed: order.parties.some((party) => party.role === 'end_user'),
    militaryWord: militaryWordIn(order.endUse.text),
    publicRelease: order.shipment.publicRelease === true,
  };
}

/** Is the listing one that says "military"? Only a confirmed, active one counts. */
function hasMilitaryListing(listings: readonly Listing[]): boolean {
  return listings.some((listing) => listing.list === 'military' && listing.status === 'active');
}

/**
 * Is this party a military user? A confirmed entry on the military watch list, or a name that says so, makes the sender's "no" doubtful and does not itself prove it
 * (starter list: "may be a military user or a supplier for military use").
 */
export function isMilitaryUser({ party, screening, callsItselfMilitary }: ScreenedParty): Tri {
  const declared = triOf(party.militaryUser);
  if (declared !== 'no') return declared;
  return callsItselfMilitary !== null || hasMilitaryListing(listingsOf(screening)) ? 'unknown' : 'no';
}

/** Is the exporter one of the addressees of China's own export law: a Chinese operator anywhere, or anybody located in China? Established in China and neither is a contradiction. */
function isChineseActor(order: OrderV1): Tri {
  const { country, isChineseOperator, locatedInChina } = order.exporter;
  const said = anyOf(triOf(isChineseOperator), triOf(locatedInChina));
  return said === 'no' && country === 'CN' ? 'unknown' : said;
}

/** Is a party of these in the country, or the shipment going there? */
export function partyInCountry(facts: OrderFacts, screened: ScreenedParty, country: string): Tri {
  if (facts.order.shipment.to === country || screened.party.country === country) return 'yes';
  return screened.party.country === null || facts.order.shipment.to === null ? 'unknown' : 'no';
}

/** A military user among the recipients in a country. An end user nobody named may be one. */
export function militaryUserIn(facts: OrderFacts, country: string): Tri {
  if (facts.publicRelease) return 'no';
  let answer: Tri = facts.endUserNamed ? 'no' : 'unknown';
  for (const recipient of facts.recipients) answer = anyOf(answer, allOf(partyInCountry(facts, recipient, country), isMilitaryUser(recipient)));
  return answer;
}
