import type { Json } from '@ytterby/kernel';
import { decide, decisionRecord, DEFAULT_POLICIES, DEFAULT_STATUS_REGISTER, ENGINE_VERSION, type Evaluation, RULE_PACK_ID } from '@ytterby/regulation';
import type { DecisionEngine } from '../ports';

/** Every finding on every line, also of rules whose subject the order does not touch, and the rules that had nothing to look at. */
function traceOf({ decidedFor, trace }: Evaluation): Json {
  const lines = trace.map(({ context, findings, untouched }) => ({ lineId: context.item.line.lineId, findings, untouched }));
  return { decidedFor, lines } as unknown as Json;
}

/** The law as this program knows it: the shipped rule pack, policies at their defaults, nothing confirmed in the status register. */
export function regulationEngine(hash: (text: string) => string): DecisionEngine {
  return {
    identity: {
      engineVersion: ENGINE_VERSION,
      rulePackId: RULE_PACK_ID,
      policies: { ...DEFAULT_POLICIES },
      statusRegisterId: DEFAULT_STATUS_REGISTER.id,
      rateTableId: null,
    },
    decide({ order, screening, asOf, knownAt, seq, cause, supersedes }) {
      const evaluation = decide({ order, screening, asOf, knownAt });
      return { decision: decisionRecord({ evaluation, order, screening, asOf, seq, cause, supersedes, hash }), trace: traceOf(evaluation) };
    },
  };
}
