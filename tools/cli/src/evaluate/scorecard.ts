import { createScreener, matchPair, matcherVersion } from '@ytterby/matching';
import { type JudgedPair, type JudgedQuery, pairFigures, screenFigures } from './metrics';
import type { AccuracySets } from './read-sets';

/** Figures by key `pairs.<family>.<figure>` and `screen.<family>.<figure>`; the family `all` holds every pair. */
export type Figures = Readonly<Record<string, number>>;

/** What the engine reaches on labelled sets, at its own threshold. */
export interface Scorecard {
  readonly matcher: string;
  readonly figures: Figures;
  /** The judged pairs, for the reliability curve. */
  readonly pairs: readonly JudgedPair[];
}

function family(group: string): string {
  return group.split('/')[0] ?? group;
}

function byFamily<T>(rows: readonly (readonly [group: string, value: T])[]): Map<string, T[]> {
  const families = new Map<string, T[]>();
  for (const [group, value] of rows) families.set(family(group), [...(families.get(family(group)) ?? []), value]);
  return families;
}

function keyed(prefix: string, cell: object): [string, number][] {
  return Object.entries(cell).flatMap(([name, value]) => (typeof value === 'number' ? [[`${prefix}.${name}`, value] as [string, number]] : []));
}

function judgePairs(sets: AccuracySets): (readonly [string, JudgedPair])[] {
  return sets.pairs.map(({ id, left, right, schema, label, group }) => {
    const { score, match } = matchPair({ id, left, right, schema: schema ?? null });
    return [group, { same: label === 1, score, match }] as const;
  });
}

function judgeQueries(sets: AccuracySets): (readonly [string, JudgedQuery])[] {
  const { screen } = createScreener(sets.list);
  return sets.queries.map(({ id, name, schema, country, expected, group }) => {
    const { hits } = screen({ id, name, schema: schema ?? null, country: country ?? null });
    return [group, { expected, hits: hits.map(({ entityId }) => entityId) }] as const;
  });
}

/** Runs the engine over labelled sets as `match` and `screen` would; the labels are read only afterwards. */
export function scorecardOf(sets: AccuracySets): Scorecard {
  const pairs = judgePairs(sets);
  const queries = judgeQueries(sets);
  const cells = [
    ...keyed('pairs.all', pairFigures(pairs.map(([, pair]) => pair))),
    ...[...byFamily(pairs)].flatMap(([name, rows]) => keyed(`pairs.${name}`, pairFigures(rows))),
    ...[...byFamily(queries)].flatMap(([name, rows]) => keyed(`screen.${name}`, screenFigures(rows))),
  ];
  return { matcher: matcherVersion(), figures: Object.fromEntries(cells), pairs: pairs.map(([, pair]) => pair) };
}
