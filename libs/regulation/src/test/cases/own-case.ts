import type { Outcome } from '@ytterby/contracts';
import type { Given, Reading } from '../builders';
import type { Case } from '../run-cases';

/** How sure the expectation is: the marks of regulation.md, or a documented reading where the text is silent. */
export type Mark = 'text' | 'secondary' | 'memory' | 'interpretation';

/** A case of our own: expected from the text, before the engine's answer was seen. */
export interface OwnCase extends Case {
  readonly id: string;
  /** The article that the expectation rests on. */
  readonly article: string;
  readonly mark: Mark;
}

/** What a row may add to facts and outcome. */
export type Extra = Pick<Case, 'action' | 'names' | 'asks' | 'lines'>;
/** One row: what the text says, the facts, the day (with the profile behind it), what must come out. */
export type Row = readonly [says: string, given: Given, reading: string | Reading, outcome: Outcome, extra?: Extra];

/** "2026-12-01", "2026-12-01 AS_PUBLISHED", "2026-12-01 EXTENDED_2027_01_10". */
function readingOf(text: string): Reading {
  const [on = '', profile] = text.split(' ');
  return profile === undefined ? { on } : { on, profile: profile as NonNullable<Reading['profile']> };
}

/** Rows that rest on one article. The id is the prefix with the number of the row. */
export function group(about: { prefix: string; article: string; mark: Mark }, rows: readonly Row[]): OwnCase[] {
  return rows.map(([says, given, reading, outcome, extra], index) => ({
    id: `${about.prefix}${String(index + 1).padStart(2, '0')}`, article: about.article, mark: about.mark,
    says, given, reading: typeof reading === 'string' ? readingOf(reading) : reading, outcome, ...extra,
  }));
}

/** Elements by symbol. */
export function of(...symbols: readonly string[]): { symbol: string }[] {
  return symbols.map((symbol) => ({ symbol }));
}

/** A line that says nothing but its form and elements. */
export function item(form: NonNullable<Given['line']>['form'], symbols: readonly string[], over: Given['line'] = {}): NonNullable<Given['line']> {
  return { description: 'Item', form, controlCode: null, annex61: null, elements: of(...symbols), ...over } as NonNullable<Given['line']>;
}

/** A line of a kind with its parameters. */
export function kind(itemKind: string, parameters: Record<string, string> = {}, over: Given['line'] = {}): NonNullable<Given['line']> {
  return { description: 'Item', form: 'other', controlCode: null, annex61: null, elements: [], itemKind, parameters, ...over };
}
