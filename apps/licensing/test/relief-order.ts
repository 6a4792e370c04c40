import type { OrderV1, PartyScreening, ScreeningCompletedV1 } from '@ytterby/contracts';
import { anOrder, aScreening } from './builders';

/** A day on which No. 61 Art 1(3) binds; milliseconds. */
export const OCT_21 = Date.parse('2025-10-21T04:00:00Z');

/** Ventilator magnets of Chinese origin between two foreign places, exempt under No. 61 Art 5 while it binds. */
export function reliefOrder(orderId: string, category: OrderV1['endUse']['category'] = 'humanitarian'): OrderV1 {
  const order = anOrder(orderId);
  const humanitarian = category === 'humanitarian' ? { humanitarianKind: 'public_health' as const } : {};
  return {
    ...order,
    exporter: { name: 'Kita Metals (made up)', country: 'JP', isChineseOperator: false, locatedInChina: false },
    shipment: { from: 'JP', to: 'TR', via: [] },
    parties: [{ partyId: 'p1', role: 'end_user', name: 'Izmir Health (made up)', country: 'TR', militaryUser: false }],
    lines: order.lines.map((line) => ({
      ...line,
      description: 'SmCo magnets for ventilator blowers',
      controlCode: '1C902.a.4',
      annex61: 'part2' as const,
      elements: [{ symbol: 'Sm', massPct: '25.5' }],
      value: { currency: 'USD', itemTotal: '4300.00', cnOriginPart1: null },
      technology: { originChina: false, categories: [] },
    })),
    endUse: { text: 'blowers of hospital ventilators', category, nodeNm: null, memoryLayers: null, ...humanitarian },
    history: { previouslyExportedFromChina: true, underActualControlOf: 'foreign_party', licence: null, changed: { destination: false, endUser: false, endUse: false } },
  };
}

/** A screening without a finding. */
export const cleared = (orderId: string, over: Partial<ScreeningCompletedV1> = {}): ScreeningCompletedV1 => {
  const parties: PartyScreening[] = ['$exporter', 'p1'].map((partyId) => ({ partyId, status: 'clear', listings: [], ownership: [] }));
  return { ...aScreening(orderId), parties, ...over };
};
