import { decideGiven, germanMagnet, listing, type Given } from '../../test/builders';
import { runCases, type Case } from '../../test/run-cases';

const LIVE = '2026-12-01';
const ORIGIN_LIVE = '2025-10-20';
const jpToKr: Given = { from: 'JP', to: 'KR' };
const germanTo = (to: string, value: string | null, total?: string | null): Given => ({ from: 'DE', to, line: germanMagnet(value, total) });
const published = (says: string, given: Given, outcome: Case['outcome'], extra: Partial<Case> = {}): Case => ({ says, given, reading: { on: LIVE, profile: 'AS_PUBLISHED' }, outcome, ...extra });
const origin = (says: string, given: Given, outcome: Case['outcome'], extra: Partial<Case> = {}): Case => ({ says, given: { ...jpToKr, ...given }, reading: { on: ORIGIN_LIVE }, outcome, ...extra });

runCases('No. 61 Art 1(1): the value test, at or above 0.1 % [text]', [
  published('0.0999 %', germanTo('KR', '99.90'), 'NO_LICENSE_REQUIRED', { action: 'release' }),
  published('0.09999999 %', germanTo('KR', '99.99999'), 'NO_LICENSE_REQUIRED'),
  published('exactly 0.1 %', germanTo('KR', '100.00'), 'LICENSE_REQUIRED', { names: 'MOFCOM 61/2025 Art 1(1)' }),
  published('0.1001 %', germanTo('KR', '100.10'), 'LICENSE_REQUIRED'),
  published('no Chinese Part 1 value at all', germanTo('KR', '0.00'), 'NO_LICENSE_REQUIRED'),
  published('value not stated', germanTo('KR', null), 'NEEDS_INFORMATION', { asks: 'value and origin' }),
  published('value of the item not stated', germanTo('KR', '100.00', null), 'NEEDS_INFORMATION', { asks: 'fair value' }),
  published('a free sample has no ratio', germanTo('KR', '100.00', '0'), 'NEEDS_INFORMATION', { asks: 'fair value' }),
  published('a free sample without Chinese content', germanTo('KR', '0', '0'), 'NO_LICENSE_REQUIRED'),
  published('into China: not covered', germanTo('CN', '3000.00'), 'NO_LICENSE_REQUIRED'),
  published('inside Germany: no export to a country', germanTo('DE', '3000.00'), 'NO_LICENSE_REQUIRED'),
  published('0.0999 % rounded to 3 decimals by policy', germanTo('KR', '99.90'), 'NO_LICENSE_REQUIRED', { reading: { on: LIVE, profile: 'AS_PUBLISHED', policy: { roundRatio: '4' } } }),
  published('0.0999 % rounded half up to 3 decimals by policy', germanTo('KR', '99.90'), 'LICENSE_REQUIRED', { reading: { on: LIVE, profile: 'AS_PUBLISHED', policy: { roundRatio: '3' } } }),
  published('0.0494 % rounded to 1 decimal is 0.0', germanTo('KR', '49.40'), 'NO_LICENSE_REQUIRED', { reading: { on: LIVE, profile: 'AS_PUBLISHED', policy: { roundRatio: '1' } } }),
  published('0.05 % rounded half up to 1 decimal is 0.1', germanTo('KR', '50.00'), 'LICENSE_REQUIRED', { reading: { on: LIVE, profile: 'AS_PUBLISHED', policy: { roundRatio: '1' } } }),
]);

const twoElements: Given = { from: 'DE', to: 'KR', line: { ...germanMagnet('110.00'), elements: [{ symbol: 'Dy', value: '60.00', origin: 'CN' }, { symbol: 'Tb', value: '50.00', origin: 'CN' }] } };
const twoWithoutValues: Given = { from: 'DE', to: 'KR', line: { ...germanMagnet('110.00'), elements: [{ symbol: 'Dy' }, { symbol: 'Tb' }] } };
const motor = (value: string, inner: string): Given => ({
  from: 'DE', to: 'KR',
  line: { ...germanMagnet(value), form: 'component', annex61: 'unknown', elements: [{ symbol: 'Dy', value, origin: 'CN' }], value: { currency: 'USD', itemTotal: '100000.00', cnOriginPart1: value, innerPart2Total: inner } },
});
const assembly = (part2IncludesAssemblies: 'true' | 'false', incorporatedItemsCount: 'true' | 'false' | 'unsettled' = 'unsettled') => ({ on: LIVE, profile: 'AS_PUBLISHED' as const, policy: { part2IncludesAssemblies, incorporatedItemsCount } });
runCases('No. 61 Art 1(1): several elements, contradictions, assemblies', [
  published('two elements are added', twoElements, 'LICENSE_REQUIRED'),
  published('each alone by policy', twoElements, 'NO_LICENSE_REQUIRED', { reading: { on: LIVE, profile: 'AS_PUBLISHED', policy: { sumPart1: 'false' } } }),
  published('each alone, values per element missing: ask', twoWithoutValues, 'NEEDS_INFORMATION', { reading: { on: LIVE, profile: 'AS_PUBLISHED', policy: { sumPart1: 'false' } } }),
  published('declared sum and elements disagree across the line: ask', { from: 'DE', to: 'KR', line: { ...germanMagnet('50.00'), elements: [{ symbol: 'Dy', value: '3000.00', origin: 'CN' }] } }, 'NEEDS_INFORMATION', { asks: 'which value is right' }),
  published('currencies differ', { from: 'DE', to: 'KR', line: { ...germanMagnet(null), value: { currency: 'USD', itemTotal: '100000.00', cnOriginPart1: '700.00', cnOriginPart1Currency: 'CNY' } } }, 'NEEDS_INFORMATION', { asks: 'exchange rate' }),
  published('a motor: is it a Part 2 item?', motor('500.00', '10000.00'), 'NEEDS_INFORMATION', { asks: 'part2IncludesAssemblies' }),
  published('a motor below on every denominator', motor('5.00', '10000.00'), 'NO_LICENSE_REQUIRED'),
  published('a motor, assemblies count', motor('500.00', '10000.00'), 'LICENSE_REQUIRED', { reading: assembly('true') }),
  published('a motor on both sides of the line: escalate', motor('50.00', '10000.00'), 'NEEDS_INFORMATION', { reading: assembly('true'), asks: 'which value is right' }),
  published('a motor, assemblies do not count, the magnet inside is open', motor('500.00', '10000.00'), 'NEEDS_INFORMATION', { reading: assembly('false'), asks: 'incorporatedItemsCount' }),
  published('a motor, neither counts', motor('500.00', '10000.00'), 'NO_LICENSE_REQUIRED', { reading: assembly('false', 'false') }),
]);

const vietnam = (over: Given['line'], technology: { originChina: boolean | null; categories: ('mining' | 'smelting_separation' | 'metal_smelting' | 'magnet_making' | 'secondary_recycling' | 'other_magnet')[] }): Given => ({
  from: 'VN', to: 'KR', line: { form: 'oxide', controlCode: null, manufacture: { country: 'VN', originatesInChina: false }, value: { currency: 'USD', itemTotal: '1000', cnOriginPart1: '0' }, ...over, technology },
});
runCases('No. 61 Art 1(2): Chinese-origin technology, no content test [text]', [
  ...(['mining', 'smelting_separation', 'metal_smelting', 'magnet_making', 'secondary_recycling'] as const).map((category) => published(category, vietnam({}, { originChina: true, categories: [category] }), 'LICENSE_REQUIRED', { names: 'MOFCOM 61/2025 Art 1(2)' })),
  published('ferrite technology is none of the five', vietnam({}, { originChina: true, categories: ['other_magnet'] }), 'NO_LICENSE_REQUIRED'),
  published('technology not Chinese', vietnam({}, { originChina: false, categories: ['smelting_separation'] }), 'NO_LICENSE_REQUIRED'),
  published('provenance unknown', vietnam({}, { originChina: null, categories: [] }), 'NEEDS_INFORMATION', { asks: 'technology' }),
  published('samarium oxide is not in Annex 1', vietnam({ annex61: null, elements: [{ symbol: 'Sm' }] }, { originChina: true, categories: ['smelting_separation'] }), 'NO_LICENSE_REQUIRED'),
  published('downstream product, policy: ask', vietnam({}, { originChina: true, categories: ['mining'] }), 'NEEDS_INFORMATION', { reading: { on: LIVE, profile: 'AS_PUBLISHED', policy: { techDirectProductOnly: 'true' } } }),
  published('direct product, policy', vietnam({}, { originChina: true, categories: ['smelting_separation'] }), 'LICENSE_REQUIRED', { reading: { on: LIVE, profile: 'AS_PUBLISHED', policy: { techDirectProductOnly: 'true' } } }),
]);

type Dated = [says: string, given: Given, on: string, outcome: Case['outcome'], profile?: Case['reading']['profile']];
const dated = (...[says, given, on, outcome, profile]: Dated): Case => ({ says, given, reading: { on, ...(profile === undefined ? {} : { profile }) }, outcome });
const value = germanTo('KR', '3000.00');
runCases('No. 61 in time: live 2025-10-09 to 2025-11-06, suspended to 2026-11-10', [
  dated('origin route, day before', jpToKr, '2025-10-08', 'NO_LICENSE_REQUIRED'), dated('origin route, first day', jpToKr, '2025-10-09', 'LICENSE_REQUIRED'), dated('origin route, second day', jpToKr, '2025-10-10', 'LICENSE_REQUIRED'),
  dated('origin route, last live day', jpToKr, '2025-11-06', 'LICENSE_REQUIRED'), dated('No. 70 starts', jpToKr, '2025-11-07', 'NO_LICENSE_REQUIRED'), dated('No. 70, next day', jpToKr, '2025-11-08', 'NO_LICENSE_REQUIRED'),
  dated('value route never started', value, '2025-11-30', 'NO_LICENSE_REQUIRED'), dated('value route, its own start', value, '2025-12-01', 'NO_LICENSE_REQUIRED'), dated('value route, after', value, '2025-12-02', 'NO_LICENSE_REQUIRED'),
  dated('before the end', jpToKr, '2026-11-09', 'NO_LICENSE_REQUIRED'), dated('the named last day', jpToKr, '2026-11-10', 'NO_LICENSE_REQUIRED'),
  dated('after the end, unverified', jpToKr, '2026-11-11', 'NEEDS_INFORMATION'), dated('after the end, as published', jpToKr, '2026-11-11', 'LICENSE_REQUIRED', 'AS_PUBLISHED'), dated('after the end, extended', jpToKr, '2026-11-11', 'NO_LICENSE_REQUIRED', 'EXTENDED_2027_01_10'),
  dated('extension, last day', jpToKr, '2027-01-10', 'NO_LICENSE_REQUIRED', 'EXTENDED_2027_01_10'), dated('extension over', jpToKr, '2027-01-11', 'LICENSE_REQUIRED', 'EXTENDED_2027_01_10'), dated('value route after the end', value, '2026-11-11', 'LICENSE_REQUIRED', 'AS_PUBLISHED'),
  { says: 'the last day is live by policy', given: jpToKr, reading: { on: '2026-11-10', policy: { no70EndInclusive: 'false' } }, outcome: 'LICENSE_REQUIRED' },
  { says: 'what was known on 2025-11-01 about 2025-12-01', given: value, reading: { on: '2025-12-01', knownAt: '2025-11-01' }, outcome: 'LICENSE_REQUIRED' },
  { says: 'what was known on 2025-10-01 about 2025-10-20', given: jpToKr, reading: { on: '2025-10-20', knownAt: '2025-10-01' }, outcome: 'NO_LICENSE_REQUIRED' },
]);

runCases('No. 61 Art 1(3) and its scope', [
  origin('origin not stated', { line: { manufacture: { country: 'JP', originatesInChina: null }, value: { currency: 'USD', itemTotal: '1', cnOriginPart1: '0' } } }, 'NEEDS_INFORMATION', { asks: 'origin of the item' }),
  origin('"not Chinese" but made in China is a contradiction', { line: { manufacture: { country: 'CN', originatesInChina: false } } }, 'NEEDS_INFORMATION'),
  origin('the sender leaves Dy metal out of Annex 1: it is in', { line: { annex61: null } }, 'LICENSE_REQUIRED'),
  origin('terbium oxide is Part 1', { line: { form: 'oxide', annex61: null, elements: [{ symbol: 'Tb' }] } }, 'LICENSE_REQUIRED'),
  origin('yttrium oxide is not', { line: { form: 'oxide', annex61: null, elements: [{ symbol: 'Y' }] } }, 'NO_LICENSE_REQUIRED'),
  origin('Ho metal is not in Annex 1', { line: { annex61: null, controlCode: null, elements: [{ symbol: 'Ho' }] } }, 'NO_LICENSE_REQUIRED'),
  origin('a Dy target, annex not declared: the list was not seen', { line: { form: 'target', annex61: null, controlCode: null } }, 'NEEDS_INFORMATION'),
  origin('a Gd target', { line: { form: 'target', annex61: null, controlCode: null, elements: [{ symbol: 'Gd' }] } }, 'LICENSE_REQUIRED'),
  origin('to Taiwan: an open policy', { to: 'TW' }, 'NEEDS_INFORMATION', { asks: 'hkMoTwTreatedAsOutsideChina' }),
  origin('to Taiwan, outside China by policy', { to: 'TW' }, 'LICENSE_REQUIRED', { reading: { on: ORIGIN_LIVE, policy: { hkMoTwTreatedAsOutsideChina: 'true' } } }),
  origin('to Taiwan, not outside by policy', { to: 'TW' }, 'NO_LICENSE_REQUIRED', { reading: { on: ORIGIN_LIVE, policy: { hkMoTwTreatedAsOutsideChina: 'false' } } }),
  origin('inside one country counts by policy', { from: 'JP', to: 'JP' }, 'LICENSE_REQUIRED', { reading: { on: ORIGIN_LIVE, policy: { treatDomesticTransferAsExport: 'true' } } }),
  origin('inside one country asks by policy', { from: 'JP', to: 'JP' }, 'NEEDS_INFORMATION', { reading: { on: ORIGIN_LIVE, policy: { treatDomesticTransferAsExport: 'review' } } }),
  origin('exporter\'s place not known', { exporter: { locatedInChina: null } }, 'NEEDS_INFORMATION', { asks: 'located in China' }),
]);

const both = (over: object) => ({ screening: { p1: { status: 'match' as const, ...over }, p2: { status: 'match' as const, ...over } } });
const owned = (pct: string | null) => both({ ownership: [{ name: 'Listed Parent', pct, listings: [listing()] }] });
runCases('No. 61 Art 2: military users, listed parties, 50 % [text]', [
  origin('foreign military user', { party: { militaryUser: true } }, 'PRESUMPTION_OF_DENIAL', { action: 'stop', names: 'MOFCOM 61/2025 Art 2' }),
  origin('military user unknown', { party: { militaryUser: null } }, 'NEEDS_INFORMATION', { asks: 'military user' }),
  origin('control list', both({ listings: [listing()] }), 'PRESUMPTION_OF_DENIAL'),
  origin('watch list', both({ listings: [listing({ list: 'watch_list' })] }), 'PRESUMPTION_OF_DENIAL'),
  origin('unreliable entity: not in Art 2', both({ listings: [listing({ list: 'unreliable_entity_list' })] }), 'LICENSE_REQUIRED'),
  origin('listed later than the day', both({ listings: [listing({ since: '2025-10-21' })] }), 'LICENSE_REQUIRED'),
  origin('listed on the day', both({ listings: [listing({ since: '2025-10-20' })] }), 'PRESUMPTION_OF_DENIAL'),
  origin('a stopped listing', both({ listings: [listing({ status: 'stopped', statusSince: '2025-08-01' })] }), 'LICENSE_REQUIRED'),
  origin('a listing stopped later than the day', both({ listings: [listing({ status: 'stopped', statusSince: '2025-11-10' })] }), 'PRESUMPTION_OF_DENIAL'),
  origin('49.99 %', owned('49.99'), 'LICENSE_REQUIRED'), origin('exactly 50 %', owned('50'), 'PRESUMPTION_OF_DENIAL'), origin('50.0 %', owned('50.0'), 'PRESUMPTION_OF_DENIAL'),
  origin('share unknown', owned(null), 'NEEDS_INFORMATION', { asks: 'beneficial owners' }),
  origin('a branch of a listed party', both({ branchOf: { name: 'Listed', listings: [listing()] } }), 'PRESUMPTION_OF_DENIAL'),
  origin('owners could not be established', { party: { ownersKnown: false } }, 'NEEDS_INFORMATION', { asks: 'beneficial owners' }),
  origin('control without shares is a red flag', { party: { controlWithoutShares: true } }, 'LICENSE_REQUIRED'),
  origin('control without shares asks by policy', { party: { controlWithoutShares: true } }, 'NEEDS_INFORMATION', { reading: { on: ORIGIN_LIVE, policy: { controlWithoutShares: 'review' } } }),
  origin('no end user named', { parties: [{ role: 'buyer' }] }, 'NEEDS_INFORMATION', { asks: 'end user' }),
  origin('listed buyer beside a named importer is a red flag', { parties: [{ role: 'buyer' }, { role: 'importer' }, { role: 'end_user' }], screening: { p1: { status: 'match', listings: [listing()] } } }, 'LICENSE_REQUIRED'),
  origin('listed intermediate consignee is a red flag', { parties: [{ role: 'buyer' }, { role: 'intermediate_consignee' }, { role: 'end_user' }], screening: { p2: { status: 'match', listings: [listing()] } } }, 'LICENSE_REQUIRED'),
  origin('confirmed on the military list, declared civil', { screening: { p2: { status: 'match', listings: [listing({ list: 'military' })] } } }, 'NEEDS_INFORMATION'),
]);

test('relatives that the lists of Art 2 hold are shown as red flags and decide nothing', () => {
  const relative = (name: string, relation: 'subsidiary' | 'sister', over: Parameters<typeof listing>[0] = {}) => ({ relation, name, listings: [listing(over)] });
  const relatedListed = [relative('Held Works', 'subsidiary'), relative('Watched Works', 'sister', { list: 'watch_list' }), relative('Fab', 'sister', { list: 'semiconductor' }), relative('Former Works', 'subsidiary', { status: 'stopped', statusSince: '2025-08-01' })];
  const { outcome, lines } = decideGiven({ ...jpToKr, screening: { p2: { status: 'clear', relatedListed } } }, { on: ORIGIN_LIVE });
  expect(outcome).toBe('LICENSE_REQUIRED');
  const because = lines.flatMap(({ rules }) => rules).find(({ rule }) => rule === 'MOFCOM 61/2025 Art 2')?.because;
  expect(because).toBe('the subsidiary Held Works is listed; Art 2 looks down to what a listed party holds, not up or sideways; the sister Watched Works is listed; Art 2 looks down to what a listed party holds, not up or sideways.');
});

const logic = (nodeNm: string | null): Given => ({ endUse: { category: 'semiconductor_logic', nodeNm } });
const memory = (memoryLayers: number | null, memoryType: 'nand' | 'dram' | null = 'nand'): Given => ({ endUse: { category: 'semiconductor_memory', memoryLayers, memoryType } });
runCases('No. 61 Arts 3, 4 and 5: the use [text]', [
  origin('wmd', { endUse: { category: 'wmd' } }, 'PRESUMPTION_OF_DENIAL', { names: 'MOFCOM 61/2025 Art 3(1)' }),
  origin('terrorism', { endUse: { category: 'terrorism' } }, 'PRESUMPTION_OF_DENIAL', { names: 'MOFCOM 61/2025 Art 3(2)' }),
  origin('possibly military', { endUse: { category: 'military_possible' } }, 'PRESUMPTION_OF_DENIAL', { names: 'MOFCOM 61/2025 Art 3(3)' }),
  origin('possibly military, ask first', { endUse: { category: 'military_possible' } }, 'NEEDS_INFORMATION', { reading: { on: ORIGIN_LIVE, policy: { mayThreshold: 'askFirst' } } }),
  origin('use unknown', { endUse: { category: 'unknown' } }, 'NEEDS_INFORMATION', { asks: 'end use' }),
  origin('logic 13.9 nm', logic('13.9'), 'CASE_BY_CASE'), origin('logic 14 nm', logic('14'), 'CASE_BY_CASE'), origin('logic 14.0 nm', logic('14.0'), 'CASE_BY_CASE'), origin('logic 14.1 nm', logic('14.1'), 'LICENSE_REQUIRED'),
  origin('logic, node not stated', logic(null), 'NEEDS_INFORMATION', { asks: 'node' }),
  origin('memory 255 layers', memory(255), 'LICENSE_REQUIRED'), origin('memory 256 layers', memory(256), 'CASE_BY_CASE'), origin('memory 257 layers', memory(257), 'CASE_BY_CASE'),
  origin('NAND, layers not stated', memory(null), 'NEEDS_INFORMATION', { asks: 'layer count' }), origin('planar DRAM has no layers', memory(null, 'dram'), 'LICENSE_REQUIRED'),
  origin('planar DRAM asks by policy', memory(null, 'dram'), 'NEEDS_INFORMATION', { reading: { on: ORIGIN_LIVE, policy: { dramReview: 'true' } } }),
  ...(['semiconductor_equipment', 'semiconductor_test_equipment', 'semiconductor_material'] as const).flatMap((category) => [
    origin(`${category} for 14 nm`, { endUse: { category, nodeNm: '14' } }, 'CASE_BY_CASE'), origin(`${category} for 28 nm`, { endUse: { category, nodeNm: '28' } }, 'LICENSE_REQUIRED'),
    origin(`${category} for 256 layers`, { endUse: { category, memoryLayers: 256 } }, 'CASE_BY_CASE'), origin(`${category} for 255 layers`, { endUse: { category, memoryLayers: 255 } }, 'LICENSE_REQUIRED'),
    origin(`${category}, nothing stated`, { endUse: { category } }, 'NEEDS_INFORMATION'),
  ]),
  origin('AI with potential military use', { endUse: { category: 'ai_potential_military' } }, 'CASE_BY_CASE'), origin('civil AI', { endUse: { category: 'ai_civil' } }, 'LICENSE_REQUIRED'),
  origin('a chip maker on our list, civil use stated: ask', { screening: { p2: { status: 'match', listings: [listing({ list: 'semiconductor' })] } } }, 'NEEDS_INFORMATION', { asks: 'chip making' }),
  ...([[{ nodeNm: '7', memoryLayers: null, kind: 'foundry' }, 'chips at 7 nm), and if so which line'], [{ nodeNm: null, memoryLayers: 232, kind: null }, 'memory of 232 layers), and if so which line'], [{ nodeNm: null, memoryLayers: null, kind: 'design' }, 'Firm 2 (fictional), and if so which line']] as const)
    .map(([capability, asks]) => origin(`what the list knows of a fab is in the question: ${asks}`, { screening: { p2: { status: 'match', listings: [listing({ list: 'semiconductor', capability })] } } }, 'NEEDS_INFORMATION', { asks })),
  ...(['emergency_medical', 'public_health', 'disaster_relief'] as const).map((humanitarianKind) => origin(humanitarianKind, { endUse: { category: 'humanitarian', humanitarianKind } }, 'EXEMPT_WITH_REPORT', { action: 'release', names: 'MOFCOM 61/2025 Art 5' })),
  origin('other relief: the tail is open', { endUse: { category: 'humanitarian', humanitarianKind: 'other_relief' } }, 'NEEDS_INFORMATION'), origin('relief of no stated kind', { endUse: { category: 'humanitarian' } }, 'NEEDS_INFORMATION'),
  origin('military hospital', { party: { militaryUser: true }, endUse: { category: 'humanitarian', humanitarianKind: 'emergency_medical' } }, 'NEEDS_INFORMATION', { asks: 'Art 5 or Art 2' }),
  origin('military hospital, Art 5 first', { party: { militaryUser: true }, endUse: { category: 'humanitarian', humanitarianKind: 'emergency_medical' } }, 'EXEMPT_WITH_REPORT', { reading: { on: ORIGIN_LIVE, policy: { art5OverridesArt2: 'true' } } }),
  origin('military hospital, Art 2 first', { party: { militaryUser: true }, endUse: { category: 'humanitarian', humanitarianKind: 'emergency_medical' } }, 'PRESUMPTION_OF_DENIAL', { reading: { on: ORIGIN_LIVE, policy: { art5OverridesArt2: 'false' } } }),
  { says: 'Art 5 has nothing to exempt while No. 61 is suspended', given: { ...jpToKr, endUse: { category: 'humanitarian', humanitarianKind: 'disaster_relief' } }, reading: { on: '2026-03-01' }, outcome: 'NO_LICENSE_REQUIRED' },
]);
