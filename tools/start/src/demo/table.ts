import type { LicenseDecidedV1, RuleResult } from '@ytterby/contracts';
import { decidingRule } from '@ytterby/regulation';
import { stripVTControlCharacters } from 'node:util';

/** One row: an order revision with its first decision and, when a resolution made a later one, the decision in force. */
export interface TableRow {
  readonly orderId: string;
  readonly revision: number;
  readonly first: LicenseDecidedV1;
  readonly inForce: LicenseDecidedV1;
  /** From the submission to the first decision, in milliseconds. */
  readonly tookMs: number;
}

const HEADINGS = ['Order', 'Rev', 'Outcome', 'Action', 'Decided by', 'Missing facts', 'ms'] as const;
const WIDTHS = [10, 3, 21, 7, 34, 60, 6] as const;
const AFTER_HEADINGS = ['Order', 'Rev', 'Before', 'After the reviewer’s word', 'Decided by'] as const;
const AFTER_WIDTHS = [10, 3, 30, 30, 34] as const;

function cut(text: string, width: number): string {
  const plain = stripVTControlCharacters(text).replace(/\s+/g, ' ');
  return (plain.length > width ? `${plain.slice(0, width - 1)}…` : plain).padEnd(width);
}

function line(cells: readonly string[], widths: readonly number[]): string {
  return cells.map((cell, i) => cut(cell, widths[i] ?? 10)).join('  ').trimEnd();
}

/** The rule that decided, with its article, or a dash when no rule was named. */
export function decidedBy(decision: LicenseDecidedV1): string {
  const rule: RuleResult | null = decidingRule(decision);
  return rule === null ? '–' : rule.rule;
}

function missingFacts(decision: LicenseDecidedV1): string {
  return [...new Set(decision.lines.flatMap((decided) => decided.missingFacts))].join('; ');
}

function rule(widths: readonly number[]): string {
  return widths.map((width) => '─'.repeat(width)).join('  ');
}

/** The table of first decisions, as plain text. */
export function decisionTable(rows: readonly TableRow[]): string {
  const body = rows.map((row) =>
    line([row.orderId, String(row.revision), row.first.outcome, row.first.action, decidedBy(row.first), missingFacts(row.first), String(row.tookMs)], WIDTHS),
  );
  return [line(HEADINGS, WIDTHS), rule(WIDTHS), ...body].join('\n');
}

/** The rows whose decision a resolution changed or confirmed, before and after. Empty when there are none. */
export function resolutionTable(rows: readonly TableRow[]): string {
  const changed = rows.filter((row) => row.inForce.decisionId !== row.first.decisionId);
  if (changed.length === 0) return '';
  const body = changed.map((row) =>
    line(
      [row.orderId, String(row.revision), `${row.first.outcome} / ${row.first.action}`, `${row.inForce.outcome} / ${row.inForce.action}`, decidedBy(row.inForce)],
      AFTER_WIDTHS,
    ),
  );
  return [line(AFTER_HEADINGS, AFTER_WIDTHS), rule(AFTER_WIDTHS), ...body].join('\n');
}
