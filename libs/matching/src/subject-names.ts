import { DEFAULT_CONFIG, leastNameScore, type MatcherConfig } from './config';
import { buildIndex, type NameIndex } from './index/build-index';
import type { IndexedEntity } from './index/entity';
import { prepareNames } from './prepare-name';
import type { NameQuery } from './screen-name';
import { namesInAddresses } from './text/names-within';

/** Somebody who was looked for before, with an id of the caller's. */
export interface Subject {
  readonly id: string;
  readonly names: NameQuery;
}

/**
 * The same index the other way round: over those who are looked for, to be asked with what is listed. Their names are all full names here, as a query
 * has no weak ones. Costs what an index over as many listings costs.
 */
export function buildSubjectIndex(subjects: readonly Subject[], config: MatcherConfig = DEFAULT_CONFIG): NameIndex {
  const indexed = subjects.map(({ id, names: { name, nativeNames = [], aliases = [], addresses = [], identifiers = [], schema = null } }) => ({
    id,
    schema,
    names: [name, ...nativeNames, ...aliases, ...namesInAddresses(addresses)],
    identifiers,
  }));
  return buildIndex(indexed, config);
}

/**
 * The ids of all subjects that `screenName` may show this listed party for; a few more, as country, address and weak aliases are not judged here, and none less:
 * a comparison is symmetric, and only country and address lift its score.
 */
export function subjectsMeeting(entity: IndexedEntity, subjects: NameIndex): Set<string> {
  const found = new Set<string>();
  const least = leastNameScore(subjects.config, { byAddress: (entity.addresses ?? []).length > 0 });
  const names = new Set([...entity.names, ...(entity.nativeNames ?? []), ...(entity.aliases ?? []), ...(entity.weakAliases ?? [])]);
  for (const query of prepareNames([...names], entity.schema ?? null)) {
    for (const { indexed } of subjects.candidates(query, least)) found.add(indexed.entity.id);
  }
  for (const identifier of entity.identifiers ?? []) for (const { id } of subjects.byIdentifier(identifier)) found.add(id);
  return found;
}
