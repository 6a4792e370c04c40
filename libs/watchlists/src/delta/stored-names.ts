import { buildSubjectIndex, DEFAULT_CONFIG, type MatcherConfig, type NameIndex, type NameQuery, subjectsMeeting } from '@ytterby/matching';
import type { ListedEntity } from '../listed-entity';

/** The names of those who were screened, indexed once, to be asked which of them a listed entity may meet. */
export interface StoredNames {
  readonly size: number;
  /** Positions, in what was indexed, of all whom screening against the entity may raise a hit for. */
  meeting(entity: ListedEntity): Iterable<number>;
}

class IndexedNames implements StoredNames {
  private readonly index: NameIndex;

  constructor(
    readonly size: number,
    queries: readonly NameQuery[],
    config: MatcherConfig,
  ) {
    this.index = buildSubjectIndex(queries.map((names, i) => ({ id: String(i), names })), config);
  }

  *meeting(entity: ListedEntity): Iterable<number> {
    for (const id of subjectsMeeting(entity, this.index)) yield Number(id);
  }
}

/** Indexes names that were looked for. Reads nothing but the names; see `buildSubjectIndex` for what it costs. */
export function indexStoredNames(queries: readonly NameQuery[], config: MatcherConfig = DEFAULT_CONFIG): StoredNames {
  return new IndexedNames(queries.length, queries, config);
}
