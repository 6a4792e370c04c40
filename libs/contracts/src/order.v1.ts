import { z } from 'zod';
import { elementSymbol, iso2, iso4217, isoDate, nonNegativeDecimal, optionalText, orderId, percentage, positiveDecimal, text } from './primitives';

const PARTY_ROLES = ['buyer', 'importer', 'consignee', 'intermediate_consignee', 'end_user', 'forwarder', 'broker', 'bank', 'carrier', 'other'] as const;
/** Registers whose numbers identify a party. */
export const IDENTIFIER_SCHEMES = ['LEI', 'USCC', 'DUNS', 'VAT', 'REG', 'OTHER'] as const;
const FORMS = [
  'metal', 'alloy', 'oxide', 'compound', 'mixture', 'target', 'permanent_magnet', 'component', 'finished_product',
  'equipment', 'ore', 'reagent', 'technology', 'service', 'other',
] as const;
const TECHNOLOGY_CATEGORIES = ['mining', 'smelting_separation', 'metal_smelting', 'magnet_making', 'secondary_recycling', 'other_magnet'] as const;
const END_USE_CATEGORIES = [
  'civil', 'military', 'military_possible', 'wmd', 'terrorism', 'humanitarian', 'semiconductor_logic', 'semiconductor_memory',
  'semiconductor_equipment', 'semiconductor_test_equipment', 'semiconductor_material', 'ai_civil', 'ai_potential_military',
  'rare_earth_production', 'patent_application', 'basic_research', 'unknown',
] as const;
const SERVICES = ['freight', 'courier', 'customs_broker', 'platform', 'finance', 'agent'] as const;
const MAX_OWNER_DEPTH = 10;

/** How objects treat unknown fields: refused at the outer edge, ignored by internal consumers (a newer producer must not break them). */
type ObjectFactory = <S extends z.ZodRawShape>(shape: S) => z.ZodObject<S>;

const strict: ObjectFactory = (shape) => z.strictObject(shape);
const tolerant: ObjectFactory = (shape) => z.object(shape);

/** A direct holder of a party; owners nest at most 10 deep. */
export interface Owner {
  name: string;
  nativeNames?: string[] | undefined;
  country?: string | null | undefined;
  pct: string | null;
  owners?: Owner[] | undefined;
}

function ownerSchema(object: ObjectFactory, depth: number): z.ZodType<Owner> {
  const shape = {
    name: text(500),
    nativeNames: z.array(text(500)).max(20).optional(),
    country: iso2.nullish(),
    pct: percentage.nullable(),
  };
  if (depth >= MAX_OWNER_DEPTH) return object({ ...shape, owners: z.array(z.never()).max(0, { error: `must be empty: owners nest at most ${MAX_OWNER_DEPTH} deep` }).optional() });
  return object({ ...shape, owners: z.array(ownerSchema(object, depth + 1)).max(50).optional() });
}

function partySchema(object: ObjectFactory) {
  return object({
    partyId: text(128),
    role: z.enum(PARTY_ROLES),
    name: text(500),
    nativeNames: z.array(text(500)).max(20).optional(),
    aliases: z.array(text(500)).max(50).optional(),
    country: iso2.nullable(),
    address: optionalText(1000).optional(),
    identifiers: z.array(object({ scheme: z.enum(IDENTIFIER_SCHEMES), value: text(100) })).max(20).optional(),
    militaryUser: z.boolean().nullable(),
    ownersKnown: z.boolean().optional(),
    owners: z.array(ownerSchema(object, 1)).max(50).optional(),
    branchOf: object({ name: text(500) }).nullish(),
    controlWithoutShares: z.boolean().optional(),
  });
}

function elementsSchema(object: ObjectFactory) {
  return z.array(
    object({
      symbol: elementSymbol,
      massPct: percentage.nullish(),
      value: nonNegativeDecimal.nullish(),
      origin: iso2.nullish(),
      role: z.enum(['constituent', 'impurity']).optional(),
    }),
  ).max(118);
}

function lineSchema(object: ObjectFactory) {
  return object({
    lineId: text(128),
    sku: text(200).optional(),
    description: optionalText(4000),
    form: z.enum(FORMS).nullable(),
    controlCode: text(50).nullable(),
    hsCode: text(20).nullish(),
    annex61: z.enum(['part1', 'part2', 'unknown']).nullable(),
    elements: elementsSchema(object),
    elementsComplete: z.boolean().optional(),
    itemKind: text(100).optional(),
    parameters: z.record(text(100), optionalText(1000)).optional(),
    manufacture: object({ country: iso2.nullable(), originatesInChina: z.boolean().nullable() }),
    value: object({
      currency: iso4217,
      itemTotal: nonNegativeDecimal.nullable(),
      cnOriginPart1: nonNegativeDecimal.nullable(),
      cnOriginPart1Currency: iso4217.optional(),
      innerPart2Total: nonNegativeDecimal.nullish(),
    }),
    technology: object({
      originChina: z.boolean().nullable(),
      categories: z.array(z.enum(TECHNOLOGY_CATEGORIES)).max(20),
      publicDomain: z.boolean().optional(),
      acquiredOn: isoDate.optional(),
    }),
    quantity: positiveDecimal.nullish(),
    unit: text(20).nullish(),
  });
}

function endUseSchema(object: ObjectFactory) {
  return object({
    text: optionalText(4000),
    category: z.enum(END_USE_CATEGORIES),
    nodeNm: nonNegativeDecimal.nullable(),
    memoryLayers: z.int().min(0).max(100_000).nullable(),
    memoryType: z.enum(['nand', 'dram', 'other']).nullish(),
    humanitarianKind: z.enum(['emergency_medical', 'public_health', 'disaster_relief', 'other_relief']).nullish(),
  });
}

function historySchema(object: ObjectFactory) {
  return object({
    previouslyExportedFromChina: z.boolean().nullable(),
    exportedFromChinaOn: isoDate.optional(),
    underActualControlOf: z.enum(['domestic_exporter', 'foreign_party']).nullable(),
    licence: object({
      number: text(200),
      type: z.enum(['single', 'general', 'registration']),
      endUser: text(500).optional(),
      destination: iso2.optional(),
      endUse: text(4000).optional(),
      validUntil: isoDate.optional(),
      undertakingGiven: z.boolean().optional(),
    }).nullish(),
    changed: object({
      destination: z.boolean(),
      endUser: z.boolean(),
      endUse: z.boolean(),
      nonKeyElement: z.boolean().optional(),
    }),
    temporary: z.boolean().optional(),
    endUserCertificateForged: z.boolean().optional(),
    exportedOn: isoDate.optional(),
  });
}

function refuseDuplicates(values: readonly { id: string; path: PropertyKey[] }[], name: string, context: z.core.$RefinementCtx): void {
  const seen = new Set<string>();
  for (const { id, path } of values) {
    if (seen.has(id)) context.addIssue({ code: 'custom', path, input: id, message: `must be unique in the order; the ${name} ${JSON.stringify(id)} is used twice` });
    seen.add(id);
  }
}

function orderSchema(object: ObjectFactory) {
  return object({
    orderId,
    revision: z.int().min(1).max(2_147_483_647),
    exporter: object({
      name: text(500),
      nativeName: text(500).nullish(),
      country: iso2.nullable(),
      isChineseOperator: z.boolean().nullable(),
      locatedInChina: z.boolean().nullable(),
    }),
    shipment: object({
      from: iso2.nullable(),
      to: iso2.nullable(),
      via: z.array(iso2).max(50),
      plannedOn: isoDate.nullish(),
      publicRelease: z.boolean().optional(),
      note: optionalText(4000).optional(),
    }),
    parties: z.array(partySchema(object)).min(1).max(50),
    lines: z.array(lineSchema(object)).min(1).max(1000),
    endUse: endUseSchema(object),
    history: historySchema(object),
    knowledge: z.enum(['none', 'should_have_known', 'actual']).nullish(),
    service: z.enum(SERVICES).nullish(),
  }).superRefine((order, context) => {
    refuseDuplicates(order.parties.map((party, i) => ({ id: party.partyId, path: ['parties', i, 'partyId'] })), 'partyId', context);
    refuseDuplicates(order.lines.map((line, i) => ({ id: line.lineId, path: ['lines', i, 'lineId'] })), 'lineId', context);
    order.parties.forEach((party, i) => {
      if (party.partyId === '$exporter') {
        context.addIssue({ code: 'custom', path: ['parties', i, 'partyId'], input: party.partyId, message: 'must not be "$exporter": screening uses that id for the exporter' });
      }
    });
  });
}

/** The order as the outside world sends it (contract v1): unknown fields and enum values are refused. */
export const orderSubmittedV1 = orderSchema(strict);

/** The same order inside the platform: unknown optional fields are ignored. */
export const orderInternalV1 = orderSchema(tolerant);

/** An order, contract v1. `null` or a missing field means *not known*, never `false`, `0` or `[]`. */
export type OrderV1 = z.infer<typeof orderInternalV1>;
/** Everyone to be screened besides the exporter. */
export type Party = OrderV1['parties'][number];
/** One item line of an order. */
export type Line = OrderV1['lines'][number];
/** What the goods are for. */
export type EndUse = OrderV1['endUse'];
/** What happened to the goods before. */
export type OrderHistory = OrderV1['history'];
