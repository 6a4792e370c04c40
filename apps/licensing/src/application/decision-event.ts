import type { EventAttributes, LicenseDecidedV1 } from '@ytterby/contracts';
import { canonicalJson } from '@ytterby/kernel';
import type { OutboxEvent } from '@ytterby/messaging';

/** Limits and addresses of decision events. */
export interface DecisionEventOptions {
  readonly maxEventBytes: number;
  readonly publicUrl: string;
}

/** The event that announces a decision: its stored bytes, or without the lines and with their URL when they are too many for an event. */
export function decisionEvent(
  decision: LicenseDecidedV1,
  decisionJson: Buffer,
  origin: Pick<EventAttributes, 'id' | 'correlationid' | 'traceparent'>,
  options: DecisionEventOptions,
): OutboxEvent<'license.decided.v1'> {
  return {
    topic: 'license.decided.v1',
    key: decision.orderId,
    id: decision.decisionId,
    payload: decisionJson.length <= options.maxEventBytes ? decisionJson : withoutLines(decision, options.publicUrl),
    causationId: origin.id,
    correlationId: origin.correlationid ?? origin.id,
    traceparent: origin.traceparent,
    asOf: decision.asOf,
  };
}

function withoutLines(decision: LicenseDecidedV1, publicUrl: string): Buffer {
  const linesUrl = `${publicUrl.replace(/\/$/, '')}/v1/decisions/${decision.decisionId}`;
  return Buffer.from(canonicalJson({ ...decision, lines: [], linesUrl }));
}
