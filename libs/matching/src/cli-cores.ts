import { DEFAULT_CONFIG, REVIEW_THRESHOLD } from './config';
import { type NameIndex, openIndex } from './index/build-index';
import type { IndexedEntity } from './index/entity';
import { buildImage } from './index/index-image';
import { scoreNames } from './score-names';
import { screenName } from './screen-name';

/** A line of `ytterby match`. Other fields are ignored. */
export interface PairLine {
  id: string;
  left: string;
  right: string;
  schema?: string | null;
}

/** An answer line of `ytterby match`; `match` = the score reaches the review threshold. */
export interface PairAnswer {
  id: string;
  score: number;
  match: boolean;
  because: string;
}

/** Compares one pair of names. */
export function matchPair({ id, left, right, schema }: PairLine): PairAnswer {
  const { score, because } = scoreNames(left, right, { schema: schema ?? null });
  return { id, score, match: score >= REVIEW_THRESHOLD, because };
}

/** A list line of `ytterby screen`. Only these fields are read. */
export type ListLine = Pick<IndexedEntity, 'id' | 'schema' | 'names' | 'nativeNames' | 'aliases' | 'weakAliases' | 'countries'>;

/** A query line of `ytterby screen`. */
export interface QueryLine {
  id: string;
  name: string;
  schema?: string | null;
  country?: string | null;
}

/** An answer line of `ytterby screen`: whom an analyst would be asked to review, best first, an entity once. `error` = the name cannot be compared. */
export interface QueryAnswer {
  id: string;
  hits: { entityId: string; score: number; because: string }[];
  error?: string;
}

function answer(query: QueryLine, index: NameIndex): QueryAnswer {
  const { hits, problems } = screenName({ name: query.name, schema: query.schema ?? null, country: query.country ?? null }, index);
  const shown = hits.map(({ entityId, score, because }) => ({ entityId, score, because }));
  return problems.length > 0 ? { id: query.id, hits: shown, error: problems.join(' ') } : { id: query.id, hits: shown };
}

/** A list that queries can be held against. */
export interface Screener {
  screen(query: QueryLine): QueryAnswer;
  /** Ids of entries that no query meets, as none of their names can be compared. */
  readonly neverMet: readonly string[];
}

/** Prepares a list once and answers queries against it. */
export function createScreener(lines: readonly ListLine[]): Screener {
  const entities = lines.map(({ id, schema = null, names, nativeNames = [], aliases = [], weakAliases = [], countries = [] }): IndexedEntity => ({ id, schema, names, nativeNames, aliases, weakAliases, countries }));
  const image = buildImage(entities, DEFAULT_CONFIG);
  const index = openIndex(image, (position) => entities[position] as IndexedEntity);
  const named = new Set(image.names.entityOf);
  return { screen: (query) => answer(query, index), neverMet: entities.filter((_, position) => !named.has(position)).map(({ id }) => id) };
}
