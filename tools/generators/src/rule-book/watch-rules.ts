import type { Citation } from '@ytterby/contracts';
import { decide, POLICY_VALUES, type DecideInput, type Evaluation, type Policies, type PolicyName } from '@ytterby/regulation';

/** A case that a test runs, as the rule book shows it. */
export interface BookCase {
  readonly id: string;
  /** The article and what it says. */
  readonly article: string;
  /** How sure the expectation is; `interpretation` where it rests on a policy or on silence of the text. */
  readonly mark: Citation['confidence'] | 'interpretation';
  readonly says: string;
  /** Day, and what else is read otherwise than as shipped. */
  readonly reading: string;
  readonly outcome: string;
  readonly input: DecideInput;
}

/** A rule as it showed itself in the cases. */
export interface WatchedRule {
  readonly rule: string;
  /** The sources that it named, each with its cases. */
  readonly sources: readonly WatchedSource[];
  /** Policies another value of which makes the rule say something else in one of the cases. */
  readonly policies: readonly PolicyName[];
}

/** A source that a rule named. */
export interface WatchedSource {
  readonly citation: Citation;
  /** Cases in which the rule applies or is in question on this source. */
  readonly cases: readonly string[];
  /** Cases that look at it in all. */
  readonly looked: readonly string[];
}

interface Watch {
  readonly sources: Map<string, { readonly citation: Citation; readonly cases: Set<string>; readonly looked: Set<string> }>;
  readonly policies: Set<PolicyName>;
}

const CODE = /^(MOFCOM(?:-GAC)? \d+\/\d{4}) \d[A-E]\d{3}.*$/;

/** Codes of one notice are one rule: `MOFCOM-GAC 18/2025 1C905.a.1` is `MOFCOM-GAC 18/2025 (item codes)`. */
function ruleName(rule: string): string {
  return rule.replace(CODE, '$1 (item codes)');
}

function findingsOf({ trace }: Evaluation) {
  return trace.flatMap(({ findings }) => findings).filter(({ touches }) => touches);
}

/** What each rule says in an evaluation, as one text to compare. */
function answers(evaluation: Evaluation): ReadonlyMap<string, string> {
  const said = new Map<string, string>();
  for (const { rule, result } of findingsOf(evaluation)) said.set(ruleName(rule), `${said.get(ruleName(rule)) ?? ''} ${result}`);
  return said;
}

function consulted({ trace }: Evaluation): readonly PolicyName[] {
  return [...new Set(trace.flatMap(({ context }) => [...context.law.consultedPolicies]))];
}

/** The rules that say something else when a policy has another value. */
function movedBy(input: DecideInput, name: PolicyName, before: ReadonlyMap<string, string>): readonly string[] {
  return POLICY_VALUES[name].flatMap((value) => {
    const policies: Partial<Policies> = { ...input.policies, [name]: value };
    const after = answers(decide({ ...input, policies }));
    return [...new Set([...before.keys(), ...after.keys()])].filter((rule) => before.get(rule) !== after.get(rule));
  });
}

function emptyWatch(): Watch {
  return { sources: new Map(), policies: new Set() };
}

/** Decides every case, and once more with each other value of each policy that was asked; what the rules say then is the book. */
export function watchRules(cases: readonly BookCase[]): readonly WatchedRule[] {
  const watched = new Map<string, Watch>();
  const watch = (rule: string): Watch => {
    const known = watched.get(rule) ?? emptyWatch();
    watched.set(rule, known);
    return known;
  };
  for (const { id, input } of cases) {
    const evaluation = decide(input);
    for (const { rule, result, citation } of findingsOf(evaluation)) {
      const { sources } = watch(ruleName(rule));
      const key = `${citation.instrument} ${citation.article}`;
      const seen = sources.get(key) ?? { citation, cases: new Set(), looked: new Set() };
      sources.set(key, seen);
      seen.looked.add(id);
      if (result === 'hit' || result === 'undetermined') seen.cases.add(id);
    }
    const before = answers(evaluation);
    for (const name of consulted(evaluation)) for (const rule of movedBy(input, name, before)) watch(rule).policies.add(name);
  }
  return [...watched]
    .map(([rule, { sources, policies }]) => ({
      rule, policies: [...policies].sort(),
      sources: [...sources.values()].map(({ citation, cases: ids, looked }) => ({ citation, cases: [...ids], looked: [...looked] })),
    }))
    .sort((a, b) => a.rule.localeCompare(b.rule, 'en', { numeric: true }));
}
