import type { LicenseDecidedV1 } from '@ytterby/contracts';
import { canonicalJson, type Json } from '@ytterby/kernel';
import type { EngineAnswer, EngineIdentity, EngineInput } from '../ports';

type Hash = (text: string) => string;
type DecisionLine = LicenseDecidedV1['lines'][number];

const BECAUSE = 'The decision engine failed on this order, so nothing about it was determined. The order is held.';

function heldLine(lineId: string): DecisionLine {
  return {
    lineId,
    outcome: 'NEEDS_INFORMATION',
    rules: [{ rule: 'Ytterby decision engine', result: 'undetermined', because: BECAUSE, citation: { instrument: 'Ytterby', article: '', confidence: 'text' } }],
    missingFacts: ['a working evaluation of the rules (YTB_BUG): the operator must look at the log and re-decide'],
    duties: [],
  };
}

/**
 * The decision when the engine failed: NEEDS_INFORMATION, hold, on every line.
 *
 * Why a decision and not a parked event (house rules §11 name both for a bug): a parked event leaves the *previous* decision in force. If a
 * re-screening found a listed owner and the engine then fails, an earlier "release" would stand. A hold that supersedes it closes the door; the
 * failure is visible in the decision, the log (`engine_failed`) and the metric `engine_failures_total`, which has an alert. A failure outside the
 * engine (database, our own code) still rolls back and is retried or parked by the consumer.
 */
export function holdDecision(input: EngineInput, identity: EngineIdentity, cause: unknown, hash: Hash): EngineAnswer {
  const inputHash = hash(canonicalJson({ order: input.order, screening: input.screening, asOf: input.asOf, knownAt: input.knownAt } as unknown as Json));
  const place = { orderId: input.order.orderId, revision: input.order.revision, seq: input.seq, cause: input.cause, supersedes: input.supersedes };
  return {
    decision: {
      ...place,
      decisionId: `dec-${hash(canonicalJson({ ...place, inputHash, engineFailed: true }))}`,
      asOf: input.asOf,
      outcome: 'NEEDS_INFORMATION',
      action: 'hold',
      lines: input.order.lines.map((line) => heldLine(line.lineId)),
      alternatives: [],
      reconsiderOn: null,
      rulePackId: identity.rulePackId,
      listSnapshotId: input.screening.listSnapshotId,
      inputHash,
      engineVersion: identity.engineVersion,
      policies: identity.policies,
      statusRegisterId: input.register.id,
      rateTableId: identity.rateTableId,
      matcherVersion: input.screening.matcherVersion,
      knownAt: input.knownAt,
    },
    trace: { engineFailure: cause instanceof Error ? cause.message : String(cause) },
  };
}
