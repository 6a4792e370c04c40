import { isRecord } from '@ytterby/kernel';
import { type DecidedLine, decideLine } from '@ytterby/regulation';
import type { OtherReading } from './parse-reading';

type Decided = Extract<DecidedLine, { outcome: unknown }>;
type RuleAnswer = Decided['rules'][number];

/** A rule that says something else under the other reading; null where it is not named. */
export interface RuleDifference {
  readonly rule: string;
  readonly first: RuleAnswer['result'] | null;
  readonly then: RuleAnswer['result'] | null;
  /** The sentence of the other reading, or of the first where the rule is no longer named. */
  readonly because: string;
}

/** What one other reading gives, beside the first. */
export interface WhatIf {
  readonly reading: string;
  readonly outcome: Decided['outcome'];
  readonly action: Decided['action'];
  readonly sameOutcome: boolean;
  readonly rules: readonly RuleDifference[];
  readonly missingFacts: { readonly added: readonly string[]; readonly settled: readonly string[] };
  readonly reconsiderOn: string | null;
}

/** A rule may speak more than once (several lines, several parties): its answers are paired in their order. */
function numbered(rules: readonly RuleAnswer[]): Map<string, RuleAnswer> {
  const counts = new Map<string, number>();
  return new Map(
    rules.map((rule) => {
      const count = (counts.get(rule.rule) ?? 0) + 1;
      counts.set(rule.rule, count);
      return [`${rule.rule}\u0000${count}`, rule];
    }),
  );
}

function differingRules(first: readonly RuleAnswer[], then: readonly RuleAnswer[]): RuleDifference[] {
  const before = numbered(first);
  const after = numbered(then);
  return [...new Set([...after.keys(), ...before.keys()])].flatMap((key) => {
    const was = before.get(key);
    const is = after.get(key);
    const shown = is ?? was;
    if (shown === undefined || was?.result === is?.result) return [];
    return [{ rule: shown.rule, first: was?.result ?? null, then: is?.result ?? null, because: shown.because }];
  });
}

function without(facts: readonly string[], others: readonly string[]): string[] {
  return facts.filter((fact) => !others.includes(fact));
}

/** The line with the fields of another reading over its own. */
function readDifferently(line: unknown, { fields, policy }: OtherReading): unknown {
  if (!isRecord(line)) return line;
  return { ...line, ...fields, policy: { ...(isRecord(line['policy']) ? line['policy'] : {}), ...policy } };
}

/** What another reading gives on a line that was decided already; the error if the line cannot be read so. */
export function whatIf(line: unknown, first: Decided, reading: OtherReading): WhatIf | { readonly reading: string; readonly error: unknown } {
  const then = decideLine(readDifferently(line, reading));
  if ('error' in then) return { reading: reading.text, error: then.error };
  return {
    reading: reading.text,
    outcome: then.outcome,
    action: then.action,
    sameOutcome: then.outcome === first.outcome && then.action === first.action,
    rules: differingRules(first.rules, then.rules),
    missingFacts: { added: without(then.missingFacts, first.missingFacts), settled: without(first.missingFacts, then.missingFacts) },
    reconsiderOn: then.reconsiderOn,
  };
}
