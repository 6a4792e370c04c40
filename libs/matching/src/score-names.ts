import { DEFAULT_CONFIG, type MatcherConfig } from './config';
import { compareNames } from './compare/compare';
import { explain, explainProblem } from './explain';
import { prepareNames } from './prepare-name';
import type { PreparedName } from './prepared-name';

/** How alike two names are, with the reason. */
export interface NameScore {
  /** 0 (nothing in common) to 1 (identical). */
  score: number;
  because: string;
  /** Set when a name holds nothing to compare; the score is then 0 and means nothing. */
  problem: PreparedName['problem'];
}

/**
 * Compares two names of parties; symmetric. `schema` says what both are (person, organization, vessel …), if known. Where a text holds several names, the
 * most alike count. Never throws.
 */
export function scoreNames(left: string, right: string, options: { schema?: string | null; config?: MatcherConfig } = {}): NameScore {
  const [lefts, rights] = [left, right].map((text) => prepareNames([text], options.schema ?? null)) as [PreparedName[], PreparedName[]];
  const [whole, ...others] = lefts.flatMap((a) => rights.map((b) => scorePrepared(a, b, options.config))) as [NameScore, ...NameScore[]];
  return whole.problem !== null ? whole : others.reduce((best, one) => (one.score > best.score ? one : best), whole);
}

/** As {@link scoreNames} for names that are already prepared. */
export function scorePrepared(a: PreparedName, b: PreparedName, config: MatcherConfig = DEFAULT_CONFIG): NameScore {
  const broken = a.problem !== null ? a : b;
  if (broken.problem !== null) return { score: 0, because: explainProblem(broken), problem: broken.problem };
  const comparison = compareNames(a, b, config);
  return { score: comparison.score, because: explain(a, b, comparison), problem: null };
}
