export * from './cli-cores';
export { compareNames, type Comparison } from './compare/compare';
export * from './config';
export { buildIndex, type Candidate, type IndexedName, type NameIndex } from './index/build-index';
export type { IndexedEntity } from './index/entity';
export { nameKind, prepareName } from './prepare-name';
export type { PreparedName } from './prepared-name';
export * from './score-names';
export * from './screen-name';
