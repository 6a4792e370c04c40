import type { LicenseDecidedV1, OrderV1, PartyScreening, RuleResult } from '@ytterby/contracts';
import { canonicalJson, type IsoDate, type Json } from '@ytterby/kernel';
import type { Evaluation, LineEvaluation } from './evaluate';
import { plainRule } from './publish';

/** Name and version of the rule pack; a change of any rule or date makes a new one. */
export const RULE_PACK_ID = 'cn-rare-earth@0.2.3';
/** Version of the evaluator. */
export const ENGINE_VERSION = '0.3.7';

/** Hashes text; the caller chooses the algorithm (SHA-256, lower-case hex). */
export type Hash = (text: string) => string;

/** What {@link decisionRecord} turns into a decision. */
export interface DecisionRecordInput {
  readonly evaluation: Evaluation;
  readonly order: OrderV1;
  readonly screening: { readonly listSnapshotId: string; readonly matcherVersion: string; readonly parties: readonly PartyScreening[] };
  readonly asOf: IsoDate;
  readonly seq: number;
  readonly cause: string;
  readonly supersedes: string | null;
  readonly hash: Hash;
}

/**
 * The decision as it is stored and published. `inputHash` covers everything the evaluator read; `decisionId` is derived from it and from
 * the place of the decision in the history of the revision, so the same inputs always give the same bytes (RFC 8785).
 */
export function decisionRecord(input: DecisionRecordInput): LicenseDecidedV1 {
  const { evaluation, order, screening, asOf, seq, cause, supersedes, hash } = input;
  const policies: Record<string, string> = { ...evaluation.policies };
  // Members in the order of canonical JSON, which then has nothing to sort.
  const read = {
    asOf, engineVersion: ENGINE_VERSION, knownAt: evaluation.knownAt, listSnapshotId: screening.listSnapshotId, matcherVersion: screening.matcherVersion,
    order, parties: screening.parties, policies, rateTableId: evaluation.rateTableId, rulePackId: RULE_PACK_ID, statusRegisterId: evaluation.statusRegisterId,
  };
  const inputHash = hash(canonicalJson(read as unknown as Json));
  const decisionId = `dec-${hash(canonicalJson({ cause, inputHash, orderId: order.orderId, revision: order.revision, seq, supersedes }))}`;
  return {
    action: evaluation.action,
    alternatives: [...evaluation.alternatives],
    asOf, cause, decisionId,
    engineVersion: ENGINE_VERSION, inputHash,
    knownAt: evaluation.knownAt,
    lines: evaluation.lines.map(plainLine),
    listSnapshotId: screening.listSnapshotId,
    matcherVersion: screening.matcherVersion,
    orderId: order.orderId,
    outcome: evaluation.outcome,
    policies,
    rateTableId: evaluation.rateTableId,
    reconsiderOn: evaluation.reconsiderOn,
    revision: order.revision,
    rulePackId: RULE_PACK_ID,
    seq,
    statusRegisterId: evaluation.statusRegisterId,
    supersedes,
  };
}

function plainLine({ lineId, outcome, rules, missingFacts, duties }: LineEvaluation): LicenseDecidedV1['lines'][number] {
  return { duties: [...duties], lineId, missingFacts: [...missingFacts], outcome, rules: rules.map(plainRule) };
}

/** The rule that decided: the first published rule of the first line that has the outcome of the order. Null when none was touched. */
export function decidingRule(record: Pick<LicenseDecidedV1, 'outcome' | 'lines'>): RuleResult | null {
  const line = record.lines.find(({ outcome }) => outcome === record.outcome);
  return line?.rules[0] ?? null;
}
