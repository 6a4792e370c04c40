import type { Action, Outcome } from '@ytterby/contracts';
import { decideGiven, type Given, type Reading } from './builders';

/** One row: what the text says (with its article), the facts, the day and reading, and what must come out. */
export interface Case {
  readonly says: string;
  readonly given: Given;
  readonly reading: Reading;
  readonly outcome: Outcome;
  readonly action?: Action;
  /** A rule that must be among the published ones. */
  readonly names?: string;
  /** Words that must be in a missing fact. */
  readonly asks?: string;
  /** Outcome of each line, in order. */
  readonly lines?: readonly Outcome[];
}

/** Runs rows as tests. */
export function runCases(title: string, cases: readonly Case[]): void {
  describe(title, () => {
    test.each(cases.map((row) => [`${row.says} [${row.reading.on}${row.reading.profile === undefined ? '' : ` ${row.reading.profile}`}] → ${row.outcome}`, row] as const))('%s', (_name, row) => {
      const evaluation = decideGiven(row.given, row.reading);
      const rules = evaluation.lines.flatMap((line) => line.rules);
      const shown = rules.map(({ rule, result, because }) => `${rule} ${result}: ${because}`).join('\n');
      expect({ outcome: evaluation.outcome, shown }).toEqual({ outcome: row.outcome, shown });
      if (row.lines !== undefined) expect(evaluation.lines.map((line) => line.outcome)).toEqual(row.lines);
      if (row.action !== undefined) expect(evaluation.action).toBe(row.action);
      if (row.names !== undefined) expect(rules.map(({ rule }) => rule)).toContain(row.names);
      if (row.asks !== undefined) expect(evaluation.lines.flatMap((line) => line.missingFacts).join('\n')).toContain(row.asks);
    });
  });
}
