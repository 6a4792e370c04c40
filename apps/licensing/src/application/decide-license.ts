import { type EventAttributes, type LicenseDecidedV1, licenseDecidedV1, type OrderV1, quickCheckOf, type ScreeningCompletedV1 } from '@ytterby/contracts';
import { beijingDate, canonicalJson, type IsoDate, type Json } from '@ytterby/kernel';
import type { OutboxEvent } from '@ytterby/messaging';
import type { Clock, Logger, Metrics } from '@ytterby/platform';
import { holdUnlessReleasable, type StatusEntry, statusRegisterAt } from '@ytterby/regulation';
import type { DecisionEngine, EngineAnswer, EngineInput, LatestDecision, StoredDecision } from '../ports';
import { decisionEvent } from './decision-event';
import { withDayOfExport } from './day-of-export';
import { holdDecision } from './hold-decision';

/** What deciding needs besides the case itself. */
export interface DecideDependencies {
  readonly engine: DecisionEngine;
  readonly clock: Clock;
  readonly hash: (text: string) => string;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** Largest decision event in bytes. */
  readonly maxEventBytes: number;
  /** Address of the gateway, for the URL of lines that an event leaves out. */
  readonly publicUrl: string;
}

/** A case with both halves, and why it is decided now. */
export interface ReadyCase {
  readonly order: OrderV1;
  readonly statedAsOf: IsoDate | null;
  /** The day on which it was reported to have left; counts before what the order says. Null: nobody reported it. */
  readonly exportedOn: IsoDate | null;
  readonly screening: ScreeningCompletedV1;
  readonly screeningJson: Buffer;
  readonly cause: string;
  readonly releaseAllowed: boolean;
  /** The decision in force until now. */
  readonly previous: LatestDecision | null;
  /** The event that made the case ready, or whatever else is the cause. */
  readonly origin: Pick<EventAttributes, 'id' | 'correlationid' | 'traceparent'>;
  /** Approved entries of the status register. */
  readonly statusEntries: readonly StatusEntry[];
}

/** A decision to be stored, and the event that announces it. */
export interface MadeDecision {
  readonly decision: LicenseDecidedV1;
  readonly stored: StoredDecision;
  readonly event: OutboxEvent<'license.decided.v1'>;
}

const isDecision = quickCheckOf(licenseDecidedV1);

/** Decides one case. Never throws for what the engine does: its failure is a hold (see {@link holdDecision}). */
export function decideLicense(dependencies: DecideDependencies, ready: ReadyCase): MadeDecision {
  const nowMs = dependencies.clock();
  const startedMs = performance.now();
  const answer = evaluate(dependencies, engineInput(ready, beijingDate(nowMs)));
  const decision = holdUnlessReleasable(answer.decision, ready);
  dependencies.metrics.observeSeconds('decision_seconds', (performance.now() - startedMs) / 1000);
  dependencies.metrics.count('decisions_total', { outcome: decision.outcome, action: decision.action });
  const decisionJson = Buffer.from(canonicalJson(decision as unknown as Json));
  return {
    decision,
    stored: storedDecision({ ready, decision, decisionJson, trace: answer.trace, createdAt: new Date(nowMs).toISOString() }),
    event: decisionEvent(decision, decisionJson, ready.origin, dependencies),
  };
}

/**
 * A stated day of decision asks what was to be decided on that day, so only what was known then counts; and nobody knows today what will be
 * published tomorrow.
 */
function engineInput(ready: ReadyCase, today: IsoDate): EngineInput {
  const asOf = ready.statedAsOf ?? today;
  const knownAt = asOf < today ? asOf : today;
  return {
    order: ready.exportedOn === null ? ready.order : withDayOfExport(ready.order, ready.exportedOn),
    screening: ready.screening,
    asOf,
    knownAt,
    register: statusRegisterAt(ready.statusEntries, knownAt),
    seq: (ready.previous?.seq ?? 0) + 1,
    cause: ready.cause,
    supersedes: ready.previous?.decisionId ?? null,
  };
}

function evaluate({ engine, hash, logger, metrics }: DecideDependencies, input: EngineInput): EngineAnswer {
  try {
    const answer = engine.decide(input);
    // What leaves here is read by other programs: an engine that breaks the contract has failed, even if it did not throw.
    if (!isDecision(answer.decision)) licenseDecidedV1.parse(answer.decision);
    return answer;
  } catch (cause) {
    metrics.count('engine_failures_total');
    logger.error('engine_failed', {
      code: 'YTB_BUG',
      orderId: input.order.orderId,
      revision: input.order.revision,
      err: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause),
      effect: 'the order is held',
    });
    return holdDecision(input, engine.identity, cause, hash);
  }
}

interface DecisionParts {
  readonly ready: ReadyCase;
  readonly decision: LicenseDecidedV1;
  readonly decisionJson: Buffer;
  readonly trace: Json;
  readonly createdAt: string;
}

function storedDecision({ ready, decision, decisionJson, trace, createdAt }: DecisionParts): StoredDecision {
  return {
    decisionId: decision.decisionId,
    orderId: decision.orderId,
    revision: decision.revision,
    seq: decision.seq,
    cause: decision.cause,
    supersedes: decision.supersedes,
    outcome: decision.outcome,
    action: decision.action,
    asOf: decision.asOf,
    reconsiderOn: decision.reconsiderOn,
    exportedOn: ready.exportedOn,
    decisionJson,
    traceJson: trace === null ? null : Buffer.from(JSON.stringify(trace)),
    screeningJson: ready.screeningJson,
    releaseAllowed: ready.releaseAllowed,
    createdAt,
  };
}
