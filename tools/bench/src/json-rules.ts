import type { OrderV1, PartyScreening } from '@ytterby/contracts';
import { RULE_PACK } from '@ytterby/regulation';
import { Engine, type RuleProperties } from 'json-rules-engine';

/** One condition: fact, operator, value. */
type Condition = readonly [fact: string, operator: string, value: unknown];

const day = (date: string): number => Number(date.replaceAll('-', ''));
const FROM_CHINA: readonly Condition[] = [['from', 'equal', 'CN'], ['to', 'notEqual', 'CN']];
const ABROAD: readonly Condition[] = [['from', 'notEqual', 'CN'], ['to', 'notEqual', 'CN'], ['sameCountry', 'equal', false], ['inChina', 'equal', false]];
const MILITARY: Condition = ['category', 'in', ['military', 'military_possible', 'wmd', 'ai_potential_military']];
const RARE_EARTH_FORMS = ['metal', 'alloy', 'oxide', 'compound', 'mixture', 'target', 'permanent_magnet'];

/** Days on which the suspended measures operate as published: before No. 70, or after its written end. */
const WINDOWS: readonly (readonly Condition[])[] = [[['day', 'lessThan', day('2025-11-07')]], [['day', 'greaterThan', day('2026-11-10')]]];

/** Codes of a notice, read from the rule pack. */
function codesOf(prefix: string): readonly string[] {
  return RULE_PACK.entries.filter(({ key, kind }) => kind === 'item' && key.startsWith(`${prefix} `)).map(({ key }) => key.split(' ')[1] ?? '');
}

function rule(type: string, conditions: readonly Condition[], either: readonly (readonly Condition[])[] = []): RuleProperties {
  const all = (rows: readonly Condition[]) => rows.map(([fact, operator, value]) => ({ fact, operator, value }));
  return { event: { type }, conditions: { all: [...all(conditions), ...(either.length === 0 ? [] : [{ any: either.map((rows) => ({ all: all(rows) })) }])] } };
}

function banRules(): RuleProperties[] {
  return ([['US', '2024-12-03', 'MOFCOM 46/2024 Art 1'], ['JP', '2026-01-06', 'MOFCOM 1/2026']] as const).map(([country, from, name]) =>
    rule(name, [['day', 'greaterThanInclusive', day(from)], ['countries', 'contains', country], ['chinese', 'equal', true]], [[['militaryUser', 'equal', true]], [MILITARY]]),
  );
}

function listRules(): RuleProperties[] {
  return [
    rule('ECL 18(3), Reg 29', [['lists', 'contains', 'control_list'], ['chineseActor', 'equal', true]]),
    rule('foreign transfer clause', [['lists', 'contains', 'control_list'], ['bindsForeign', 'equal', true], ['chinese', 'equal', true]]),
    rule('UEL', [['lists', 'contains', 'unreliable_entity_list'], ['chineseActor', 'equal', true]]),
    rule('Reg 26', [...FROM_CHINA, ['lists', 'contains', 'watch_list']]),
  ];
}

function goodsRules(): RuleProperties[] {
  const october = ['55/2025', '56/2025', '57/2025', '58/2025'].map((notice) => rule(notice, [...FROM_CHINA, ['day', 'greaterThan', day('2026-11-10')], ['code', 'in', codesOf(notice)]]));
  const elements = ['Sm', 'Gd', 'Tb', 'Dy', 'Lu', 'Sc', 'Y'].map((symbol): readonly Condition[] => [['elements', 'contains', symbol], ['form', 'in', RARE_EARTH_FORMS]]);
  return [
    rule('MOFCOM-GAC 18/2025', [...FROM_CHINA, ['day', 'greaterThanInclusive', day('2025-04-04')]], [[['code', 'in', codesOf('18/2025')]], ...elements]),
    rule('MOFCOM-GAC 23/2023 and 33/2024', FROM_CHINA, ['Ga', 'Ge', 'Sb'].map((symbol): readonly Condition[] => [['elements', 'contains', symbol]])),
    rule('MOFCOM 46/2024 Art 2', [['to', 'equal', 'US'], ['day', 'greaterThan', day('2026-11-27')]], ['Ga', 'Ge', 'Sb'].map((symbol): readonly Condition[] => [['elements', 'contains', symbol]])),
    ...october,
  ];
}

function abroadRules(): RuleProperties[] {
  return [
    rule('61 Art 1(3)', [...ABROAD, ['annex61', 'in', ['part1', 'part2']], ['origin', 'equal', true]], WINDOWS),
    rule('61 Art 1(1)', [...ABROAD, ['annex61', 'equal', 'part2'], ['origin', 'equal', false], ['share', 'greaterThanInclusive', 0.001], ['day', 'greaterThan', day('2026-11-10')]]),
    rule('61 Art 1(2)', [...ABROAD, ['annex61', 'in', ['part1', 'part2']], ['technologyOrigin', 'equal', true], ['day', 'greaterThan', day('2026-11-10')]]),
    rule('61 Art 2', ABROAD, [[['militaryUser', 'equal', true]], [['lists', 'contains', 'control_list']], [['lists', 'contains', 'watch_list']], [['heldByListed', 'greaterThanInclusive', 50]]]),
    rule('61 Art 3', [...ABROAD], [[MILITARY], [['category', 'equal', 'terrorism']]]),
    rule('61 Art 4', ABROAD, [[['nodeNm', 'lessThanInclusive', 14]], [['memoryLayers', 'greaterThanInclusive', 256]], [['category', 'equal', 'ai_potential_military']]]),
    rule('61 Art 5', [...ABROAD, ['category', 'equal', 'humanitarian'], ['humanitarianKind', 'in', ['emergency_medical', 'public_health', 'disaster_relief']]]),
  ];
}

function otherRules(): RuleProperties[] {
  return [
    rule('62 Art 1', [['form', 'in', ['technology', 'service']], ['chineseActor', 'equal', true], ['to', 'notEqual', 'CN']], WINDOWS),
    rule('62 Art 1 knowing clause', [['knowledge', 'equal', 'actual'], ['chineseActor', 'equal', true]], WINDOWS),
    rule('Catalogue', [['form', 'equal', 'technology'], ['chineseActor', 'equal', true], ['day', 'greaterThanInclusive', day('2025-11-07')]]),
    rule('Reg 18(2)', [['previouslyExported', 'equal', true]], [[['changed', 'equal', true], ['chineseActor', 'equal', true]], [['changed', 'equal', true], ['undertaking', 'equal', true]]]),
    rule('ECL 45, Reg 48', [['via', 'contains', 'CN'], ['from', 'notEqual', 'CN'], ['to', 'notEqual', 'CN']]),
    rule('Reg 25', [['forged', 'equal', true]]),
    rule('ECL 20, Reg 36', [['service', 'notEqual', null], ['licensed', 'equal', false]]),
    rule('ECL 12(3)', [['chineseActor', 'equal', true], ['category', 'in', ['wmd', 'terrorism']]]),
  ];
}

/**
 * The rules as json-rules-engine has them: conditions only, synchronous facts, one engine built beforehand. It finds which rules hit; sentences,
 * missing facts, other readings, duties and dates are not part of it, and amounts are floating-point numbers. So it does less than the evaluator.
 */
export function jsonRulesEngine(): Engine {
  return new Engine([...banRules(), ...listRules(), ...goodsRules(), ...abroadRules(), ...otherRules()], { allowUndefinedFacts: true });
}

const amount = (text: string | null | undefined): number | null => (text === null || text === undefined ? null : Number(text));

function orderFacts(order: OrderV1, parties: readonly PartyScreening[], asOf: string): Record<string, unknown> {
  const { exporter, shipment, endUse, history, knowledge = null, service = null } = order;
  const listings = parties.flatMap((party) => party.listings);
  return {
    day: day(asOf), from: shipment.from, to: shipment.to, via: shipment.via, sameCountry: shipment.from === shipment.to, inChina: exporter.locatedInChina,
    chineseActor: exporter.isChineseOperator === true || exporter.locatedInChina === true, countries: [shipment.to, ...order.parties.map(({ country }) => country)],
    militaryUser: order.parties.some(({ militaryUser }) => militaryUser === true), lists: listings.map(({ list }) => list), bindsForeign: listings.some(({ bindsForeignTransferors }) => bindsForeignTransferors),
    heldByListed: 0, category: endUse.category, humanitarianKind: endUse.humanitarianKind ?? null, nodeNm: amount(endUse.nodeNm), memoryLayers: endUse.memoryLayers, knowledge, service,
    licensed: history.licence !== null, previouslyExported: history.previouslyExportedFromChina, undertaking: history.licence?.undertakingGiven === true, forged: history.endUserCertificateForged === true,
    changed: history.changed.destination || history.changed.endUser || history.changed.endUse,
  };
}

/** The facts of the first line of an order, flat, as the conditions want them; made beforehand, so that only the engine is measured. */
export function jsonRulesFacts(order: OrderV1, parties: readonly PartyScreening[], asOf: string): Record<string, unknown> {
  const line = order.lines[0];
  if (line === undefined) throw new Error('an order has a line');
  const { value, manufacture } = line;
  return {
    ...orderFacts(order, parties, asOf),
    form: line.form, code: line.controlCode, annex61: line.annex61, elements: line.elements.map(({ symbol }) => symbol), origin: manufacture.originatesInChina,
    chinese: manufacture.originatesInChina === true || order.shipment.from === 'CN', technologyOrigin: line.technology.originChina,
    share: (amount(value.cnOriginPart1) ?? 0) / (amount(value.itemTotal) ?? 1),
  };
}
