import type { Duty, LicenseDecidedV1, OrderRevisionView, RuleResult } from '@ytterby/contracts';

/** The groups of a memo in reading order: what decides, what is open, what was excluded. */
export const RESULT_ORDER = ['hit', 'undetermined', 'clear', 'not_in_force'] as const satisfies readonly RuleResult['result'][];

/** Rules of a line with one result. */
export interface RuleGroup {
  readonly result: RuleResult['result'];
  readonly rules: readonly RuleResult[];
}

/** Groups the rules of a line by result, in {@link RESULT_ORDER}; within a group they keep their order, and empty groups are left out. */
export function groupRules(rules: readonly RuleResult[]): RuleGroup[] {
  return RESULT_ORDER.map((result) => ({ result, rules: rules.filter((rule) => rule.result === result) })).filter((group) => group.rules.length > 0);
}

/** The decision in force on a revision, which has the highest `seq`; null while there is none. */
export function decisionInForce(decisions: readonly LicenseDecidedV1[]): LicenseDecidedV1 | null {
  return decisions.reduce<LicenseDecidedV1 | null>((best, decision) => (best === null || decision.seq > best.seq ? decision : best), null);
}

/** The revision that is asked for, or the current one; undefined if there is no such revision. */
export function pickRevision(revisions: readonly OrderRevisionView[], wanted: number): OrderRevisionView | undefined {
  return revisions.find((revision) => revision.revision === wanted);
}

/** The decision with `seq`, or the one in force if `seq` is null or names none. */
export function pickDecision(decisions: readonly LicenseDecidedV1[], seq: number | null): LicenseDecidedV1 | null {
  return decisions.find((decision) => decision.seq === seq) ?? decisionInForce(decisions);
}

/** Each missing fact once, with the lines that miss it, in order of first mention. */
export function missingByFact(lines: LicenseDecidedV1['lines']): { fact: string; lineIds: string[] }[] {
  const found = new Map<string, string[]>();
  for (const line of lines) {
    for (const fact of new Set(line.missingFacts)) found.set(fact, [...(found.get(fact) ?? []), line.lineId]);
  }
  return [...found].map(([fact, lineIds]) => ({ fact, lineIds }));
}

/** Each duty once, with the lines that it concerns, in order of first mention. */
export function dutiesOnce(lines: LicenseDecidedV1['lines']): { duty: Duty; lineIds: string[] }[] {
  const found = new Map<string, { duty: Duty; lineIds: string[] }>();
  for (const line of lines) {
    for (const duty of line.duties) {
      const key = JSON.stringify([duty.kind, duty.text, duty.by, duty.dueOn ?? null]);
      const known = found.get(key) ?? { duty, lineIds: [] };
      if (!known.lineIds.includes(line.lineId)) known.lineIds.push(line.lineId);
      found.set(key, known);
    }
  }
  return [...found.values()];
}

/** What is needed to make the same decision again, name and value. */
export function replayIds(decision: LicenseDecidedV1): (readonly [string, string])[] {
  return [
    ['Decision', decision.decisionId],
    ['Supersedes', decision.supersedes ?? 'none'],
    ['Cause', decision.cause],
    ['As of (Beijing day)', decision.asOf],
    ['Known at', decision.knownAt],
    ['Rule pack', decision.rulePackId],
    ['List snapshot', decision.listSnapshotId],
    ['Status register', decision.statusRegisterId],
    ['Rate table', decision.rateTableId ?? 'none'],
    ['Matcher', decision.matcherVersion],
    ['Engine', decision.engineVersion],
    ['Input hash', decision.inputHash],
    ...Object.entries(decision.policies).map(([name, value]) => [`Policy ${name}`, value] as const),
  ];
}
