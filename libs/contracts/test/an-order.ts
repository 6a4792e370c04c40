import type { OrderV1 } from '../src/order.v1';

/** A valid order that uses every field of the contract. */
export function fullOrder(): OrderV1 {
  return {
    orderId: 'ACME-2025:0001.a_b',
    revision: 2,
    exporter: { name: 'Exporter', nativeName: '出口商', country: 'CN', isChineseOperator: true, locatedInChina: null },
    shipment: { from: 'CN', to: 'DE', via: ['SG', 'NL'], plannedOn: '2025-12-02', publicRelease: false, note: 'sea freight' },
    parties: [
      {
        partyId: 'p1',
        role: 'end_user',
        name: 'End user',
        nativeNames: ['最终用户'],
        aliases: ['EU'],
        country: 'DE',
        address: 'Street 1',
        identifiers: [{ scheme: 'LEI', value: '5299000J2N45DDNE4Y28' }],
        militaryUser: false,
        ownersKnown: true,
        owners: [{ name: 'Holding', nativeNames: ['控股'], country: null, pct: '49.9', owners: [{ name: 'Person', pct: null }] }],
        branchOf: { name: 'Head office' },
        controlWithoutShares: false,
      },
      { partyId: 'p2', role: 'buyer', name: 'Buyer', country: null, militaryUser: null, branchOf: null },
    ],
    lines: [
      {
        lineId: '1',
        sku: 'SKU',
        description: 'Magnets',
        form: 'permanent_magnet',
        controlCode: '1C905.a.4',
        hsCode: '850511',
        annex61: 'part2',
        elements: [{ symbol: 'Dy', massPct: '2.4', value: '0', origin: 'CN', role: 'constituent' }],
        elementsComplete: true,
        itemKind: 'magnet',
        parameters: { magneticFieldT: '1.4' },
        manufacture: { country: 'CN', originatesInChina: true },
        value: { currency: 'EUR', itemTotal: '0', cnOriginPart1: '0.10', cnOriginPart1Currency: 'CNY', innerPart2Total: null },
        technology: { originChina: null, categories: ['magnet_making'], publicDomain: false, acquiredOn: '2024-02-29' },
        quantity: '0.5',
        unit: 'kg',
      },
    ],
    endUse: { text: 'Motors', category: 'civil', nodeNm: '14', memoryLayers: 128, memoryType: 'nand', humanitarianKind: null },
    history: {
      previouslyExportedFromChina: true,
      exportedFromChinaOn: '2025-01-01',
      underActualControlOf: 'foreign_party',
      licence: { number: 'L-1', type: 'single', endUser: 'End user', destination: 'DE', endUse: 'Motors', validUntil: '2026-01-01', undertakingGiven: true },
      changed: { destination: false, endUser: false, endUse: true, nonKeyElement: true },
      temporary: false,
      endUserCertificateForged: false,
      exportedOn: '2025-02-02',
    },
    knowledge: 'none',
    service: null,
  };
}

/** A copy of the order with one field replaced; `path` as in error messages (`lines[0].value.currency`). `undefined` removes the field. */
export function withField(path: string, value: unknown): unknown {
  const order = fullOrder() as unknown as Record<string, unknown>;
  const keys = path.match(/[^.[\]]+/g) ?? [];
  const last = keys.pop() ?? '';
  const owner = keys.reduce<Record<string, unknown>>((at, key) => at[key] as Record<string, unknown>, order);
  if (value === undefined) Reflect.deleteProperty(owner, last);
  else owner[last] = value;
  return order;
}
