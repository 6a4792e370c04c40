import { DEFAULT_CONFIG, type MatcherConfig } from './config';
import { compareNames } from './compare/compare';
import { explain, explainProblem } from './explain';
import { prepareName } from './prepare-name';
import type { PreparedName } from './prepared-name';

/** How alike two names are, with the reason. */
export interface NameScore {
  /** 0 (nothing in common) to 1 (identical). */
  score: number;
  because: string;
  /** Set when a name holds nothing to compare; the score is then 0 and means nothing. */
  problem: PreparedName['problem'];
}

/** Compares two names of parties; symmetric. `schema` says what both are (person, organization, vessel …), if known. Never throws. */
export function scoreNames(left: string, right: string, options: { schema?: string | null; config?: MatcherConfig } = {}): NameScore {
  const [a, b] = [left, right].map((raw) => prepareName(raw, { schema: options.schema ?? null })) as [PreparedName, PreparedName];
  return scorePrepared(a, b, options.config);
}

/** As {@link scoreNames} for names that are already prepared. */
export function scorePrepared(a: PreparedName, b: PreparedName, config: MatcherConfig = DEFAULT_CONFIG): NameScore {
  const broken = a.problem !== null ? a : b;
  if (broken.problem !== null) return { score: 0, because: explainProblem(broken), problem: broken.problem };
  const comparison = compareNames(a, b, config);
  return { score: comparison.score, because: explain(a, b, comparison), problem: null };
}
