import type { Json } from '@ytterby/kernel';
import { decide, decisionRecord, ENGINE_VERSION, type Evaluation, type Policies, type RateTable, RULE_PACK_ID, withDefaults } from '@ytterby/regulation';
import type { DecisionEngine } from '../ports';

/** Every finding on every line, also of rules whose subject the order does not touch, and the rules that had nothing to look at. */
function traceOf({ decidedFor, trace }: Evaluation): Json {
  const lines = trace.map(({ context, findings, untouched }) => ({ lineId: context.item.line.lineId, findings, untouched }));
  return { decidedFor, lines } as unknown as Json;
}

/** The law as this program knows it, under the installation's choices where the texts are silent, with its exchange rates if it has any. */
export function regulationEngine(hash: (text: string) => string, chosen: Partial<Policies> = {}, rateTable: RateTable | null = null): DecisionEngine {
  const policies = withDefaults(chosen);
  return {
    identity: { engineVersion: ENGINE_VERSION, rulePackId: RULE_PACK_ID, policies: { ...policies }, rateTableId: rateTable?.id ?? null },
    decide({ order, screening, asOf, knownAt, register, seq, cause, supersedes }) {
      const evaluation = decide({ order, screening, asOf, knownAt, policies, statusRegister: register, rateTable });
      return { decision: decisionRecord({ evaluation, order, screening, asOf, seq, cause, supersedes, hash }), trace: traceOf(evaluation) };
    },
  };
}
