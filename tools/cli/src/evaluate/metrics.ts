/** One pair with its label (true = the same party), score and the engine's own verdict. */
export interface JudgedPair {
  readonly same: boolean;
  readonly score: number;
  readonly match: boolean;
}

/** Figures of pairs; shares are 0–1, null where the set has no pair to measure them on. */
export interface PairFigures {
  readonly pairs: number;
  readonly precision: number | null;
  readonly recall: number | null;
  readonly f1: number | null;
  /** Share of different parties that were called the same. */
  readonly falsePositiveRate: number | null;
  /** Area under the ROC curve; ties count half. */
  readonly auc: number | null;
}

/** One query: the entities that may answer it (none = nobody may), and those that did, best first. */
export interface JudgedQuery {
  readonly expected: readonly string[];
  readonly hits: readonly string[];
}

/** Figures of queries; null where the set has no query to measure them on. */
export interface ScreenFigures {
  readonly queries: number;
  /** Share of positive queries with an expected entity among the first five hits. */
  readonly recallAt5: number | null;
  /** Share of negative queries with at least one hit. */
  readonly falsePositiveRate: number | null;
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

/** Area under the ROC curve by ranks: n log n for the sort. */
function auc(pairs: readonly JudgedPair[]): number | null {
  const positives = pairs.filter((pair) => pair.same).length;
  const negatives = pairs.length - positives;
  if (positives === 0 || negatives === 0) return null;
  const sorted = [...pairs].sort((a, b) => a.score - b.score);
  let rankSum = 0;
  for (let from = 0; from < sorted.length; ) {
    let to = from;
    while (to < sorted.length && sorted[to]?.score === sorted[from]?.score) to += 1;
    const rank = (from + 1 + to) / 2;
    rankSum += rank * sorted.slice(from, to).filter((pair) => pair.same).length;
    from = to;
  }
  return (rankSum - (positives * (positives + 1)) / 2) / (positives * negatives);
}

/** Figures at the engine's own verdict, as the project's pair scorer defines them. */
export function pairFigures(pairs: readonly JudgedPair[]): PairFigures {
  const count = (same: boolean, match: boolean) => pairs.filter((pair) => pair.same === same && pair.match === match).length;
  const [hit, missed, alarm, quiet] = [count(true, true), count(true, false), count(false, true), count(false, false)];
  return {
    pairs: pairs.length,
    precision: share(hit, hit + alarm),
    recall: share(hit, hit + missed),
    f1: hit + missed === 0 ? null : (2 * hit) / (2 * hit + missed + alarm),
    falsePositiveRate: share(alarm, alarm + quiet),
    auc: auc(pairs),
  };
}

/** Figures of retrieval, as the project's screening scorer defines them. */
export function screenFigures(queries: readonly JudgedQuery[]): ScreenFigures {
  const positive = queries.filter(({ expected }) => expected.length > 0);
  const negative = queries.filter(({ expected }) => expected.length === 0);
  const found = positive.filter(({ expected, hits }) => hits.slice(0, 5).some((hit) => expected.includes(hit)));
  return {
    queries: queries.length,
    recallAt5: share(found.length, positive.length),
    falsePositiveRate: share(negative.filter(({ hits }) => hits.length > 0).length, negative.length),
  };
}

/** A bin of scores and how often pairs in it are the same party. */
export interface ReliabilityBin {
  readonly from: number;
  readonly to: number;
  readonly pairs: number;
  readonly meanScore: number;
  readonly sameShare: number;
}

/** The reliability curve: ten equal bins of scores; empty bins are left out. */
export function reliability(pairs: readonly JudgedPair[]): ReliabilityBin[] {
  const bins = Array.from({ length: 10 }, (_, bin) => pairs.filter(({ score }) => Math.min(Math.floor(score * 10), 9) === bin));
  return bins.flatMap((inside, bin) => {
    if (inside.length === 0) return [];
    const meanScore = inside.reduce((sum, { score }) => sum + score, 0) / inside.length;
    return [{ from: bin / 10, to: (bin + 1) / 10, pairs: inside.length, meanScore, sameShare: inside.filter(({ same }) => same).length / inside.length }];
  });
}
