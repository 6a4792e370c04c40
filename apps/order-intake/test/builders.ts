import type { LicenseDecidedV1, OrderV1 } from '@ytterby/contracts';
import { orderContent } from '@ytterby/domain-orders';
import { sha256Hex } from '@ytterby/platform';
import type { OrderSubmission } from '../src/ports';

/** A small valid order; `change` replaces top-level fields. */
export function anOrder(orderId: string, change: Partial<OrderV1> = {}): OrderV1 {
  return {
    orderId,
    revision: 1,
    exporter: { name: 'Baotou Magnets (made up)', country: 'CN', isChineseOperator: true, locatedInChina: true },
    shipment: { from: 'CN', to: 'DE', via: [] },
    parties: [
      { partyId: 'buyer', role: 'buyer', name: 'Handel GmbH (made up)', country: 'DE', militaryUser: false },
      { partyId: 'user', role: 'end_user', name: 'Motoren AG (made up)', country: 'DE', militaryUser: false },
    ],
    lines: [
      {
        lineId: '1',
        description: 'Sintered NdFeB magnets',
        form: 'permanent_magnet',
        controlCode: '1C905.a.4',
        annex61: 'part2',
        elements: [{ symbol: 'Dy', massPct: '2.4' }],
        manufacture: { country: 'CN', originatesInChina: true },
        value: { currency: 'EUR', itemTotal: '1000.00', cnOriginPart1: null },
        technology: { originChina: null, categories: [] },
        quantity: '10',
      },
    ],
    endUse: { text: 'Traction motors', category: 'civil', nodeNm: null, memoryLayers: null },
    history: { previouslyExportedFromChina: false, underActualControlOf: null, licence: null, changed: { destination: false, endUser: false, endUse: false } },
    ...change,
  };
}

/** A decision on an order, as licensing would publish it. */
export function aDecision(orderId: string, change: Partial<LicenseDecidedV1> = {}): LicenseDecidedV1 {
  const seq = change.seq ?? 1;
  return {
    decisionId: `decision-${orderId}-${change.revision ?? 1}-${seq}`,
    orderId,
    revision: 1,
    asOf: '2026-01-15',
    seq,
    cause: seq === 1 ? 'screening' : `resolution:r-${seq}`,
    supersedes: null,
    outcome: 'LICENSE_REQUIRED',
    action: 'hold',
    lines: [],
    alternatives: [],
    reconsiderOn: null,
    rulePackId: 'test',
    listSnapshotId: 'test',
    inputHash: 'test',
    engineVersion: 'test',
    policies: {},
    statusRegisterId: 'test',
    rateTableId: null,
    matcherVersion: 'test',
    knownAt: '2026-01-15',
    ...change,
  };
}

/** A submission of {@link anOrder}. */
export function aSubmission(orderId: string, change: Partial<OrderV1> = {}, more: Partial<OrderSubmission> = {}): OrderSubmission {
  const order = anOrder(orderId, change);
  const statedAsOf = more.statedAsOf ?? null;
  return { order, content: orderContent(order, statedAsOf, sha256Hex), statedAsOf, via: 'http', submittedBy: 'tester', ...more };
}
