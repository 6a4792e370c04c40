import type { EventAttributes, LicenseDecidedV1, OrderAcceptedV1, OrderClosedV1, OrderV1, Resolution, ScreeningCompletedV1, ScreeningResolvedV1 } from '@ytterby/contracts';
import type { ReceivedEvent } from '@ytterby/messaging';
import type { DecisionEngine, EngineInput } from '../src/ports';

/** A small valid order with one line. */
export function anOrder(orderId: string, revision = 1, lines = 1): OrderV1 {
  return {
    orderId,
    revision,
    exporter: { name: 'Baotou Test Magnets', country: 'CN', isChineseOperator: true, locatedInChina: true },
    shipment: { from: 'CN', to: 'DE', via: [] },
    parties: [{ partyId: 'p1', role: 'end_user', name: 'Antriebe GmbH', country: 'DE', militaryUser: false }],
    lines: Array.from({ length: lines }, (_, i) => ({
      lineId: `l${i + 1}`,
      description: 'NdFeB magnet',
      form: 'permanent_magnet' as const,
      controlCode: null,
      annex61: null,
      elements: [{ symbol: 'Dy', massPct: '1.5' }],
      manufacture: { country: 'CN', originatesInChina: true },
      value: { currency: 'EUR', itemTotal: '100', cnOriginPart1: null },
      technology: { originChina: null, categories: [] },
    })),
    endUse: { text: 'motors', category: 'civil', nodeNm: null, memoryLayers: null },
    history: { previouslyExportedFromChina: false, underActualControlOf: null, changed: { destination: false, endUser: false, endUse: false } },
  };
}

/** A screening result; `seq` is left out unless given, as an older sender would. */
export function aScreening(orderId: string, revision = 1, over: Partial<ScreeningCompletedV1> = {}): ScreeningCompletedV1 {
  const status = over.status ?? 'clear';
  return {
    orderId,
    revision,
    listSnapshotId: 'S1',
    matcherVersion: 'm1',
    status,
    parties: [{ partyId: 'p1', status, listings: [], ownership: [] }],
    ...over,
  };
}

let offset = 0n;

/** An event as a consumer gets it. */
export function anEvent<T>(data: T, key: string, attributes: Partial<EventAttributes> = {}): ReceivedEvent<T> {
  offset += 1n;
  const id = attributes.id ?? `event-${offset}`;
  return {
    attributes: { specversion: '1.0', id, source: '/test', type: 'test', ...attributes },
    key,
    data,
    bytes: Buffer.from(JSON.stringify(data)),
    position: { topic: 'test', partition: 0, offset },
  };
}

/** `orders.accepted.v1`. */
export function accepted(order: OrderV1, statedAsOf: string | null = null): ReceivedEvent<OrderAcceptedV1> {
  return anEvent({ order, statedAsOf, acceptedAt: '2026-01-05T08:00:00.000Z' }, order.orderId);
}

/** `screening.completed.v1`. */
export function completed(screening: ScreeningCompletedV1): ReceivedEvent<ScreeningCompletedV1> {
  return anEvent(screening, screening.orderId);
}

/** `screening.resolved.v1`. */
export function resolved(screening: ScreeningCompletedV1, over: Partial<Resolution> = {}): ReceivedEvent<ScreeningResolvedV1> {
  const resolution: Resolution = {
    resolutionId: 'R1',
    hitId: 'H1',
    partyId: 'p1',
    entityId: 'E1',
    verdict: 'false_positive',
    comment: 'another company',
    by: 'anna',
    approvedBy: null,
    released: true,
    at: '2026-01-05T09:00:00.000Z',
    ...over,
  };
  return anEvent({ resolution, screening }, screening.orderId);
}

/** `orders.closed.v1`. */
export function closed(orderId: string, over: Partial<OrderClosedV1> = {}): ReceivedEvent<OrderClosedV1> {
  const decision = { seq: 1, outcome: 'NO_LICENSE_REQUIRED', action: 'release' } as const;
  return anEvent({ orderId, revision: 1, closedAs: 'shipped', on: '2026-01-05', note: null, closedBy: 'erp', closedAt: '2026-01-05T09:00:00.000Z', decision, shippedAgainstHold: false, ...over }, orderId);
}

/** An engine with a rule a test can see through: listed → stop, review or error → hold, else release. */
export const plainEngine: DecisionEngine = {
  identity: { engineVersion: 'e1', policies: { p: 'v' }, rateTableId: null, rulePackId: 'pack1' },
  decide({ order, screening, asOf, knownAt, register, seq, cause, supersedes }: EngineInput) {
    const action = screening.status === 'match' ? 'stop' : screening.status === 'clear' ? 'release' : 'hold';
    const outcome = action === 'stop' ? 'PROHIBITED' : action === 'hold' ? 'NEEDS_INFORMATION' : 'NO_LICENSE_REQUIRED';
    const lines: LicenseDecidedV1['lines'] = order.lines.map(({ lineId }) => ({
      lineId,
      outcome,
      rules: [{ rule: 'Test Art 1', result: 'clear', because: 'x'.repeat(200), citation: { instrument: 'Test', article: '1', confidence: 'text' } }],
      missingFacts: [],
      duties: [],
    }));
    return {
      decision: {
        ...plainEngine.identity,
        statusRegisterId: register.id,
        decisionId: `dec-${order.orderId}-${order.revision}-${seq}`,
        seq,
        cause,
        supersedes,
        orderId: order.orderId,
        revision: order.revision,
        asOf,
        knownAt,
        outcome,
        action,
        lines,
        alternatives: [],
        reconsiderOn: null,
        listSnapshotId: screening.listSnapshotId,
        matcherVersion: screening.matcherVersion,
        inputHash: 'hash',
      },
      trace: { rules: ['Test Art 1'] },
    };
  },
};
