import { explainProblem } from '../explain';
import { prepareName } from '../prepare-name';
import type { PreparedName } from '../prepared-name';
import { type NameText, namesToCompare } from '../text/names-within';
import { WEAK_ALIAS_LETTERS, type IndexedEntity } from './entity';

/** One name of one listed entity. */
export interface IndexedName {
  entity: IndexedEntity;
  name: PreparedName;
  weak: boolean;
}

function isWeak(name: string): boolean {
  return [...name.replace(/[^\p{L}\p{N}]/gu, '')].length <= WEAK_ALIAS_LETTERS;
}

function isCjk(name: PreparedName): boolean {
  return name.tokens.every((t) => t.script === 'han' || t.script === 'hangul' || t.script === 'kana');
}

/** The different names of an entity that can be compared, main names first, and those that one of them holds or may be read as (see `namesToCompare`). */
export function namesOf(entity: IndexedEntity): IndexedName[] {
  const seen = new Set<string>();
  const out: IndexedName[] = [];
  const add = ({ text, shown }: NameText, kind: 'name' | 'alias' | 'weak') => {
    if (seen.has(text)) return;
    const name = prepareName(text, { schema: entity.schema ?? null, shown });
    if (name.problem !== null) return;
    seen.add(text);
    out.push({ entity, name, weak: kind === 'weak' || (kind === 'alias' && isWeak(text) && !isCjk(name)) });
  };
  const addAll = (names: readonly string[], kind: 'name' | 'alias' | 'weak') => {
    for (const name of namesToCompare(names)) add(name, kind);
  };
  addAll(entity.names, 'name');
  addAll(entity.nativeNames ?? [], 'name');
  addAll(entity.aliases ?? [], 'alias');
  addAll(entity.weakAliases ?? [], 'weak');
  return out;
}

/** What of an entity no screening can meet. */
export interface NamesNotCompared {
  /** A sentence for each different name that cannot be compared. */
  readonly because: readonly string[];
  /** None of its names can be, so that only an identifier meets it. */
  readonly all: boolean;
}

/** The names of an entity that {@link namesOf} leaves out. About 0.04 ms a name. */
export function namesNotCompared({ schema = null, names, nativeNames = [], aliases = [], weakAliases = [] }: IndexedEntity): NamesNotCompared {
  const prepared = [...new Set([...names, ...nativeNames, ...aliases, ...weakAliases])].map((raw) => prepareName(raw, { schema }));
  const unmet = prepared.filter(({ problem }) => problem !== null);
  return { because: unmet.map(explainProblem), all: unmet.length === prepared.length };
}
