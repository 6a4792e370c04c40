import type { Outcome } from '@ytterby/contracts';
import { germanMagnet, listing, technology, type Given } from '../builders';
import { group, item, type OwnCase, type Row } from './own-case';

const LIVE = '2026-12-01 AS_PUBLISHED';
const ORIGIN = '2025-10-20';
const DENIAL = 'PRESUMPTION_OF_DENIAL';
const LICENCE = 'LICENSE_REQUIRED';
const NO = 'NO_LICENSE_REQUIRED';
const ASK = 'NEEDS_INFORMATION';

const jp = (over: Given = {}): Given => ({ from: 'JP', to: 'KR', ...over });
const magnet = (value: string | null, total: string | null = '100000.00', over: Given['line'] = {}): Given => ({ from: 'DE', to: 'KR', line: { ...germanMagnet(value, total), ...over } });
const at = (says: string, given: Given, outcome: Outcome, extra: Row[4] = {}): Row => [says, given, ORIGIN, outcome, extra];
const live = (says: string, given: Given, outcome: Outcome, extra: Row[4] = {}): Row => [says, given, LIVE, outcome, extra];
const both = (over: object): NonNullable<Given['screening']> => ({ p1: { status: 'match', ...over }, p2: { status: 'match', ...over } });
const held = (pct: string | null, owners: object[] = [], listed = true): Given => jp({ screening: both({ ownership: [{ name: 'Holder', pct, listings: listed ? [listing()] : [], owners }] }) });
const two = (a: string, b: string): Given => jp({ screening: both({ ownership: [{ name: 'First', pct: a, listings: [listing()] }, { name: 'Second', pct: b, listings: [listing({ list: 'watch_list' })] }] }) });
const parent = (pct: string) => ({ name: 'Listed', pct, listings: [listing()] });

const PART_1: readonly (readonly [Parameters<typeof item>[0], readonly string[]])[] = [
  ...['Sm', 'Dy', 'Gd', 'Tb', 'Lu', 'Sc', 'Y'].map((symbol) => ['metal', [symbol]] as const), ['alloy', ['Sm', 'Co']], ['alloy', ['Tb', 'Fe']], ['alloy', ['Dy', 'Fe']], ['alloy', ['Tb', 'Dy', 'Fe']], ['oxide', ['Dy']], ['oxide', ['Tb']],
];
const NOT_ANNEX_1: readonly (readonly [Parameters<typeof item>[0], readonly string[]])[] = [
  ...['Sm', 'Gd', 'Lu', 'Sc', 'Y'].map((symbol) => ['oxide', [symbol]] as const), ...['Ho', 'Er', 'Tm', 'Eu', 'Yb', 'Nd', 'Pr', 'La', 'Ce'].map((symbol) => ['metal', [symbol]] as const), ['compound', ['Dy']], ['alloy', ['Y', 'Al']], ['permanent_magnet', ['Nd', 'Pr', 'Fe', 'B']],
];
const chips = (category: NonNullable<Given['endUse']>['category'], over: Given['endUse'] = {}): Given => jp({ endUse: { ...over, ...(category === undefined ? {} : { category }) } });
const owners = (pct: string, outcome: Outcome) => at(`held at ${pct} % by a listed party`, held(pct), outcome);

/** No. 61/2025: routes, the value test, Annex 1, Arts 2–5. */
export const ABROAD_CASES: readonly OwnCase[] = [
  ...group({ prefix: 'V-', article: 'MOFCOM 61/2025 Art 1(1): at or above 0.1 % of the value', mark: 'text' }, [
    live('0.0999 %', magnet('99.90'), NO, { action: 'release' }), live('0.09999 %', magnet('99.99'), NO), live('0.1 %', magnet('100.00'), LICENCE, { action: 'hold' }), live('0.1 % written 100.000000', magnet('100.000000'), LICENCE), live('0.1001 %', magnet('100.10'), LICENCE),
    live('0.1 % of a value that does not divide evenly', magnet('0.333333', '333.333'), LICENCE), live('just below 0.1 % of such a value', magnet('0.333332', '333.333'), NO),
    live('values with twelve decimals, at the line', magnet('0.000000001', '0.000001'), LICENCE), live('thirty digits, just below', magnet('999999999999999999999999.99', '1000000000000000000000000000'), NO),
    live('0.1 % in yen', magnet('1000', '1000000', { value: { currency: 'JPY', itemTotal: '1000000', cnOriginPart1: '1000' } }), LICENCE),
    live('the whole value is Chinese Part 1', magnet('100000.00'), LICENCE), live('nothing Chinese inside', magnet('0'), NO), live('value not stated', magnet(null), ASK, { asks: 'value and origin' }),
  ]),
  ...group({ prefix: 'VE-', article: 'MOFCOM 61/2025 Art 1(1): only Chinese-origin Part 1 value counts (§3.4)', mark: 'text' }, [
    live('Chinese Dy 0.05 % and Chinese Tb 0.05 % are added', magnet(null, '100000.00', { elements: [{ symbol: 'Dy', value: '50.00', origin: 'CN' }, { symbol: 'Tb', value: '50.00', origin: 'CN' }] }), LICENCE),
    live('Chinese Dy 0.05 % and Chinese Tb 0.0499 %', magnet(null, '100000.00', { elements: [{ symbol: 'Dy', value: '50.00', origin: 'CN' }, { symbol: 'Tb', value: '49.90', origin: 'CN' }] }), NO),
    live('Chinese Dy 0.05 % and Vietnamese Tb 5 %', magnet(null, '100000.00', { elements: [{ symbol: 'Dy', value: '50.00', origin: 'CN' }, { symbol: 'Tb', value: '5000.00', origin: 'VN' }] }), NO),
    live('Chinese Nd 30 % never counts', magnet(null, '100000.00', { elements: [{ symbol: 'Nd', value: '30000.00', origin: 'CN' }, { symbol: 'Dy', value: '2000.00', origin: 'AU' }] }), NO),
    live('origin of the Dy not stated', magnet(null, '100000.00', { elements: [{ symbol: 'Dy', value: '2000.00' }] }), ASK),
    [`0.05 % each, tested alone by policy`, magnet(null, '100000.00', { elements: [{ symbol: 'Dy', value: '60.00', origin: 'CN' }, { symbol: 'Tb', value: '60.00', origin: 'CN' }] }), { on: '2026-12-01', profile: 'AS_PUBLISHED', policy: { sumPart1: 'false' } }, NO],
    ['one of them reaches 0.1 % alone', magnet(null, '100000.00', { elements: [{ symbol: 'Dy', value: '100.00', origin: 'CN' }, { symbol: 'Tb', value: '60.00', origin: 'CN' }] }), { on: '2026-12-01', profile: 'AS_PUBLISHED', policy: { sumPart1: 'false' } }, LICENCE],
    ['0.0950 % rounded half up to 2 decimals is 0.10 by policy', magnet('95.00'), { on: '2026-12-01', profile: 'AS_PUBLISHED', policy: { roundRatio: '2' } }, LICENCE], ['0.0949 % rounded to 2 decimals is 0.09', magnet('94.90'), { on: '2026-12-01', profile: 'AS_PUBLISHED', policy: { roundRatio: '2' } }, NO],
  ]),
  ...group({ prefix: 'A1-', article: 'MOFCOM 61/2025 Annex 1 Part 1: 13 items', mark: 'secondary' }, PART_1.map(([form, symbols]) => at(`${symbols.join('-')} ${form}`, jp({ line: item(form, symbols) }), LICENCE, { names: 'MOFCOM 61/2025 Art 1(3)' }))),
  ...group({ prefix: 'A1N-', article: 'MOFCOM 61/2025 Annex 1: not named', mark: 'secondary' }, NOT_ANNEX_1.map(([form, symbols]) => at(`${symbols.join('-')} ${form}`, jp({ line: item(form, symbols) }), NO))),
  ...group({ prefix: 'A2-', article: 'MOFCOM 61/2025 Annex 1 Part 2', mark: 'secondary' }, [
    ...[['Sm', 'Co'], ['Nd', 'Fe', 'B', 'Tb'], ['Nd', 'Fe', 'B', 'Dy']].map((symbols) => at(`${symbols.join('')} magnet`, jp({ line: item('permanent_magnet', symbols) }), LICENCE)), at('Sm target', jp({ line: item('target', ['Sm']) }), LICENCE), at('Gd target', jp({ line: item('target', ['Gd']) }), LICENCE),
    at('Y target: the list was not seen', jp({ line: item('target', ['Y']) }), ASK), at('Ho target is not of Part 2', jp({ line: item('target', ['Ho']) }), NO), at('a motor: the sources disagree', jp({ line: item('component', ['Nd', 'Dy']) }), ASK, { asks: 'part2IncludesAssemblies' }),
    ['a motor, assemblies count by policy', jp({ line: item('component', ['Nd', 'Dy']) }), { on: ORIGIN, policy: { part2IncludesAssemblies: 'true' } }, LICENCE],
  ]),
  ...group({ prefix: 'M61-', article: 'MOFCOM 61/2025 Art 1: movements between places outside China', mark: 'text' }, [
    at('into China', jp({ to: 'CN' }), NO), at('inside Japan', jp({ to: 'JP' }), NO), at('to Hong Kong', jp({ to: 'HK' }), ASK, { asks: 'hkMoTw' }), at('to Macao', jp({ to: 'MO' }), ASK), at('from Taiwan', jp({ from: 'TW' }), ASK), at('destination not stated', jp({ to: null }), ASK, { asks: 'destination' }),
    at('start not stated', jp({ from: null, exporter: { country: null, isChineseOperator: false, locatedInChina: false } }), ASK), at('origin not stated', jp({ line: { manufacture: { country: 'JP', originatesInChina: null } } }), ASK, { asks: 'originate in China' }),
    at('not of Chinese origin: Art 1(1) and 1(2) never started', jp({ line: { manufacture: { country: 'MY', originatesInChina: false } } }), NO),
  ]),
  ...group({ prefix: 'O-', article: 'MOFCOM 61/2025 Art 2: 控股50%及以上 (§8.1)', mark: 'text' }, [owners('0', LICENCE), owners('24.99', LICENCE), owners('25', LICENCE), owners('49.99', LICENCE), owners('49.999999', LICENCE), owners('50', DENIAL), owners('50.00', DENIAL), owners('50.01', DENIAL), owners('100', DENIAL)]),
  ...group({ prefix: 'OC-', article: 'MOFCOM 61/2025 Art 2: chains and aggregation by policy (§8.1)', mark: 'interpretation' }, [
    at('30 % + 20 % are added', two('30', '20'), DENIAL), at('30 % + 19.99 %', two('30', '19.99'), LICENCE), ['30 % + 25 % alone by policy', two('30', '25'), { on: ORIGIN, policy: { aggregateListedOwners: 'false' } }, LICENCE],
    at('50 % of a holder held at 50 %', held('50', [parent('50')], false), DENIAL), at('50 % of a holder held at 49.99 %', held('50', [parent('49.99')], false), LICENCE), at('49.99 % of a holder held at 100 %', held('49.99', [parent('100')], false), LICENCE),
    ['60 % of 60 % multiplied is 36 %', held('60', [parent('60')], false), { on: ORIGIN, policy: { chain: 'multiply' } }, LICENCE], ['80 % of 62.5 % multiplied is exactly 50 %', held('80', [parent('62.5')], false), { on: ORIGIN, policy: { chain: 'multiply' } }, DENIAL], ['100 % of 100 % with direct holders only', held('100', [parent('100')], false), { on: ORIGIN, policy: { chain: 'directOnly' } }, LICENCE],
    at('a listed holder of an unknown share', held(null), ASK, { asks: 'beneficial owners' }),
  ]),
  ...group({ prefix: 'P-', article: 'MOFCOM 61/2025 Art 2: importer and end user', mark: 'text' }, [
    ...(['importer', 'end_user'] as const).map((role) => at(`listed ${role}`, jp({ parties: [{ role: 'buyer' }, { role: 'importer' }, { role: 'end_user' }], screening: { [role === 'importer' ? 'p2' : 'p3']: { status: 'match' as const, listings: [listing()] } } }), DENIAL)),
    ...(['forwarder', 'bank', 'carrier', 'intermediate_consignee', 'broker'] as const).map((role) => at(`listed ${role}: a red flag`, jp({ parties: [{ role: 'buyer' }, { role: 'importer' }, { role: 'end_user' }, { role }], screening: { p4: { status: 'match', listings: [listing()] } } }), LICENCE)),
    at('listed on the unreliable entity list: not in Art 2', jp({ screening: both({ listings: [listing({ list: 'unreliable_entity_list' })] }) }), LICENCE), at('a foreign military user', jp({ party: { militaryUser: true } }), DENIAL, { action: 'stop' }),
  ]),
  ...group({ prefix: 'U-', article: 'MOFCOM 61/2025 Art 3: used or possibly used', mark: 'text' }, [
    at('weapons of mass destruction', chips('wmd'), DENIAL, { names: 'MOFCOM 61/2025 Art 3(1)' }), at('terrorism', chips('terrorism'), DENIAL, { names: 'MOFCOM 61/2025 Art 3(2)' }), at('military', chips('military'), DENIAL, { names: 'MOFCOM 61/2025 Art 3(3)' }), at('possibly military', chips('military_possible'), DENIAL), at('not stated', chips('unknown'), ASK), at('civil', chips('civil'), LICENCE),
  ]),
  ...group({ prefix: 'N-', article: 'MOFCOM 61/2025 Art 4: 14 nm and below, 256 layers and above', mark: 'text' }, [
    ...([['13.9', 'CASE_BY_CASE'], ['14', 'CASE_BY_CASE'], ['14.000', 'CASE_BY_CASE'], ['14.1', LICENCE], ['28', LICENCE]] as const).map(([nodeNm, outcome]) => at(`logic ${nodeNm} nm`, chips('semiconductor_logic', { nodeNm }), outcome)),
    ...([[255, LICENCE], [256, 'CASE_BY_CASE'], [257, 'CASE_BY_CASE']] as const).map(([memoryLayers, outcome]) => at(`memory ${memoryLayers} layers`, chips('semiconductor_memory', { memoryLayers, memoryType: 'nand' }), outcome)),
    ...(['semiconductor_equipment', 'semiconductor_test_equipment', 'semiconductor_material'] as const).flatMap((category) => [
      at(`${category} for 13.9 nm`, chips(category, { nodeNm: '13.9' }), 'CASE_BY_CASE'), at(`${category} for 14.1 nm`, chips(category, { nodeNm: '14.1' }), LICENCE), at(`${category} for 256 layers`, chips(category, { memoryLayers: 256, memoryType: 'nand' }), 'CASE_BY_CASE'), at(`${category} for 255 layers`, chips(category, { memoryLayers: 255, memoryType: 'nand' }), LICENCE),
      at(`${category} for 28 nm and 256 layers`, chips(category, { nodeNm: '28', memoryLayers: 256, memoryType: 'nand' }), 'CASE_BY_CASE'),
    ]),
    at('AI with potential military use', chips('ai_potential_military'), 'CASE_BY_CASE', { action: 'hold' }), at('civil AI', chips('ai_civil'), LICENCE), at('logic, node not stated', chips('semiconductor_logic'), ASK),
  ]),
  ...group({ prefix: 'H-', article: 'MOFCOM 61/2025 Art 5: humanitarian', mark: 'secondary' }, [
    ...(['emergency_medical', 'public_health', 'disaster_relief'] as const).map((humanitarianKind) => at(humanitarianKind, chips('humanitarian', { humanitarianKind }), 'EXEMPT_WITH_REPORT', { action: 'release', names: 'MOFCOM 61/2025 Art 5' })),
    at('relief that has left: the report is due', jp({ endUse: { category: 'humanitarian', humanitarianKind: 'disaster_relief' }, history: { exportedOn: '2025-10-13' } }), 'EXEMPT_WITH_REPORT'),
    at('other relief: "and the like" is open', chips('humanitarian', { humanitarianKind: 'other_relief' }), ASK), ['suspended: nothing to exempt', chips('humanitarian', { humanitarianKind: 'public_health' }), '2026-03-01', NO],
    ['from China: Art 5 is no exemption from No. 18', { to: 'TR', endUse: { category: 'humanitarian', humanitarianKind: 'disaster_relief' } }, ORIGIN, LICENCE],
  ]),
  ...group({ prefix: 'K-', article: 'MOFCOM 61/2025 Art 1(2): technology, no content test (§3.5)', mark: 'text' }, [
    ...(['mining', 'smelting_separation', 'metal_smelting', 'magnet_making', 'secondary_recycling'] as const).map((category) => live(`Part 2 magnet, ${category}`, magnet('0', '1000', { technology: { originChina: true, categories: [category] } }), LICENCE, { names: 'MOFCOM 61/2025 Art 1(2)' })),
    live('plain NdFeB is not in Annex 1', magnet('0', '1000', { elements: [{ symbol: 'Nd' }, { symbol: 'Fe' }, { symbol: 'B' }], annex61: null, technology: { originChina: true, categories: ['magnet_making'] } }), NO), live('other technology', magnet('0', '1000', { technology: { originChina: true, categories: ['other_magnet'] } }), NO),
    live('not Chinese technology', magnet('0', '1000', { technology: { originChina: false, categories: ['magnet_making'] } }), NO), live('provenance not stated', magnet('0', '1000', { technology: { originChina: null, categories: [] } }), ASK),
  ]),
  ...group({ prefix: 'Q-', article: 'MOFCOM 62/2025 Arts 1, 2, 6, 7', mark: 'text' }, [
    ...(['mining', 'smelting_separation', 'metal_smelting', 'magnet_making', 'secondary_recycling'] as const).map((category) => at(`${category} technology to Malaysia`, { to: 'MY', line: technology(category) }, LICENCE, { names: 'MOFCOM 62/2025 Art 1(1) 1E902.a' })),
    at('maintenance of a line (1E902.b)', { to: 'MY', line: technology('smelting_separation', { form: 'service', controlCode: '1E902.b' }) }, LICENCE, { names: 'MOFCOM 62/2025 Art 1(2) 1E902.b' }), at('a carrier with drawings', { to: 'MY', line: technology('magnet_making', { form: 'other', description: 'Memory stick with drawings' }) }, LICENCE),
    at('ferrite magnets are not "magnet making"', { to: 'MY', line: technology('other_magnet', { controlCode: null }), knowledge: 'none' }, NO), at('public domain', { to: 'MY', line: technology('mining', { technology: { originChina: true, categories: ['mining'], publicDomain: true } }) }, NO),
    at('basic research', { to: 'MY', line: technology('mining'), endUse: { category: 'basic_research' } }, NO), at('an ordinary patent application', { to: 'MY', line: technology('mining'), endUse: { category: 'patent_application' } }, NO),
    at('a foreigner located in China is an operator', { to: 'MY', exporter: { country: 'DE', isChineseOperator: false, locatedInChina: true }, line: technology('mining') }, LICENCE), at('handed over inside China to a foreigner', { to: 'CN', parties: [{ role: 'buyer', country: 'MY' }, { role: 'end_user', country: 'MY' }], line: technology('mining') }, LICENCE),
    at('a foreigner abroad is none', { from: 'AU', to: 'MY', line: technology('mining', { technology: { originChina: false, categories: ['mining'], publicDomain: false } }) }, NO), at('a Chinese engineer helps a plant in Australia', { from: 'AU', to: 'AU', exporter: { country: 'AU', isChineseOperator: true, locatedInChina: false }, line: technology('smelting_separation'), endUse: { category: 'rare_earth_production' } }, LICENCE, { names: 'MOFCOM 62/2025 Art 7' }),
    at('pumps, known to be for a foreign separation plant', { to: 'MY', line: item('equipment', [], { itemKind: 'pump' }), knowledge: 'actual', endUse: { category: 'rare_earth_production' } }, LICENCE, { names: 'MOFCOM 62/2025 Art 1 knowing clause' }), at('the same without knowledge', { to: 'MY', line: item('equipment', [], { itemKind: 'pump' }), knowledge: 'none' }, NO),
    ['catalogue: prohibited by policy', { to: 'MY', line: technology('smelting_separation') }, { on: '2026-03-01', policy: { catalogueClass: 'prohibited' } }, 'PROHIBITED'], ['catalogue: restricted by policy', { to: 'MY', line: technology('smelting_separation') }, { on: '2026-03-01', policy: { catalogueClass: 'restricted' } }, LICENCE],
  ]),
];
