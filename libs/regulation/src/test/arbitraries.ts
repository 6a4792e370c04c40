import fc from 'fast-check';
import type { OrderV1 } from '@ytterby/contracts';
import { DY_METAL, germanMagnet, order, technology, type Given } from './builders';

type Line = OrderV1['lines'][number];

const plain = { controlCode: null, annex61: null, elements: [] };

/** Kinds of lines that touch every instrument. */
const LINES: readonly Partial<Line>[] = [
  DY_METAL, germanMagnet('99.90'), germanMagnet('100.00'), germanMagnet(null), { ...germanMagnet('500.00'), annex61: null }, { ...germanMagnet('500.00'), annex61: 'unknown' }, technology('magnet_making'), technology('other_magnet', { controlCode: null }),
  { form: 'permanent_magnet', controlCode: '1C902.a.4', annex61: 'part2', elements: [{ symbol: 'Sm', massPct: '25.5' }] },
  { form: 'target', controlCode: '1C903.a.3.a', annex61: 'part2', elements: [{ symbol: 'Gd', massPct: '99.9' }] },
  { ...plain, form: 'oxide', elements: [{ symbol: 'Ce' }] }, { ...plain, form: 'component', elements: [{ symbol: 'Dy' }] }, { ...plain, form: 'metal', elements: [{ symbol: 'Ga' }] },
  { ...plain, form: 'metal', controlCode: '1C909.a.1', elements: [{ symbol: 'Ho' }] }, { ...plain, form: 'equipment', itemKind: 'field_press', parameters: { magneticFieldT: '1.5' } },
  { ...plain, form: 'equipment', itemKind: 'field_press', parameters: { magneticFieldT: '1.4' } }, { ...plain, form: 'reagent', itemKind: 'extractant', parameters: { cas: '14802-03-0' } },
  { ...plain, form: 'alloy', elements: [{ symbol: 'Dy' }, { symbol: 'Fe' }] }, { ...plain, form: 'permanent_magnet', elements: [{ symbol: 'Nd' }, { symbol: 'Pr' }] },
];

const CATEGORIES: readonly OrderV1['endUse']['category'][] = [
  'civil', 'military', 'military_possible', 'wmd', 'humanitarian', 'semiconductor_logic', 'semiconductor_memory', 'semiconductor_material', 'ai_potential_military', 'rare_earth_production', 'patent_application', 'unknown',
];

const lineArb = fc.constantFrom(...LINES);
const history = fc.record({
  licence: fc.constantFrom(null, { number: 'L', type: 'single' as const, validUntil: '2026-06-30', undertakingGiven: true }),
  changed: fc.constantFrom({ destination: false, endUser: false, endUse: false }, { destination: true, endUser: false, endUse: false }),
  endUserCertificateForged: fc.constantFrom(false, true),
});

/** What a random order is made of: consistent facts, nothing contradictory. */
export const givenArb: fc.Arbitrary<Given> = fc.record({
  from: fc.constantFrom('CN', 'DE', 'JP', 'TW'),
  to: fc.constantFrom('DE', 'US', 'JP', 'KR', 'TW', 'CN'),
  party: fc.record({ militaryUser: fc.constantFrom(false, true, null) }),
  lines: fc.array(lineArb, { minLength: 1, maxLength: 3 }),
  endUse: fc.record({ category: fc.constantFrom(...CATEGORIES), nodeNm: fc.constantFrom(null, '7', '28'), memoryLayers: fc.constantFrom(null, 128, 300), humanitarianKind: fc.constantFrom(null, 'public_health' as const) }),
  history,
  knowledge: fc.constantFrom('none' as const, 'actual' as const, null),
});

/** Days around every edge of the calendar. */
export const dayArb = fc.constantFrom(
  '2024-12-02', '2024-12-03', '2025-04-03', '2025-04-04', '2025-10-08', '2025-10-09', '2025-11-06', '2025-11-07', '2025-11-08', '2025-11-09', '2025-12-01', '2026-01-05', '2026-01-06',
  '2026-03-01', '2026-11-10', '2026-11-11', '2026-11-27', '2026-11-28', '2027-01-10', '2027-01-11',
);

type Edit = (subject: OrderV1) => OrderV1;

function without<T extends object>(from: T, key: keyof T & string): T {
  return Object.fromEntries(Object.entries(from).filter(([name]) => name !== key)) as T;
}

function onLines(edit: (line: Line) => Line): Edit {
  return (subject) => ({ ...subject, lines: subject.lines.map(edit) });
}

/** Each makes one fact "not known". Declarations (`annex61`, `controlCode`) are statements of the sender and no facts. */
export const BLANKS: Readonly<Record<string, Edit>> = {
  from: (subject) => ({ ...subject, shipment: { ...subject.shipment, from: null } }),
  to: (subject) => ({ ...subject, shipment: { ...subject.shipment, to: null } }),
  exporterCountry: (subject) => ({ ...subject, exporter: { ...subject.exporter, country: null } }),
  isChineseOperator: (subject) => ({ ...subject, exporter: { ...subject.exporter, isChineseOperator: null } }),
  locatedInChina: (subject) => ({ ...subject, exporter: { ...subject.exporter, locatedInChina: null } }),
  militaryUser: (subject) => ({ ...subject, parties: subject.parties.map((party) => ({ ...party, militaryUser: null })) }),
  partyCountry: (subject) => ({ ...subject, parties: subject.parties.map((party) => ({ ...party, country: null })) }),
  endUser: (subject) => ({ ...subject, parties: subject.parties.filter(({ role }) => role !== 'end_user') }),
  category: (subject) => ({ ...subject, endUse: { ...subject.endUse, category: 'unknown' } }),
  nodeNm: (subject) => ({ ...subject, endUse: { ...subject.endUse, nodeNm: null } }),
  memoryLayers: (subject) => ({ ...subject, endUse: { ...subject.endUse, memoryLayers: null } }),
  humanitarianKind: (subject) => ({ ...subject, endUse: { ...subject.endUse, humanitarianKind: null } }),
  knowledge: (subject) => ({ ...subject, knowledge: null }),
  previouslyExported: (subject) => ({ ...subject, history: { ...subject.history, previouslyExportedFromChina: null } }),
  licence: (subject) => ({ ...subject, history: without(subject.history, 'licence') }),
  control: (subject) => ({ ...subject, history: { ...subject.history, underActualControlOf: null } }),
  form: onLines((line) => ({ ...line, form: null })),
  elements: onLines((line) => ({ ...line, elementsComplete: false })),
  origin: onLines((line) => ({ ...line, manufacture: { country: null, originatesInChina: null } })),
  cnOriginPart1: onLines((line) => ({ ...line, value: { ...line.value, cnOriginPart1: null } })),
  itemTotal: onLines((line) => ({ ...line, value: { ...line.value, itemTotal: null } })),
  technologyOrigin: onLines((line) => ({ ...line, technology: { ...line.technology, originChina: null } })),
  itemKind: onLines((line) => without(line, 'itemKind')),
  parameters: onLines((line) => without(line, 'parameters')),
  composition: onLines((line) => ({ ...line, elements: [], elementsComplete: false })),
  elementOrigin: onLines((line) => ({ ...line, elements: line.elements.map((element) => ({ ...element, origin: null })) })),
  technologyCategories: onLines((line) => ({ ...line, technology: { ...line.technology, categories: [] } })),
};

/** The order a description builds. */
export const orderArb = givenArb.map(order);
