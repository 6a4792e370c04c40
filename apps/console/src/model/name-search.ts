import type { NameSearch, NameSearchResult } from '@ytterby/contracts';
import { count, listingText } from './format';
import { words } from './labels';

/** What the search form holds; empty texts are not known. */
export interface NameForm {
  readonly name: string;
  readonly schema: string;
  readonly country: string;
  readonly address: string;
}

/** Kinds of parties to look for; an empty one is not known. */
export const PARTY_KINDS: readonly (readonly [schema: string, text: string])[] = [['', 'Not known'], ['organization', 'Company or institution'], ['person', 'Person'], ['vessel', 'Ship'], ['aircraft', 'Aircraft']];

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

/** The request of a form. */
export function nameQuery({ name, schema, country, address }: NameForm): NameSearch {
  return { name: name.trim(), schema: orNull(schema), country: orNull(country)?.toUpperCase() ?? null, address: orNull(address) };
}

/** What a search found, in a sentence: what was not compared is never clear. */
export function resultText({ status, hits }: NameSearchResult): string {
  if (status === 'clear') return 'No listed name is like it.';
  if (status === 'match') return `An identifier is exactly that of a listed party. ${count(hits.length, 'listed party', 'listed parties')} in all.`;
  const found = `${count(hits.length, 'listed party is', 'listed parties are')} like it.`;
  return status === 'review' ? found : `The name could not be compared in full, so it is not clear.${hits.length === 0 ? '' : ` ${found}`}`;
}

/** As what a party is listed: `military ai, active, since 24 Feb 2026; …`. */
export function listingsText(listings: NameSearchResult['hits'][number]['listings']): string {
  return listings.map((listing) => `${words(listing.list)}, ${listingText(listing)}`).join('; ');
}
