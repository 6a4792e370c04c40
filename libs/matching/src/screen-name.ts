import { addressComparer, type AddressComparison } from './compare/addresses';
import { leastNameScore, type MatcherConfig, REVIEW_THRESHOLD } from './config';
import { explain, explainProblem, quoted } from './explain';
import type { Candidate, NameIndex } from './index/build-index';
import type { IndexedEntity } from './index/entity';
import { prepareNames } from './prepare-name';
import type { PreparedName } from './prepared-name';
import { namesInAddresses } from './text/names-within';

/** Whom to look for. */
export interface NameQuery {
  name: string;
  nativeNames?: readonly string[];
  aliases?: readonly string[];
  /** ISO 3166-1 alpha-2, or null when not known. */
  country?: string | null;
  addresses?: readonly string[];
  /** person, organization, vessel …; null when not known. */
  schema?: string | null;
  identifiers?: readonly { scheme: string; value: string }[];
}

/** A listed party that a person should look at, or (exact identifier) that it surely is. */
export interface NameHit {
  entityId: string;
  /** 0–1; at least the review threshold. */
  score: number;
  /** The listed name and the name of the query that met. */
  matchedName: string;
  queryName: string;
  because: string;
  /** `match` only when an identifier is exactly equal. */
  status: 'review' | 'match';
}

/** What screening one party found. `error` = a name could not be compared: never to be read as clear. */
export interface NameScreening {
  status: 'clear' | 'review' | 'match' | 'error';
  /** Best first; an entity once. */
  hits: NameHit[];
  /** Why the status is `error`, or what was cut. */
  problems: string[];
}

interface Best {
  candidate: Candidate;
  query: PreparedName;
  score: number;
  country: 'agrees' | 'differs' | 'unknown';
  address: AddressComparison;
}

function countryOf(query: NameQuery, entity: IndexedEntity): Best['country'] {
  const country = query.country ?? null;
  if (country === null || entity.countries === undefined || entity.countries.length === 0) return 'unknown';
  return entity.countries.includes(country) ? 'agrees' : 'differs';
}

/** An address makes no name identical that is not. */
const MOST_BY_ADDRESS = 0.99;

function withCountry(score: number, country: Best['country'], { countryAgrees, countryDiffers }: MatcherConfig): number {
  // At most half of what is left: a country makes no name identical that is not, and keeps their order.
  if (country === 'agrees') return Math.min(score + countryAgrees, (1 + score) / 2);
  return country === 'differs' ? score - countryDiffers : score;
}

function withAddress(score: number, { relation }: AddressComparison, { addressAgrees, addressDiffers }: MatcherConfig): number {
  if (relation === 'agrees') return Math.max(score, Math.min(MOST_BY_ADDRESS, score + addressAgrees));
  return relation === 'differs' ? score - addressDiffers : score;
}

function bestByEntity(query: NameQuery, names: readonly PreparedName[], index: NameIndex): Map<string, Best> {
  const best = new Map<string, Best>();
  const { addresses = [] } = query;
  const least = leastNameScore(index.config, { byAddress: addresses.length > 0 });
  const addressOf = addressComparer(addresses);
  const addressTo = new Map<string, AddressComparison>();
  for (const name of names) {
    for (const candidate of index.candidates(name, least)) {
      const { entity } = candidate.indexed;
      const country = countryOf(query, entity);
      const address = addressTo.get(entity.id) ?? addressOf(entity.addresses ?? []);
      addressTo.set(entity.id, address);
      const score = withAddress(withCountry(candidate.comparison.score, country, index.config), address, index.config);
      const known = best.get(entity.id);
      if (score >= REVIEW_THRESHOLD && (known === undefined || known.score < score)) best.set(entity.id, { candidate, query: name, score, country, address });
    }
  }
  return best;
}

const COUNTRY_TEXT = { agrees: ' The country agrees.', differs: ' The country differs, which lowers the score a little.', unknown: '' } as const;

function addressText({ relation, shared }: AddressComparison): string {
  if (relation === 'agrees') return ` The address agrees in ${quoted(shared)}, which raises the score a little.`;
  return relation === 'differs' ? ' The address differs, which lowers the score a little.' : '';
}

function round(score: number): number {
  return Math.round(score * 10_000) / 10_000;
}

function toHit(best: Best): NameHit {
  const { indexed, comparison } = best.candidate;
  const weak = indexed.weak ? ' The listed name is a weak alias and counts less.' : '';
  return {
    entityId: indexed.entity.id,
    score: round(best.score),
    matchedName: indexed.name.raw,
    queryName: best.query.raw,
    because: explain(best.query, indexed.name, comparison) + weak + COUNTRY_TEXT[best.country] + addressText(best.address),
    status: 'review',
  };
}

function identifierHits(query: NameQuery, index: NameIndex): NameHit[] {
  return (query.identifiers ?? []).flatMap((identifier) =>
    index.byIdentifier(identifier).map((entity) => ({
      entityId: entity.id,
      score: 1,
      matchedName: entity.names[0] ?? entity.id,
      queryName: query.name,
      because: `The identifier ${identifier.scheme} ${identifier.value} is exactly that of the listed party.`,
      status: 'match' as const,
    })),
  );
}

function byScore(a: NameHit, b: NameHit): number {
  if (a.score !== b.score) return b.score - a.score;
  return a.entityId < b.entityId ? -1 : 1;
}

function statusOf(hits: readonly NameHit[], broken: boolean): NameScreening['status'] {
  if (broken) return 'error';
  if (hits.some((h) => h.status === 'match')) return 'match';
  return hits.length > 0 ? 'review' : 'clear';
}

/**
 * Screens one party: every name, and whom an address is in care of, against every listed name; hits at or above the review threshold, best first, an entity once.
 * An exact identifier makes a `match`. A main name that cannot be compared, or was cut, makes `error`, together with whatever was found. Never throws.
 */
export function screenName(query: NameQuery, index: NameIndex): NameScreening {
  const given = [query.name, ...(query.nativeNames ?? []), ...(query.aliases ?? [])];
  const names = [given, namesInAddresses(query.addresses ?? [])].flatMap((texts) => prepareNames(texts, query.schema ?? null));
  const broken = names.slice(0, given.length).filter((n, i) => n.cut || (n.problem !== null && (i === 0 || n.problem !== 'too_short')));
  const usable = names.filter((n) => n.problem === null);
  const certain = identifierHits(query, index);
  const taken = new Set(certain.map((h) => h.entityId));
  const similar = [...bestByEntity(query, usable, index).values()].map(toHit).filter((h) => !taken.has(h.entityId));
  const hits = [...certain, ...similar].sort(byScore);
  return { status: statusOf(hits, broken.length > 0), hits, problems: broken.map(problemText) };
}

function problemText(name: PreparedName): string {
  return name.problem === null ? `The name “${name.raw.slice(0, 60)}…” is longer than can be compared in full; shorten it.` : explainProblem(name);
}
